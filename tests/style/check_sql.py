# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""SQL stays in the core, and in one *-store.c of a plugin; values are bound, never printed into a statement."""
import re

from tree import code, line_of, uncommented

LITERAL = re.compile(r'"(?:\\.|[^"\\\n])*"')
SQL = re.compile(r'^"\s*(SELECT\b|WITH \w+ AS|INSERT (OR \w+ )?INTO\b|UPDATE \w+ SET\b|DELETE FROM\b|REPLACE INTO\b|'
                 r"CREATE (TEMP |VIRTUAL )?(TABLE|INDEX|VIEW|TRIGGER)\b|DROP \w+ |PRAGMA\b|BEGIN IMMEDIATE)")
CALL = re.compile(r"\b(sqlite3_\w+|linli_database_(?:prepare|query|run|execute|get_int64|dup_text)) \(")
PRINTED = re.compile(r"""(=|LIKE|IN|VALUES|,)\s*\(?'%""", re.IGNORECASE)


def outside(path):
    if path.startswith(("src/shell/", "src/app/", "src/tool/")):
        return True
    return path.startswith("plugins/") and not path.endswith("-store.c") and "/tests/" not in path


def check(tree):
    found = []
    for path in tree.paths(".c", ".h"):
        if not path.startswith(("src/", "plugins/")):
            continue
        text = uncommented(tree.text(path))
        for match in LITERAL.finditer(text):
            where = f"{path}:{line_of(text, match.start())}"
            if outside(path) and SQL.match(match.group()):
                found.append(f"{where}: SQL outside the core: {match.group()[:40]}")
            if PRINTED.search(match.group()) and re.search(r"\b(SELECT|WHERE|INSERT|UPDATE|SET)\b", match.group()):
                found.append(f"{where}: bind the value instead of printing it into SQL")
        if outside(path):
            plain = code(tree.text(path))
            found += [f"{path}:{line_of(plain, m.start())}: {m.group(1)} outside the core" for m in CALL.finditer(plain)]
    return found


BAD = [
    ("a query in a page", {"src/shell/pages/a.c": 'char *q = "SELECT id FROM person";\n'}, "SQL outside the core"),
    ("a call of SQLite in the window", {"src/shell/window/a.c": "sqlite3_open (p, &d);\n"}, "sqlite3_open outside"),
    ("a query in a page of a plugin", {"plugins/x/x-page.c": 'x ("DELETE FROM x_thing");\n'}, "SQL outside the core"),
    ("a value printed into SQL", {"src/core/model/a.c": 'x ("SELECT 1 WHERE name=\'%s\'");\n'}, "bind the value"),
]
GOOD = [("queries at home", {"src/core/model/a.c": 'x ("SELECT id FROM person WHERE name=?");\n',
                             "plugins/x/x-store.c": 'x ("SELECT 1");\n',
                             "src/shell/pages/a.c": '/* "SELECT 1" */ x (_("Select all"));\n'})]
