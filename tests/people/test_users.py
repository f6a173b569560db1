"""Users, passwords, tokens: what is kept, what is refused, what is logged."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from reportedly.people import (
    PeopleError,
    SignInRefused,
    User,
    add_user,
    change_password,
    change_role,
    find_session,
    find_token_user,
    has_admin,
    list_tokens,
    list_users,
    make_token,
    read_audit,
    remove_user,
    revoke_token,
    set_password,
    sign_in,
    throttle,
)
from reportedly.people.passwords import check_password, fits, generate_password, hash_password
from reportedly.people.schema import api_tokens, login_attempts, sessions, users
from reportedly.store import Store

PASSWORD = "four slow ferries"


@pytest.fixture
def store(store: Store) -> Store:
    """A store of each kind, with two users."""
    with store.write() as connection:
        add_user(connection, "ada", "admin", PASSWORD, "tests")
        add_user(connection, "Vera", "viewer", PASSWORD, "tests")
    return store


def test_a_user_is_listed_with_role_and_kept_without_password(store: Store) -> None:
    with store.read() as connection:
        assert [(u.name, u.role, u.seen) for u in list_users(connection)] == [("ada", "admin", None), ("vera", "viewer", None)]
        kept = connection.execute(select(users.c.password)).scalars().all()
        assert has_admin(connection)
    assert all(k.startswith("$argon2id$") for k in kept)
    assert len(set(kept)) == 2, "the same password twice must not look the same"


@pytest.mark.parametrize("name", ["", " ", "a b", "Änne", "-x", "x" * 41, "../x", "<b>", "local", "ADA"])
def test_names_that_are_none_or_taken_are_refused(store: Store, name: str) -> None:
    with store.write() as connection, pytest.raises(PeopleError):
        add_user(connection, name, "viewer", PASSWORD, "tests")


@pytest.mark.parametrize(
    "password", ["", "short", "x" * 201, "aaaaaaaaaaaaaa", "0123456789", "passwordpassword", "grete.grete.grete", "\U0001f600" * 12]
)
def test_passwords_that_are_guessed_first_are_refused(password: str) -> None:
    with pytest.raises(PeopleError):
        check_password(password, "grete")


def test_passwords_made_by_us_are_good_and_never_the_same() -> None:
    made = {generate_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        check_password(password, "ada")


def test_only_the_password_fits() -> None:
    kept = hash_password(PASSWORD)
    assert fits(kept, PASSWORD)
    assert not fits(kept, PASSWORD + " ")
    assert not fits(None, PASSWORD)
    assert not fits("-", PASSWORD)


def test_signing_in_gives_a_session_with_the_role_of_today(store: Store) -> None:
    token = sign_in(store, " Vera ", PASSWORD, "192.0.2.1", "a browser")
    with store.write() as connection:
        found = find_session(connection, token)
        assert found
        assert found.user == User(name="vera", role="viewer")
        assert token not in str(connection.execute(select(sessions)).all()), "only a hash is kept"
        change_role(connection, "vera", "reviewer", "ada")
        found = find_session(connection, token)
        assert found
        assert found.user.role == "reviewer"
        assert find_session(connection, token + "x") is None


def test_old_and_idle_sessions_end(store: Store) -> None:
    token = sign_in(store, "vera", PASSWORD)
    for old in ({"created": "2020-01-01T00:00:00+00:00"}, {"seen": "2020-01-01T00:00:00+00:00"}):
        with store.write() as connection:
            connection.execute(update(sessions).values(old))
            assert find_session(connection, token) is None


def test_a_refusal_does_not_tell_whether_the_name_exists(store: Store) -> None:
    messages = set()
    for name in ("vera", "nobody", "", "x" * 300, "vera' OR 1=1 --", "ve\x00ra", "ve\ud800ra"):
        with pytest.raises(SignInRefused) as refusal:
            sign_in(store, name, "wrong password", "192.0.2.1")
        messages.add(str(refusal.value))
    assert len(messages) == 1
    with store.read() as connection:
        lines = [(line.act, line.subject) for line in read_audit(connection)][:7]
    assert lines.count(("sign-in refused", "vera")) == 1
    assert lines.count(("sign-in refused", "a name that nobody has")) == 6, "people type passwords into the wrong field"


def test_unknown_names_cost_a_hash_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr("reportedly.people.signing_in.fits", lambda kept, password: seen.append(kept) or False)
    for name in ("vera", "nobody"):
        with pytest.raises(SignInRefused):
            sign_in(store, name, "wrong password")
    assert len(seen) == 2


def quick(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock to turn, and passwords that cost nothing."""
    clock = [1_000_000.0]
    monkeypatch.setattr(throttle.time, "time", lambda: clock[0])
    monkeypatch.setattr("reportedly.people.signing_in.fits", lambda kept, password: kept is not None and password == PASSWORD)
    return clock


def tries(store: Store, n: int, name: str = "vera", address: str = "192.0.2.1") -> int:
    """The last wait after so many wrong tries."""
    wait = 0
    for _ in range(n):
        with pytest.raises(SignInRefused) as refusal:
            sign_in(store, name, "wrong password", address)
        wait = refusal.value.wait
    return wait


def test_guessing_gets_slower_and_slower(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = quick(monkeypatch)
    assert tries(store, 5) == 0
    waits = []
    for _ in range(12):
        waits.append(tries(store, 1))
        clock[0] += waits[-1]
        assert tries(store, 1) == 0, "after the wait one try is looked at"
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


def test_the_right_password_is_refused_too_while_one_must_wait(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = quick(monkeypatch)
    tries(store, 5)
    with pytest.raises(SignInRefused, match="Wait 1 second"):
        sign_in(store, "vera", PASSWORD, "192.0.2.1")
    clock[0] += 1
    sign_in(store, "vera", PASSWORD, "192.0.2.1")
    assert tries(store, 5) == 0, "a success begins anew"


def test_a_stranger_cannot_lock_somebody_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = quick(monkeypatch)
    for n in range(60):
        with pytest.raises(SignInRefused):
            sign_in(store, "vera", "wrong password", f"198.51.100.{n}")
        clock[0] += 31
    sign_in(store, "vera", PASSWORD, "192.0.2.1")


def test_one_address_cannot_try_all_names(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    quick(monkeypatch)
    assert [tries(store, 1, f"name{n}") for n in range(21)][-1] == 1


def test_tries_are_not_kept_for_ever_and_name_nobody(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = quick(monkeypatch)
    tries(store, 3)
    clock[0] += 100_000
    tries(store, 1)
    with store.read() as connection:
        rows = connection.execute(select(login_attempts)).all()
    assert len(rows) == 1
    assert "vera" not in str(rows)


def test_a_new_password_ends_the_sessions(store: Store) -> None:
    token = sign_in(store, "vera", PASSWORD)
    with store.write() as connection:
        with pytest.raises(PeopleError, match="old password"):
            change_password(connection, "vera", "wrong password", "five quick ferries")
        change_password(connection, "vera", PASSWORD, "five quick ferries")
        assert find_session(connection, token) is None
    sign_in(store, "vera", "five quick ferries")


def test_who_is_removed_is_out_and_the_name_stays_theirs(store: Store) -> None:
    token = sign_in(store, "vera", PASSWORD)
    with store.write() as connection:
        api = make_token(connection, "vera", "", "read", "vera")
        remove_user(connection, "vera", "ada")
        assert find_session(connection, token) is None
        assert find_token_user(connection, api) is None
        assert [u.name for u in list_users(connection)] == ["ada"]
        with pytest.raises(PeopleError, match="taken"):
            add_user(connection, "vera", "viewer", PASSWORD, "ada")
        with pytest.raises(PeopleError, match="no user"):
            set_password(connection, "vera", PASSWORD, "ada")
    with pytest.raises(SignInRefused):
        sign_in(store, "vera", PASSWORD)


def test_the_last_admin_stays(store: Store) -> None:
    with store.write() as connection:
        with pytest.raises(PeopleError, match="only admin"):
            remove_user(connection, "ada", "ada")
        with pytest.raises(PeopleError, match="only admin"):
            change_role(connection, "ada", "viewer", "ada")
        change_role(connection, "vera", "admin", "ada")
        remove_user(connection, "ada", "vera")


@pytest.mark.parametrize(
    ("role", "scope", "expected"),
    [
        ("admin", "read", "viewer"), ("admin", "write", "reviewer"), ("admin", "admin", "admin"),
        ("viewer", "write", "viewer"), ("viewer", "admin", "viewer"), ("reviewer", "admin", "reviewer"),
    ],
)  # fmt: skip
def test_a_token_may_no_more_than_its_user(store: Store, role: str, scope: str, expected: str) -> None:
    with store.write() as connection:
        add_user(connection, "kim", role, PASSWORD, "ada")  # type: ignore[arg-type]
        token = make_token(connection, "kim", "nightly", scope, "kim")  # type: ignore[arg-type]
        found = find_token_user(connection, token)
        assert found
        assert found.user == User(name="kim", role=expected)  # type: ignore[arg-type]
        assert token not in str(connection.execute(select(api_tokens)).all())
        assert find_token_user(connection, token[:-1] + ("a" if token[-1] != "a" else "b")) is None


def test_tokens_end(store: Store) -> None:
    with store.write() as connection:
        token = make_token(connection, "vera", "nightly", "read", "ada", days=30)
        line = list_tokens(connection, "vera")[0]
        assert line.expires
        with pytest.raises(PeopleError):
            revoke_token(connection, line.id, "ada", of="ada")
        revoke_token(connection, line.id, "vera", of="vera")
        assert find_token_user(connection, token) is None
        with pytest.raises(PeopleError):
            revoke_token(connection, line.id, "vera")
        late = make_token(connection, "vera", "", "read", "vera", days=1)
        connection.execute(update(api_tokens).values(expires="2020-01-01T00:00:00+00:00", revoked=None))
        assert find_token_user(connection, late) is None


def test_every_change_is_logged_with_who_made_it(store: Store) -> None:
    with store.write() as connection:
        change_role(connection, "vera", "reviewer", "ada", "192.0.2.7")
        make_token(connection, "vera", "", "read", "vera")
        remove_user(connection, "vera", "ada")
        lines = read_audit(connection)
    assert [(line.who, line.act) for line in lines[:3]] == [("ada", "user removed"), ("vera", "token made"), ("ada", "role changed")]
    assert (lines[2].subject, lines[2].address) == ("vera: viewer to reviewer", "192.0.2.7")
    with store.read() as connection:
        assert [line.key for line in read_audit(connection, before=lines[0].key, limit=2)] == [lines[1].key, lines[2].key]
