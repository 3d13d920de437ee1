# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A list from a chat group is pasted, matched to residents, confirmed and taken in one action, all by keys. People are invented."""
import os
import pathlib
import re
import sqlite3

import case
from event_desk import open_event
from person import wait

TITLE = "重阳节聚餐"
UNSURE = "静水流深"


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"signup-{name}.png"))


def write_event(path):
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO events_series (id, name) VALUES (1, ?)", (TITLE,))
        event = file.execute("INSERT INTO matter (kind, number, title, state, category, opened_at) VALUES ('events', 'HD2026-001', ?, 'planned', 'lecture',"
                             " '2026-10-01T01:00:00Z')", (TITLE,)).lastrowid
        file.execute("INSERT INTO events_event (id, series_id, edition, starts_at, ends_at, venue) VALUES (?, 1, 1, '2026-10-18 10:00', '2026-10-18 12:00',"
                     " '社区食堂')", (event,))
    return event


def room(address):
    """1-1-201 for 青月宿舍1栋1单元201."""
    return "-".join(re.findall(r"\d+", address))


def choose_people(path):
    """Four residents with a name of their own, and two that are given one name."""
    with sqlite3.connect(path) as file:
        people = file.execute("SELECT p.id, p.name, p.phone, s.address FROM person p JOIN household h ON h.id = p.household_id JOIN dwelling_standing s"
                              " ON s.dwelling_id = h.dwelling_id WHERE p.phone IS NOT NULL AND p.deleted_at IS NULL AND p.deceased_on IS NULL"
                              " AND p.moved_out_on IS NULL AND (SELECT count(*) FROM person q WHERE q.name = p.name) = 1 GROUP BY h.id ORDER BY p.id"
                              " LIMIT 6").fetchall()
        file.executemany("UPDATE person SET name = '周同' WHERE id = ?", [(people[4][0],), (people[5][0],)])
    return people


def write_list(people):
    return "\n".join(("#接龙", "10月18日重阳节聚餐，社区食堂",
                      f"1. {people[0][1]} {room(people[0][3])} 2人",
                      f"2. {people[1][1]} {people[1][2]}",
                      f"3. {people[2][1][0]}阿姨 {room(people[2][3])}",
                      "4. 周同",
                      f"5. {UNSURE}",
                      f"6. {people[3][1]} 请假，带孙子",
                      "谢谢大家🙏"))


def press(person, words):
    person.tab_to(person.get("push button", words), most=150)
    person.key("Return")


def read_list(person, text, name=None):
    press(person, "^粘贴接龙")
    person.tab_to(person.get("text", "^粘贴的接龙"), most=30)
    person.key("ctrl+a")
    person.paste(text)
    press(person, "^识别")
    wait(lambda: case.shows(person, f"接龙 {len(re.findall('^[0-9]+[.] ', text, re.M))} 条"), "what was read")
    if name:
        picture(person, name)


def confirm(person, path, people):
    """Whoever is unsure stays as written until it is confirmed: one of two of one name, of a surname at home, of a name alone."""
    assert case.ask(path, "SELECT count(*) FROM events_attendee") == (0,)
    for name in (f"{people[2][1][0]}阿姨", "周同", people[3][1]):
        row = person.get("list item", f"^{name}")
        assert any("按所写登记" in (label.get_name() or "") for label in person.find_all("label", within=row)), f"{name} is not confirmed yet"
        person.tab_to(row, most=60)
        person.choose_next()
    person.tab_to(person.get(None, "没有当作报名的内容"), most=60)
    person.key("space")
    wait(lambda: case.shows(person, "谢谢大家"), "what was no entry")
    picture(person, "3-confirmed")


def by_hand(person, path, people):
    """Who calls and does not come after all stays so though the list that is pasted again says otherwise, unless the list is chosen."""
    set_by_hand = "UPDATE events_attendee SET status = 'cancelled', by_hand = by_hand | 1 WHERE person_id = ?"
    with sqlite3.connect(path) as file:
        file.execute(set_by_hand, (people[0][0],))
        file.execute(set_by_hand, (people[1][0],))
    read_list(person, write_list(people), "5-by-hand")
    assert case.shows(person, "与手工修改不一致 2 条")
    winner = person.get("combo box", f"^“{people[1][1]}”以哪个为准")
    person.tab_to(wait(lambda: person.find("push button", within=winner), "what holds"), most=90)
    person.choose_next()
    press(person, "^全部录入")
    wait(lambda: case.ask(path, "SELECT status FROM events_attendee WHERE person_id = ?", people[1][0]) == ("registered",), "what the list says")
    assert case.ask(path, "SELECT status FROM events_attendee WHERE person_id = ?", people[0][0]) == ("cancelled",)


def row_words(person, i=0):
    """What stands in a row of who has not answered."""
    found = person.find_all("label", within=person.find_all("list item", within=person.get("list", "^谁还没有答复$"))[i])
    return found[0].get_name() or ""


def come_back(person, window):
    """Without a window manager nobody does so."""
    person.do("windowraise", window)
    person.do("windowfocus", window)
    person.rest()


def opens_silent(person, path, window):
    """By keys: the household is opened in the window below, names are shown and logged, the list is printed."""
    assert "*" in row_words(person), row_words(person)
    logged = case.ask(path, "SELECT count(*) FROM access_log")[0]
    second = person.find_all("list item", within=person.get("list", "^谁还没有答复$"))[1]
    person.tab_to(second, most=30)
    person.key("Return")
    wait(lambda: case.shows(person, "户号"), "the household")
    head = re.escape(row_words(person, 1).split(" ")[1])
    wait(lambda: person.find("label", f"^{head}$"), "the household of the row")
    picture(person, "7-opened")
    come_back(person, window)
    before = set(person.windows())
    press(person, "^显示姓名")
    person.get("entry|text", "^理由")
    person.do("windowfocus", *(set(person.windows()) - before))
    person.paste("电话催报名")
    person.key("Return")
    wait(lambda: "*" not in row_words(person), "the names")
    assert case.ask(path, "SELECT count(*) FROM access_log")[0] > logged
    wait(lambda: set(person.windows()) == before, "the question gone")
    come_back(person, window)
    picture(person, "8-names")
    press(person, "^打印名单")
    person.get("push button", "^存为 PDF")
    preview = (set(person.windows()) - before).pop()
    come_back(person, preview)
    picture(person, "9-paper")
    person.key("Escape")
    wait(lambda: set(person.windows()) == before, "the preview closed")
    come_back(person, window)


def silent(person, path):
    """Who has not answered is shown over the list that was read, which stays."""
    read_list(person, "1. 钱多多\n2. 赵小宝")
    before = set(person.windows())
    press(person, "^谁还没有答复")
    wait(lambda: case.shows(person, "户没有答复；已答复"), "who has not answered")
    asked = case.ask(path, "SELECT count(*) FROM household h WHERE deleted_at IS NULL AND moved_out_on IS NULL AND dwelling_id IS NOT NULL AND EXISTS"
                     " (SELECT 1 FROM person p WHERE p.household_id = h.id AND p.deleted_at IS NULL AND p.deceased_on IS NULL AND p.moved_out_on IS NULL)")[0]
    words = person.get("label", "户没有答复；已答复").get_name()
    assert sum(int(number) for number in re.findall(r"\d+", words)) == asked, (words, asked)
    picture(person, "6-silent")
    opens_silent(person, path, (set(person.windows()) - before).pop())
    person.key("Escape")
    wait(lambda: set(person.windows()) == before, "the list alone")
    come_back(person, (before - {person.window}).pop())
    assert case.shows(person, "接龙 2 条"), "the list that was read is lost"
    person.key("Escape")


def signup(desk):
    path = desk.demo(households=60)
    desk.tool("run", "events", path, code=4)  # makes the tables; there is none
    event = write_event(path)
    people = choose_people(path)
    with desk.open(path) as person:
        person.get("push button|toggle button", "记一笔")
        open_event(person, TITLE)
        read_list(person, write_list(people), "2-matched")
        confirm(person, path, people)
        press(person, "^全部录入")
        wait(lambda: case.ask(path, "SELECT count(*), count(person_id) FROM events_attendee WHERE event_id = ?", event) == (6, 5), "the list in the file")
        assert case.ask(path, "SELECT party, status FROM events_attendee WHERE person_id = ?", people[0][0]) == (2, "registered")
        assert case.ask(path, "SELECT status FROM events_attendee WHERE person_id = ?", people[3][0]) == ("cancelled",)
        assert case.ask(path, "SELECT count(*) FROM events_attendee WHERE person_id IN (?, ?)", people[4][0], people[5][0]) == (1,)
        assert case.ask(path, "SELECT name FROM events_attendee WHERE person_id IS NULL") == (UNSURE,)
        picture(person, "4-taken")
        person.key("ctrl+z")
        wait(lambda: case.ask(path, "SELECT count(*) FROM events_attendee WHERE event_id = ? AND deleted_at IS NULL", event) == (0,), "the undo")
        person.key("ctrl+shift+z")
        wait(lambda: case.ask(path, "SELECT count(*) FROM events_attendee WHERE event_id = ? AND deleted_at IS NULL", event) == (6,), "the redo")
        by_hand(person, path, people)
        silent(person, path)


def test_signup(desk):
    """a list pasted, matched, one of two of a name chosen, taken as one action, undone and redone; who has not answered"""
    signup(desk)


def test_grown(desk):
    """a party that is larger in the list than there are places for is shown and keeps its place, or waits where that is chosen"""
    path = desk.demo(households=60)
    desk.tool("run", "events", path, code=4)
    event = write_event(path)
    people = choose_people(path)
    with sqlite3.connect(path) as file:
        file.execute("UPDATE events_event SET capacity_site = 2 WHERE id = ?", (event,))
        file.executemany("INSERT INTO events_attendee (event_id, person_id, name, line, source, at) VALUES (?, ?, ?, ?, 'chain', '2026-10-01')",
                         [(event, people[i][0], people[i][1], i + 1) for i in range(2)])
    with desk.open(path) as person:
        person.get("push button|toggle button", "记一笔")
        open_event(person, TITLE)
        read_list(person, "\n".join(f"{i + 1}. {people[i][1]} {people[i][2]} {3 + i}人" for i in range(2)))
        assert case.shows(person, "增加人数而名额不够 2 条") and case.shows(person, "已占 1 个名额，现写 3 人")
        winner = person.get("combo box", f"^“{people[1][1]}”以哪个为准")
        person.tab_to(wait(lambda: person.find("push button", within=winner), "what holds"), most=90)
        person.choose_next()
        picture(person, "10-grown")
        press(person, "^全部录入")
        wait(lambda: case.ask(path, "SELECT group_concat (party || status, ' ') FROM (SELECT * FROM events_attendee ORDER BY line)")
             == ("1registered 4waiting",), "who keeps the place and who waits")


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the same in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        signup(desk)


case.run(globals())
