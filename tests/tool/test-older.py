# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Files of every older schema open, lose nothing, and are like new ones from then on.

older/ has one for each step but the last: the dump of a small file that the program wrote when that step was the last one.
Whoever adds a step adds the dump of a file that was written before (sqlite3 FILE .dump, and the two pragmas on top).
"""
import contextlib
import pathlib
import re
import sqlite3
import stat
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "util"))
import desk  # noqa: E402

OLDER = pathlib.Path(__file__).parent / "older"
# What follows from the rest is made anew where it has to be; the steps themselves write what is registered.
DERIVED = re.compile(r"(search|rtree|sqlite|gpkg)_.*|dwelling_standing|name_order|linli_(schema|tracked|dirty)")
SCHEMA = ("SELECT type, name, tbl_name, ifnull (sql, '') FROM sqlite_schema",
          "SELECT table_name, data_type, identifier, description, ifnull (srs_id, '') FROM gpkg_contents",
          "SELECT * FROM gpkg_geometry_columns", "SELECT * FROM gpkg_spatial_ref_sys", "SELECT * FROM gpkg_extensions",
          "SELECT * FROM linli_tracked", "SELECT * FROM linli_schema", "PRAGMA application_id", "PRAGMA user_version")
VERSIONS = sorted(int(path.stem) for path in OLDER.glob("*.sql"))


def ask(path, question):
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        return file.execute(question).fetchall()


def make(folder, version):
    path = folder / f"{version:04}.linli"
    path.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.executescript((OLDER / f"{version:04}.sql").read_text(encoding="utf-8"))
    return path


def rows(path):
    """Of every table that is not derived: its rows, each by the names of its columns."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        file.row_factory = sqlite3.Row
        names = [row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {name: [dict(row) for row in file.execute(f'SELECT * FROM "{name}"')] for name in names if not DERIVED.fullmatch(name)}


def without_versions(table):
    """Not what this program itself remembers of derived tables."""
    return [row for row in table if not str(row.get("key")).endswith(".version")]


def schema(path):
    return [sorted(ask(path, question)) for question in SCHEMA]


def open_writing(desk, path):
    """Takes the last action back and does it again; the first version knew no actions."""
    code = 4 if path.stem == "0001" else 0
    desk.tool("undo", path, code=code)
    desk.tool("redo", path, code=code)


def test_every_schema(desk):
    """there is a file of every schema but today's"""
    today = ask(desk.demo(1), "SELECT version FROM linli_schema WHERE owner = 'core'")[0][0]
    assert VERSIONS == list(range(1, today)), f"there are files of the versions {VERSIONS}, and {today} is today's"


def test_nothing_lost(desk):
    """every row of an older file is there after it was opened, and no other"""
    for version in VERSIONS:
        path = make(desk.folder, version)
        before = rows(path)
        assert version == 1 or len(before["person"]) == 3 and len(before["journal"]) == 4, "a file with something to lose"
        open_writing(desk, path)
        after = rows(path)
        for name, old in before.items():
            new = after[name][:len(old)] if name in ("journal", "journal_chunk") else without_versions(after[name])
            for was, now in zip(without_versions(old), new, strict=True):
                assert was.items() <= now.items(), f"version {version}: in {name} {was} became {now}"


def test_like_new(desk):
    """an older file has the schema of a new one after it was opened"""
    expected = schema(desk.demo(1))
    for version in VERSIONS:
        path = make(desk.folder, version)
        open_writing(desk, path)
        for was, now in zip(expected, schema(path), strict=True):
            assert was == now, f"version {version}: {set(now) - set(was)} instead of {set(was) - set(now)}"


def test_derived(desk):
    """in every older file the same is found, sorted and checked, whatever the program of its time could do"""
    answers = []
    for version in VERSIONS[1:]:
        path = make(desk.folder, version)
        open_writing(desk, path)
        answers.append((desk.listing("search", "--json", path, "oycs"), desk.listing("check", "--json", path, code=3),
                        ask(path, "SELECT * FROM dwelling_standing ORDER BY sort_key"), ask(path, "SELECT * FROM name_order ORDER BY key")))
    found, _, dwellings, names = answers[0]
    assert (found[0]["kind"], len(dwellings), len(names)) == ("person", 3, 3)
    assert all(answer == answers[0] for answer in answers), answers


def test_kept(desk):
    """the file as it was is kept beside it, and none kept before is written over"""
    for version in VERSIONS:
        path = make(desk.folder, version)
        before = rows(path)
        for ending in ("", "-2"):
            open_writing(desk, make(desk.folder, version))
            kept = path.with_name(f"{path.name}.before-{VERSIONS[-1] + 1}{ending}")
            assert rows(kept) == before
            assert stat.S_IMODE(kept.stat().st_mode) == 0o600


desk.run(globals())
