# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The story of 金沙时代城 and 群康路40号院: a basement is lost, its cars are planned across the road, both compounds agree, and the guard gets a list.
Places are named after a newspaper report; people and plates are invented."""
import datetime
import os
import pathlib
import sqlite3

import case
from person import wait

HOME, AWAY = "金沙时代城", "群康路40号院"
FREE = 20


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"story-{name}.png"))


def rename(file, number, name):
    old, = file.execute("SELECT name FROM compound WHERE id = ?", (number,)).fetchone()
    file.execute("UPDATE compound SET name = ? WHERE id = ?", (name, number))
    file.execute("UPDATE dwelling_standing SET address = replace(address, ?, ?)", (old, name))


def write_lots(file, home, away):
    """The basement in which all cars of the compound park, its full yard, and the courtyard across the road."""
    file.executescript(f"""
INSERT INTO parking_lot (id, name, kind, outsiders, compound_id) VALUES
  (1, '{HOME}地下一层', 'basement', 'no', {home}), (2, '{HOME}院内', 'courtyard', 'no', {home}), (3, '{AWAY}', 'courtyard', 'unknown', {away});
INSERT INTO parking_bays (id, lot_id, kind, total, free_day, free_night, counted_on, night_counted_on) VALUES
  (1, 1, 'plain', 60, 5, 5, date ('now', '-90 days'), date ('now', '-90 days')),
  (2, 2, 'plain', 40, 1, 1, date ('now', '-9 days'), date ('now', '-9 days')),
  (3, 3, 'plain', 45, {FREE}, {FREE}, date ('now', '-2 days'), date ('now', '-2 days'));
INSERT INTO parking_fee (id, lot_id, unit, car, fen) VALUES (1, 1, 'month', 1, 28000), (2, 2, 'month', 1, 30000), (3, 3, 'month', 1, 20000);
INSERT INTO parking_use (lot_id, vehicle_id, household_id, plate, span, since, fen)
  SELECT 1, v.id, v.household_id, v.plate, 'all-day', '2024-01-01', 28000 FROM vehicle v JOIN household h ON h.id = v.household_id
  JOIN dwelling d ON d.id = h.dwelling_id WHERE d.compound_id = {home} AND v.deleted_at IS NULL AND h.deleted_at IS NULL AND h.moved_out_on IS NULL;
""")


def settle(desk):
    """A community in which all is still well. Returns the file and how many cars park in the basement."""
    path = desk.demo()
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables; nobody waits
    with sqlite3.connect(path) as file:
        places = file.execute("SELECT d.compound_id, avg(s.x), avg(s.y) FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id"
                              " WHERE s.x IS NOT NULL AND d.compound_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1").fetchall()
        (home, x, y), (away, far_x, far_y) = places[0], places[2]
        rename(file, home, HOME)
        rename(file, away, AWAY)
        write_lots(file, home, away)
        for function in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):  # triggers name them; a road that stays where it is asks none
            file.create_function(function, 1, lambda blob: 0)
        file.execute("UPDATE road SET class = 'primary' WHERE id = (SELECT id FROM road ORDER BY id LIMIT 1 OFFSET 1)")  # the road between both
        file.executemany("INSERT INTO parking_entrance (lot_id, x, y) VALUES (?, ?, ?)", [(1, x, y), (2, x + 0.0003, y + 0.0004), (3, far_x, far_y + 0.0006)])
    return path, case.ask(path, "SELECT count(*) FROM parking_use")[0]


def turn_to_part(person, part):
    tab = person.get(None, f"^{part}$")
    person.tab_to(tab)
    person.key("space")


def enter(person, words, text):
    person.tab_to(person.get("text|entry", words, shown=False))
    person.key("ctrl+a")
    person.paste(text)


def step(person, words):
    """A step of the matter whose details are open, by keys."""
    person.tab_to(person.get("push button", words), most=120)
    person.key("Return")


def state(path):
    return case.ask(path, "SELECT state FROM matter WHERE kind = 'parking-agreement'")


def lose_basement(person, path, cars):
    person.get("push button|toggle button", "记一笔")
    case.turn_to(person, "停车")
    lot = wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith(f"{HOME}地下一层")], "the basement")[0]
    person.tab_to(person.get("push button", "停用", within=lot))
    person.key("Return")
    person.get(None, "^停用原因$")
    person.paste("商业改造，负一层停车场关闭")
    picture(person, "1-closing")
    person.key("alt+c")
    wait(lambda: case.ask(path, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'waiting'") == (cars,), "all cars in need")


def plan(person, path, cars):
    turn_to_part(person, "方案")
    wait(lambda: case.shows(person, f"{FREE + 1} / {cars} 户有位"), "the plan")
    wait(lambda: case.shows(person, "每月便宜 80 元"), "a price")
    picture(person, "2-plan")
    turn_to_part(person, "场地比较")
    wait(lambda: case.shows(person, "沿道路步行的分钟数，从停用的场地算起"), "rings from the lot that was lost")
    picture(person, "3-compare")
    person.key("alt+p")
    wait(lambda: case.ask(path, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'offered'") == (FREE,), "bays kept across the road")
    assert case.ask(path, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'placed'") == (1,)
    assert case.ask(path, "SELECT count(*) FROM timeline WHERE to_state = 'offered' AND text LIKE ?", f"{AWAY}：过一条马路%每月便宜 80 元") == (FREE,)


def agree(person, path):
    turn_to_part(person, "协议")
    person.get("label", f"^已为 {FREE} 辆车预留泊位$")
    picture(person, "4-wanted")
    person.tab_to(person.get("push button", "开始协商"))
    person.key("Return")
    first = datetime.date.today()
    last = first + datetime.timedelta(days=365)
    enter(person, "^开始日期", first.isoformat())
    enter(person, "^结束日期", last.isoformat())
    picture(person, "5-terms")
    person.key("alt+s")
    wait(lambda: state(path) == ("talks",), "the talks in the file")
    rows = wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith(f"{HOME}车辆停入")], "the agreement")
    person.click(rows[-1])
    step(person, "^交居民表决$")
    wait(lambda: state(path) == ("voting",), "the vote")
    note_vote(person, path)
    step(person, "^表决通过$")
    wait(lambda: state(path) == ("agreed",), "consent")
    step(person, "^签订$")
    wait(lambda: state(path) == ("in-force",), "the signature")
    return first, last


def note_vote(person, path):
    """Too few at first: the program says how many are needed."""
    for votes_for, refused in ((40, True), (52, False)):
        step(person, "^登记表决…$")
        enter(person, "^有表决权的户数", "60")
        enter(person, "^同意", str(votes_for))
        enter(person, "^反对", "3")
        if not refused:
            picture(person, "6-vote")
        step(person, "^保存$")
        wait(lambda: case.ask(path, "SELECT max(votes_for) FROM parking_vote") == (votes_for,), "the vote in the file")
        if refused:
            step(person, "^表决通过$")
            person.get(None, "须达 80%")
            picture(person, "7-refused")
            person.key("Escape")


def test_story(desk):
    """金沙时代城 loses its basement; 群康路40号院 takes twenty cars by an agreement; the guard gets the list"""
    path, cars = settle(desk)
    assert cars > FREE + 1, cars
    with desk.open(path) as person:
        lose_basement(person, path, cars)
        plan(person, path, cars)
        first, last = agree(person, path)
        assert case.ask(path, "SELECT count(*), min(since), min(fen), max(fen) FROM parking_use WHERE lot_id = 3 AND until IS NULL"
                        " AND deleted_at IS NULL") == (FREE, first.isoformat(), 20000, 20000)
        assert case.ask(path, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'placed' AND closed_at IS NOT NULL") == (FREE + 1,)
        wait(lambda: case.shows(person, f"现停 {FREE} 辆车"), "the cars in the details")
        picture(person, "8-in-force")
        guard(person, path, first, last)


def guard(person, path, first, last):
    turn_to_part(person, "门岗")
    plate, = case.ask(path, "SELECT plate FROM parking_use WHERE lot_id = 3 AND until IS NULL ORDER BY id LIMIT 1")
    person.tab_to(person.get("text|entry", "^车牌号，或末几位$"))
    person.type(plate[-4:])
    wait(lambda: case.shows(person, "可以停"), "where the car may park")
    assert case.shows(person, f"{first.isoformat()} 至 {last.isoformat()}")
    assert not case.shows(person, plate)
    picture(person, "9-gate")
    person.tab_to(wait(lambda: person.find_all("push button", "^门岗名单$"), "the list of the courtyard")[0])
    person.key("Return")
    person.get(None, "^第 1 页 / 共")
    picture(person, "10-list")
    person.key("Escape")


case.run(globals())
