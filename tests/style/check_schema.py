# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Migrations are numbered and bundled, and the tables that the journal records keep the rules that it needs.

A recorded table has a primary key that is never null, no other unique key (swapping two values must work), no generated
column, a column deleted_at, and only column types that GeoPackage knows. A column with a value by default that is added later is written into
the rows that are there, all of them: SQLite would tell the journal that it was NULL, and undoing a change of such a row would be refused.
"""
import re
import sqlite3

MIGRATIONS = "src/core/store/migrations/"
TYPES = {"INTEGER", "BOOLEAN", "REAL", "DOUBLE", "TEXT", "BLOB", "DATE", "DATETIME", "GEOMETRY", "POINT", "LINESTRING", "POLYGON",
         "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON"}


def check_table(database, table):
    columns = database.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    if not columns:
        yield "is recorded, but there is no such table"
        return
    keys = [c for c in columns if c[5]]
    if not keys or not all(c[3] for c in keys):
        yield "needs a primary key that is NOT NULL"
    if any(c[6] in (2, 3) for c in columns):
        yield "must not have generated columns"
    if not any(c[1] == "deleted_at" for c in columns):
        yield "has no column deleted_at"
    for column in columns:
        if column[2].upper() not in TYPES:
            yield f"column {column[1]}: GeoPackage knows no type '{column[2]}'"
    for index in database.execute(f'PRAGMA index_list("{table}")').fetchall():
        if index[2] and index[3] != "pk":
            yield f"must not have the unique key {index[1]}"


def unwritten(sql):
    for table in sorted(set(re.findall(r"ALTER TABLE (\w+) ADD COLUMN [^;]*\bDEFAULT\b", sql))):
        if not re.search(rf"UPDATE {table} SET [^;]*;", re.sub(r"UPDATE \w+ SET [^;]*\bWHERE\b[^;]*;", "", sql)):
            yield table


def check(tree):
    paths = tree.paths(".sql", under=MIGRATIONS)
    bundles = "".join(tree.text(p) for p in tree.paths(".gresource.xml", under="src/core/"))
    found, database = [], sqlite3.connect(":memory:")
    numbers = [p.removeprefix(MIGRATIONS)[:5] for p in paths]
    for path, number in zip(paths, numbers):
        if not re.fullmatch(r"\d{4}-", number) or numbers.count(number) > 1:
            found.append(f"{path}:1: needs a number of its own, as in 0007-what.sql")
        if f">migrations/{path.removeprefix(MIGRATIONS)}<" not in bundles:
            found.append(f"{path}:1: is in no gresource.xml")
        try:
            database.executescript(tree.text(path))
        except sqlite3.Error as error:
            found.append(f"{path}:1: {error}")
    for path in tree.paths(".sql"):
        found += [f"{path}:1: {table} gets a column whose default is written into no row" for table in unwritten(tree.text(path))]
    if paths and not found:
        tracked = [row[0] for row in database.execute("SELECT name FROM linli_tracked ORDER BY name")]
        found += [f"{paths[-1]}:1: table {table} {wrong}" for table in tracked for wrong in check_table(database, table)]
    return found


BUNDLE = "src/core/store/a.gresource.xml"
SQL = ("CREATE TABLE linli_tracked (name TEXT);\nINSERT INTO linli_tracked VALUES ('person');\n"
       "CREATE TABLE person (id INTEGER PRIMARY KEY NOT NULL, name TEXT, deleted_at TEXT%s);\n")


def migration(sql, *more):
    files = {MIGRATIONS + "0001-a.sql": sql, **{MIGRATIONS + name: "" for name in more}}
    return {**files, BUNDLE: "".join(f"<file>{p.removeprefix('src/core/store/')}</file>" for p in files)}


BAD = [
    ("a migration that is not bundled", {**migration(SQL % ""), BUNDLE: ""}, "is in no gresource.xml"),
    ("a migration without a number", migration(SQL % "", "more.sql"), "more.sql:1: needs a number"),
    ("SQL that does not run", migration("CREATE TABEL a (b);"), "syntax error"),
    ("a key that may be null", migration((SQL % "").replace("PRIMARY KEY NOT NULL", "PRIMARY KEY")), "primary key that is NOT NULL"),
    ("a unique business key", migration(SQL % ", plate TEXT UNIQUE"), "must not have the unique key"),
    ("a generated column", migration(SQL % ", n TEXT AS (name)"), "generated"),
    ("a hard delete", migration((SQL % "").replace("deleted_at", "gone")), "no column deleted_at"),
    ("a default that the rows lack", migration((SQL % "") + "ALTER TABLE person ADD COLUMN n INTEGER DEFAULT 1;\nUPDATE person SET n = 1 WHERE id = 2;"),
     "person gets a column"),
    ("a type that GeoPackage does not know", migration(SQL % ", phone VARCHAR"), "knows no type 'VARCHAR'"),
]
GOOD = [("a recorded table as it should be", migration(SQL % "")),
        ("a column that is written", migration((SQL % "") + "ALTER TABLE person ADD COLUMN n INTEGER DEFAULT 1;\nUPDATE person SET n = 1;"))]
