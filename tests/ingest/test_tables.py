"""CSV and Parquet: columns by name or as told, rows that are not sound, and where each row stood."""

import csv
import io
import sys
import time

import pytest

from reportedly.ingest import MAX_LINE_BYTES, InputProblem, read_inputs
from reportedly.ingest.columns import parse_map

ROWS = [
    {"id": "1", "headline": "Strike in Lome", "body": 'Dockers struck.\nThey said "no".', "url": "https://e.org/1", "date": "2022-01-18"},
    {"id": "2", "headline": "Rain", "body": "It rained, and rained; a lot.", "url": "https://e.org/2", "date": "2022-01-19"},
]


def table(rows=ROWS, delimiter=","):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(tmp_path, content, name="a.csv", columns=None):
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_inputs([tmp_path / name], columns=columns or {}))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_columns_are_known_by_their_names(tmp_path, delimiter, encoding):
    first, second = read(tmp_path, table(delimiter=delimiter).encode(encoding))
    assert (first.external_id, first.title, first.url, first.published) == ("1", "Strike in Lome", "https://e.org/1", "2022-01-18")
    assert first.content == ROWS[0]["body"]
    assert second.content == ROWS[1]["body"]
    assert (first.provenance.file, first.provenance.record, second.provenance.record) == ("a.csv", "2", "4")  # lines, counted from 1
    assert first.remarks == second.remarks == ()


def test_columns_are_what_the_map_says(tmp_path):
    content = "key,summary,body\n7,A short one.,A long one.\n"
    (page,) = read(tmp_path, content, columns=parse_map("text=summary,id=key"))
    assert (page.content, page.external_id) == ("A short one.", "7")
    (page,) = read(tmp_path, content)
    assert (page.content, page.external_id) == ("A long one.", None)
    (page,) = read(tmp_path, '{"summary": "A short one.", "key": 7}', "a.jsonl", parse_map("text=summary,id=key"))
    assert (page.content, page.external_id) == ("A short one.", "7")


def test_html_columns_and_the_language(tmp_path):
    (page,) = read(tmp_path, "raw_html,lang\n<p>Talks ended.</p>,en\n")
    assert (page.content, page.is_html, page.language) == ("<p>Talks ended.</p>", True, "en")


@pytest.mark.parametrize(
    ("content", "columns", "message"),
    [
        ("id,words\n1,Talks\n", {}, 'no column is known to hold the text; the columns are "id", "words"; say which with --map text=COLUMN'),
        ("id,text\n1,Talks\n", {"body": "text"}, 'no column "body" (--map); the columns are "id", "text"'),
        ("\n\n", {}, "empty"),
        ("", {}, "empty"),
    ],
)
def test_tables_that_cannot_be_read(tmp_path, content, columns, message):
    (problem,) = read(tmp_path, content, columns=columns)
    assert message in problem.message


def test_a_bad_row_is_told_and_the_next_one_comes(tmp_path):
    content = b"id,text\n1,\n2,Kept.,too many\n3\n\n4,caf\xe9 caf\xc3\xa9 caf\xc3\xa9\n5,Last.\n"
    empty, long, short, broken, last = read(tmp_path, content)
    assert 'the column "text" is empty' in empty.message
    assert empty.origin.endswith("a.csv:2")
    assert (long.content, "3 cells and the header 2" in long.remarks[0]) == ("Kept.", True)
    assert isinstance(short, InputProblem)
    assert "another encoding" in broken.remarks[0]
    assert (last.content, last.remarks) == ("Last.", ())


def test_a_table_in_another_encoding_is_guessed_and_told(tmp_path):
    content = "id,text\n" + "".join(f"{n},The talks in Köln ended without a result on Monday; officials left.\n" for n in range(30))
    problem, *pages = read(tmp_path, content.encode("cp1252"))
    assert "was guessed (cp1252)" in problem.message
    assert {p.content for p in pages} == {"The talks in Köln ended without a result on Monday; officials left."}


def test_a_quotation_mark_that_never_ends_is_told_in_bounded_memory(tmp_path):
    content = 'id,text\n1,"Talks\n' + "2,Next one\n" * 950_000
    problems = [x for x in read(tmp_path, content) if isinstance(x, InputProblem)]
    assert problems
    assert "quotation mark" in problems[0].message


def test_a_line_that_is_far_too_long_is_left_out_and_told(tmp_path):
    content = b"id,text\n1," + b"a" * (MAX_LINE_BYTES + 5) + b"\n2,Next.\n"
    problem, page = read(tmp_path, content)
    assert "over 10 MB" in problem.message
    assert (page.content, page.provenance.record) == ("Next.", "3")


def test_a_table_is_known_by_its_header(tmp_path):
    (page,) = read(tmp_path, "id,title,text\n1,Talks,Talks ended.\n", "a.txt")
    assert (page.external_id, page.content) == ("1", "Talks ended.")
    (page,) = read(tmp_path, "Text, body and content of talks,\nwhich went on, ended.\n", "a.txt")
    assert page.external_id is None


def test_a_web_page_named_csv_is_a_page(tmp_path):
    (page,) = read(tmp_path, "<!DOCTYPE html><html><body><p>Talks")
    assert page.is_html


def test_a_large_table_is_read_row_by_row(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"id,text\n" + b"1,Talks ended in Lome on Monday.\n" * 300_000)
    began = time.process_time()
    pages = read_inputs([tmp_path / "a.csv"])
    assert next(pages).content == "Talks ended in Lome on Monday."
    assert time.process_time() - began < 1


@pytest.mark.parametrize("wrong", ["text", "text=", "words=body", "text=a,text=b", "=body"])
def test_a_wrong_map_is_refused(wrong):
    with pytest.raises(ValueError, match=r"FIELD=COLUMN|told twice"):
        parse_map(wrong)


@pytest.fixture
def parquet(tmp_path):
    duckdb = pytest.importorskip("duckdb")

    def write(select, name="a.parquet", **options):
        to = str(tmp_path / name)
        with duckdb.connect(":memory:") as connection:
            connection.execute(f"COPY ({select}) TO '{to.replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")
        return tmp_path / name

    return write


def rows(path, columns=None):
    return list(read_inputs([path], columns=columns or {}))


def test_parquet_rows_become_pages(parquet):
    select = (
        "SELECT i AS id, 'Talks ' || i || ' ended.' AS body, TIMESTAMP '2022-01-18 09:30:00' + to_days(i::INT) AS date, "
        "'https://e.org/' || i AS url, i * 1.5 AS weight FROM range(300) t(i)"
    )
    pages = rows(parquet(select))
    assert [p.content for p in pages] == [f"Talks {i} ended." for i in range(300)]
    assert (pages[2].external_id, pages[2].published, pages[2].url) == ("2", "2022-01-20T09:30:00", "https://e.org/2")
    assert (pages[2].provenance.file, pages[2].provenance.record, pages[2].origin[-2:]) == ("a.parquet", "3", ":3")


def test_parquet_with_a_map_odd_names_and_empty_cells(parquet):
    select = 'SELECT \'x\' AS "my ""key", CASE WHEN i = 1 THEN NULL ELSE \'Talks.\' END AS "the words" FROM range(3) t(i)'
    path = parquet(select, "it's [1]*.parquet")
    first, problem, third = rows(path, {'my "key': "id", "the words": "text"})
    assert (first.external_id, first.content, third.content) == ("x", "Talks.", "Talks.")
    assert 'the column "the words" is empty' in problem.message


@pytest.mark.parametrize("name", ["a.parquet", "a.txt"])
def test_parquet_that_is_damaged(parquet, name):
    path = parquet("SELECT i AS id, 'Talks ' || i || ' ended.' AS text FROM range(3000) t(i)", name)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    *_, problem = rows(path)
    assert "cannot be read" in problem.message
    middle = bytearray(content)
    middle[20:400] = bytes(380)
    path.write_bytes(bytes(middle))
    assert any(isinstance(x, InputProblem) for x in rows(path))


def test_parquet_without_text_or_rows(parquet):
    (problem,) = rows(parquet("SELECT 1 AS a, 'x' AS b"))
    assert 'the columns are "a", "b"' in problem.message
    (problem,) = rows(parquet("SELECT 'x' AS text LIMIT 0"))
    assert "no rows" in problem.message


def test_a_monstrous_cell_is_refused(parquet):
    big, small = rows(parquet("SELECT repeat('word ', 4000000) AS text UNION ALL SELECT 'Talks.'"))
    assert "over 5 MB" in big.message
    assert small.content == "Talks."


def test_parquet_without_the_package_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    (problem,) = read(tmp_path, b"PAR1" + bytes(50), "a.parquet")
    assert "pip install 'reportedly[parquet]'" in problem.message


def test_parquet_comes_through_a_pipe(parquet):
    path = parquet("SELECT 'Talks ended in Suva.' AS text UNION ALL SELECT 'A ferry sank.'")
    found = list(read_inputs(["-"], io.BytesIO(path.read_bytes())))
    assert [page.content for page in found] == ["Talks ended in Suva.", "A ferry sank."]
