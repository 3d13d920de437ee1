# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A department's form filled by linli-tool: masked unless a reason is given, and what changed since it was handed in. People are invented."""
import pathlib
import re
import sqlite3
import subprocess
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "util"))
import desk  # noqa: E402

OLD = "moved_out_on IS NULL AND deceased_on IS NULL AND birth_date < '1945-01-01' AND phone NOT NULL"


def texts(path):
    with zipfile.ZipFile(path) as book:
        return re.findall(r"<is>.*?<t[^>]*>(.*?)</t>", book.read("xl/worksheets/sheet1.xml").decode())


def test_fill(desk_):
    """masked, then in full for a reason that is logged, then what changed"""
    file, form, out = desk_.demo(300), desk_.folder / "高龄老人花名册.xlsx", desk_.folder / "out.xlsx"
    subprocess.run([desk.BUILD / "tests/app/make-office-forms", desk_.folder], check=True)
    with sqlite3.connect(file) as database:
        number, name = database.execute(f"SELECT id, name FROM person WHERE {OLD} ORDER BY id LIMIT 1").fetchone()
    desk_.tool("fill", file, form, out)
    assert texts(out) and name not in texts(out)
    desk_.tool("fill", "--day", "2026-11-25", "--reveal", "民政局报送", file, form, out)
    assert name in texts(out)
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT count(*) FROM access_log WHERE reason = '民政局报送'").fetchone() == (1,)
        # What the department was told of the phone is no longer so.
        database.execute("UPDATE department_form_row SET cells = replace (cells, (SELECT phone FROM person WHERE id = ?1), '13900001111')"
                         " WHERE record_id = ?1", (number,))
    changes = desk_.listing("fill", "--json", "--day", "2026-12-25", "--changed-only", file, form, out)
    changed = [change for change in changes if change["change"] == "changed"]
    assert [(change["column"], change["before"]) for change in changed] == [("联系电话", "139****1111")], changes
    assert changed[0]["who"] != name and len(changed[0]["who"]) == len(name)
    assert sum("****" in text for text in texts(out)) >= 1


def test_tags(desk_):
    """with one tag, and with one of two"""
    file, form, out = desk_.demo(300), desk_.folder / "高龄老人花名册.xlsx", desk_.folder / "out.xlsx"
    subprocess.run([desk.BUILD / "tests/app/make-office-forms", desk_.folder], check=True)
    with sqlite3.connect(file) as database:
        names = {name for name, in database.execute("SELECT name FROM person")}
        database.execute("UPDATE person SET phone = '13900000000' WHERE phone IS NULL")

    def find(tags):
        desk_.tool("fill", "--tag", tags, "--least-age", "0", "--reveal", "核对", file, form, out)
        return set(texts(out)) & names

    one, other = find("alone"), find("disabled")
    assert one - other and other - one
    assert find("alone|disabled") == one | other


def test_kinds(desk_):
    """of organisations those of the kinds that the form's title names, or of those that are asked for; people have no such kinds"""
    file, out = desk_.demo(300), desk_.folder / "out.xlsx"
    shops, people = desk_.folder / "餐饮学校台账.xlsx", desk_.folder / "高龄老人花名册.xlsx"
    subprocess.run([desk.BUILD / "tests/app/make-office-forms", desk_.folder], check=True)
    with sqlite3.connect(file) as database:
        kinds = dict(database.execute("SELECT kind, group_concat (name, '|') FROM organisation WHERE deleted_at IS NULL GROUP BY kind"))
        database.execute("UPDATE organisation SET dwelling_id = CASE WHEN kind <> 'restaurant' THEN (SELECT min (dwelling_id) FROM dwelling_standing WHERE grid_id NOT NULL) END")
    # Restaurants are in no grid now, which is told.
    for words, wanted, code in ((), ("restaurant", "school"), 3), (("--kinds", "medical|学校"), ("medical", "school"), 0):
        desk_.tool("fill", *words, file, shops, out, code=code)
        found = set(texts(out))
        assert all((name in found) == (kind in wanted) for kind, names in kinds.items() for name in names.split("|")), (words, found)
    desk_.tool("fill", "--kinds", "nonsense", file, shops, out, code=2)
    desk_.tool("fill", "--kinds", "shop", file, people, out, code=2)


desk.run(globals())
