# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A department's form filled in the window: what its columns are, what is missing, the file, and next month with one click. People are invented."""
import csv
import os
import pathlib
import re
import sqlite3
import subprocess
import zipfile

import case
import desk as the_desk
from paper_desk import print_over

REASON = "民政局高龄津贴报送"
LOGGED = f"SELECT count(*) FROM access_log WHERE reason LIKE '%{REASON}%'"
OLD = "moved_out_on IS NULL AND deceased_on IS NULL AND birth_date < date ('now', '-80 years') AND phone NOT NULL"
KEPT = "SELECT count(*) FROM department_form_filling"


def picture(person, name):
    folder = os.environ.get("LINLI_PICTURES")
    if folder:
        person.rest()
        person.picture(pathlib.Path(folder, f"forms-{name}.png"))


def make_forms(desk):
    subprocess.run([the_desk.BUILD / "tests/app/make-office-forms", desk.folder], check=True)
    return desk.folder / "高龄老人花名册.xlsx"


def texts(path):
    """What is written in the first sheet itself."""
    with zipfile.ZipFile(path) as book:
        return re.findall(r"<is>.*?<t[^>]*>(.*?)</t>", book.read("xl/worksheets/sheet1.xml").decode())


def open_window(person):
    person.get("text", "搜索")
    person.key("ctrl+k")
    person.type("填部门表格")
    person.get(None, "搜索结果")
    person.key("Return")


def open_form(person, path):
    """Where none is kept yet."""
    open_window(person)
    choose = person.get("push button", "^选择表格")
    picture(person, "none")
    over = set(person.windows())
    person.press(choose)
    person.name_file(path, over=over)


def focus(person):
    """Nobody manages windows here: the keys go to the window of the forms when a chooser over it is gone."""
    person.do("windowfocus", next(iter(set(person.windows()) - {person.window})))


def fill(person, answer, path):
    """Masked or in full is asked, for a reason; then where to."""
    button = case.wait(lambda: next((node for node in person.find_all("push button", "^填写") if person.is_sensitive(node)), None), "the button that fills")
    person.press(button)
    choice = person.get("push button", f"^{answer}")
    before = set(person.windows())
    person.press(choice)
    if answer == "完整导出":
        person.get("push button", "^导出[^…]*$")  # not that of the differences
        person.type(REASON)
        person.key("Return")
    person.name_file(path, saving=True, over=before)
    case.wait(path.exists, path.name)
    case.wait(lambda: person.find("push button", "^打开文件夹"), "where it is")


def list_differences(person, desk, name):
    """What changed, printed and as a table; masked both."""
    paper = print_over(person, desk, "differences", person.get("push button", "^打印"))
    assert "高龄老人花名册" in paper and "139****1111" in paper and name not in paper and "1 行" in paper, paper
    sheet = desk.folder / "differences.csv"
    person.press(person.get("push button", "^导出.*…$"))
    masked = person.get("push button", "^脱敏导出")
    before = set(person.windows())
    person.press(masked)
    person.name_file(sheet, saving=True, over=before)
    case.wait(sheet.exists, "the differences")
    rows = list(csv.reader(sheet.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 2 and "139****1111" in rows[1] and name not in rows[1], rows


def test_two_months(desk):
    """fills a form in full for a reason, keeps it, and next month tells what changed and fills it without any file"""
    demo, form = desk.demo(300), make_forms(desk)
    first, second = desk.folder / "一.xlsx", desk.folder / "二.xlsx"
    with sqlite3.connect(demo) as file:
        file.execute(f"UPDATE person SET phone = NULL WHERE id IN (SELECT id FROM person WHERE {OLD} ORDER BY id DESC LIMIT 2)")
    with desk.open(demo) as person:
        open_form(person, form)
        person.get("label", "^民政经办意见$")
        case.wait(lambda: case.shows(person, "花名册"), "the sheet that is chosen of two that are shown")
        case.wait(lambda: case.shows(person, "留空"), "that a column stays empty")
        case.wait(lambda: case.shows(person, "由表格自己计算"), "that a column is calculated")
        masked = case.ask(demo, f"SELECT name FROM person WHERE {OLD} ORDER BY id LIMIT 1")[0]
        assert not case.shows(person, masked), "a name in full"
        picture(person, "columns")
        person.press(person.get("radio button|toggle button|page tab", "^缺项 2$"))
        person.get("label", "2 行没有资料")
        person.get("label", "2 行没有资料")
        focus(person)
        for _ in range(60):
            if any(person.is_focused(row) for row in person.find_all("list item", within=person.get("list", "^缺项$"))):
                break
            person.key("Tab", pause=0.1)
        person.key("Return")
        nobody = case.ask(demo, f"SELECT name FROM person WHERE {OLD.replace('NOT NULL', 'IS NULL')} ORDER BY id LIMIT 1")[0]
        person.get("label", f"^{nobody[0]}\\*{nobody[2:]}$", within=person.get("list", "^缺项$"))
        picture(person, "missing")
        fill(person, "脱敏导出", first)
        assert not any(masked == text for text in texts(first)) and case.ask(demo, LOGGED)[0] == 0
        first.unlink()
        # What was missing is found meanwhile, and goes into the file.
        with sqlite3.connect(demo) as file:
            file.execute(f"UPDATE person SET phone = '13755556666' WHERE id = (SELECT id FROM person WHERE {OLD.replace('NOT NULL', 'IS NULL')} ORDER BY id LIMIT 1)")
        fill(person, "完整导出", first)
        assert masked in texts(first) and "13755556666" in texts(first)
        assert case.ask(demo, LOGGED)[0] == 1
        case.wait(lambda: case.ask(demo, KEPT)[0] == 1, "what was handed in")
        picture(person, "filled")
        person.press(person.get("push button", "^关闭$", within=person.get("frame|dialog|window", "^高龄老人花名册")))
        person.gone("push button", "^打开文件夹")
        person.do("windowfocus", person.window)
        form.unlink()
        # A month goes by: somebody has another phone.
        with sqlite3.connect(demo) as file:
            file.execute("UPDATE department_form_filling SET day = date (day, '-1 month')")
            file.execute("UPDATE department_form_row SET cells = replace (cells, ?, '13900001111') WHERE record_id ="
                         " (SELECT id FROM person WHERE name = ? AND phone NOT NULL)", case.ask(demo, "SELECT phone, name FROM person WHERE name = ? AND phone NOT NULL", masked))
        open_window(person)
        person.get(None, "^高龄老人花名册.xlsx")
        picture(person, "kept")
        person.key("Return")
        case.wait(lambda: case.shows(person, "与上次一样"), "that it is remembered")
        person.press(person.get("radio button|toggle button|page tab", "^差异 1$"))
        case.wait(lambda: case.shows(person, "139****1111"), "what changed")
        picture(person, "differences")
        list_differences(person, desk, masked)
        focus(person)
        person.tab_to(person.get("check box", "只填有变化的行"))
        person.key("space")
        fill(person, "完整导出", second)
        assert masked in texts(second) and len(texts(second)) < len(texts(first))


def close(person):
    person.press(person.get("push button", "^关闭$", within=person.get("frame|dialog|window", "表格$|花名册")))
    person.gone("push button", "^打开文件夹")
    person.do("windowfocus", person.window)


def test_again(desk):
    """what was handed in before is filled with one press: only where it goes is asked, once; the reason is written down each time"""
    demo, form = desk.demo(300), make_forms(desk)
    folder, first = desk.folder / "报送", desk.folder / "一.xlsx"
    folder.mkdir()
    with desk.open(demo) as person:
        open_form(person, form)
        fill(person, "脱敏导出", first)
        close(person)
        form.unlink()
        open_window(person)
        person.get("label", "^还没有报送过$")
        assert not person.find("push button", "^一键填写"), "a form that was never handed in"
        person.key("Return")
        first.unlink()
        fill(person, "完整导出", first)
        close(person)
        open_window(person)
        again = person.get("push button", "^一键填写“高龄老人花名册")
        picture(person, "again")
        over = set(person.windows())
        person.press(again)
        person.name_file(folder, over=over)
        person.get("push button", "^打开文件夹$")
        picture(person, "again-filled")
        one, = folder.iterdir()
        assert one.suffix == ".xlsx" and "未脱敏" in one.name and texts(one) == texts(first)
        assert case.ask(demo, LOGGED)[0] == 2 and case.ask(demo, KEPT)[0] == 1
        close(person)
        # From now on nothing is asked. What is new since is in it, and what is there is not written over.
        with sqlite3.connect(demo) as file:
            file.execute(f"UPDATE person SET phone = '13755556666' WHERE id = (SELECT id FROM person WHERE {OLD} ORDER BY id LIMIT 1)")
        open_window(person)
        again = person.get("push button", "^一键填写“高龄老人花名册")
        focus(person)
        person.tab_to(again)
        person.key("Return")
        person.get("push button", "^打开文件夹$")
        person.get("label", "行$")
        other, = set(folder.iterdir()) - {one}
        assert "13755556666" in texts(other) and "13755556666" not in texts(one)
        assert case.ask(demo, LOGGED)[0] == 3
        close(person)
        # The folder is gone: it is asked again; nothing is logged or written before.
        other.unlink()
        one.unlink()
        folder.rmdir()
        open_window(person)
        over = set(person.windows())
        person.press(person.get("push button", "^一键填写“高龄老人花名册"))
        case.wait(lambda: set(person.windows()) - over, "the chooser")
        person.key("Escape")
        assert case.ask(demo, LOGGED)[0] == 3


def test_password(desk):
    """a form under a password is named, with what to do about it"""
    form = desk.folder / "带密码.xlsx"
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    header[30] = 9  # sectors of 512 bytes; the directory is in the first
    form.write_bytes(bytes(header) + bytes(128) + "EncryptedPackage".encode("utf-16le").ljust(384, b"\0"))
    with desk.open(desk.demo()) as person:
        open_form(person, form)
        person.get("label", "^“带密码.xlsx”打不开$")
        person.get("label", "去掉密码另存")
        picture(person, "password")


def test_homes(desk):
    """a form by homes, dark: what a row is, and how many homes do not say something"""
    demo = desk.demo(300)
    make_forms(desk)
    config = desk.folder / "config/glib-2.0/settings"
    config.mkdir(parents=True)
    (config / "keyfile").write_text("[io/github/linli/Linli]\noperator-name='王社工'\ncolor-scheme='dark'\n", encoding="utf-8")
    unknown = case.ask(demo, "SELECT count(*) FROM dwelling WHERE deleted_at IS NULL AND owner_name IS NULL")[0]
    with desk.open(demo) as person:
        open_form(person, desk.folder / "燃气排查台账.xlsx")
        case.wait(lambda: case.shows(person, "每行一套户室"), "what a row is")
        picture(person, "homes-dark")
        person.press(person.get("radio button|toggle button|page tab", "^缺项 "))
        person.get("label", f"^{unknown} 行没有资料")
        picture(person, "homes-missing-dark")


def test_several(desk):
    """a form whose title names people of either of two tags, and those from elsewhere: it is seen that only these are in it"""
    demo = desk.demo(300)
    make_forms(desk)
    of_either = ("SELECT count(DISTINCT p.id) FROM person p JOIN tag t ON t.subject_kind = 'person' AND t.subject_id = p.id AND t.deleted_at IS NULL"
                 " WHERE t.code IN ('alone', 'empty_nest') AND p.moved_out_on IS NULL AND p.deceased_on IS NULL AND p.deleted_at IS NULL"
                 " AND ifnull (t.since, '') <= date ('now', 'localtime') AND ifnull (t.until, '9999') > date ('now', 'localtime')")
    floating, everybody = case.ask(demo, of_either + " AND p.population_type = 'floating'")[0], case.ask(demo, of_either)[0]
    assert floating != everybody
    with desk.open(demo) as person:
        open_form(person, desk.folder / "独居空巢台账.xlsx")
        case.wait(lambda: case.shows(person, "独居或空巢"), "the tags")
        case.wait(lambda: case.shows(person, "流动人口"), "the population")
        person.get("label", f"^{floating} 行" if floating else "^本社区资料中没有符合条件的内容")
        picture(person, "several")
        focus(person)
        person.tab_to(person.get("push button|toggle button", within=person.get("combo box", "^人口类型$")))
        person.key("space", "Up", "Up", "Return")
        person.get("label", f"^{everybody} 行")


def test_both(desk):
    """a form whose title calls people two things at once: only those with both tags are in it, and it says so"""
    demo = desk.demo(300)
    make_forms(desk)
    with sqlite3.connect(demo) as database:
        database.execute("INSERT INTO tag (subject_kind, subject_id, code) SELECT 'person', subject_id, 'disabled' FROM tag WHERE subject_kind = 'person'"
                         " AND code = 'alone' AND deleted_at IS NULL AND until IS NULL AND subject_id IN (SELECT id FROM person WHERE moved_out_on IS NULL"
                         " AND deceased_on IS NULL AND deleted_at IS NULL) AND subject_id NOT IN (SELECT subject_id FROM tag WHERE code = 'disabled')"
                         " ORDER BY subject_id LIMIT 2")
    wanted = case.ask(demo, "SELECT count(DISTINCT p.id) FROM person p WHERE p.moved_out_on IS NULL AND p.deceased_on IS NULL AND p.deleted_at IS NULL AND "
                      + " AND ".join("EXISTS (SELECT 1 FROM tag t WHERE t.subject_kind = 'person' AND t.subject_id = p.id AND t.deleted_at IS NULL"
                                     f" AND t.code = '{code}' AND ifnull (t.since, '') <= date ('now', 'localtime')"
                                     " AND ifnull (t.until, '9999') > date ('now', 'localtime'))" for code in ("alone", "disabled")))[0]
    assert wanted >= 2
    with desk.open(demo) as person:
        open_form(person, desk.folder / "独居残疾人花名册.xlsx")
        case.wait(lambda: case.shows(person, "独居且残疾"), "the tags")
        person.get("label", f"^{wanted} 行")
        picture(person, "both")


def test_at_home(desk):
    """a form of the disabled in households with the allowance: those are in it whose head alone has the allowance, and it says so"""
    demo = desk.demo(300)
    make_forms(desk)
    home = "FROM person p JOIN household h ON h.id = p.household_id WHERE p.id <> h.head_id AND " + " AND ".join(
        f"{alias}.{field} IS NULL" for alias in "ph" for field in ("deleted_at", "moved_out_on")) + " AND p.deceased_on IS NULL"
    with sqlite3.connect(demo) as database:
        database.execute("DELETE FROM tag WHERE code IN ('low_income', 'disabled')")
        member, head = database.execute(f"SELECT p.id, h.head_id {home} AND EXISTS (SELECT 1 FROM person x WHERE x.id = h.head_id AND x.moved_out_on IS NULL"
                                        " AND x.deceased_on IS NULL AND x.deleted_at IS NULL) ORDER BY p.id LIMIT 1").fetchone()
        database.executemany("INSERT INTO tag (subject_kind, subject_id, code) VALUES ('person', ?, ?)", ((member, "disabled"), (head, "low_income")))
    with desk.open(demo) as person:
        open_form(person, desk.folder / "低保家庭残疾人花名册.xlsx")
        case.wait(lambda: case.shows(person, "低保（家中有人即可）且残疾"), "the tags")
        person.get("label", "^1 行")
        picture(person, "at-home")


def test_organisations(desk):
    """a form of restaurants and schools: only those, then of every kind, then vehicles, of which there are none"""
    demo = desk.demo(300)
    make_forms(desk)
    kinds = "SELECT count(*) FROM organisation WHERE deleted_at IS NULL"
    some, every = case.ask(demo, kinds + " AND kind IN ('restaurant', 'school')")[0], case.ask(demo, kinds)[0]
    assert 0 < some < every
    with sqlite3.connect(demo) as file:
        file.execute("DELETE FROM vehicle")
    with desk.open(demo) as person:
        open_form(person, desk.folder / "餐饮学校台账.xlsx")
        case.wait(lambda: case.shows(person, "餐饮或学校"), "the kinds")
        person.get("label", f"^{some} 行")
        picture(person, "organisations")
        focus(person)
        person.tab_to(person.get("push button|toggle button", within=person.get("combo box", "^只要这一种类的$")))
        person.key("space", "Home", "Return")
        person.get("label", f"^{every} 行")
        picture(person, "organisations-every")
        person.tab_to(person.get("push button|toggle button", within=person.get("combo box", "^每行填什么$")))
        person.key("space", "Home", *["Down"] * 8, "Return")
        person.get("label", "^本社区资料中没有符合条件的内容")
        picture(person, "organisations-none")


def test_hazards(desk):
    """a form of hazards: those of this month, then of all times, then those not closed; none that was false"""
    demo = desk.demo(300)
    make_forms(desk)
    hazards = "SELECT count(*) FROM matter WHERE kind = 'hazards' AND deleted_at IS NULL AND state NOT IN ('false', 'duplicate')"
    with sqlite3.connect(demo) as file:
        file.execute("DELETE FROM matter WHERE kind = 'hazards'")
        file.executemany("INSERT INTO matter (kind, title, state, dwelling_id, opened_at, closed_at) VALUES ('hazards', '楼道堆物', ?,"
                         " (SELECT min (dwelling_id) FROM dwelling_standing WHERE address LIKE '%栋%'), strftime ('%Y-%m-%dT%H:%M:%S.000Z', 'now', ?), ?)",
                         [("found", "-1 second", None), ("false", "-1 second", "2026-01-01"), ("found", "-3 years", None), ("found", "-3 years", None),
                          ("remedied", "-3 years", "2026-01-01"), ("remedied", "-3 years", "2026-01-01")])
    assert case.ask(demo, hazards)[0] == 5
    with desk.open(demo) as person:
        open_form(person, desk.folder / "隐患排查台账.xlsx")
        person.get("label", "^1 行")
        person.get("label", r"栋\*\*\*$")
        picture(person, "hazards")
        focus(person)
        person.tab_to(person.get("push button|toggle button", within=person.get("combo box", "^登记时间$")))
        person.key("space", "End", "Return")
        person.get("label", "^5 行")
        person.tab_to(person.get("push button|toggle button", within=person.get("combo box", "^办理进度$")))
        person.key("space", "Home", "Down", "Return")
        person.get("label", "^3 行")
        picture(person, "hazards-open")


def test_filled_before(desk):
    """last month's form: that what stands in its rows is replaced is said before it is"""
    demo, form = desk.demo(300), make_forms(desk)
    filled = desk.folder / "上月.xlsx"
    desk.tool("fill", demo, form, filled)
    with desk.open(demo) as person:
        open_form(person, filled)
        person.get("label", "^表中有 \\d+ 行已有内容，填写时会替换。$")
        picture(person, "filled-before")


def test_header(desk):
    """a header that was taken wrongly is put right in the window, by keys, and is where it was put the next time"""
    demo, form = desk.demo(300), make_forms(desk)
    with desk.open(demo) as person:
        open_form(person, form)
        person.get("label", "^民政经办意见$")
        rows = person.get("spin button", "^表头行数$")
        assert rows.get_value_iface().get_current_value() == 2
        focus(person)
        person.tab_to(rows)
        person.key("Down")
        case.wait(lambda: rows.get_value_iface().get_current_value() == 1, "one row")
        person.gone("label", "^姓名$")
        picture(person, "header")
        person.press(person.get("push button", "^关闭$", within=person.get("frame|dialog|window", "^高龄老人花名册")))
        case.wait(lambda: case.ask(demo, "SELECT count(*) FROM department_form")[0] == 1, "the form kept")
        person.do("windowfocus", person.window)
        open_window(person)
        person.get(None, "^高龄老人花名册.xlsx")
        person.key("Return")
        rows = person.get("spin button", "^表头行数$")
        assert rows.get_value_iface().get_current_value() == 1
        person.get("label", "^与上次一样$")


def test_undone_meanwhile(desk):
    """the window of the form stays open beside the other one: what is done there is seen here"""
    demo, form, people = desk.demo(300), make_forms(desk), desk.folder / "新来.csv"
    people.write_text("姓名,性别,出生日期,联系电话,家庭住址\n何新来,女,1930-02-03,13755556666,东坡小区1栋1单元101\n", encoding="utf-8")
    n_rows = case.ask(demo, f"SELECT count(*) FROM person WHERE {OLD.replace('AND phone NOT NULL', 'AND deleted_at IS NULL')}")[0]
    desk.tool("import", "--as", "people", demo, people)
    with desk.open(demo) as person:
        open_form(person, form)
        person.get("label", f"^{n_rows + 1} 行 ·")
        person.do("windowfocus", person.window)
        person.key("ctrl+z")
        person.get("label", f"^{n_rows} 行 ·")


case.run(globals())
