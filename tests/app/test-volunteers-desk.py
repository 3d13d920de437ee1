# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The desk of rosters as a person uses it, by keys: from the first post to a published week that is changed. People are invented."""
import datetime
import sqlite3

import case
from paper_desk import back_to_upper
from person import text_of, wait
from volunteer_desk import count, go_to_cell, picture, press, turn_to_volunteers


def settle(desk):
    """A file with eight volunteers who always have time, but the last, who is away, too."""
    path = desk.demo()
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables of all plugins; nobody waits for a bay
    with sqlite3.connect(path) as file:
        people = file.execute("SELECT id FROM person WHERE deleted_at IS NULL AND moved_out_on IS NULL AND deceased_on IS NULL AND birth_date < '1996'"
                              " AND birth_date > '1976' ORDER BY id LIMIT 8").fetchall()
        assert len(people) == 8
        for card, (person,) in enumerate(people, 1):
            file.execute("INSERT INTO volunteers_card (id, person_id) VALUES (?, ?)", (card, person))
            for weekday in range(1, 8 if card < 8 else 1):
                file.execute("INSERT INTO volunteers_time (card_id, weekday, from_minute, to_minute) VALUES (?, ?, 0, 1440)", (card, weekday))
        file.execute("INSERT INTO volunteers_exception (card_id, first_day, last_day, available) VALUES (8, '2020-01-01', '2099-12-31', 0)")
    return path


def enter_post(person, path):
    press(person, "新岗位")
    wait(lambda: case.shows(person, "需要的技能"), "the form of a post")
    person.rest()
    person.paste("东门值守")
    picture(person, "post")
    person.key("alt+k")
    wait(lambda: count(path, "post", "name = '东门值守'") == 1, "the post in the file")


def enter_template(person, path):
    """Every day from eight to ten, one person, better two."""
    press(person, "新模板")
    press(person, "添加班次")
    wait(lambda: case.shows(person, "至少几人"), "the form of the shifts")
    person.rest()
    picture(person, "line")
    person.key("alt+a")
    wait(lambda: case.shows(person, "每周 7 个班次"), "the shifts of the template")
    picture(person, "template")
    person.key("alt+k")
    wait(lambda: count(path, "template_line") == 7, "the template in the file")


def make_week(person, path):
    """Counted first, and nothing is made by that."""
    press(person, "生成这一周")
    wait(lambda: case.shows(person, "共 7 个班次；将新增 7 个"), "the count")
    picture(person, "preview")
    assert count(path, "slot") == 0
    person.key("alt+m")
    wait(lambda: count(path, "slot") == 7, "the week in the file")
    wait(lambda: case.shows(person, "本周 7 个班次未发布"), "the drafts")


def put_on(person, path):
    """The first of the list, by Enter; then one who has no time, for a reason."""
    cell = person.get("table cell", "东门值守.*周一")
    person.tab_to(cell, most=150)
    picture(person, "by-post")
    person.key("Return")
    wait(lambda: case.shows(person, "需 1 人，还缺 1 人"), "the shift")
    wait(lambda: case.shows(person, "✓ 可排"), "who could")
    picture(person, "cell")
    person.key("Return")
    wait(lambda: count(path, "duty") == 1, "the first who serves")
    wait(lambda: case.shows(person, "需 1 人，已有 1 人"), "the shift again")
    person.type(case.ask(path, "SELECT p.phone FROM volunteers_card c JOIN person p ON p.id = c.person_id WHERE c.id = 8")[0][-4:])
    wait(lambda: case.shows(person, "✕ 不能排") and not case.shows(person, "✓ 可排"), "who has no time")
    person.key("Return")
    wait(lambda: case.shows(person, "不合规则"), "the refusal")
    assert case.shows(person, "：不在；没有登记可服务时间"), "all that is broken"
    picture(person, "refused")
    assert count(path, "duty") == 1
    person.paste("家里就在门口")
    person.key("Return")
    wait(lambda: count(path, "duty", "overridden = '家里就在门口'") == 1, "the duty against a rule")
    person.key("Escape")
    wait(lambda: not case.shows(person, "✓ 可排"), "the table")


def publish(person, path):
    """A week is published, and what is changed later is listed until it is told."""
    press(person, "^发布")
    wait(lambda: count(path, "slot", "published_at IS NULL") == 0, "the published week")
    person.tab_to(person.get("table cell", "东门值守.*周一"), most=150)
    person.key("Right")
    person.key("Return")
    wait(lambda: case.shows(person, "✓ 可排"), "who could")
    person.key("Return")
    wait(lambda: count(path, "duty") == 3, "one more who serves")
    wait(lambda: case.shows(person, "需 1 人，已有 1 人"), "the shift again")
    person.key("Escape")
    wait(lambda: not case.shows(person, "✓ 可排"), "the table")
    wait(lambda: case.shows(person, "发布后有 1 项变动"), "the change")
    press(person, "^查看变动$")
    wait(lambda: case.shows(person, "新排："), "whom to tell")
    picture(person, "changes")
    person.key("alt+a")
    wait(lambda: count(path, "duty", "published_at IS NULL") == 0, "that they were told")
    person.key("Escape")
    person.key("ctrl+z")
    wait(lambda: count(path, "duty", "published_at IS NULL") == 1, "the undo")


def test_desk(desk):
    """a post, a usual week, a counted week, somebody put on, refused and put on for a reason, published, changed, undone"""
    path = settle(desk)
    with desk.open(path) as person:
        turn_to_volunteers(person)
        picture(person, "empty")
        enter_post(person, path)
        enter_template(person, path)
        make_week(person, path)
        put_on(person, path)
        publish(person, path)


def days_of(path, card):
    """The weekdays on which somebody serves, 0 Monday."""
    with sqlite3.connect(path) as file:
        return [datetime.date.fromisoformat(day).weekday() for (day,) in
                file.execute("SELECT s.day FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id WHERE d.card_id = ? AND d.deleted_at IS NULL"
                             " AND d.ended_at IS NULL ORDER BY s.day", (card,))]


def drag(person, weekday, to):
    """Whoever stands first in a cell, by the mouse into another."""
    (x, y), end = (person.place(person.get("table cell", f"东门值守.*{day}")) for day in (weekday, to))
    person.drag((x - 20, y - 10), end)


def test_keys(desk):
    """in the table: cut and pasted, copied, taken off, taken back, dragged; a day of somebody opened, and a shift chosen in it"""
    path = settle(desk)
    today = datetime.date.today()
    monday = today - datetime.timedelta(days=today.weekday())
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (1, '东门值守', 'watch')")
        file.executemany("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (?, 1, ?, 480, 600, 1, 2)",
                         [(i + 1, str(monday + datetime.timedelta(days=i))) for i in range(7)])
        file.execute("INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (1, 1, 1)")
    with desk.open(path) as person:
        turn_to_volunteers(person)
        person.get("table cell", "东门值守.*周一")
        go_to_cell(person, 0, 0)
        person.key("ctrl+x", "Right", "ctrl+v")
        wait(lambda: days_of(path, 1) == [1], "moved to Tuesday")
        person.rest()
        person.key("ctrl+c", "Right", "ctrl+v")
        wait(lambda: days_of(path, 1) == [1, 2], "copied to Wednesday")
        person.rest()
        picture(person, "keys")
        person.key("Delete")
        wait(lambda: days_of(path, 1) == [1], "taken off")
        person.rest()
        person.key("ctrl+z")
        wait(lambda: days_of(path, 1) == [1, 2], "taken back")
        drag(person, "周二", "周四")
        wait(lambda: days_of(path, 1) == [2, 3], "dragged from Tuesday to Thursday")
        person.rest()
        person.click(person.get(None, "^按人$"))
        wait(lambda: person.find_all("table cell", "小时.*周五"), "the table by person")
        go_to_cell(person, 0, 4)
        person.key("Return")
        wait(lambda: any(person.is_focused(row) for row in person.find_all("list item", "东门值守")), "the shift of that day, ready to be taken")
        picture(person, "day")
        person.key("Return")
        wait(lambda: count(path, "duty", "slot_id = 5") == 1, "who serves on Friday")


def test_other_week(desk):
    """cut in one week and pasted in the next, with its pin; pasted once more, it is told why nothing comes"""
    path = settle(desk)
    today = datetime.date.today()
    monday = today - datetime.timedelta(days=today.weekday())
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (1, '东门值守', 'watch')")
        file.executemany("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (?, 1, ?, 480, 600, 1, 2)",
                         [(1, str(monday)), (2, str(monday + datetime.timedelta(days=7)))])
        file.execute("INSERT INTO volunteers_duty (id, slot_id, card_id, pinned) VALUES (1, 1, 1, 1)")
    with desk.open(path) as person:
        turn_to_volunteers(person)
        person.get("table cell", "东门值守.*周一")
        go_to_cell(person, 0, 0)
        person.key("ctrl+x")
        person.press(person.get("push button", "^下一周$"))
        wait(lambda: person.find_all("table cell", "东门值守.*周一.*缺1人"), "the next week")
        go_to_cell(person, 0, 0)
        person.key("ctrl+v")
        wait(lambda: count(path, "duty", "slot_id = 2 AND card_id = 1 AND pinned = 1") == 1, "moved to the next week")
        assert count(path, "duty", "slot_id = 1") == 0
        person.rest()
        person.key("ctrl+v")
        wait(lambda: case.shows(person, "复制或剪切的值班已不在排班表中"), "why nothing more is pasted")
        picture(person, "other-week")


def test_changes_to_tell(desk):
    """the page of the day names what changed in published rosters, of any week; from it they are told"""
    path = settle(desk)
    day = str(datetime.date.today() + datetime.timedelta(days=40))
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (1, '东门值守', 'watch')")
        file.execute("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, published_at) VALUES (1, 1, ?, 480, 600, 1, 2,"
                     " '2026-01-01T00:00:00.000Z')", (day,))
        file.execute("INSERT INTO volunteers_duty (id, slot_id, card_id, published_at, ended_at, why_ended, told_of, told_day) VALUES"
                     " (1, 1, 1, '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '另有安排', '周一 1/4 08:00–10:00 东门值守', ?)", (day,))
    with desk.open(path) as person:
        case.turn_to(person, "今日")
        wait(lambda: case.shows(person, "发布后有 1 项变动"), "the line")
        line = person.get("list item", "今天及以后的排班")
        picture(person, "changes-today")
        person.tab_to(line, most=80)
        person.key("Return")
        wait(lambda: case.shows(person, "周一 1/4 08:00–10:00 东门值守"), "what was told")
        picture(person, "changes-coming")
        person.key("alt+a")
        wait(lambda: count(path, "duty", "told_at IS NULL") == 0, "that they were told")
        person.key("Escape")
        wait(lambda: not case.shows(person, "发布后有 1 项变动"), "the page of the day without it")


def choose_outcome(person, menu, n_down):
    """From the menu of a row, by keys."""
    person.tab_to(wait(lambda: person.find("push button", within=menu), "the button of the menu"))
    person.key("space", pause=0.6)
    person.key(*["Down"] * n_down)
    person.key("Return", pause=0.6)


def test_attendance(desk):
    """who came: a shift at once, one who did not, one who came later, in hours as they are written; taken back"""
    path = settle(desk)
    day = str(datetime.date.today() - datetime.timedelta(days=1))
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (1, '东门值守', 'watch')")
        file.executemany("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, published_at) VALUES (?, 1, ?, ?, ?, 1, 2,"
                         " '2026-01-01T00:00:00.000Z')", [(1, day, 480, 600), (2, day, 600, 720)])
        file.executemany("INSERT INTO volunteers_duty (id, slot_id, card_id, published_at) VALUES (?, ?, ?, '2026-01-01T00:00:00.000Z')",
                         [(1, 1, 1), (2, 1, 2), (3, 2, 3), (4, 2, 4)])
    with desk.open(path) as person:
        turn_to_volunteers(person, "^签到$")
        wait(lambda: case.shows(person, "值班 4 人，未登记 4 人"), "those of yesterday")
        picture(person, "attendance")
        press(person, "^全部到岗$")
        wait(lambda: count(path, "duty", "outcome = 'came'") == 2, "the first shift")
        wait(lambda: case.shows(person, "未登记 2 人"), "the list anew")
        menus = person.find_all("combo box", "\\*")
        choose_outcome(person, menus[2], 2)
        wait(lambda: count(path, "duty", "id IN (3, 4) AND outcome = 'absent'") == 1, "who did not come")
        wait(lambda: case.shows(person, "未登记 1 人"), "the list anew")
        person.key("Tab")
        wait(lambda: any(person.is_focused(button) for button in person.find_all("push button", "^实到时间$")), "the next control of the same row")
        person.key("Return")
        wait(lambda: case.shows(person, "登记实到时间"), "the form")
        person.rest()
        person.key("ctrl+a")
        person.paste("10:30-9:45")
        person.key("alt+s")
        wait(lambda: case.shows(person, "将计 23 小时 15 分"), "the question")
        picture(person, "attendance-far")
        person.key("Escape")
        wait(lambda: not case.shows(person, "将计 23 小时 15 分"), "the form again")
        back_to_upper(person)
        assert count(path, "duty", "came_to IS NOT NULL") == 0
        person.rest()
        person.key("ctrl+a")
        person.paste("10:30-11:45")
        picture(person, "attendance-hours")
        person.key("alt+s")
        wait(lambda: count(path, "duty", "outcome = 'came' AND came_from = 630 AND came_to = 705") == 1, "the real hours")
        wait(lambda: case.shows(person, "10:30–11:45 · 1 小时 15 分"), "the hours in the list")
        picture(person, "attendance-noted")
        person.key("ctrl+z")
        wait(lambda: count(path, "duty", "outcome = 'absent'") == 1, "the undo")


def test_cover_from_attendance(desk):
    """who does not come to a shift that is not over is covered from the row, by keys"""
    path = settle(desk)
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (1, '东门值守', 'watch')")
        file.execute("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, published_at) VALUES (1, 1, ?, 1200, 1440, 1, 1,"
                     " '2026-01-01T00:00:00.000Z')", (str(datetime.date.today()),))
        file.execute("INSERT INTO volunteers_duty (id, slot_id, card_id, published_at) VALUES (1, 1, 1, '2026-01-01T00:00:00.000Z')")
        file.execute("UPDATE volunteers_card SET nights = 1, month_nights = 9, day_minutes = 600, week_minutes = 1200")
    with desk.open(path) as person:
        turn_to_volunteers(person, "^签到$")
        wait(lambda: case.shows(person, "值班 1 人，未登记 1 人"), "the shift of today")
        assert person.find("push button", "^找人顶班…：") is None
        choose_outcome(person, person.find_all("combo box", "\\*")[0], 3)
        wait(lambda: count(path, "duty", "id = 1 AND outcome = 'excused'") == 1, "who called off")
        button = person.get("push button", "^找人顶班…：")
        person.rest()
        person.key("shift+Tab")
        wait(lambda: person.is_focused(button), "the control before the outcome")
        picture(person, "attendance-excused")
        person.key("Return")
        wait(lambda: person.find_all("push button", "^换此人顶班："), "who could serve instead")
        picture(person, "attendance-cover")
        person.key("Return")
        wait(lambda: count(path, "duty", "slot_id = 1 AND card_id <> 1 AND outcome = 'planned'") == 1, "who serves instead")
        wait(lambda: case.shows(person, "值班 2 人，未登记 1 人"), "the list anew")
        assert person.find("push button", "^找人顶班…：") is None  # somebody has the place


def test_attendance_days(desk):
    """days of which something is not noted are found by keys, however long ago they were; any day is written down"""
    path = settle(desk)
    today = datetime.date.today()
    days = [today - datetime.timedelta(days=n) for n in (400, 60, 1)]
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (1, '东门值守', 'watch')")
        for i, day in enumerate(days, 1):
            file.execute("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (?, 1, ?, 480, 600, 1, 1)", (i, str(day)))
            file.execute("INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (?, ?, 1)", (i, i))
    with desk.open(path) as person:
        case.turn_to(person, "今日")
        wait(lambda: case.shows(person, "1 个班次未登记到岗；共 3 天有班次未登记"), "how many days are open")
        picture(person, "attendance-today")
        turn_to_volunteers(person, "^签到$")
        entry = person.get("entry|text", "^日期$")
        wait(lambda: text_of(entry) == str(days[2]), "yesterday")
        for key, day in (("alt+e", days[1]), ("alt+e", days[0]), ("alt+l", days[1])):
            person.key(key)
            wait(lambda: text_of(entry) == str(day), f"{day}")
            picture(person, "attendance-days")
        person.tab_to(entry)
        person.key("ctrl+a")
        person.paste(f"{days[0].year}年{days[0].month}月{days[0].day}日")
        person.key("Return")
        wait(lambda: text_of(entry) == str(days[0]) and case.shows(person, "值班 1 人，未登记 1 人"), "the day that was written")
        person.key("ctrl+a")
        person.paste(str(today + datetime.timedelta(days=2)))
        person.key("Return")
        person.notice("还没到")
        picture(person, "attendance-day-refused")


case.run(globals())
