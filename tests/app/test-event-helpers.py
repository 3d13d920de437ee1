# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""An event asks for volunteers: its shifts are filled, go with it to another day, and fall away with it; the form says what is in the way; what invites
to it is put on paper. People are invented."""
import os
import pathlib
import sqlite3

import case
from paper_desk import back_to_upper
from person import wait

NAME, OTHER = "重阳节慰问演出", "消防知识讲座"


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"event-helpers-{name}.png"))


def settle(desk):
    """Two events, one post, three volunteers who always have time."""
    path = desk.demo(households=60)
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables of all plugins; nobody waits for a bay
    with sqlite3.connect(path) as file:
        people = file.execute("SELECT id FROM person WHERE deleted_at IS NULL AND moved_out_on IS NULL AND deceased_on IS NULL AND birth_date < '1996'"
                              " AND birth_date > '1976' ORDER BY id LIMIT 3").fetchall()
        assert len(people) == 3
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (1, '现场引导', 'service')")
        for card, (person,) in enumerate(people, 1):
            file.execute("INSERT INTO volunteers_card (id, person_id) VALUES (?, ?)", (card, person))
            for weekday in range(1, 8):
                file.execute("INSERT INTO volunteers_time (card_id, weekday, from_minute, to_minute) VALUES (?, ?, 0, 1440)", (card, weekday))
        for title, number, starts, ends in ((NAME, 1, "2027-10-08 14:30", "2027-10-08 16:00"), (OTHER, 2, "2027-10-11 15:00", "2027-10-11 16:30")):
            event = file.execute("INSERT INTO matter (kind, number, title, state, category, opened_at, due_at) VALUES ('events', ?, ?, 'planned', 'festival',"
                                 " '2027-09-01T00:00:00Z', ?)", (f"HD2027-00{number}", title, starts[:10])).lastrowid
            file.execute("INSERT INTO events_event (id, starts_at, ends_at, venue) VALUES (?, ?, ?, '社区活动室')", (event, starts, ends))
    return path


def slots(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return file.execute("SELECT day, from_minute, to_minute, cancelled_at IS NOT NULL FROM volunteers_slot WHERE matter_id IS NOT NULL AND deleted_at IS NULL"
                            " ORDER BY id").fetchall()


def duties(path, condition):
    return case.ask(path, f"SELECT count(*) FROM volunteers_duty WHERE deleted_at IS NULL AND {condition}")[0]


def come_to(person, find):
    """To something in the details, by keys; the details are made anew after each change, so that it is looked for again."""
    person.rest()
    for _ in range(150):
        if person.is_focused(find()):
            return
        person.key("Tab", pause=0.1)
    raise AssertionError("Tab does not come there")


def press(person, words):
    """A button in the details, by keys."""
    come_to(person, lambda: person.get("push button", words))
    person.key("Return")


def fill(person, **words):
    for label, text in words.items():
        person.tab_to(person.get("text", label), most=60)
        person.key("ctrl+a")
        person.paste(text)


def open_event(person):
    case.look_up(person, NAME)
    person.get("push button", "^需要志愿者")


def ask_for(person, path):
    """The form knows the hours of the event; the shift it makes belongs to it."""
    open_event(person)
    wait(lambda: case.shows(person, "还没有安排志愿者"), "that nobody is asked for")
    press(person, "^需要志愿者")
    wait(lambda: any((case.text_of(node) or "") == "14:30-16:00" for node in person.find_all("text")), "the hours of the event")
    picture(person, "1-ask")
    person.key("alt+k")
    wait(lambda: slots(path) == [("2027-10-08", 870, 960, 0)], "the shift in the file")
    wait(lambda: case.shows(person, "志愿者：2个名额已有0人"), "the places")
    press(person, "^安排人员")
    wait(lambda: case.shows(person, "✓ 可排"), "who could")
    for number in (1, 2):
        person.key("Return")
        wait(lambda: duties(path, "1") == number, "one more who serves")
        wait(lambda: case.shows(person, f"已有 {number} 人"), "the shift again")
    person.key("Escape")
    wait(lambda: case.shows(person, "志愿者：2个名额已有2人"), "the places that are filled")
    wait(lambda: case.shows(person, "✓ 已够"), "that it is enough")


def publish(person, path):
    """Enter on the shift leads to its day in the roster."""
    come_to(person, lambda: [row for row in person.find_all("list item")
                             if any("现场引导" in (label.get_name() or "") for label in person.find_all("label", within=row))][0])
    picture(person, "2-filled")
    person.key("Return")
    wait(lambda: case.shows(person, "2027年第40周"), "the week of the event")
    wait(lambda: case.shows(person, "未发布"), "the draft")
    picture(person, "3-roster")
    person.tab_to(person.get("push button", "^发布"), most=150)
    person.key("Return")
    wait(lambda: duties(path, "published_at IS NOT NULL") == 2, "the published week")


def move(person, path):
    """The form says what is in the way of the new day, and does not forbid it; the shift goes along, and back with one step."""
    open_event(person)
    press(person, "^修改…")
    fill(person, **{"^日期": "2027-10-01"})
    wait(lambda: case.shows(person, "当天是节假日：国庆节"), "that it is a holiday")
    fill(person, **{"^日期": "2027-10-11"})
    wait(lambda: case.shows(person, f"同一时间、同一地点：15:00–16:30 {OTHER} · 社区活动室"), "what is in the way")
    picture(person, "4-clash")
    fill(person, **{"^开始": "9:30", "^结束": "11:00"})
    wait(lambda: not case.shows(person, "同一时间"), "that nothing is in the way")
    person.key("alt+k")
    wait(lambda: slots(path) == [("2027-10-11", 570, 660, 0)], "the shift on the new day")
    wait(lambda: case.shows(person, "2027-10-11 09:30–11:00"), "the new day in the details")
    assert duties(path, "ended_at IS NULL") == 2
    person.key("ctrl+z")
    wait(lambda: slots(path) == [("2027-10-08", 870, 960, 0)], "the undo")
    person.key("ctrl+shift+z")
    wait(lambda: slots(path) == [("2027-10-11", 570, 660, 0)], "the redo")


def invite(person, path):
    """What the code cannot hold is refused; what is written is kept, and shown."""
    press(person, "^通知和海报")
    person.tab_to(person.get(None, "^样式$"), most=20)
    person.choose_next()
    fill(person, **{"^报名方式": "向本网格微网格员报名", "^咨询": "社区居委会 028-87350000", "^二维码内容": "长" * 500})
    person.key("alt+k")
    wait(lambda: case.shows(person, "手机扫不出来"), "the complaint")
    fill(person, **{"^二维码内容": "https://example.org/bm?id=8"})
    picture(person, "5-notice")
    person.key("alt+k")
    person.get(None, "^第 1 页 / 共")
    picture(person, "6-poster")
    person.key("Escape")
    wait(lambda: case.ask(path, "SELECT count(*) FROM events_event WHERE code_text = 'https://example.org/bm?id=8' AND contact LIKE '%87350000'") == (1,),
         "what was written in the file")
    actions = case.ask(path, "SELECT count(*) FROM journal")
    press(person, "^通知和海报")
    wait(lambda: case.shows(person, "报名方式"), "the form again")
    person.key("alt+k")
    person.get(None, "^第 1 页 / 共")
    picture(person, "7-letter")
    person.key("Escape")
    person.gone(None, "^第 1 页 / 共")
    assert case.ask(path, "SELECT count(*) FROM journal") == actions  # a paper changes nothing


def call_off(person, path):
    press(person, "^取消$")
    person.rest()
    person.paste("台风")
    person.key("Return")
    wait(lambda: slots(path) == [("2027-10-11", 570, 660, 1)], "the shift that does not take place")
    assert duties(path, "ended_at IS NOT NULL AND why_ended LIKE '%台风%'") == 2
    wait(lambda: case.shows(person, "已取消"), "that it does not take place")
    picture(person, "8-off")


def story(desk):
    path = settle(desk)
    with desk.open(path) as person:
        case.turn_to(person, "活动")
        ask_for(person, path)
        publish(person, path)
        move(person, path)
        invite(person, path)
        call_off(person, path)


def test_helpers(desk):
    """volunteers asked for, found, published; the event moved with a warning, put on a poster, called off; the shift follows"""
    story(desk)


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the same in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        story(desk)


def fill_up(path):
    """Two places, three who want one: the third waits."""
    with sqlite3.connect(path) as file:
        event = file.execute("SELECT id FROM matter WHERE title = ?", (NAME,)).fetchone()[0]
        file.execute("UPDATE events_event SET capacity_site = 2 WHERE id = ?", (event,))
        for line, (name, status) in enumerate((("钱一", "registered"), ("孙二", "registered"), ("李三", "waiting")), 1):
            file.execute("INSERT INTO events_attendee (event_id, name, line, status, source, at) VALUES (?, ?, ?, ?, 'search', '2027-09-01T00:00:00Z')",
                         (event, name, line, status))


def status(path, name):
    return case.ask(path, "SELECT status FROM events_attendee WHERE name = ?", name)[0]


def register(person, path):
    """A resident, looked up by telephone: there is no place left, so they wait."""
    resident, phone = case.ask(path, "SELECT id, phone FROM person WHERE phone LIKE '1%' AND deleted_at IS NULL AND moved_out_on IS NULL AND deceased_on IS NULL"
                                     " GROUP BY phone HAVING count(*) = 1 ORDER BY id LIMIT 1")
    back_to_upper(person)
    person.tab_to(person.get("entry|text", "^给居民报名"), most=100)
    person.type(phone)
    wait(lambda: case.shows(person, f"****{phone[-4:]}"), "the resident")
    picture(person, "11-search")
    person.key("Return")
    wait(lambda: case.ask(path, "SELECT status, source FROM events_attendee WHERE person_id = ?", resident) == ("waiting", "search"), "who waits now")
    wait(lambda: case.shows(person, "现场已报 2/2 · 候补 1 人"), "the numbers again")


def test_waiting(desk):
    """nobody gets a place that is not there; once somebody does not come, the one who waits gets it; a resident is looked up and waits"""
    path = settle(desk)
    fill_up(path)
    with desk.open(path) as person:
        case.turn_to(person, "活动")
        open_event(person)
        press(person, "^名单")
        wait(lambda: case.shows(person, "候补 1 人"), "who waits")
        come_to(person, lambda: person.get("list item", within=person.get("list", "^名单$")))
        person.key("Down", "Down", "alt+v")
        wait(lambda: case.shows(person, "名额不够"), "the refusal")
        picture(person, "9-full")
        assert status(path, "李三") == "waiting"
        person.key("Escape")
        back_to_upper(person)
        person.key("Home", "alt+d")
        wait(lambda: status(path, "钱一") == "cancelled", "who does not come")
        wait(lambda: case.shows(person, "现场空出 1 个名额，候补 1 人"), "that a place is free")
        assert status(path, "李三") == "waiting", "somebody moved up without being asked"
        person.key("Down", "Down", "alt+v")
        wait(lambda: status(path, "李三") == "registered", "who has the place now")
        wait(lambda: person.find("label", "^现场已报 2/2$"), "the numbers")
        picture(person, "10-promoted")
        register(person, path)


def test_off(desk):
    """without the plugin of volunteers an event is as it was: it is moved, and the shifts in the file stay where they are"""
    path = settle(desk)
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_slot (post_id, day, from_minute, to_minute, minimum, ideal, matter_id) SELECT 1, '2027-10-08', 870, 960, 1, 2, id"
                     " FROM matter WHERE title = ?", (NAME,))
    memory = desk.folder / "config/linli"
    memory.mkdir(parents=True, exist_ok=True)
    (memory / "plugins.ini").write_text("[Enabled]\nvolunteers=false\n", encoding="utf-8")
    with desk.open(path) as person:
        case.turn_to(person, "活动")
        case.look_up(person, NAME)
        person.get("push button", "^修改…")
        assert not person.find("push button", "^需要志愿者")
        press(person, "^修改…")
        fill(person, **{"^日期": "2027-10-12"})
        person.key("alt+k")
        wait(lambda: case.ask(path, "SELECT starts_at FROM events_event ORDER BY id LIMIT 1") == ("2027-10-12 14:30",), "the new day in the file")
    assert slots(path) == [("2027-10-08", 870, 960, 0)]


case.run(globals())
