# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A leaking pipe, from one line to the answer, as a person meets it. People are invented."""
import os
import time

import case
from request_desk import LINE, TWIN, note, open_board, open_card, picture, settle, state, step


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


def test_story(desk):
    """a line becomes a request, is handed over, waits for a reason with a promised day, is answered, and its resident is to be called back"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        picture(person, "requests-empty")
        note(person, demo, LINE, 1)
        assert case.ask(demo, "SELECT state, assignee, category, urgency FROM matter WHERE kind = 'requests'") == ("dispatched", "李网格", "water", "urgent")
        note(person, demo, TWIN, 2)
        open_card(person, "已派单 2")
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


case.run(globals())
