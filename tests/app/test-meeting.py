# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A courtyard meeting: what is said becomes a topic, hands are raised, it becomes a request, which is done; at the next meeting people are told.
People are invented."""
import sqlite3

import case
import request_desk
from person import wait

SAID = "楼道灯坏了半个月没人修"
MEETINGS = ((1, "六月坝坝会", "2026-06-05 19:00"), (2, "七月坝坝会", "2026-07-05 19:00"))


def settle(desk):
    """Two meetings in the same yard, which nobody has written anything about."""
    path = desk.demo()
    desk.tool("run", "events", path, code=4)  # makes the tables; there is none
    with sqlite3.connect(path) as file:
        for number, title, starts in MEETINGS:
            event = file.execute("INSERT INTO matter (kind, number, title, state, category, opened_at) VALUES ('events', ?, ?, 'announced', 'meeting',"
                                 " '2026-06-01T00:00:00Z')", (f"HD-{number}", title)).lastrowid
            file.execute("INSERT INTO events_event (id, starts_at, venue) VALUES (?, ?, '东门小花园')", (event, starts))
    return path


def topic(path, column):
    """Of the one topic; None before there is one."""
    return (case.ask(path, f"SELECT {column} FROM matter m JOIN events_topic t ON t.id = m.id WHERE m.kind = 'events-topic'") or [None])[0]


def open_meeting(person, title):
    case.look_up(person, title)
    wait(lambda: case.shows(person, "本次议题"), f"the topics of {title}")


def press(person, words):
    person.press(person.get("push button", words))


def fill(person, **words):
    for label, text in words.items():
        person.tab_to(person.get("text", label), most=40)
        person.paste(text)
    person.key("alt+k")


def look_at(person, paper, name):
    """A paper, and away with it."""
    press(person, f"^{paper}$")
    person.get(None, "打印")
    request_desk.picture(person, name)
    person.key("Escape")
    person.gone(None, "^打印")


def hold(person, path):
    """Words, a topic, hands and what it becomes."""
    open_meeting(person, "六月坝坝会")
    press(person, "^记录发言")
    person.tab_to(person.get("text", "^发言人$"), most=40)
    person.paste("钱婆婆")
    person.tab_to(person.get("text", "^发言内容$"), most=40)
    person.paste(SAID)
    person.key("alt+w")
    wait(lambda: case.ask(path, "SELECT words FROM events_speech") == (SAID,), "the words in the file")
    assert not person.find("label", "钱婆婆")  # names are masked
    press(person, "^转为议题$")
    wait(lambda: topic(path, "m.title") == SAID, "the topic in the file")
    press(person, "^举手表决")
    person.get("text", "^赞成$")
    person.key("alt+k")
    wait(lambda: case.shows(person, "没有人举手：请填写举手人数"), "the complaint")
    fill(person, **{"^赞成$": "21", "^反对$": "0"})
    wait(lambda: topic(path, "t.votes_for") == 21, "the hands in the file")
    request_desk.picture(person, "meeting-1-topics")


def hand_on(person, path):
    """The topic becomes a request, which goes its way."""
    case.look_up(person, SAID)
    press(person, "^转为诉求$")
    wait(lambda: topic(path, "m.state") == "handed-on", "the topic handed on")
    request_desk.picture(person, "meeting-2-topic")
    person.tab_to(person.get("push button", "^举手表决"), most=60)
    person.key("Down", "Down", "Down", "Return")  # past the decision and who does it, to what it became
    person.get("push button", "^转为议题$")  # a request can go the other way
    request_desk.step(person, path, "开始办理", "in-hand")
    request_desk.step(person, path, "回复", "answered", "灯已换新")
    request_desk.step(person, path, "办结", "closed")


def answer(person, path):
    """The next meeting opens with what became of it."""
    open_meeting(person, "七月坝坝会")
    wait(lambda: case.shows(person, "上次议题办理情况"), "what became of earlier topics")
    wait(lambda: any("灯已换新" in (label.get_name() or "") for label in person.find_all("label")), "what was done")
    request_desk.picture(person, "meeting-3-next")
    look_at(person, "议题办理情况表", "meeting-5-outcomes")
    press(person, "^答复…")
    fill(person, **{"^答复内容$": "灯已换新，请大家放心"})
    wait(lambda: topic(path, "m.state") == "answered", "the answer in the file")
    wait(lambda: case.shows(person, "已答复：灯已换新，请大家放心"), "the answer")
    request_desk.picture(person, "meeting-4-answered")
    person.key("ctrl+z")
    wait(lambda: topic(path, "m.state") == "handed-on", "the undo")
    person.key("ctrl+shift+z")
    wait(lambda: topic(path, "m.state") == "answered", "the redo")
    look_at(person, "会议记录", "meeting-6-minutes")


def test_meeting(desk):
    """from what somebody says at a meeting to the answer at the next one"""
    path = settle(desk)
    with desk.open(path) as person:
        hold(person, path)
        hand_on(person, path)
        answer(person, path)


case.run(globals())
