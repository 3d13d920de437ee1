# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The people of an event by keys alone: registered, a party, walking in, corrected, waiting, moved up and told, cancelled, taken off, ticked back, undone;
and an event of 2,000 rows. People are invented."""
import datetime
import os
import pathlib
import sqlite3
import subprocess

import case
from event_desk import open_event
from paper_desk import back_to_upper, close_message, close_preview
from person import wait

TITLE = "重阳节聚餐"
MANY = 2000


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"people-{name}.png"))


def write_event(path, capacity, days=30):
    day = datetime.date.today() + datetime.timedelta(days)
    with sqlite3.connect(path) as file:
        event = file.execute("INSERT INTO matter (kind, number, title, state, category, opened_at) VALUES ('events', 'HD2026-001', ?, 'planned', 'lecture',"
                             " '2026-10-01T01:00:00Z')", (TITLE,)).lastrowid
        file.execute("INSERT INTO events_event (id, starts_at, ends_at, venue, capacity_site) VALUES (?, ?, ?, '社区食堂', ?)",
                     (event, f"{day} 10:00", f"{day} 12:00", capacity))
    return event


def choose_people(path):
    """Three residents of homes of their own with a name of their own."""
    with sqlite3.connect(path) as file:
        return file.execute("SELECT p.id, p.name, p.phone FROM person p WHERE p.phone IS NOT NULL AND p.deleted_at IS NULL AND p.deceased_on IS NULL"
                            " AND p.moved_out_on IS NULL AND (SELECT count(*) FROM person q WHERE q.name = p.name) = 1 GROUP BY p.household_id"
                            " ORDER BY p.id LIMIT 3").fetchall()


def press(person, words):
    buttons = wait(lambda: person.find_all("push button", words), words)
    person.tab_to(buttons[-1], most=150)  # of the window that lies over the others
    person.key("Return")


def fill(person, **words):
    for label, text in words.items():
        entries = wait(lambda: person.find_all("entry|text", label), label)
        person.tab_to(entries[-1], most=90)  # of the window that lies over the others
        person.key("ctrl+a")
        person.paste(text)


def rows(path, columns="status"):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return [row if len(row) > 1 else row[0] for row in file.execute(f"SELECT {columns} FROM events_attendee WHERE deleted_at IS NULL ORDER BY line")]


def register(person, path, resident, party=None):
    """Found by the telephone, taken with Enter; the party is filled in before."""
    before = len(rows(path))
    if party:
        fill(person, **{"^人数$": str(party)})
    fill(person, **{"^给居民报名": resident[2]})
    wait(lambda: person.find("list", "^找到的结果"), "what was found")
    person.key("Return")
    wait(lambda: len(rows(path)) == before + 1, f"row {before + 1} in the file")


def come_to_row(person, line):
    """To the rows with Tab, and down from the first one."""
    view = person.get("list", "^名单$")
    for _ in range(90):
        if any(person.is_focused(row) for row in person.find_all("list item", within=view)):
            break
        person.key("Tab", pause=0.1)
    else:
        raise AssertionError("Tab does not come to the rows")
    person.key("Home", *["Down"] * (line - 1))


def row_words(person, row):
    return person.find_all("label", within=row)[0].get_name() or ""


def registers(person, path, people):
    press(person, "^名单…")
    person.get("entry|text", "^给居民报名")
    register(person, path, people[0], party=3)
    register(person, path, people[1])
    register(person, path, people[2])
    assert rows(path, "party, status") == [(3, "registered"), (1, "registered"), (1, "waiting")]
    fill(person, **{"^人数$": "2", "^不在居民库里": "赵奶奶"})
    press(person, "^现场来的")
    wait(lambda: rows(path, "party, status, source, came")[3:] == [(2, "registered", "walk-in", 2)], "who walked in")
    wait(lambda: case.shows(person, "现场已报 4/4，超出 2 人"), "that there are too many")
    wait(lambda: case.shows(person, "全部 4 行") or person.find("toggle button|push button", "^全部 4 行"), "how many rows there are")
    picture(person, "1-registered")


def corrects(person, path, people):
    """A party is smaller: a place is free, and who waits is said and does not move up alone."""
    come_to_row(person, 1)
    person.key("Return")
    person.get(None, "更正第 1 行")
    picture(person, "2-masked")
    press(person, "^显示并更正姓名")
    fill(person, **{"^理由": "更正名单"})
    person.key("Return")
    wait(lambda: person.find("text", "^姓名$"), "the name to be corrected")
    fill(person, **{"^电话$": "13800000001", "^备注$": "带轮椅", "^人数$": "2", "^到场几人": "3"})
    picture(person, "3-form")
    person.key("alt+k")
    wait(lambda: case.shows(person, "到场 3 人，多于报名的 2 人"), "the complaint")
    picture(person, "4-refused")
    person.tab_to(person.get("text", "^到场几人"), most=90)
    person.key("ctrl+a", "BackSpace")
    person.key("alt+k")
    wait(lambda: rows(path, "party, phone, note, came")[0] == (2, "13800000001", "带轮椅", None), "the corrected row")
    wait(lambda: case.shows(person, "现场空出 1 个名额，候补 1 人"), "that a place is free")
    assert rows(path)[2] == "waiting"
    back_to_upper(person)
    picture(person, "5-free")


def moves_up(person, path, people):
    press(person, "^依次递补")
    wait(lambda: case.shows(person, "现场空 1 个名额，已选 1 人"), "who moves up")
    picture(person, "6-waiting")
    press(person, "^给他们名额")
    wait(lambda: rows(path, "status, to_tell")[2] == ("registered", 1), "who moved up in the file")
    back_to_upper(person)
    press(person, "^通知名单")
    wait(lambda: case.shows(person, "1 条已递补，还没有通知本人"), "who is to be told")
    picture(person, "7-tell")
    press(person, "^复制通知文字")
    wait(lambda: case.shows(person, "已复制，可粘贴到群里"), "the text")
    assert case.ask(path, "SELECT count(*) FROM access_log WHERE action = 'copy'")[0] == 1
    press(person, "^都已通知")
    wait(lambda: rows(path, "to_tell")[2] == 0, "that they were told")
    back_to_upper(person)


def cancels(person, path):
    """Does not come, and is put back; taken off; all of that is undone."""
    come_to_row(person, 2)
    person.key("alt+d")
    wait(lambda: rows(path)[1] == "cancelled", "who does not come")
    wait(lambda: person.find("toggle button|push button", "^不来 1"), "the group")
    picture(person, "8-cancelled")
    person.key("alt+v")
    wait(lambda: rows(path)[1] == "registered", "who comes after all")
    come_to_row(person, 2)
    person.key("Return")
    person.get(None, "更正第 2 行")
    press(person, "^从名单删去")
    wait(lambda: len(rows(path)) == 3, "who is taken off")
    wait(lambda: person.find("toggle button|push button", "^全部 3 行"), "who is taken off the list that shows")
    back_to_upper(person)
    person.rest()
    there = [row for row in person.find_all("list item", within=person.get("list", "^名单$")) if person.is_focused(row)]
    focused = [(node.get_role_name(), node.get_name()) for node in person.find_all() if person.is_focused(node)]
    assert len(there) == 1 and row_words(person, there[0]).startswith("3. "), f"the focus is not in the row that follows but on {focused}"
    person.key("Down")
    wait(lambda: [row for row in person.find_all("list item", within=person.get("list", "^名单$")) if person.is_focused(row)
                  and row_words(person, row).startswith("4. ")], "the row below by an arrow key")
    person.rest()
    person.key("ctrl+z")
    wait(lambda: len(rows(path)) == 4, "who is put back")
    wait(lambda: person.find("toggle button|push button", "^全部 4 行"), "who is put back in the list")
    person.key("Escape")
    wait(lambda: set(person.windows()) <= {person.window}, "the window of the program alone")
    person.do("windowfocus", person.window)
    person.rest()


def prints_sheet(person):
    press(person, "^签到表$")
    person.get("push button", "^存为 PDF")
    back_to_upper(person)
    picture(person, "8-sheet")
    close_preview(person)


def ticks_back(person, path):
    """A row that is not there is refused and what was typed stays; of the party of two one came."""
    press(person, "^签到回填")
    back_to_upper(person)
    fill(person, **{"^已签到的行号": "1=1、3、9"})
    picture(person, "9-tick")
    below = set(person.windows())
    person.key("alt+k")
    wait(lambda: case.shows(person, "签到表上没有第 9 行"), "the refusal")
    picture(person, "9-tick-refused")
    close_message(person, below)
    fill(person, **{"^已签到的行号": "1=1、3"})
    person.key("alt+k")
    wait(lambda: rows(path, "came") == [1, 0, 1, 2], "who came")
    wait(lambda: case.shows(person, "现场 4 人（登记 4，临时来 2）"), "the numbers in the details")
    picture(person, "9-details")
    person.do("windowfocus", person.window)
    person.key("ctrl+z")
    wait(lambda: rows(path, "came") == [None, None, None, 2], "the undo")


def by_keys(desk):
    path = desk.demo(households=60)
    desk.tool("run", "events", path, code=4)  # makes the tables; there is none
    write_event(path, 4)
    people = choose_people(path)
    with desk.open(path) as person:
        open_event(person, TITLE)
        registers(person, path, people)
        corrects(person, path, people)
        moves_up(person, path, people)
        cancels(person, path)
        prints_sheet(person)
        ticks_back(person, path)


def test_by_keys(desk):
    """registered, a party of 3, walked in, corrected, moved up and told, cancelled and put back, taken off, ticked back by row number, undone"""
    by_keys(desk)


def test_many(desk):
    """an event of 2,000 rows: all of them are there, in groups that add up, and the last of the waiting list is found"""
    path = desk.demo(households=30)
    desk.tool("run", "events", path, code=4)
    event = write_event(path, 1500)
    states = (("registered", "chain", 1400), ("registered", "walk-in", 100), ("waiting", "chain", 300), ("maybe", "chain", 80), ("cancelled", "chain", 100),
              ("unanswered", "chain", 20))
    people = [(status, source) for status, source, n in states for _ in range(n)]
    assert len(people) == MANY
    with sqlite3.connect(path) as file:
        file.executemany("INSERT INTO events_attendee (event_id, name, line, source, at, status, came) VALUES (?, ?, ?, ?, '2026-05-10T00:00:00Z', ?, ?)",
                         [(event, f"张{line}", line, source, status, 1 if source == "walk-in" else None)
                          for line, (status, source) in enumerate(people, 1)])
    with desk.open(path) as person:
        open_event(person, TITLE)
        press(person, "^名单…")
        wait(lambda: person.find("toggle button|push button", f"^全部 {MANY} 行$"), "all rows")
        for words in ("已报名 1400", "现场来的 100", "候补 300", "未定 80", "不来 100", "未答复 20"):
            person.get("toggle button|push button", f"^{words}$")
        picture(person, "10-many")
        assert len(person.find_all("list item", within=person.get("list", "^名单$"))) < 300, "widgets for rows that nobody sees"
        person.tab_to(person.get("toggle button|push button", "^候补 300$"), most=90)
        person.key("space")
        fill(person, **{"^在名单里查找": "1800"})
        wait(lambda: case.shows(person, "1800. 张*"), "the last one who waits")
        picture(person, "11-found")
        come_to_row(person, 1)
        person.key("Return")
        person.get(None, "更正第 1800 行")


def test_over(desk):
    """an event of yesterday: that places are free while somebody waits, and who got one, is not asked for any more"""
    path = desk.demo(households=30)
    desk.tool("run", "events", path, code=4)
    event = write_event(path, 4, days=-1)
    with sqlite3.connect(path) as file:
        file.executemany("INSERT INTO events_attendee (event_id, name, line, source, at, status, to_tell) VALUES (?, ?, ?, 'chain', '2026-05-10', ?, ?)",
                         [(event, "赵奶奶", 1, "registered", 1), (event, "钱一", 2, "waiting", 0)])
    with desk.open(path) as person:
        open_event(person, TITLE)
        person.get("push button", "^名单…")
        assert case.shows(person, "候补 1"), "who waits is still in the numbers"
        assert not person.find("push button", "^依次递补") and not person.find("push button", "^通知名单"), "somebody is to be told of what is over"
        press(person, "^名单…")
        wait(lambda: person.find("toggle button|push button", "^全部 2 行"), "the rows")
        assert not person.find("push button", "^依次递补") and not person.find("push button", "^通知名单"), "somebody is to be told of what is over"


def test_not_answered(desk):
    """who has not answered from the list of people by one key; the household of who is on the list has"""
    path = desk.demo(households=30)
    desk.tool("run", "events", path, code=4)
    event = write_event(path, 4)
    with sqlite3.connect(path) as file:
        resident = file.execute("SELECT id, household_id FROM person p WHERE deleted_at IS NULL AND deceased_on IS NULL AND moved_out_on IS NULL AND EXISTS"
                                " (SELECT 1 FROM household h WHERE h.id = p.household_id AND h.dwelling_id IS NOT NULL AND h.moved_out_on IS NULL)"
                                " ORDER BY id LIMIT 1").fetchone()[0]
        file.execute("INSERT INTO events_attendee (event_id, person_id, name, line, source, at) VALUES (?, ?, '赵奶奶', 1, 'search', '2026-05-10')",
                     (event, resident))
    with desk.open(path) as person:
        open_event(person, TITLE)
        press(person, "^名单…")
        wait(lambda: person.find("toggle button|push button", "^全部 1 行"), "the rows")
        picture(person, "12-silent-button")
        back_to_upper(person)
        below = set(person.windows())
        person.key("alt+n")
        wait(lambda: case.shows(person, "户没有答复；已答复 1"), "who has not answered")
        person.do("windowfocus", *(set(person.windows()) - below))
        picture(person, "13-silent")
        person.key("Escape")
        person.gone("label", "户没有答复")
        back_to_upper(person)
        person.get("entry|text", "^给居民报名")


def test_blank_rows(desk):
    """who signed on blank rows of the sheet comes on the list, and is named there without a reason, for no name is shown"""
    path = desk.demo(households=30)
    desk.tool("run", "events", path, code=4)
    write_event(path, 4)
    with desk.open(path) as person:
        open_event(person, TITLE)
        press(person, "^签到回填")
        back_to_upper(person)
        fill(person, **{"^已签到的行号": "补1、补2=2"})
        picture(person, "14-blank")
        person.key("alt+k")
        wait(lambda: rows(path, "line, name, came, source") == [(10001, "未填姓名", 1, "walk-in"), (10002, "未填姓名", 2, "walk-in")], "the rows in the file")
        person.do("windowfocus", person.window)
        person.rest()
        press(person, "^名单…")
        wait(lambda: person.find("toggle button|push button", "^现场来的 2"), "who walked in")
        back_to_upper(person)
        come_to_row(person, 2)
        picture(person, "15-unnamed")
        person.key("Return")
        person.get(None, "更正第 补2 行")
        fill(person, **{"^姓名$": "赵奶奶"})
        picture(person, "16-name")
        person.key("alt+k")
        wait(lambda: rows(path, "name") == ["未填姓名", "赵奶奶"], "the name in the file")
        wait(lambda: case.shows(person, "补2. 赵*奶"), "the name in the list")


def test_masked_again(desk):
    """names that were shown to tell people of their places are gone with “mask everything”, in the dialog that is open, too"""
    path = desk.demo(households=30)
    desk.tool("run", "events", path, code=4)
    event = write_event(path, 4)
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO events_attendee (event_id, name, phone, line, source, at, status, to_tell) VALUES (?, '赵奶奶', '13800000009', 1, 'chain',"
                     " '2026-05-10', 'registered', 1)", (event,))
    with desk.open(path) as person:
        open_event(person, TITLE)
        press(person, "^通知名单")
        wait(lambda: case.shows(person, "138****0009"), "who is to be told, masked")
        press(person, "^复制通知文字")
        fill(person, **{"^理由": "通知候补"})
        person.key("Return")
        wait(lambda: case.shows(person, "13800000009") and case.shows(person, "赵奶奶"), "the name and the telephone")
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True, exist_ok=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\nprivacy=true\n", encoding="utf-8")
        wait(lambda: case.shows(person, "138****0009"), "the telephone masked again")
        assert not case.shows(person, "13800000009") and not case.shows(person, "赵奶奶"), "personal data stays on the screen"


def test_close(desk):
    """the window of the program closes with the list of people and the feedback over it, while another file stays open"""
    path, other = desk.demo(households=30), desk.demo(households=30, seed=8)
    desk.tool("run", "events", path, code=4)
    write_event(path, 4)
    with desk.open(path) as person:
        open_event(person, TITLE)
        for words in ("^群众反馈…", "^名单…"):
            before = set(person.windows())
            press(person, words)
            wait(lambda: len(set(person.windows()) - before) == 1, words)
            person.do("windowfocus", person.window)
            person.rest()
        before = set(person.windows())
        subprocess.run([person.command[0], str(other)], env=person.environment, check=True)  # the program that runs opens it
        wait(lambda: len(set(person.windows()) - before) == 1, "the window of the other file")
        person.do("windowfocus", person.window)
        person.rest()
        person.key("ctrl+w")
        wait(lambda: len(person.windows()) == 1, "the window of the other file alone")


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the same in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        by_keys(desk)


case.run(globals())
