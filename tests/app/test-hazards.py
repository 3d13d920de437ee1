# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The story of the cardboard on the stairs, from the phone call to closed, as a person meets it. People are invented."""
import csv
import os
import pathlib
import sqlite3
import time
import zipfile

import case
from paper_desk import close_preview, save_pdf

LINE = "东坡小区12栋3单元楼道堆放纸板"
PEOPLE = """姓名,性别,与户主关系,电话,住址
郭守田,男,户主,13800000031,东坡小区12栋3单元301
孟秀兰,女,户主,13800000032,东坡小区12栋3单元302
邵长河,男,户主,13800000041,东坡小区12栋3单元401
"""


def picture(person, name):
    """Keeps what is on the screen, when somebody wants to look at it."""
    if os.environ.get("LINLI_PICTURES"):
        time.sleep(0.8)
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"hazards-{name}.png"))


def state(demo):
    return case.ask(demo, "SELECT state FROM matter WHERE kind = 'hazards' ORDER BY id LIMIT 1")


def count(demo, what):
    return case.ask(demo, f"SELECT count(*) FROM {what}")[0]


def settle(desk):
    """A community in which 东坡小区12栋3单元 stands beside a building of the demo, with a volunteer on its stairs."""
    demo, people = desk.demo(), desk.folder / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    desk.tool("import", "--as", "people", demo, people)
    with sqlite3.connect(demo) as file:
        x, y, grid = file.execute("SELECT x, y, grid_id FROM dwelling_standing WHERE x IS NOT NULL AND grid_id IS NOT NULL ORDER BY dwelling_id LIMIT 1").fetchone()
        file.execute("UPDATE dwelling_standing SET x = ?, y = ?, grid_id = ? WHERE address LIKE '东坡小区12栋3单元%'", (x, y + 0.0004, grid))
        file.execute("INSERT INTO tag (subject_kind, subject_id, code) SELECT 'person', id, 'volunteer' FROM person WHERE name = '邵长河'")
    return demo


def operator(desk, name, scheme="system"):
    config = desk.folder / "config/glib-2.0/settings"
    config.mkdir(parents=True, exist_ok=True)
    (config / "keyfile").write_text(f"[io/github/linli/Linli]\noperator-name='{name}'\ncolor-scheme='{scheme}'\n", encoding="utf-8")


def photo(desk, name, colour):
    path = desk.folder / f"{name}.png"
    desk.run("convert", "-size", "120x90", f"xc:{colour}", path)
    return path


def open_report(person, line):
    """The dialog by keys, with the line typed."""
    person.get("push button|toggle button", "记一笔")
    person.key("ctrl+k")
    person.type("sbyh")
    person.get(None, "搜索结果")
    person.key("Return")
    entry = person.get("text", "哪里，有什么隐患")
    time.sleep(0.5)
    person.type(line)
    time.sleep(0.6)
    return entry


def report(desk, person, demo):
    open_report(person, LINE)
    over = person.windows()
    person.press(person.get("push button", "^添加…|^整改前照片"))
    person.name_file(photo(desk, "before", "brown"), over=over)
    case.wait(lambda: case.shows(person, "1 张照片"), "the photo in the dialog")
    picture(person, "report")
    person.press(person.get("push button", "^上报$"))
    case.wait(lambda: count(demo, "matter WHERE kind = 'hazards'") == 1, "the hazard in the file")
    person.gone("text", "哪里，有什么隐患")


def open_board(person):
    case.turn_to(person, "隐患")
    case.wait(lambda: case.shows(person, "近 90 天"), "the board")


def open_card(person, column):
    person.click(case.wait(lambda: person.find("list item", None, within=person.get("list", f"^{column} 1$")), "the card"))


def step(person, demo, name, after, words=None):
    person.press(person.get("push button", f"^{name}"))
    if words:
        time.sleep(0.6)
        person.type(words)
        time.sleep(0.3)
        person.key("Return")
    case.wait(lambda: state(demo)[0] == after, f"the state after {name}")


def name_actor(person, demo, button, words, role):
    person.press(person.get("push button", button))
    time.sleep(0.6)
    person.type(words)
    time.sleep(0.3)
    person.key("Return")
    case.wait(lambda: count(demo, f"hazards_actor WHERE role = '{role}' AND deleted_at IS NULL") >= 1, f"the {role}")
    time.sleep(0.5)


def muster(person, demo):
    """The volunteer lives on these stairs, and stands under a heading of those who may be asked; one on duty comes."""
    person.press(person.get("push button", "应急集结：谁能到场"))
    coming = person.get("push button", "在路上$")
    case.wait(lambda: case.shows(person, "在岗，由近及远") and case.shows(person, "可联系，由近及远"), "the two groups")
    picture(person, "muster")
    person.press(coming)
    case.wait(lambda: count(demo, "timeline WHERE verb = 'call'") == 1, "the call on the timeline")
    assert count(demo, "hazards_actor WHERE role = 'helper'") == 1
    person.key("Escape")
    person.gone("push button", "在路上$")


def issue(person, demo):
    person.press(person.get("push button", "^开具"))
    person.get("label", "^开具文书$|^文书种类$")
    person.press(case.wait(lambda: person.find_all("push button", "^开具$")[-1:], "the dialog")[0])
    case.wait(lambda: count(demo, "hazards_paper WHERE kind = 'notice' AND sequence = 1") == 1, "the notice")
    person.press(person.get("push button", "查看文书"))
    person.get("label", "^第 1 页")
    picture(person, "notice")
    person.key("Escape")
    person.gone("label", "^第 1 页")


def found_and_done(desk, demo):
    """The grid member: reported by phone, dispatched, the owners visited, cleared together, reported back."""
    demo = pathlib.Path(demo)
    operator(desk, "李网格")
    with desk.open(demo) as person:
        report(desk, person, demo)
        assert case.ask(demo, "SELECT category, title FROM matter WHERE kind = 'hazards'") == ("stair-clutter", LINE)
        assert case.ask(demo, "SELECT u.name FROM matter m JOIN unit u ON u.id = m.subject_id WHERE m.kind = 'hazards' AND m.subject_kind = 'unit'")[0] == "3"
        open_board(person)
        picture(person, "board")
        open_card(person, "发现")
        person.get("push button", "应急集结：谁能到场")
        picture(person, "details")
        muster(person, demo)
        step(person, demo, "派发", "dispatched")
        issue(person, demo)
        step(person, demo, "开始处置", "in-hand")
        name_actor(person, demo, "^＋责任人$", "孟秀兰", "responsible")
        name_actor(person, demo, "^＋处置人$", "李网格", "handler")
        person.press(person.get("push button", "整改后照片"))
        person.name_file(photo(desk, "after", "grey"))
        case.wait(lambda: count(demo, "attachment WHERE role = 'after'") == 1, "the photo in the file")
        step(person, demo, "反馈", "reported", "上门说通了，和住户一起清走")
        picture(person, "reported")


def verified(desk, demo):
    """Another person looks, and closes."""
    demo = pathlib.Path(demo)
    operator(desk, "钱站长")
    with desk.open(demo) as person:
        open_board(person)
        open_card(person, "已反馈")
        step(person, demo, "核查", "verified")
        step(person, demo, "结案：已整改", "remedied")
        picture(person, "closed")


def test_story(desk):
    """cardboard on the stairs of 东坡小区12栋3单元: phone call, dispatched, owners visited, cleared together, verified by another, closed"""
    demo = settle(desk)
    desk.apart(found_and_done, demo)
    desk.apart(verified, demo)
    assert count(demo, "timeline t JOIN matter m ON m.id = t.matter_id WHERE m.kind = 'hazards' AND t.to_state IS NOT NULL") == 6
    assert case.ask(demo, "SELECT closed_at IS NOT NULL FROM matter WHERE kind = 'hazards'")[0] == 1
    assert count(demo, "attachment WHERE role IN ('before', 'after') AND deleted_at IS NULL") == 2
    assert count(demo, "timeline WHERE verb = 'step' OR to_state IS NOT NULL") >= 6


def test_kept(desk):
    """what was typed stays in the dialog, with the reason, while another program holds the file; then it is stored"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_report(person, LINE)
        holder = sqlite3.connect(demo, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        person.key("Return")
        case.wait(lambda: case.shows(person, "还没有存下："), "the reason in the dialog")
        picture(person, "kept")
        assert case.ask(demo, "SELECT count(*) FROM matter WHERE kind = 'hazards'")[0] == 0
        person.get("text", "哪里，有什么隐患", LINE)
        holder.execute("ROLLBACK")
        holder.close()
        person.press(person.get("push button", "^上报$"))
        case.wait(lambda: count(demo, "matter WHERE kind = 'hazards'") == 1, "the hazard in the file")
        person.gone("text", "哪里，有什么隐患")
        open_report(person, LINE)
        case.wait(lambda: case.shows(person, "可能已有人上报"), "the one that may be the same")
        picture(person, "twins")


def pick(person, *keys):
    """A place on the map by keys alone, and what is under the cross then."""
    person.press(person.get("push button", "点选地图|^地图上的位置"))
    before = case.wait(lambda: person.find("label", "^十字下方"), "what is under the cross").get_name()
    for key in keys:
        person.key(key, pause=0.1)
    return case.wait(lambda: (person.find("label", "^十字下方") or person.get("push button", "^采用此位置")).get_name() != before
                     and person.find("label", "^十字下方"), "another place under the cross").get_name()


def test_point(desk):
    """a hazard that lies on no building is put on the map by keys alone; leaving changes nothing; what comes of it is a mark, and a grid"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_report(person, "井盖破损")
        pick(person, "Left", "Left")
        person.key("Escape")
        person.gone("label", "^十字下方")
        person.get("text", "哪里，有什么隐患", "井盖破损")
        assert not case.shows(person, "去掉这个点")
        words = pick(person, *["Right"] * 6, *["Down"] * 3)
        picture(person, "point")
        person.key("Return")
        person.gone("label", "^十字下方")
        person.get("push button", "去掉这个点")
        picture(person, "point-taken")
        person.press(person.get("push button", "^上报$"))
        case.wait(lambda: count(demo, "matter WHERE kind = 'hazards'") == 1, "the hazard in the file")
        person.gone("text", "哪里，有什么隐患")
        x, y = case.ask(demo, "SELECT x, y FROM matter WHERE kind = 'hazards'")
        assert f"{y:.5f}, {x:.5f}" in words, (words, x, y)
        assert case.ask(demo, "SELECT grid_id FROM matter WHERE kind = 'hazards'")[0], "the grid there"
        open_board(person)
        open_card(person, "发现")
        person.press(person.get("push button", "^在地图上看"))
        picture(person, "point-map")


def lay_hazards(desk):
    """A stair where cardboard comes back, and one hazard that stands alone."""
    demo = settle(desk)
    with sqlite3.connect(demo) as file:
        unit, home = file.execute("SELECT unit_id, id FROM dwelling WHERE id = (SELECT min (dwelling_id) FROM dwelling_standing"
                                  " WHERE address LIKE '东坡小区12栋3单元%')").fetchone()
        home_of_demo, x, y = file.execute("SELECT dwelling_id, x, y FROM dwelling_standing WHERE x IS NOT NULL ORDER BY dwelling_id LIMIT 1").fetchone()
        today, yesterday = (time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() - days * 86400)) for days in (0, 20))
        for number, state_now in enumerate(("remedied", "remedied", "found")):
            file.execute("INSERT INTO matter (kind, number, title, state, category, subject_kind, subject_id, opened_at, closed_at, due_at)"
                         " VALUES ('hazards', ?, ?, ?, 'stair-clutter', 'unit', ?, ?, ?, ?)",
                         (f"YH-{number + 1}", LINE, state_now, unit, yesterday, today if state_now == "remedied" else None, yesterday[:10]))
        for _ in range(4):
            file.execute("INSERT INTO matter (kind, title, state, category, dwelling_id, opened_at) VALUES ('hazards', '软管老化', 'found', 'gas-hose', ?, ?)",
                         (home_of_demo, today))
        file.execute("INSERT INTO matter (kind, title, state, category, x, y, opened_at) VALUES ('hazards', '井盖破损', 'found', 'manhole', ?, ?, ?)",
                     (x + 0.0006, y + 0.0008, today))
    return demo, home


def test_map(desk):
    """open hazards are marks with a legend that leads to them; hot spots colour what came back"""
    demo, _ = lay_hazards(desk)
    with desk.open(demo) as person:
        person.get("push button", "^隐患：未结案 5$")
        person.get("push button", "^隐患：逾期 1$")
        picture(person, "map")
        person.click(person.get("push button", "^隐患：逾期 1$"))
        case.wait(lambda: case.shows(person, LINE), "the hazard that the number counts")
        case.wait(lambda: case.shows(person, "第 3 次"), "how often it came back")
        picture(person, "map-chosen")
        person.choose("^地图着色$", "^隐患高发处$")
        person.get("push button", "^4 处及以上隐患 1$")
        picture(person, "map-theme")
        x, y = person.place(person.get("image", "^地图$"))
        person.click_at(x, y - 160)
        case.wait(lambda: not case.shows(person, "第 3 次"), "the hazard to be left")
        person.click_at(x, y)
        case.wait(lambda: case.shows(person, "第 3 次"), "the hazard that was clicked")


def plan(person, demo):
    """A major hazard with its five parts."""
    person.press(person.get("push button", "^等级与方案"))
    parts = [person.get("text", name) for name in ("^整改责任$", "^整改措施$", "^整改资金$", "^整改时限$", "^应急预案$")]
    person.press(person.get("toggle button|switch|check box", "^重大隐患$"))
    main, person.window = person.window, (set(person.windows()) - {person.window}).pop()
    for number, part in enumerate(parts, 1):
        person.click(part)
        person.type(f"p{number}")
    person.window = main
    case.wait(lambda: [case.text_of(part) for part in parts] == ["p1", "p2", "p3", "p4", "p5"], "the parts")
    picture(person, "level")
    person.press(person.get("push button", "^保存$"))
    case.wait(lambda: count(demo, "hazards_hazard WHERE level = 'major' AND plan_duty = 'p1' AND plan_measures = 'p2' AND plan_funds = 'p3'"
                            " AND plan_deadline = 'p4' AND plan_emergency = 'p5'") == 1, "the plan in the file")
    case.wait(lambda: case.shows(person, "方案已齐"), "the plan in the details")


def there_and_back(person, demo):
    """A step is undone; a closed hazard that is opened again keeps its number and what was done."""
    now = "SELECT state FROM matter WHERE number = 'YH-3'"
    for name, after, words in (("派发", "dispatched", None), ("误报", "false", "kan cuo le"), ("重新打开", "found", "you dui shang le")):
        person.press(person.get("push button", f"^{name}"))
        if words:
            time.sleep(0.6)
            person.type(words)
            person.key("Return")
        case.wait(lambda after=after: case.ask(demo, now)[0] == after, f"the state after {name}")
        time.sleep(0.5)
    assert count(demo, "timeline t JOIN matter m ON m.id = t.matter_id WHERE m.number = 'YH-3' AND t.to_state IS NOT NULL") == 3
    person.key("ctrl+z")
    case.wait(lambda: case.ask(demo, now)[0] == "false", "the undo")
    person.key("ctrl+shift+z")
    case.wait(lambda: case.ask(demo, now)[0] == "found", "the redo")


def export(person, path):
    person.press(person.get("push button", "^导出台账"))
    person.tab_to(person.get("push button", "^脱敏导出"))
    person.key("space")
    person.name_file(path, saving=True)
    case.wait(path.exists, f"{path.name}")
    case.wait(lambda: case.shows(person, path.name), "where it was written")


def test_desk(desk):
    """what comes back says so; a plan, a step undone, a hazard opened again, and the ledger as a workbook and as text"""
    demo, _ = lay_hazards(desk)
    with desk.open(demo) as person:
        open_board(person)
        case.wait(lambda: case.shows(person, "逾期 1 件 · 近 90 天按期办结率 0 %"), "the rate, with what is overdue")
        picture(person, "office")
        person.click(case.wait(lambda: person.find("list item", None, within=person.get("list", "^发现 6$")), "the card"))
        case.wait(lambda: case.shows(person, "一年内本处第 3 次"), "how often it came back")
        plan(person, demo)
        there_and_back(person, demo)
        person.press(person.get("push button", "^打印台账"))
        person.get(None, "^第 1 页 / 共")
        paper = save_pdf(person, desk, "hazard-ledger")
        assert "隐患台账" in paper and "YH-3" in paper and "重大" in paper and "制表人" in paper, paper
        close_preview(person)
        export(person, desk.folder / "ledger.csv")
        export(person, desk.folder / "ledger.xlsx")
        picture(person, "ledger")
    rows = list(csv.reader((desk.folder / "ledger.csv").read_text(encoding="utf-8-sig").splitlines()))
    here = next(row for row in rows if "YH-3" in row)
    assert LINE in here and "重大" in here and here[rows[0].index("同处次数")] == "3", rows
    with zipfile.ZipFile(desk.folder / "ledger.xlsx") as book:
        assert LINE in "".join(book.read(name).decode(errors="replace") for name in book.namelist())


def open_nth(person, nth):
    """The overdue one is the first of the cards."""
    person.click(case.wait(lambda: person.find_all("list item", None, within=person.get("list", "^发现 6$"))[nth:], "the card")[0])


def test_unread(desk):
    """who has to do with a hazard cannot be read: the details say so, and name them again once they can"""
    demo, _ = lay_hazards(desk)
    operator(desk, "李网格", scheme="dark")
    with desk.open(demo) as person:
        open_board(person)
        picture(person, "board-dark")
        for old, new, unread in (("phone", "lost", True), ("lost", "phone", False)):
            with sqlite3.connect(demo) as file:
                file.execute(f"ALTER TABLE hazards_actor RENAME COLUMN {old} TO {new}")
            open_nth(person, 1)
            person.gone("label", "^隐患 #YH-3")
            open_nth(person, 0)
            person.get("label", "^隐患 #YH-3")
            case.wait(lambda unread=unread: case.shows(person, "相关人员读取不了") == unread, f"who could not be read: {unread}")
            picture(person, f"unread-{unread}")


def test_photo(desk):
    """a photo that is damaged is named on the paper, which is made all the same"""
    demo, _ = lay_hazards(desk)
    with sqlite3.connect(demo) as file:
        file.execute("INSERT INTO content (hash, bytes) VALUES ('damaged', x'89504e470d0a1a0a00')")
        file.execute("INSERT INTO attachment (owner_kind, owner_id, hash, name, media_type, role) SELECT 'matter', id, 'damaged', 'a.png', 'image/png', 'before'"
                     " FROM matter WHERE number = 'YH-3'")
    with desk.open(demo) as person:
        open_board(person)
        open_nth(person, 0)
        person.press(person.get("push button", "^开具"))
        person.get("label", "^开具文书$|^文书种类$")
        picture(person, "issue")
        person.press(case.wait(lambda: person.find_all("push button", "^开具$")[-1:], "the dialog")[0])
        case.wait(lambda: count(demo, "hazards_paper") == 1, "the notice")
        person.press(person.get("push button", "查看文书"))
        person.get("label", "^第 1 页")
        before = person.windows()
        person.press(person.get("push button", "^存为 PDF"))
        person.name_file(desk.folder / "notice.pdf", saving=True, over=before)
        case.wait((desk.folder / "notice.pdf").exists, "the PDF")
        case.wait(lambda: "整改前：有照片，但读取不了" in desk.run("pdftotext", "-layout", desk.folder / "notice.pdf", "-"), "the photo on the paper")
        if os.environ.get("LINLI_PICTURES"):
            desk.run("pdftoppm", "-r", "60", "-png", "-singlefile", desk.folder / "notice.pdf", pathlib.Path(os.environ["LINLI_PICTURES"], "hazards-paper"))


def test_period(desk):
    """how long something counts as coming back is set in the preferences, kept in the file, seen at once on the cards, and undone"""
    demo, _ = lay_hazards(desk)
    with sqlite3.connect(demo) as file:
        file.execute("UPDATE matter SET opened_at = '2020-01-01T01:00:00.000Z' WHERE number = 'YH-1'")
        file.execute("UPDATE matter SET opened_at = strftime ('%Y-%m-%dT%H:%M:%S.000Z', 'now', '-100 days') WHERE number = 'YH-2'")
    with desk.open(demo) as person:
        open_board(person)
        case.wait(lambda: case.shows(person, "一年内本处第 2 次"), "how often it came back")
        person.key("ctrl+comma")
        days = case.wait(lambda: person.find("spin button", "多少天内再次出现算反复", shown=False), "the setting")
        days.get_value_iface().set_current_value(120)
        case.wait(lambda: case.ask(demo, "SELECT recurrence_days FROM hazards_setting")[0] == 120, "the period in the file")
        picture(person, "period")
        person.key("Escape")
        person.gone("text", "^您的姓名$")
        case.wait(lambda: case.shows(person, "120 天内此处第 2 次"), "the period on the card")
        person.key("ctrl+z")
        case.wait(lambda: case.ask(demo, "SELECT recurrence_days FROM hazards_setting")[0] == 365, "the undo")
        case.wait(lambda: case.shows(person, "一年内本处第 2 次"), "the year on the card")


case.run(globals())
