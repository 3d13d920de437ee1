# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A week of volunteers from its template to the street, by keys: made, filled, looked at, accepted, published, printed; then somebody is ill on Tuesday morning and
another for two days, and who has to know of it is told, and the week is printed again. People are those of
the demo."""
import datetime
import os
import sqlite3

import case
from paper_desk import close_preview, reveal, save_pdf
from person import wait
from volunteer_desk import choose, count, go_to_cell, picture, press, turn_to_volunteers

SERVING = "ended_at IS NULL"
MONDAY = datetime.date.today() + datetime.timedelta(days=7 - datetime.date.today().weekday())
POSTS = (("东门值守", "watch"), ("夜间巡逻", "patrol"), ("上门量血压", "visit"))
# (post, weekdays, from, to, minimum, ideal)
LINES = ((1, range(1, 8), 480, 600, 1, 2), (1, range(1, 8), 600, 720, 1, 1), (2, range(1, 8), 1140, 1260, 2, 2), (3, (2, 4), 540, 660, 1, 2))


def settle(desk):
    """Eighteen volunteers, of whom one knows first aid and has an hour a week for it, and the template of a usual week."""
    path = desk.demo(households=60)
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables of all plugins
    with sqlite3.connect(path) as file:
        people = file.execute("SELECT id FROM person WHERE deleted_at IS NULL AND deceased_on IS NULL AND moved_out_on IS NULL AND away_from IS NULL"
                              " AND birth_date BETWEEN '1970-01-01' AND '1998-01-01' ORDER BY id LIMIT 18").fetchall()
        assert len(people) == 18
        file.executemany("INSERT INTO volunteers_card (id, person_id, week_minutes) VALUES (?, ?, ?)",
                         [(i, p[0], 60 if i == 18 else 360) for i, p in enumerate(people, 1)])
        file.executemany("INSERT INTO volunteers_time (card_id, weekday, from_minute, to_minute, liking) VALUES (?, ?, 420, 1320, ?)",
                         [(card, weekday, int(card % 5 == weekday % 5)) for card in range(1, 19) for weekday in range(1, 8)])
        file.executemany("INSERT INTO volunteers_post (id, name, kind) VALUES (?, ?, ?)", [(i, *post) for i, post in enumerate(POSTS, 1)])
        file.executemany("INSERT INTO volunteers_card_post (card_id, post_id) VALUES (?, ?)", [(card, post) for card in range(1, 19) for post in (1, 2, 3)])
        file.execute("INSERT INTO volunteers_post_skill (post_id, skill) VALUES (3, '急救')")
        file.execute("INSERT INTO volunteers_card_skill (card_id, skill) VALUES (18, '急救')")
        file.execute("INSERT INTO volunteers_template (id, name) VALUES (1, '平常一周')")
        file.executemany("INSERT INTO volunteers_template_line (template_id, post_id, weekday, from_minute, to_minute, minimum, ideal) VALUES (1, ?, ?, ?, ?, ?, ?)",
                         [(post, weekday, *rest) for post, weekdays, *rest in LINES for weekday in weekdays])
    return path


def who_serves(path, post, day, start):
    """The cards of a shift."""
    with sqlite3.connect(path) as file:
        return [row[0] for row in file.execute("SELECT d.card_id FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id WHERE s.post_id = ?"
                                               " AND s.day = ? AND s.from_minute = ? AND d.deleted_at IS NULL AND d.ended_at IS NULL ORDER BY d.card_id",
                                               (post, str(MONDAY + datetime.timedelta(days=day)), start))]


def make_week(person, path):
    press(person, "^下一周$|^后一周$")
    press(person, "生成这一周")
    wait(lambda: case.shows(person, "共 23 个班次；将新增 23 个"), "the count")
    person.key("alt+m")
    wait(lambda: count(path, "slot") == 23, "the week in the file")
    wait(lambda: case.shows(person, "本周 23 个班次未发布"), "the drafts")


def fill(person, path, shade):
    """It fills itself; the empty places are explained, chosen by keys; nothing is taken over unasked."""
    press(person, "^自动排班")
    person.get("push button", "^开始")
    person.key("alt+s")
    wait(lambda: case.shows(person, "已是最优班表") or case.shows(person, "目前找到的最好班表"), "a roster")
    wait(lambda: case.shows(person, "1 人有空但本周已排满（上限 1 小时）"), "why a place is empty")
    wait(lambda: case.shows(person, "17 人缺少所需技能"), "the others")
    picture(person, f"story-1-difference-{shade}")
    rows = [row for part in person.find_all("list", "仍然空缺") for row in person.find_all("list item", within=part)]
    assert len(rows) == 2, "both shifts with the blood pressure"
    person.tab_to(rows[0], most=60)
    person.key("Down")
    day = MONDAY + datetime.timedelta(days=3)
    wait(lambda: len(person.find_all("label", f"^周四 {day.month}/{day.day} 09:00–11:00 上门量血压")) >= 2, "the second place explained")
    picture(person, f"story-2-empty-place-{shade}")
    assert count(path, "duty") == 0
    person.key("alt+t")
    wait(lambda: count(path, "duty") == 7 * 5, "the roster in the file")
    wait(lambda: not case.shows(person, "仍然空缺"), "the table")


def publish(person, path, shade):
    press(person, "^发布")
    wait(lambda: count(path, "slot", "published_at IS NULL") == 0, "the published week")
    picture(person, f"story-3-by-post-{shade}")
    person.click(person.get(None, "^按人$"))
    wait(lambda: person.find_all("table cell", "小时.*周一"), "the table by person")
    picture(person, f"story-4-by-person-{shade}")
    person.click(person.get(None, "^按岗位$"))


def print_week(person, desk, path, shade, name):
    """The 值班表 for the wall: everybody who serves is on it, in full after a reason. What it says."""
    choose(person, "^打印值班表（按岗位）")
    person.get(None, "^第 1 页 / 共")
    reveal(person, "张贴值班表")
    picture(person, f"story-{name}-{shade}")
    text = save_pdf(person, desk, f"story-{name}-{shade}")
    close_preview(person)
    with sqlite3.connect(path) as file:
        names = [row[0] for row in file.execute("SELECT DISTINCT p.name FROM volunteers_duty d JOIN volunteers_card c ON c.id = d.card_id JOIN person p"
                                                " ON p.id = c.person_id WHERE d.deleted_at IS NULL AND d.ended_at IS NULL")]
    assert len(names) >= 10 and "草稿" not in text, text
    assert not [one for one in names if one not in text], text
    return text


def cover(person, path, shade):
    """Tuesday morning: one who serves is ill; who is called first comes instead."""
    before = who_serves(path, 1, 1, 480)
    go_to_cell(person, 0, 1)
    wait(lambda: person.is_focused(person.get("table cell", "08:00–10:00.*周二")), "the cell of Tuesday")
    person.key("Return")
    wait(lambda: case.shows(person, "需 1 人，已有 2 人"), "the shift")
    ill = person.find_all("push button", "^来不了")
    picture(person, f"story-5-shift-{shade}")
    person.tab_to(ill[0], most=60)
    person.key("Return")
    wait(lambda: case.shows(person, "截止日期"), "the form")
    person.rest()
    person.paste("感冒")
    picture(person, f"story-6-away-{shade}")
    person.key("alt+s")
    wait(lambda: count(path, "exception", "reason = '感冒' AND available = 0") == 1, "the absence in the file")
    away = case.ask(path, "SELECT card_id FROM volunteers_exception WHERE deleted_at IS NULL")[0]
    assert away in before
    wait(lambda: case.shows(person, "· 不在"), "what falls out")
    picture(person, f"story-7-falls-{shade}")
    person.key("Return")
    wait(lambda: case.shows(person, "换此人顶班") or person.find_all("push button", "^换此人顶班"), "who could serve instead")
    picture(person, f"story-8-cover-{shade}")
    assert who_serves(path, 1, 1, 480) == before, "nobody is moved unasked"
    person.key("Return")
    wait(lambda: count(path, "duty", "outcome = 'excused' AND why_ended = '感冒'") >= 1, "who is excused")
    after = who_serves(path, 1, 1, 480)
    assert away not in after and len(after) == len(before) and len(set(after) - set(before)) == 1
    return away


def close(person, button):
    """Esc closes the dialog with this button."""
    person.rest()
    person.key("Escape")
    person.gone("push button", button)


def tell(person, path, shade, name):
    """Whoever has to know, with a phone, until all were told."""
    untold = "(ended_at IS NOT NULL AND ended_at > coalesce (told_at, '')) OR (ended_at IS NULL AND published_at IS NULL)"
    n = count(path, "duty", untold)
    assert n >= 2, "one who does not come, and one who does"
    press(person, "^待通知的变动")
    wait(lambda: case.shows(person, f"还有 {n} 项变动") or case.shows(person, f"{n} 项"), "whom to tell")
    picture(person, f"story-{name}-{shade}")
    person.key("alt+a")
    wait(lambda: count(path, "duty", untold) == 0, "that they were told")
    close(person, "^全部已通知")


def repair(person, path, shade, first):
    """Another is away for two days: all of it is repaired at once, with few changes, and nothing before it is accepted."""
    with sqlite3.connect(path) as file:
        away, name = file.execute("SELECT d.card_id, p.name FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id JOIN volunteers_card c"
                                  " ON c.id = d.card_id JOIN person p ON p.id = c.person_id WHERE s.day IN (?, ?) AND d.deleted_at IS NULL AND d.ended_at IS NULL"
                                  " AND d.card_id <> ? GROUP BY d.card_id ORDER BY count(*) DESC, d.card_id LIMIT 1",
                                  (str(MONDAY + datetime.timedelta(days=3)), str(MONDAY + datetime.timedelta(days=4)), first)).fetchone()
    press(person, "^有人请假")
    person.get("text|entry", "^志愿者姓名")
    person.type(name)
    wait(lambda: [row for row in person.find_all("list item") if "*" in (row.get_name() or "")], "who was found")
    person.key("Return")
    wait(lambda: any(person.is_focused(entry) for entry in person.find_all("text", "^开始日期")), "the day")
    person.key("ctrl+a")
    person.paste(str(MONDAY + datetime.timedelta(days=3)))
    person.key("Tab")
    person.paste(str(MONDAY + datetime.timedelta(days=4)))
    person.key("alt+s")
    wait(lambda: count(path, "exception", f"card_id = {away}") == 1, "the absence in the file")
    wait(lambda: person.find_all("push button", "^全部自动调整"), "what falls out")
    person.key("alt+r")
    wait(lambda: case.shows(person, "处改动，涉及"), "the repair")
    picture(person, f"story-10-repair-{shade}")
    lost = f"card_id = {away} AND {SERVING} AND slot_id IN (SELECT id FROM volunteers_slot WHERE day BETWEEN '{MONDAY + datetime.timedelta(days=3)}'"
    lost += f" AND '{MONDAY + datetime.timedelta(days=4)}')"
    assert count(path, "duty", lost) >= 1, "nothing is taken over unasked"
    person.key("alt+t")
    wait(lambda: count(path, "duty", lost) == 0, "the repaired roster")
    short = "minimum > (SELECT count(*) FROM volunteers_duty d WHERE d.slot_id = volunteers_slot.id AND d.deleted_at IS NULL AND d.ended_at IS NULL)"
    assert count(path, "slot", "post_id < 3 AND " + short) == 0, "wherever somebody is needed somebody serves"
    wait(lambda: case.shows(person, "没有受影响的班次"), "that nothing falls out any more")


def walk(desk, shade):
    path = settle(desk)
    with desk.open(path) as person:
        turn_to_volunteers(person)
        make_week(person, path)
        fill(person, path, shade)
        publish(person, path, shade)
        printed = print_week(person, desk, path, shade, "paper")
        first = cover(person, path, shade)
        tell(person, path, shade, "9-changes")
        close(person, "^待通知的变动")
        close(person, "^修改班次")
        repair(person, path, shade, first)
        tell(person, path, shade, "11-changes")
        close(person, "^全部自动调整|^有人请假…?$|^待通知的变动")
        assert print_week(person, desk, path, shade, "paper-repaired") != printed


def test_story(desk):
    """a week is made, filled, accepted, published and printed; two absences are covered and repaired, and who has to know is told"""
    walk(desk, "light")


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the same in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        walk(desk, "dark")


case.run(globals())
