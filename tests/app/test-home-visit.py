# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A request that becomes a visit: nobody met, planned again, made, and told in the request; a visit planned on its own. People are invented."""
import datetime
import time

import case
from request_desk import LINE, note, open_board, open_card, picture, settle

VISIT = "SELECT state, assignee, due_at, outcome FROM matter WHERE kind = 'visits-home' ORDER BY id DESC LIMIT 1"


def by_keys(person, role, name, *keys):
    """Goes there with Tab, and presses keys."""
    person.tab_to(person.get(role, name), most=120)
    person.key(*keys)


def take_step(person, demo, name, words, after):
    person.press(person.get("push button", f"^{name}$"))
    time.sleep(0.6)
    person.type(words)
    time.sleep(0.3)
    person.key("Return")
    case.wait(lambda: case.ask(demo, VISIT)[0] == after, f"the state after {name}")


def open_visits(person):
    case.turn_to(person, "走访")
    person.press(person.get("radio button|toggle button|page tab|tab", "^走访安排$"))
    person.get("push button", "^安排走访")


def plan_by_keys(person, demo, day, whom):
    """Another day and a visitor, in the details pane."""
    by_keys(person, "text", "^走访日期", "ctrl+a")
    person.type(day)
    by_keys(person, "text", "^走访人", "ctrl+a")
    person.type(whom)
    person.key("Return")
    case.wait(lambda: case.ask(demo, VISIT)[:3] == ("planned", whom, day), "the plan in the file")


def test_request(desk):
    """a request becomes a visit; nobody is met, it is planned again and made, and the request says so"""
    demo = settle(desk)
    today = datetime.date.today()
    later = str(today + datetime.timedelta(days=3))
    with desk.open(demo) as person:
        open_board(person)
        note(person, demo, LINE, 1)
        open_card(person, "已派发 1")
        by_keys(person, "push button", "^转为走访安排", "Return")
        case.wait(lambda: (case.ask(demo, VISIT) or [None])[0] == "planned", "the visit in the file")
        assert case.ask(demo, VISIT)[2] == str(today + datetime.timedelta(days=7))
        open_visits(person)
        case.wait(lambda: case.shows(person, "待走访 1 户"), "the visit on the page")
        picture(person, "home-visit-page")
        person.click(person.find("list item", within=person.get("list", "^待走访$")))
        plan_by_keys(person, demo, str(today), "wangwu")
        picture(person, "home-visit-planned")
        take_step(person, demo, "未遇到人", "qiaomen", "missed")
        case.wait(lambda: case.shows(person, "未遇，待再约"), "that it waits for another day")
        plan_by_keys(person, demo, later, "wangwu")
        take_step(person, demo, "已走访", "dangmianshuoming", "done")
        case.wait(lambda: case.shows(person, "已结束 1 次"), "the visit among those that ended")
        picture(person, "home-visit-done")
        assert case.ask(demo, VISIT)[3] == "dangmianshuoming"
        assert case.ask(demo, "SELECT group_concat(outcome) FROM visits_call") == ("absent,met",)
        open_board(person)
        open_card(person, "已派发 1")
        case.wait(lambda: case.shows(person, "dangmianshuoming"), "what came of the visit in the request")
        picture(person, "home-visit-request")


def test_own(desk):
    """a visit is planned from the page for a home that is searched, and from the household's own action; a plan without a reason is refused"""
    demo = settle(desk)
    count = "SELECT count(*) FROM matter WHERE kind = 'visits-home' AND deleted_at IS NULL"
    with desk.open(demo) as person:
        open_visits(person)
        case.wait(lambda: case.shows(person, "还没有安排走访"), "that nothing is planned")
        person.press(person.get("push button", "^安排走访"))
        person.get(None, "住户、房号或姓名")
        person.type("12-3-302")
        person.get("list", "^找到的结果")
        person.key("Return")
        case.wait(lambda: case.shows(person, "孟**") or case.shows(person, "孟*"), "whom it is for")
        person.key("Return")
        person.get("label", "请填写走访事由")
        person.type("lianxi")
        picture(person, "home-visit-dialog")
        person.key("Return")
        case.wait(lambda: case.ask(demo, count) == (1,), "the visit in the file")
        case.wait(lambda: case.shows(person, "今天到期") or case.shows(person, "待走访 1 户"), "the visit on the page")
        person.key("ctrl+z")
        case.wait(lambda: case.ask(demo, count) == (0,), "the undo")
        case.look_up(person, "12-3-301")
        person.press(person.get("push button", "^安排走访…$"))
        person.get("text", "^走访事由")
        time.sleep(0.5)
        person.type("huifang")
        person.key("Return")
        case.wait(lambda: case.ask(demo, count) == (1,), "the visit from the household")


case.run(globals())
