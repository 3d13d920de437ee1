# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A lot is closed, and its users are planned into others, as a person meets it. Places and plates are invented."""
import os
import pathlib
import sqlite3

import case
from access_desk import SIZE
from contrast import Picture
from paper_desk import close_preview, export_masked
from person import extents, wait

HOUSEHOLDS = 6
# The marks of the first and the second lot, and about how many pixels there are of one.
BLUE, VIOLET, MARK = (0x1a, 0x5f, 0xb4), (0x81, 0x3d, 0x9c), 25


def count_marks(person, plan):
    """How much of a map is painted in the colours of the two lots."""
    (x, y), box = person.place(plan), extents(plan)
    colours = Picture(*SIZE).colours(x - box.width // 2, y - box.height // 2, box.width, box.height)
    return colours[BLUE], colours[VIOLET]


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"plan-{name}.png"))


def write_lots(file, home, away):
    """The lot under the houses is closed; the yard has one bay, the courtyard across the road four, a third lot is not counted."""
    file.executescript(f"""
INSERT INTO parking_lot (id, name, kind, outsiders, compound_id, closed_on, closed_why) VALUES
  (1, '金沙时代城地下一层', 'basement', 'no', {home}, date ('now', '-3 days'), '商业改造');
INSERT INTO parking_lot (id, name, kind, outsiders, compound_id) VALUES
  (2, '金沙时代城院内', 'courtyard', 'no', {home}), (3, '群康路40号院', 'courtyard', 'unknown', {away}), (4, '采杏街路侧', 'street', 'yes', NULL);
INSERT INTO parking_bays (id, lot_id, kind, total, free_day, free_night, counted_on, night_counted_on) VALUES
  (1, 2, 'plain', 40, 1, 1, date ('now', '-9 days'), date ('now', '-9 days')),
  (2, 3, 'plain', 30, 4, 6, date ('now', '-2 days'), date ('now', '-2 days')), (3, 4, 'plain', 12, NULL, NULL, NULL, NULL);
INSERT INTO parking_fee (id, lot_id, unit, car, fen) VALUES (1, 2, 'month', 1, 30000), (2, 3, 'month', 1, 20000);
INSERT INTO parking_hours (id, lot_id, day_type, opens, closes) VALUES (1, 3, 'workday', 0, 0), (2, 3, 'saturday', 0, 0), (3, 3, 'holiday', 0, 0);
""")


def write_needs(file, home):
    """Households of the compound that parked in the lot that was closed; the third has an old person."""
    homes = file.execute("SELECT h.id, d.id FROM household h JOIN dwelling d ON d.id = h.dwelling_id JOIN dwelling_standing s ON s.dwelling_id = d.id"
                         " WHERE d.compound_id = ? AND s.x IS NOT NULL AND h.deleted_at IS NULL AND h.moved_out_on IS NULL ORDER BY h.id LIMIT ?",
                         (home, HOUSEHOLDS)).fetchall()
    assert len(homes) == HOUSEHOLDS, homes
    for number, (household, dwelling) in enumerate(homes, 1):
        matter = file.execute("INSERT INTO matter (kind, number, title, state, dwelling_id, opened_at) VALUES ('parking', ?, '需要车位', 'waiting', ?,"
                              " strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', ?))", (f"2026-{number:04}", dwelling, f"-{number} days")).lastrowid
        file.execute("INSERT INTO parking_need (id, household_id, plate, span, most_walk, rank, before_fen, lost_lot_id) VALUES (?, ?, ?, 'all-day', 20, ?, 28000, 1)",
                     (matter, household, f"川A5T{number:03}", "elder" if number == 3 else "others"))


def lose(desk):
    """A community in which a lot was closed."""
    path = desk.demo()
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables; nobody waits
    with sqlite3.connect(path) as file:
        places = file.execute("SELECT d.compound_id, avg(s.x), avg(s.y) FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id"
                              " WHERE s.x IS NOT NULL AND d.compound_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1").fetchall()
        (home, x, y), (away, far_x, far_y) = places[0], places[2]
        write_lots(file, home, away)
        write_needs(file, home)
        file.executemany("INSERT INTO parking_entrance (lot_id, x, y) VALUES (?, ?, ?)",
                         [(1, x, y), (2, x + 0.0003, y + 0.0004), (3, far_x, far_y), (4, x + 0.001, y)])
    return path


def turn_to_plan(person):
    person.get("push button|toggle button", "记一笔")
    case.turn_to(person, "停车")
    part = person.get(None, "^方案$")
    person.tab_to(part)
    person.key("space")
    wait(lambda: case.shows(person, "5 / 6 户有位（现在 0 户）"), "the plan")


def uses(path, where):
    return case.ask(path, f"SELECT count(*) FROM parking_use WHERE deleted_at IS NULL AND {where}")[0]


def test_accept(desk):
    """five of six are placed with reasons, one wish is kept, the plan is accepted and taken back, by keys"""
    path = lose(desk)
    with desk.open(path) as person:
        turn_to_plan(person)
        assert case.shows(person, "已证明没有更好的方案 · 1 处场地未清点，未计入")
        wait(lambda: case.shows(person, "每月便宜 80 元"), "a reason in words")
        picture(person, "people")
        table = person.get("tree table|table|list", "^住户去向$")
        assert table is not None
        person.key("alt+p")
        wait(lambda: uses(path, "lot_id = 3 AND since IS NULL") == 4, "bays kept across the road")
        assert uses(path, "lot_id = 2 AND since IS NOT NULL") == 1
        assert case.ask(path, "SELECT count(*) FROM timeline WHERE to_state = 'offered' AND text LIKE '群康路40号院：%每月便宜 80 元'")[0] == 4
        wait(lambda: case.shows(person, "4 / 5 户有位（现在 4 户）"), "who has a bay keeps it")
        picture(person, "accepted")
        person.key("ctrl+z")
        wait(lambda: uses(path, "TRUE") == 0, "nothing of it is left")
        wait(lambda: case.shows(person, "5 / 6 户有位（现在 0 户）"), "the plan as it was")


def test_wishes(desk):
    """one household is not to have the lot that is proposed, by keys: it gets another one, and another has its place"""
    path = lose(desk)
    with desk.open(path) as person:
        turn_to_plan(person)
        person.tab_to(person.get("radio button|toggle button|push button", "^未安排 1$"))
        person.key("space")
        wait(lambda: not case.shows(person, "马*"), "those left over alone")
        person.tab_to(person.get("radio button|toggle button|push button", "^已安排 5$"))
        person.key("space")
        wait(lambda: case.shows(person, "马*"), "those placed alone")
        person.key("Tab", "Tab", "Tab", "Tab", "Down")  # over the two buttons of the table
        wait(lambda: any(person.is_sensitive(button) for button in person.find_all("push button", "不去这处")), "a household that is chosen")
        picture(person, "chosen")
        person.key("alt+n")
        wait(lambda: case.ask(path, "SELECT count(*) FROM parking_refusal WHERE deleted_at IS NULL") == (1,), "the wish in the file")
        need, lot = case.ask(path, "SELECT need_id, lot_id FROM parking_refusal")
        wait(lambda: case.shows(person, "5 / 6 户有位（现在 0 户）"), "the plan")
        person.key("alt+p")
        wait(lambda: uses(path, "TRUE") == 5, "the plan in the file")
        assert uses(path, f"need_id = {need} AND lot_id <> {lot}") == 1


def test_ledger(desk):
    """the table leaves as it is filtered, masked, and on paper"""
    path = lose(desk)
    with desk.open(path) as person:
        turn_to_plan(person)
        part = person.get("filler", "^方案$")
        person.press(person.get("radio button|toggle button|push button", "^未安排 1$"))
        line, = export_masked(person, desk.folder / "left.csv", part)
        assert line["拟安排"] == "未安排" and line["理由"], line
        person.press(person.get("radio button|toggle button|push button", "^已安排 5$"))
        lines = export_masked(person, desk.folder / "placed.csv", part)
        assert len(lines) == 5 and all(line["地址"].endswith("***") and "***" in line["车牌号"] and line["月租（元）"] for line in lines), lines
        person.press(person.get("push button", "^打印台账", within=part))
        person.get(None, "^第 1 页 / 共")
        picture(person, "ledger")
        close_preview(person)


def test_weights(desk):
    """what weighs how much is shown in words and changed by keys; the plan is made again"""
    path = lose(desk)
    with desk.open(path) as person:
        turn_to_plan(person)
        person.key("alt+w")
        person.get(None, "每月比原来多 1 元，计作")
        picture(person, "weights")
        field = person.get("spin button", "每月比原来多 1 元")
        person.tab_to(field)
        person.key("ctrl+a")
        person.type("9")
        person.key("alt+k")
        wait(lambda: case.ask(path, "SELECT yuan FROM parking_setting") == (9,), "the weight in the file")
        wait(lambda: case.shows(person, "5 / 6 户有位（现在 0 户）"), "the plan")


def test_compare(desk):
    """lots are ranked, and compared on a map with rings of walking minutes, which stands where both are; all that is compared leaves the office"""
    path = lose(desk)
    with desk.open(path) as person:
        turn_to_plan(person)
        person.tab_to(person.get(None, "^场地比较$"))
        person.key("space")
        wait(lambda: case.shows(person, "符合 6 户条件，停得下 4 户"), "the ranking")
        wait(lambda: case.shows(person, "沿道路步行的分钟数，从停用的场地算起"), "rings from the lot that was lost")
        assert case.shows(person, "200 元，比原来便宜 80 元") or case.shows(person, "比原来便宜 80 元")
        plan = person.get("image", "^地图$", within=person.get("filler", "^方案$"))
        wait(lambda: min(count_marks(person, plan)) > MARK // 2, "the marks of both lots on the map")
        picture(person, "compare")
        rows = export_masked(person, desk.folder / "lots.csv", person.get("filler", "^方案$"))
        assert [row["名次"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)] and rows[0]["停得下"].startswith("4"), rows


def test_dark(desk):
    """plan and comparison in the dark style"""
    path = lose(desk)
    config = desk.folder / "config/glib-2.0/settings"
    config.mkdir(parents=True)
    (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
    with desk.open(path) as person:
        turn_to_plan(person)
        picture(person, "people-dark")
        person.tab_to(person.get(None, "^场地比较$"))
        person.key("space")
        wait(lambda: case.shows(person, "沿道路步行的分钟数，从停用的场地算起"), "rings from the lot that was lost")
        picture(person, "compare-dark")


case.run(globals())
