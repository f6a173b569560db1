"""``serve``, ``users`` and ``tokens``: who is let in is decided before anything listens."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli.app import app
from reportedly.cli.serve import choose_settings
from reportedly.errors import UsageError
from reportedly.people import add_user
from reportedly.store import open_store

Command = Callable[..., Result]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_DB", raising=False)

    def invoke(*arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(app, arguments, input=stdin, prog_name="reportedly")

    return invoke


def test_other_machines_are_let_in_only_with_users(command: Command) -> None:
    for arguments in (["--host", "0.0.0.0"], ["--allow-host", "news.example.org"], ["--https-proxy"], ["--sign-in"]):
        done = command("serve", *arguments)
        assert done.exit_code == 2, arguments
        assert "reportedly users add NAME --role admin --db reportedly.db" in done.stderr


def test_settings_follow_from_where_the_desk_listens(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    alone = choose_settings(store, "127.0.0.1", False, [], False, False)
    assert (alone.sign_in, alone.hosts) == (False, {"localhost", "127.0.0.1", "::1"})
    with store.write() as connection:
        add_user(connection, "vera", "viewer", "four slow ferries", "tests")
    with pytest.raises(UsageError, match="no user who is admin"):
        choose_settings(store, "0.0.0.0", False, [], False, False)
    with store.write() as connection:
        add_user(connection, "ada", "admin", "four slow ferries", "tests")
    shared = choose_settings(store, "0.0.0.0", False, ["News.example.org"], False, False)
    assert shared.sign_in
    assert "news.example.org" in shared.hosts
    assert "0.0.0.0" not in shared.hosts
    assert choose_settings(store, "127.0.0.1", False, [], True, False).sign_in
    store.close()


def test_serve_says_where_answers_and_stops(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reportedly", "serve", "--port", "0", "--db", str(tmp_path / "desk.db")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        line = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address, line
        with urllib.request.urlopen(address[0], timeout=20) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert "the desk is closed" in process.stderr.read()
    finally:
        process.kill()
        process.stderr.close()


def test_a_port_that_is_taken_is_told(command: Command) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listener:
        done = command("serve", "--port", str(listener.getsockname()[1]))
    assert done.exit_code == 2
    assert "take another --port" in done.stderr


def test_users_from_the_command_line(command: Command) -> None:
    done = command("users", "add", "Ada", "--role", "admin")
    assert done.exit_code == 0
    assert re.search(r"^password: \S{20,}$", done.stdout, re.MULTILINE)
    done = command("users", "add", "vera", "--password-stdin", stdin="four slow ferries\n")
    assert "password" not in done.stdout
    assert [line.split("\t")[:2] for line in command("users", "list").stdout.splitlines()] == [["ada", "admin"], ["vera", "viewer"]]
    assert command("users", "role", "vera", "reviewer").exit_code == 0
    assert command("users", "role", "vera", "king").exit_code == 2
    assert command("users", "password", "vera").exit_code == 0
    assert command("users", "add", "bob", "--password-stdin", stdin="short\n").exit_code == 2
    assert "only admin" in command("users", "remove", "ada").stderr
    assert command("users", "remove", "vera").exit_code == 0
    assert command("users", "remove", "vera").exit_code == 2


def test_tokens_from_the_command_line(command: Command) -> None:
    command("users", "add", "ada", "--role", "admin")
    token = command("tokens", "add", "ada", "--scope", "write", "--label", "nightly").stdout.strip()
    assert re.fullmatch(r"rpt_[0-9a-f]{12}_\S{43}", token)
    token_id = token.split("_")[1]
    assert command("tokens", "list").stdout.split("\t")[:4] == [token_id, "ada", "write", "nightly"]
    assert command("tokens", "revoke", token_id).exit_code == 0
    assert command("tokens", "revoke", token_id).exit_code == 2
    assert "revoked" in command("tokens", "list").stdout
    assert command("tokens", "add", "nobody").exit_code == 2
    assert command("tokens", "add", "ada", "--scope", "all").exit_code == 2


def test_nothing_is_listed_from_a_store_that_is_not_there(command: Command) -> None:
    assert command("users", "list").exit_code == 2
    assert command("tokens", "list").exit_code == 2
