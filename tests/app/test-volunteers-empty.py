# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""An empty place by keys: who is excused is covered and stays in the record, the nearest fix is done for a reason and undone; illnesses are not told, and
who is how old is not guessed. People are invented."""
import datetime
import os
import sqlite3

import case
from person import wait
from volunteer_desk import choose, count, go_to_cell, picture, turn_to_volunteers

TODAY = datetime.date.today()
MONDAY = TODAY - datetime.timedelta(days=TODAY.weekday())


def settle(desk):
    """Three volunteers with two hours a week: the first is excused on Monday and away on Tuesday, the third is away on both. A fourth, of unknown age,
    has time at no hour of theirs."""
    path = desk.demo()
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables of all plugins
    with sqlite3.connect(path) as file:
        people = file.execute("SELECT id FROM person WHERE deleted_at IS NULL AND moved_out_on IS NULL AND deceased_on IS NULL AND away_from IS NULL"
                              " AND birth_date BETWEEN '1976' AND '1996' ORDER BY id LIMIT 4").fetchall()
        assert len(people) == 4
        file.execute("UPDATE person SET birth_date = NULL WHERE id = ?", people[3])
        for card, (person,) in enumerate(people, 1):
            file.execute("INSERT INTO volunteers_card (id, person_id, week_minutes, joined_on) VALUES (?, ?, ?, ?)",
                         (card, person, 120 if card < 4 else None, str(TODAY - datetime.timedelta(days=12))))
            for weekday in range(1, 8):
                begin = 0 if card < 4 else 1260
                file.execute("INSERT INTO volunteers_time (card_id, weekday, from_minute, to_minute) VALUES (?, ?, ?, ?)", (card, weekday, begin, 1440))
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (1, '东门值守', 'watch')")
        for day in range(2):
            file.execute("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, published_at)"
                         " VALUES (?, 1, ?, 480, 600, 1, 1, '2026-01-01T00:00:00Z')", (day + 1, str(MONDAY + datetime.timedelta(days=day))))
        file.execute("INSERT INTO volunteers_duty (id, slot_id, card_id, outcome, published_at) VALUES (1, 1, 1, 'excused', '2026-01-01T00:00:00Z')")
        for key, card, first in (1, 1, 1), (2, 3, 0):
            file.execute("INSERT INTO volunteers_exception (id, card_id, first_day, last_day, available, reason) VALUES (?, ?, ?, ?, 0, '腰椎手术')",
                         (key, card, str(MONDAY + datetime.timedelta(days=first)), str(MONDAY + datetime.timedelta(days=6))))
    return path


def cover(person, path, shade):
    """Monday: the place of who is excused is empty, and somebody else has it."""
    person.get("table cell", "东门值守.*周一.*请假）.*缺1人")
    picture(person, f"empty-1-desk-{shade}")
    go_to_cell(person, 0, 0)
    person.key("Return")
    wait(lambda: case.shows(person, "需 1 人，还缺 1 人"), "the shift")
    button = person.get("push button", "^找人顶班…：")
    picture(person, f"empty-2-excused-{shade}")
    person.tab_to(button, most=60)
    person.key("Return")
    wait(lambda: person.find_all("push button", "^换此人顶班："), "who could serve instead")
    picture(person, f"empty-3-cover-{shade}")
    person.key("Return")
    wait(lambda: count(path, "duty", "slot_id = 1 AND card_id = 2 AND outcome = 'planned'") == 1, "who covers")
    assert count(path, "duty", "id = 1 AND outcome = 'excused' AND ended_at IS NULL") == 1
    person.key("Escape")


def fix(person, path, shade):
    """Tuesday: who has the hours already is put on for a reason, and taken off by one undo."""
    wait(lambda: not case.shows(person, "需 1 人，"), "the table")
    go_to_cell(person, 0, 1)
    person.key("Return")
    wait(lambda: case.shows(person, "最省事的办法"), "the nearest fix")
    assert case.shows(person, "2 人不在") and not case.shows(person, "腰椎")
    picture(person, f"empty-4-nearest-{shade}")
    person.tab_to(person.get("push button", "^仍排此人…："), most=60)
    person.key("Return")
    wait(lambda: case.shows(person, "不合规则"), "the rule")
    assert count(path, "duty", "slot_id = 2") == 0
    person.rest()
    person.paste("电话里已同意")
    person.key("Return")
    wait(lambda: count(path, "duty", "slot_id = 2 AND card_id = 2 AND overridden = '电话里已同意'") == 1, "who serves against the rule")
    wait(lambda: not case.shows(person, "最省事的办法"), "nothing to mend")
    person.key("Escape")
    person.key("ctrl+z")
    wait(lambda: count(path, "duty", "slot_id = 2") == 0, "the undo")


def look_at_cards(person, path, shade):
    """Who joined lately is no idler; unknown is said; why somebody is away is masked."""
    person.press(person.get("radio button|toggle button|page tab|tab", "^志愿者$"))
    wait(lambda: case.shows(person, "加入 12 天，还未服务"), "who joined lately")
    wait(lambda: case.shows(person, "出生日期不详"), "whose age nobody knows")
    picture(person, f"empty-5-cards-{shade}")
    name = case.ask(path, "SELECT p.name FROM volunteers_card c JOIN person p ON p.id = c.person_id WHERE c.id = 3")[0]
    masked = name[0] + "*" * max(1, len(name) - 2) + (name[-1] if len(name) > 2 else "")
    person.click(wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith(masked)], "the row")[0])
    person.get("list", "^志愿者档案$")
    wait(lambda: case.shows(person, "腰***"), "the masked reason")
    assert not case.shows(person, "腰椎")
    person.tab_to(person.get("push button", "^删除"), most=120)
    picture(person, f"empty-6-masked-{shade}")


def walk(desk, shade):
    path = settle(desk)
    with desk.open(path) as person:
        turn_to_volunteers(person)
        cover(person, path, shade)
        fix(person, path, shade)
        look_at_cards(person, path, shade)


def test_empty(desk):
    """an excused place is covered, the nearest fix of another is done and undone, and what nobody needs to know is not told"""
    walk(desk, "light")


def test_cover_stays(desk):
    """who thinks better of breaking a rule still looks for cover, and sees who can once a limit is changed"""
    path = settle(desk)
    with sqlite3.connect(path) as file:
        file.execute("UPDATE volunteers_duty SET card_id = 2, pinned = 1 WHERE id = 1")
        file.execute("UPDATE volunteers_duty SET outcome = 'planned'")
        file.execute("INSERT INTO volunteers_duty (slot_id, card_id, outcome, published_at) VALUES (2, 1, 'excused', '2026-01-01T00:00:00Z')")
    with desk.open(path) as person:
        turn_to_volunteers(person)
        person.get("table cell", "东门值守.*周二")
        go_to_cell(person, 0, 1)
        person.key("Return")
        person.tab_to(person.get("push button", "^找人顶班…："), most=60)
        person.key("Return")
        wait(lambda: case.shows(person, "按规则没有人能顶这个班"), "that nobody can")
        picture(person, "empty-9-cover-nobody")
        person.tab_to(wait(lambda: person.find_all("push button", "^仍排此人…："), "the nearest fix")[-1], most=60)
        person.key("Return")
        wait(lambda: case.shows(person, "不合规则"), "the rule")
        person.key("Escape")
        wait(lambda: not case.shows(person, "不合规则"), "the dialog below")
        person.tab_to(person.find_all("push button", "^上限…：")[-1], most=60)
        person.key("Return")
        wait(lambda: case.shows(person, "显示个人信息"), "the question why")
        person.rest()
        person.paste("核对上限")
        person.key("Return")
        limits = person.get("list item", "^服务上限")
        person.tab_to(person.find_all("list item", "^服务上限", within=limits)[-1], most=60)  # the line that opens it
        person.key("Return")
        person.tab_to(person.get("entry|text", "^每周最多"), most=20)
        person.key("ctrl+a")
        person.paste("20")
        person.key("alt+s")
        wait(lambda: count(path, "card", "id = 2 AND week_minutes = 1200") == 1, "the limit")
        wait(lambda: person.find_all("push button", "^换此人顶班："), "who can now, in the same dialog")
        picture(person, "empty-10-cover-anew")


def make_week(desk, shade):
    path = settle(desk)
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_template (id, name) VALUES (1, '冬季一周')")
        file.executemany("INSERT INTO volunteers_template_line (id, template_id, weekday, post_id, from_minute, to_minute, minimum, ideal)"
                         " VALUES (?, 1, ?, 1, 480, 600, 1, 1)", [(1, 1), (2, 3)])
    with desk.open(path) as person:
        turn_to_volunteers(person)
        person.get("table cell", "东门值守.*周一")
        choose(person, "^生成一周")
        wait(lambda: case.shows(person, "共 2 个班次，其中 1 个已由其他模板、其他周或手工排过，不再重复；将新增 1 个"), "the count")
        picture(person, f"empty-7-twins-{shade}")
        person.tab_to(person.get("check box|toggle button|switch", "^别处已排的也再排一份"), most=30)
        person.key("space")
        wait(lambda: case.shows(person, "将重复；将新增 2 个"), "the count of the doubles")
        picture(person, f"empty-8-doubles-{shade}")
        person.key("space")
        wait(lambda: case.shows(person, "不再重复；将新增 1 个"), "the count again")
        person.key("alt+m")
        wait(lambda: count(path, "slot") == 3, "the week in the file")


def test_twins(desk):
    """a template does not double what is there from elsewhere; it says so before, and only does it when that is asked for"""
    make_week(desk, "light")


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the same in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        walk(desk, "dark")

    def test_twins_dark(desk):
        """the week that is made, in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        make_week(desk, "dark")


case.run(globals())
