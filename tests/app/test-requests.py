# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A leaking pipe, from one line to the answer, as a person meets it. People are invented."""
import os
import pathlib
import sqlite3
import time

import case

LINE = "东坡小区12栋3单元301 郭守田 厨房漏水 急"
TWIN = "东坡小区12栋3单元302 孟秀兰 漏水"
PEOPLE = """姓名,性别,与户主关系,电话,住址
郭守田,男,户主,13800000031,东坡小区12栋3单元301
孟秀兰,女,户主,13800000032,东坡小区12栋3单元302
"""


def picture(person, name):
    """Keeps what is on the screen, when somebody wants to look at it."""
    if os.environ.get("LINLI_PICTURES"):
        time.sleep(0.8)
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"requests-{name}.png"))


def state(demo):
    return case.ask(demo, "SELECT state FROM matter WHERE kind = 'requests' ORDER BY id LIMIT 1")[0]


def count(demo, what):
    return case.ask(demo, f"SELECT count(*) FROM {what}")[0]


def settle(desk):
    """A community in which somebody answers for the grid of 东坡小区12栋3单元."""
    demo, people = desk.demo(), desk.folder / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    desk.tool("import", "--as", "people", demo, people)
    with sqlite3.connect(demo) as file:
        grid = file.execute("SELECT id FROM grid WHERE level = 'micro' AND deleted_at IS NULL ORDER BY id LIMIT 1").fetchone()[0]
        file.execute("UPDATE dwelling_standing SET grid_id = ? WHERE address LIKE '东坡小区12栋3单元%'", (grid,))
        file.execute("DELETE FROM grid_duty WHERE grid_id = ?", (grid,))
        file.execute("INSERT INTO grid_duty (grid_id, role, name) VALUES (?, 'head', '李网格')", (grid,))
    return demo


def open_board(person):
    rows = case.wait(lambda: [row for part in person.find_all("list", "^导航$", shown=False) for row in person.find_all("list item", within=part)
                              if (row.get_name() or "").startswith("诉求")], "the page in the navigation")
    person.click(rows[0])
    person.get("push button", "^新诉求")


def note(person, demo, line, n):
    person.press(person.get("push button", "^新诉求"))
    person.get("push button", "^记下")
    time.sleep(0.5)
    person.type(line)
    time.sleep(0.3)
    person.key("Return")
    case.wait(lambda: count(demo, "matter WHERE kind = 'requests'") == n, "the request in the file")
    person.gone("push button", "^记下")


def open_card(person, column):
    """The first card of a column."""
    person.click(case.wait(lambda: person.find_all("list item", within=person.get("list", f"^{column}")), "the card")[0])
    person.get("push button", "^＋居民")


def step(person, demo, name, after, words=None):
    person.press(person.get("push button", f"^{name}"))
    if words:
        time.sleep(0.6)
        person.type(words)
        time.sleep(0.3)
        person.key("Return")
    case.wait(lambda: state(demo) == after, f"the state after {name}")
    time.sleep(0.5)


def wait_for(person, demo):
    """It waits, with the reason and the day that was promised."""
    person.press(person.get("push button", "^在等什么"))
    save = person.get("push button", "^保存$")
    time.sleep(0.5)
    person.type("等物业报价")
    person.key("Tab")
    person.type("2027-01-05")
    time.sleep(0.3)
    picture(person, "wait")
    person.press(save)
    case.wait(lambda: state(demo) == "waiting", "the request waits")
    assert case.ask(demo, "SELECT waiting_for, promised_on FROM matter WHERE kind = 'requests' ORDER BY id LIMIT 1") == ("等物业报价", "2027-01-05")
    person.gone("push button", "^保存$")


def press_key(person, role, name, within=None):
    """Comes to a button with Tab alone, and presses it."""
    person.tab_to(person.get(role, name, within=within))
    person.key("space")


def call_back(person, demo, answers, words, n):
    """What a resident says when called back: three menus and a line, without a mouse."""
    press_key(person, "push button", "^回访…$")
    save = person.get("push button", "^保存$")
    time.sleep(0.6)
    for name, yes in zip(("有人响应", "问题解决", "满意"), answers):
        menu = person.get("combo box", f"^{name}")
        person.tab_to(case.wait(lambda: person.find("push button", within=menu), f"the menu {name}"))
        person.key("space", pause=0.6)
        person.key(*["Down"] * (1 if yes else 2))
        person.key("Return", pause=0.6)
    person.key("Tab")
    person.type(words)
    time.sleep(0.3)
    picture(person, f"call-{n}")
    person.tab_to(save)
    person.key("space")
    person.gone("push button", "^保存$")
    said = case.ask(demo, "SELECT responded, solved, satisfied, words FROM requests_callback ORDER BY id DESC LIMIT 1")
    assert said == (*map(int, answers), words), said
    assert count(demo, "requests_callback") == n


def answer(person, demo, words):
    press_key(person, "push button", "^回复$")
    time.sleep(0.6)
    person.type(words)
    person.key("Return")
    case.wait(lambda: state(demo) == "answered", "the request answered")
    case.wait(lambda: case.shows(person, "待回访 1 人"), "who is to be called back")


def test_call_back(desk):
    """a resident who is not satisfied has the request taken up again by that alone; satisfied after the second answer, it can be closed"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        note(person, demo, LINE, 1)
        open_card(person, "已派单 1")
        press_key(person, "push button", "^开始办理$")
        case.wait(lambda: state(demo) == "in-hand", "the request in hand")
        answer(person, demo, "擦干了水")
        call_back(person, demo, (True, False, False), "晚上又漏了", 1)
        case.wait(lambda: state(demo) == "in-hand", "the request taken up again")
        case.wait(lambda: case.shows(person, "重办 1 次"), "that it is done again, on its card")
        assert "晚上又漏了" in case.ask(demo, "SELECT text FROM timeline WHERE to_state = 'in-hand' ORDER BY id DESC LIMIT 1")[0]
        answer(person, demo, "换了水管")
        call_back(person, demo, (True, True, True), "修好了", 2)
        assert state(demo) == "answered"
        case.wait(lambda: case.shows(person, "待回访 0 人"), "nobody left to be called back")
        press_key(person, "push button", "^办结$")
        case.wait(lambda: state(demo) == "closed", "the request closed")
        person.get("list", "^近期结案 1")
        picture(person, "closed")


def test_story(desk):
    """a line becomes a request, is handed over, waits for a reason with a promised day, is answered, and its resident is to be called back"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        picture(person, "empty")
        note(person, demo, LINE, 1)
        assert case.ask(demo, "SELECT state, assignee, category, urgency FROM matter WHERE kind = 'requests'") == ("dispatched", "李网格", "water", "urgent")
        note(person, demo, TWIN, 2)
        open_card(person, "已派单 2")
        person.get("push button", "^并入它")
        picture(person, "board")
        if os.environ.get("LINLI_PICTURES"):
            person.click_at(1100, 560, times=30, button=5)
            picture(person, "section")
            person.click_at(1100, 560, times=30, button=4)
        step(person, demo, "开始办理", "in-hand")
        wait_for(person, demo)
        picture(person, "waiting")
        step(person, demo, "继续办理", "in-hand")
        step(person, demo, "回复", "answered", "换了水管")
        case.wait(lambda: case.shows(person, "待回访 1 人"), "who is to be called back")
        picture(person, "answered")


case.run(globals())
