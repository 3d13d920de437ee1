# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Requests in numbers and on paper, by keyboard: figures and the rows behind them, ledger, reply slip, diary. People are invented."""
import datetime
import random
import sqlite3

import case
from paper_desk import close_preview, save_pdf
from request_desk import LINE, TWIN, note, open_board, open_card, picture, settle, step

STATE = "SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM timeline), (SELECT count(*) FROM matter)"

LOGGED = "SELECT count(*) FROM access_log WHERE reason LIKE '%街道核对来访%'"


def press_by_key(person, role, name):
    """Goes there with Tab and presses Return."""
    person.tab_to(person.get(role, name), most=120)
    person.key("Return")


def keep_paper(person, desk, name):
    """What the preview saves, in words; then it closes."""
    person.get(None, "^第 1 页 / 共")
    picture(person, f"request-papers-{name}")
    words = save_pdf(person, desk, name)
    close_preview(person)
    return words


def way(person, name):
    person.press(person.get("toggle button|push button|radio button|check box|switch|page tab", f"^{name}"))


def check_figures(person, desk):
    """Each number opens as many rows as it says; Escape leads back."""
    way(person, "统计")
    total = person.get("push button", r"^受理 · .*：2$")
    picture(person, "request-papers-figures")
    person.tab_to(total, most=120)
    person.key("Return")
    case.wait(lambda: case.shows(person, "：2 件"), "the rows that were counted")
    person.get("push button", "^返回统计")
    picture(person, "request-papers-rows")
    person.key("Escape")
    press_by_key(person, "push button", r"^已回访 · .*：1$|^按期答复 · .*：1$")
    case.wait(lambda: case.shows(person, "：1 件"), "the one row")
    press_by_key(person, "push button", "^返回统计")
    person.get("push button", r"^受理 · .*：2$")
    way(person, "按类别")
    person.get("push button", r"^漏水 · 受理 · .*：2$")
    picture(person, "request-papers-categories")
    way(person, "按月")
    person.get("push button", r"^20\d\d-\d\d · 受理 · .*：2$")


def test_papers(desk):
    """figures with the rows behind them; ledger, slip and diary in the preview, masked, and the file stays as it was"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        note(person, demo, LINE, 1)
        note(person, demo, TWIN, 2)
        open_card(person, "已派发 2")
        step(person, demo, "开始办理", "in-hand")
        step(person, demo, "回复", "answered", "换了水管")
        before = case.ask(demo, STATE)
        press_by_key(person, "push button", "^查看答复单")
        slip = keep_paper(person, desk, "slip")
        assert "换了水管" in slip and "响应" in slip and "郭*田" in slip and "郭守田" not in slip and "13800000031" not in slip, slip
        check_figures(person, desk)
        way(person, "列表")
        person.get(None, "^只看我的")  # the list with its bar: the figures have a button of the same name
        picture(person, "request-papers-list")
        press_by_key(person, "push button", "^打印台账")
        ledger = keep_paper(person, desk, "ledger")
        assert "诉求台账" in ledger and "2 行" in ledger and "郭守田" not in ledger and "13800000031" not in ledger, ledger
        press_by_key(person, "push button", "^民情日记(?!本)")
        person.get("push button", "^查看日记")
        picture(person, "request-papers-days")
        press_by_key(person, "push button", "^查看日记")
        diary = keep_paper(person, desk, "diary")
        assert "民情日记" in diary and "天气" in diary and "收到诉求 2 件" in diary and "星期" in diary and "孟秀兰" not in diary, diary
        assert case.ask(demo, STATE) == before


def fill(demo, n):
    """Requests of this month and of four before it, in all grids, some answered, some called back."""
    rand = random.Random(3)
    now = datetime.datetime.now()
    with sqlite3.connect(demo) as file:
        grids = [row[0] for row in file.execute("SELECT id FROM grid WHERE level = 'micro' AND deleted_at IS NULL ORDER BY id LIMIT 9")]
        for i in range(1, n + 1):
            state = rand.choice(["dispatched", "in-hand", "waiting", "answered", "answered", "closed", "closed", "passed-up"])
            opened = now - datetime.timedelta(days=0 if i % 3 == 0 else rand.randrange(0, 140), minutes=1)
            due = opened + datetime.timedelta(days=3 if state in ("answered", "closed") else rand.choice([-1, 4]))
            closed = (opened + datetime.timedelta(hours=1)).isoformat()[:19] + ".000Z" if state in ("closed", "passed-up") else None
            category = rand.choice(["water", "water", "light", "noise", "parking", "refuse", "sewer"])
            file.execute("INSERT INTO matter (id, kind, number, title, state, category, grid_id, opened_at, opened_by, due_at, closed_at)"
                         " VALUES (?, 'requests', ?, ?, ?, ?, ?, ?, '王社工', ?, ?)",
                         (10**9 + i, f"2026-{i:04}", f"{i} 号楼下反映", state, category, rand.choice(grids), opened.isoformat()[:19] + ".000Z",
                          due.date().isoformat(), closed))
            if state in ("answered", "closed"):
                at = (opened + datetime.timedelta(days=rand.choice([0, 1, 5]))).isoformat()[:19] + ".000Z"
                file.execute("INSERT INTO timeline (id, matter_id, at, actor, verb, from_state, to_state) VALUES (?, ?, ?, '王社工', 'state', 'in-hand',"
                             " 'answered')", (10**9 + i, 10**9 + i, at))
                file.execute("INSERT INTO requests_resident (id, matter_id, name) VALUES (?, ?, '张三')", (10**9 + i, 10**9 + i))
                if i % 3 != 1:
                    file.execute("INSERT INTO requests_callback (id, matter_id, resident_id, at, caller, responded, solved, satisfied)"
                                 " VALUES (?, ?, ?, ?, '王社工', 1, ?, ?)", (10**9 + i, 10**9 + i, 10**9 + i, at, i % 5 != 0, i % 4 != 0))


def export(person, demo, answer, path):
    """Whether in full or masked is asked first; the file has the name of whoever asked accordingly."""
    person.press(person.get("push button", "^导出台账"))
    button = person.get("push button", f"^{answer}")
    picture(person, "request-papers-export")
    person.tab_to(button)
    person.key("space")
    if answer == "完整导出":
        assert case.ask(demo, LOGGED)[0] == 0
        person.get("push button", "^取消")
        person.type("街道核对来访")
        person.key("Return")
        case.wait(lambda: case.ask(demo, LOGGED)[0] == 1, "the reason in the log")
    person.name_file(path, saving=True)
    case.wait(path.exists, f"{path.name}")
    case.wait(lambda: case.shows(person, path.name), "where it was written")
    return path.read_text(encoding="utf-8-sig")


def test_export(desk):
    """the ledger leaves the office masked unless it is asked for in full, with a reason that is logged"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        note(person, demo, LINE, 1)
        masked = export(person, demo, "脱敏导出", desk.folder / "masked.csv")
        assert "郭守田" not in masked and "郭*田" in masked, masked
        full = export(person, demo, "完整导出", desk.folder / "full.csv")
        assert "郭守田" in full, full


def test_many(desk):
    """the figures of some hundred requests, dark: what is overdue opens as many rows as the file has"""
    demo = settle(desk)
    config = desk.folder / "config/glib-2.0/settings"
    config.mkdir(parents=True)
    (config / "keyfile").write_text("[io/github/linli/Linli]\noperator-name='王社工'\ncolor-scheme='dark'\n", encoding="utf-8")
    month, overdue = datetime.date.today().strftime("%Y-%m"), "state <> 'answered' AND closed_at IS NULL AND due_at < date ('now', 'localtime')"
    with desk.open(demo) as person:
        open_board(person)
        fill(demo, 420)  # the tables of the plugin are there by now
        received, late = case.ask(demo, f"SELECT count(*), sum({overdue}) FROM matter WHERE kind = 'requests' AND"
                                        " strftime ('%Y-%m', opened_at, 'localtime') = ?", month)
        way(person, "统计")
        person.get("push button", rf"^受理 · .*：{received}$")
        picture(person, "request-papers-figures-dark")
        way(person, "按类别")
        person.get("push button", r"^漏水 · 受理 · ")
        picture(person, "request-papers-categories-dark")
        press_by_key(person, "push button", rf"^逾期未答复 · .*：{late}$")
        case.wait(lambda: case.shows(person, f"：{late} 件"), "the rows that are overdue")
        picture(person, "request-papers-rows-dark")
        assert len({text for node in person.find_all("label", "^2026-.* 逾期$") for text in [node.get_name()]}) > 0
        person.key("Escape")
        person.get("push button", rf"^受理 · .*：{received}$")


case.run(globals())
