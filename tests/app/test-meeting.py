# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A courtyard meeting, by keys alone: its agenda, what is said and becomes a topic, hands, a decision, the request that it becomes and that is done; at
the next meeting people are told of each topic, and what was left is taken over. People are invented."""
import os
import sqlite3

import case
import request_desk
from paper_desk import back_to_upper
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


def topic(path, column, title=SAID):
    """Of that topic; None before there is one."""
    return (case.ask(path, f"SELECT {column} FROM matter m JOIN events_topic t ON t.id = m.id WHERE m.kind = 'events-topic' AND m.title = ?", title)
            or [None])[0]


def open_meeting(person, title):
    case.look_up(person, title)
    wait(lambda: case.shows(person, "本次议题"), f"the topics of {title}")
    person.key("F6")  # to the details


def press(person, words):
    """A button, by keys."""
    person.tab_to(person.get("push button", words), most=150)
    person.key("Return")


def type_in(person, label, text):
    person.tab_to(person.get("text", label), most=60)
    person.key("ctrl+a")
    person.paste(text)


def fill(person, **words):
    for label, text in words.items():
        type_in(person, label, text)
    person.key("alt+k")


def look_at(person, paper, name):
    """A paper, and away with it."""
    press(person, f"^{paper}$")
    person.get(None, "^第 1 页 / 共")
    request_desk.picture(person, name)
    person.key("Escape")
    person.gone(None, "^第 1 页 / 共")


def order(path):
    """The topics of the first meeting as they stand, with their minutes."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return file.execute("SELECT m.title, t.minutes FROM events_topic t JOIN matter m ON m.id = t.id JOIN matter e ON e.id = t.event_id"
                            " WHERE e.title = '六月坝坝会' ORDER BY t.place").fetchall()


def plan(person, path):
    """Two topics, the second one first and with more minutes, on a sheet."""
    open_meeting(person, "六月坝坝会")
    for n, (title, minutes) in enumerate((("楼道堆物", "10"), ("花园改造", "")), 1):
        press(person, "^新议题")
        type_in(person, "^议题$", title)
        type_in(person, "^预计用时", minutes or "x")
        person.key("alt+a")
        if not minutes:
            wait(lambda: case.shows(person, "“x”不是整数"), "the complaint")
            person.key("ctrl+a", "BackSpace")
            person.key("alt+a")
        wait(lambda: len(order(path)) == n, "the topic in the file")
    press(person, "^调整议程")
    person.tab_to(person.get("text", "用时（分钟）：通报"), most=40)
    person.paste("5")
    person.tab_to(person.get("text", "用时（分钟）：花园改造"), most=40)
    person.paste("20")
    person.key("alt+Up")
    wait(lambda: case.shows(person, "19:05–19:25") and case.shows(person, "19:25–19:35"), "the hours of both")
    assert case.shows(person, "共 2 个议题，35 分钟，预计 19:35 结束")
    request_desk.picture(person, "meeting-0-agenda")
    person.key("alt+k")
    wait(lambda: order(path) == [("花园改造", 20), ("楼道堆物", 10)], "the agenda in the file")
    look_at(person, "打印议程", "meeting-0-agenda-paper")


def speak(person, path):
    """What a resident says, whom the search finds; corrected, and made a topic."""
    speaker, name, phone = case.ask(path, "SELECT id, name, phone FROM person WHERE phone IS NOT NULL AND deceased_on IS NULL AND deleted_at IS NULL"
                                          " GROUP BY phone HAVING count (*) = 1 ORDER BY id LIMIT 1")
    press(person, "^记录发言")
    person.get("entry|text", "^发言的居民")
    person.type(phone)
    person.get("list", "^找到的结果")
    person.key("Return")
    wait(lambda: person.find("push button", "^换人"), "who was found")
    request_desk.picture(person, "meeting-1-speech")
    heard = "楼道灯坏了，可打 13900000000 问我"
    type_in(person, "^发言内容$", heard)
    person.key("alt+w")
    wait(lambda: case.ask(path, "SELECT words, person_id FROM events_speech") == (heard, speaker), "the words in the file")
    assert not person.find("label", name) and not case.shows(person, "13900000000")  # names and telephones are masked
    press(person, "^修改…$")  # not before it was said what for
    person.get("entry|text", "理由")
    person.paste("核对发言")
    person.key("Return")
    person.get("text|entry", "^发言内容$")
    back_to_upper(person)
    type_in(person, "^发言内容$", SAID)
    person.key("alt+k")
    wait(lambda: case.ask(path, "SELECT words, person_id FROM events_speech") == (SAID, speaker), "the words corrected")
    press(person, "^转为议题$")
    wait(lambda: topic(path, "m.title") == SAID, "the topic in the file")


def hold(person, path):
    """Hands for the topic, and what is decided."""
    person.tab_to(wait(lambda: person.find_all("push button", "^举手表决")[2:], "the third topic")[0], most=150)
    person.key("Return")
    person.get("text", "^赞成$")
    person.key("alt+k")
    wait(lambda: case.shows(person, "没有人举手：请填写举手人数"), "the complaint")
    fill(person, **{"^赞成$": "21", "^反对$": "0"})
    wait(lambda: topic(path, "t.votes_for") == 21, "the hands in the file")
    person.tab_to(wait(lambda: person.find_all("push button", "^形成决定")[2:], "the third topic")[0], most=150)
    person.key("Return")
    fill(person, **{"^决定$": "报修换灯"})
    wait(lambda: topic(path, "t.decision") == "报修换灯", "the decision in the file")
    request_desk.picture(person, "meeting-1-topics")


def hand_on(person, path):
    """The topic becomes a request, which goes its way. What needs more than words has no button of its own."""
    case.look_up(person, SAID)
    person.get("push button", "^转为诉求$")
    person.key("F6")
    assert not person.find("push button", "^转办$") and not person.find("push button", "^答复$")
    press(person, "^转为诉求$")
    wait(lambda: topic(path, "m.state") == "handed-on", "the topic handed on")
    request_desk.picture(person, "meeting-2-topic")
    person.tab_to(person.get("push button", "^举手表决"), most=60)
    person.key("Down", "Down", "Down", "Return")  # past the decision and who does it, to what it became
    person.get("push button", "^转为议题$")  # a request can go the other way
    request_desk.step(person, path, "开始办理", "in-hand")
    request_desk.step(person, path, "回复", "answered", "灯已换新")
    request_desk.step(person, path, "办结", "closed")


def drop(person, path):
    """A topic that nobody follows any more."""
    case.look_up(person, "楼道堆物")
    person.get("push button", "^不再议$")
    person.key("F6")
    press(person, "^不再议$")
    person.get("dialog|alert", "^不再议$")
    person.type("各家已自行清理")
    person.key("Return")
    wait(lambda: topic(path, "m.state", "楼道堆物") == "dropped", "the topic dropped")


def answer(person, path):
    """The next meeting opens with what became of each, takes over what was left, and tells people of a dropped one."""
    open_meeting(person, "七月坝坝会")
    wait(lambda: case.shows(person, "以前议题的办理情况"), "what became of earlier topics")
    wait(lambda: any("灯已换新" in (label.get_name() or "") for label in person.find_all("label")), "what was done")
    assert case.shows(person, "各家已自行清理") and case.shows(person, "上次未议")
    request_desk.picture(person, "meeting-3-next")
    look_at(person, "议题办理情况表", "meeting-5-outcomes")
    press(person, "^列入议程$")
    wait(lambda: order(path) == [("楼道堆物", 10), (SAID, None)], "the topic taken over")
    wait(lambda: case.shows(person, "上次未议，已列入本次议程"), "that it is on the agenda")
    press(person, "^答复…")  # the first of both: the dropped one
    request_desk.picture(person, "meeting-4-tell")
    person.key("alt+k")  # the words that are offered
    wait(lambda: case.ask(path, "SELECT words, final FROM events_told") == ("各家已自行清理", 1), "what people were told")
    assert topic(path, "m.state", "楼道堆物") == "dropped"
    wait(lambda: len(person.find_all("push button", "^答复…")) == 1, "one that is to be told still")
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


def plan_next(person, path):
    """The courtyard is chosen in the form."""
    press(person, "^修改…$")
    person.get("push button", "^小区（院落）：")
    person.tab_to(person.find_all("push button", "^小区（院落）：")[-1], most=20)  # the one inside takes the keys
    person.key("space")
    person.paste(case.ask(path, "SELECT name FROM compound WHERE deleted_at IS NULL ORDER BY name LIMIT 1")[0])
    person.key("Return")
    request_desk.picture(person, "meeting-7-form")
    person.key("alt+k")
    wait(lambda: case.ask(path, "SELECT c.name FROM events_event e JOIN compound c ON c.id = e.compound_id JOIN matter m ON m.id = e.id"
                                " WHERE m.title = '七月坝坝会'") is not None, "the courtyard in the file")


def meet(desk):
    path = settle(desk)
    with desk.open(path) as person:
        case.turn_to(person, "活动")
        plan(person, path)
        speak(person, path)
        hold(person, path)
        hand_on(person, path)
        drop(person, path)
        answer(person, path)
        plan_next(person, path)


def test_meeting(desk):
    """from what somebody says at a meeting to the answer at the next one"""
    meet(desk)


def test_carry(desk):
    """all topics that a meeting did not get to are taken over at once, and undone at once"""
    path = settle(desk)
    titles = ["楼道堆物", "花园改造", "加装电梯"]
    with sqlite3.connect(path) as file:
        first = file.execute("SELECT id FROM matter WHERE title = '六月坝坝会'").fetchone()[0]
        for place, title in enumerate(titles, 1):
            made = file.execute("INSERT INTO matter (kind, number, title, state, opened_at) VALUES ('events-topic', ?, ?, 'raised', '2026-06-05T12:00:00Z')",
                                (f"YT-{place}", title)).lastrowid
            file.execute("INSERT INTO events_topic (id, event_id, place) VALUES (?, ?, ?)", (made, first, place))

    def on_agenda():
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
            return [title for title, in file.execute("SELECT m.title FROM events_topic t JOIN matter m ON m.id = t.id JOIN matter e ON e.id = t.event_id"
                                                     " WHERE e.title = '七月坝坝会' ORDER BY t.place")]

    with desk.open(path) as person:
        open_meeting(person, "七月坝坝会")
        wait(lambda: case.shows(person, "有 3 个议题上次未议"), "how many were left")
        request_desk.picture(person, "meeting-8-left")
        press(person, "^全部列入议程$")
        wait(lambda: on_agenda() == titles, "all of them on the agenda")
        wait(lambda: not person.find("push button", "^全部列入议程$"), "the button to go")
        request_desk.picture(person, "meeting-8-carried")
        person.key("ctrl+z")
        wait(lambda: on_agenda() == [] and len(order(path)) == 3, "the undo of all")
        person.get("push button", "^全部列入议程$")
        person.key("ctrl+shift+z")
        wait(lambda: on_agenda() == titles, "the redo")


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the same in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        meet(desk)


case.run(globals())
