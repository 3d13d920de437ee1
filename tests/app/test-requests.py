# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A leaking pipe, from one line to the answer, as a person meets it. People are invented."""
import os
import time

import case
from request_desk import LINE, TWIN, count, note, open_board, open_card, picture, settle, state, step

CONVERSIONS = {"隐患": "hazards", "停车需求": "parking", "议题": "events-topic", "走访安排": "visits-home", "社区项目": "events-project"}


def wait_for(person, demo):
    """It waits, with the reason and the day that was promised."""
    person.press(person.get("push button", "^在等什么"))
    save = person.get("push button", "^保存$")
    time.sleep(0.5)
    person.type("等物业报价")
    person.key("Tab")
    person.type("2027-01-05")
    time.sleep(0.3)
    picture(person, "requests-wait")
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


def test_same_matter(desk):
    """what is like a line shows while it is written; by keys alone it becomes one more resident of that matter, and one step back undoes it"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        note(person, demo, LINE, 1)
        person.press(person.get("push button", "^新诉求"))
        person.get("push button", "^记下")
        time.sleep(0.5)
        person.type(TWIN)
        same = person.get("push button", "^这是同一件事")
        assert case.wait(lambda: case.shows(person, "同楼栋"), "why it is like it")
        picture(person, "requests-same")
        person.tab_to(same)
        person.key("space")
        person.gone("push button", "^记下")
        case.wait(lambda: count(demo, "requests_resident WHERE deleted_at IS NULL") == 2, "one more resident")
        assert count(demo, "matter WHERE kind = 'requests'") == 1
        assert case.ask(demo, "SELECT name FROM requests_resident ORDER BY id DESC LIMIT 1")[0] == "孟秀兰"
        person.key("ctrl+z")
        case.wait(lambda: count(demo, "requests_resident WHERE deleted_at IS NULL") == 1, "the resident taken back")


def test_call_back(desk):
    """a resident who is not satisfied has the request taken up again by that alone; satisfied after the second answer, it can be closed"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        note(person, demo, LINE, 1)
        open_card(person, "已派发 1")
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
        picture(person, "requests-empty")
        note(person, demo, LINE, 1)
        assert case.ask(demo, "SELECT state, assignee, category, urgency FROM matter WHERE kind = 'requests'") == ("dispatched", "李网格", "water", "urgent")
        note(person, demo, TWIN, 2)
        open_card(person, "已派发 2")
        person.get("push button", "^并入它")
        picture(person, "requests-board")
        if os.environ.get("LINLI_PICTURES"):
            person.click_at(1100, 560, times=30, button=5)
            picture(person, "requests-section")
            person.click_at(1100, 560, times=30, button=4)
        step(person, demo, "开始办理", "in-hand")
        wait_for(person, demo)
        picture(person, "requests-waiting")
        step(person, demo, "继续办理", "in-hand")
        step(person, demo, "回复", "answered", "换了水管")
        case.wait(lambda: case.shows(person, "待回访 1 人"), "who is to be called back")
        picture(person, "requests-answered")


def by_keys(person, role, name, *keys):
    """Goes there with Tab, and presses keys."""
    person.tab_to(person.get(role, name), most=120)
    person.key(*keys)


def call_back(person, demo, answers, words, n):
    """The dialog of a call-back without the mouse: a menu for each of three answers, down to yes or to no."""
    by_keys(person, "push button", "^回访…$", "Return")
    person.get("push button", "^保存$")
    time.sleep(0.5)
    for downs in answers:
        person.key("Tab", "space")
        time.sleep(0.4)
        person.key(*["Down"] * downs, "Return")
        time.sleep(0.4)
    person.key("Tab")
    person.type(words)
    time.sleep(0.3)
    picture(person, f"requests-call-{n}")
    by_keys(person, "push button", "^保存$", "Return")
    case.wait(lambda: count(demo, "requests_callback") == n, "the call-back in the file")
    person.gone("push button", "^保存$")


def answer_by_keys(person, demo, words):
    by_keys(person, "push button", "^回复", "Return")
    time.sleep(0.6)
    person.type(words)
    time.sleep(0.3)
    person.key("Return")
    case.wait(lambda: state(demo) == "answered", "the answer")
    time.sleep(0.8)


def test_call_back(desk):
    """who is not satisfied when called back has it done again, and it is closed once they are; by keyboard alone"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        note(person, demo, LINE, 1)
        open_card(person, "已派发 1")
        by_keys(person, "push button", "^开始办理", "Return")
        case.wait(lambda: state(demo) == "in-hand", "it is in hand")
        time.sleep(0.8)
        answer_by_keys(person, demo, "换了水管")
        call_back(person, demo, (1, 2, 2), "还在漏", 1)
        case.wait(lambda: state(demo) == "in-hand", "it is done again")
        assert case.ask(demo, "SELECT responded, solved, satisfied, words FROM requests_callback") == (1, 0, 0, "还在漏")
        case.wait(lambda: case.shows(person, "重办 1 次"), "that it is done again")
        answer_by_keys(person, demo, "又换了接头")
        call_back(person, demo, (1, 1, 1), "好了", 2)
        assert state(demo) == "answered"
        by_keys(person, "push button", "^办结", "Return")
        case.wait(lambda: state(demo) == "closed", "the end")


def test_conversions(desk):
    """a request becomes a hazard, a parking need, a topic, a visit and a project by keys; a link leads there and back, one step back undoes it"""
    demo = settle(desk)
    made = "SELECT kind FROM matter WHERE kind <> 'requests' AND deleted_at IS NULL AND title LIKE '%厨房漏水%'"
    linked = "SELECT count(*) FROM link WHERE from_kind = 'matter' AND to_kind = 'matter' AND deleted_at IS NULL"
    with desk.open(demo) as person:
        open_board(person)
        note(person, demo, LINE, 1)
        for name, kind in CONVERSIONS.items():
            open_board(person)
            open_card(person, "已派发 1")
            before = case.ask(demo, linked)[0]
            press_key(person, "push button", f"^转为{name}$")
            case.wait(lambda kind=kind: case.ask(demo, made) == (kind,), f"the {kind} in the file")
            assert case.ask(demo, linked)[0] == before + 1
            there = case.wait(lambda: person.find("list item|push button|link", "厨房漏水", within=person.get("list", "^关联")), f"the way to the {kind}")
            person.tab_to(there, most=160)
            person.key("Return")
            person.gone("push button", "^＋居民")
            picture(person, f"requests-became-{kind}")
            back = case.wait(lambda: person.find("list item|push button|link", "厨房漏水", within=person.get("list", "^关联")), f"the way back from the {kind}")
            person.tab_to(back, most=160)
            person.key("Return")
            person.get("push button", "^＋居民")
            person.key("ctrl+z")
            case.wait(lambda: case.ask(demo, made) is None, f"no {kind} any more")
            case.wait(lambda before=before: case.ask(demo, linked)[0] == before, "no link any more")


def test_split(desk):
    """the lamp of a request about a pipe and a lamp becomes a request of its own, with its resident in both; one step back joins them"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        note(person, demo, LINE, 1)
        open_card(person, "已派发 1")
        person.get("push button", "^转为隐患$")
        by_keys(person, "push button", "^拆分…$", "Return")
        time.sleep(0.6)
        person.type("楼下路灯不亮")
        person.key("Tab", "space")
        time.sleep(0.4)
        person.key("Down", "Down", "Return")
        time.sleep(0.4)
        picture(person, "requests-split")
        by_keys(person, "push button", "^拆分$", "Return")
        case.wait(lambda: count(demo, "matter WHERE kind = 'requests' AND deleted_at IS NULL") == 2, "the second request")
        assert case.ask(demo, "SELECT category FROM matter WHERE kind = 'requests' ORDER BY id DESC LIMIT 1") == ("light",)
        assert count(demo, "requests_resident WHERE deleted_at IS NULL") == 2
        case.wait(lambda: case.shows(person, "已派发 2"), "both on the board")
        picture(person, "requests-split-after")
        person.key("ctrl+z")
        case.wait(lambda: count(demo, "matter WHERE kind = 'requests' AND deleted_at IS NULL") == 1, "one request again")


def test_repeated(desk):
    """what is asked for again says so on its card and in its details, which show the earlier one and who helped; a key opens that, another makes
    the request urgent"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        note(person, demo, LINE, 1)
        open_card(person, "已派发 1")
        step(person, demo, "开始办理", "in-hand")
        step(person, demo, "回复", "answered", "换了水管")
        note(person, demo, "东坡小区12栋3单元301 厨房又漏水", 2)
        case.wait(lambda: case.shows(person, "第 2 次反映"), "the warning on the card")
        open_card(person, "已派发 1")
        similar = person.get("list", "^相似诉求")
        row = case.wait(lambda: person.find("list item", "郭|厨房漏水|301", within=similar), "the earlier one")
        case.wait(lambda: case.shows(person, "经办人：李网格"), "who helped")
        picture(person, "requests-repeated")
        by_keys(person, "push button", "^标为紧急", "Return")
        case.wait(lambda: case.ask(demo, "SELECT urgency FROM matter WHERE kind = 'requests' ORDER BY id DESC LIMIT 1") == ("urgent",), "it is urgent")
        time.sleep(0.8)
        similar = person.get("list", "^相似诉求")
        row = case.wait(lambda: person.find("list item", "厨房漏水", within=similar), "the earlier one again")
        person.tab_to(row, most=160)
        picture(person, "requests-similar")
        person.key("Return")
        person.get("push button", "^办结")


case.run(globals())
