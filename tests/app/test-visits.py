# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Visits as a person meets them: a gas campaign to its last household by keys, and a care visit from the list."""
import os
import pathlib
import sqlite3

import case
from paper_desk import close_preview, export_masked
from person import wait


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"{name}.png"))


def turn_to_visits(person):
    person.get("push button|toggle button", "记一笔")
    case.turn_to(person, "走访")


def count(path, condition):
    return case.ask(path, f"SELECT count(*) FROM visits_result WHERE {condition}")[0]


def refuse_one(person, path):
    """The first household refuses twice, gets the second notice, refuses again and is reported."""
    for attempt in (1, 2):
        person.key("5")
        wait(lambda: count(path, f"outcome = 'refused' AND attempts = {attempt}") == 1, "the refusal")
        wait(lambda: case.shows(person, f"上门 {attempt} 次"), "the attempt in the list")
        person.rest()
    person.key("n")
    wait(lambda: count(path, "notice_on IS NOT NULL") == 1, "the second notice")
    wait(lambda: case.shows(person, "上门 2 次 · "), "the notice in the list")
    person.rest()
    person.key("5")
    wait(lambda: count(path, "attempts = 3") == 1, "the third refusal")
    wait(lambda: case.shows(person, "上门 3 次"), "the third attempt in the list")
    person.rest()
    person.key("u")
    wait(lambda: count(path, "stage = 2") == 1, "the report")


def test_campaign(desk):
    """a gas campaign ends with nobody to go: a refusal with its second notice is reported, the others are good"""
    path = desk.demo()
    with desk.open(path) as person:
        turn_to_visits(person)
        person.get("push button", "新的入户任务")
        person.key("alt+n")
        wait(lambda: case.shows(person, "要走访 60 户"), "the live count")
        assert case.ask(path, "SELECT count(*) FROM visits_campaign")[0] == 0
        picture(person, "visits-new")
        person.key("alt+m")
        wait(lambda: case.shows(person, "还剩 60 户"), "what remains")
        person.click(wait(lambda: person.find("list item", within=person.get("list", "^入户名单$")), "the first household"))
        refuse_one(person, path)
        wait(lambda: case.shows(person, "还剩 59 户"), "one less")
        picture(person, "visits-campaign")
        person.key("ctrl+a")
        person.key("1")
        wait(lambda: case.shows(person, "还剩 0 户"), "nobody to go")
        assert count(path, "outcome = 'good'") == 59
        person.key("ctrl+z")
        wait(lambda: case.shows(person, "还剩 59 户"), "the undo")


def choose_by_keys(person, outcome):
    """Opens what can be noted of a call, and goes to it with the arrows."""
    person.click(person.get("toggle button|push button", "^入户走访…$"))
    line = person.get("push button", f"^入户：{outcome}$")
    picture(person, "visits-outcomes")
    for _ in range(8):
        if not person.is_focused(line):
            person.key("Down")
    assert person.is_focused(line), "the arrows go past it"
    person.key("Return")


def test_home(desk):
    """outcomes can be recorded for a home while a campaign runs, and are not in the way otherwise"""
    path = desk.demo()
    address = case.ask(path, "SELECT s.address FROM dwelling_standing s JOIN household h USING (dwelling_id) WHERE h.moved_out_on IS NULL"
                             " AND h.deleted_at IS NULL GROUP BY h.dwelling_id HAVING count (*) = 1 LIMIT 1")[0]
    with desk.open(path) as person:
        case.look_up(person, address)
        person.get("push button", "^记探访")
        assert person.find(None, "^入户(走访…|：合格)$", shown=False) is None
        turn_to_visits(person)
        person.get("push button", "新的入户任务")
        person.key("alt+n")
        wait(lambda: case.shows(person, "要走访 1 户"), "the home that is chosen")
        person.key("alt+m")
        wait(lambda: case.shows(person, "还剩 1 户"), "what remains")
        case.look_up(person, address)
        person.get("toggle button|push button", "^入户走访…$")
        assert person.find("push button", "^入户：") is None, "seven buttons beside one another"
        choose_by_keys(person, "合格")
        wait(lambda: count(path, "outcome = 'good'") >= 1, "the outcome in the file")
        picture(person, "visits-home")


def make(person, path, name):
    """A campaign of that name over the whole community."""
    before = case.ask(path, "SELECT count(*) FROM visits_campaign")[0]
    turn_to_visits(person)
    person.get("push button", "新的入户任务")
    person.key("alt+n")
    person.get("label", "要走访 60 户")
    person.key("ctrl+a")
    person.type(name)
    person.key("alt+m")
    wait(lambda: case.ask(path, "SELECT count(*) FROM visits_campaign")[0] == before + 1, "the campaign in the file")
    person.get("label", "还剩 60 户")


def test_choice(desk):
    """a home in two running campaigns: the person says to which one an outcome belongs"""
    path = desk.demo()
    address = case.ask(path, "SELECT s.address FROM dwelling_standing s JOIN household h USING (dwelling_id) WHERE h.moved_out_on IS NULL"
                             " AND h.deleted_at IS NULL GROUP BY h.dwelling_id HAVING count (*) = 1 LIMIT 1")[0]
    with desk.open(path) as person:
        make(person, path, "ranqi")
        make(person, path, "xiaofang")
        case.look_up(person, address)
        choose_by_keys(person, "拒检")
        person.get("push button", "xiaofang")
        picture(person, "visits-choice")
        assert case.ask(path, "SELECT count(*) FROM visits_result")[0] == 0
        person.key("alt+2")
        wait(lambda: case.ask(path, "SELECT m.title FROM visits_result r JOIN matter m ON m.id = r.campaign_id") == ("ranqi",), "the older campaign")


def turn_to_patrols(person):
    turn_to_visits(person)
    person.press(person.get("radio button|toggle button|page tab|tab", "^一日双巡$"))


def set_route(desk, path):
    with desk.open(path) as person:
        turn_to_patrols(person)
        person.get("label", "这一天没有巡查")
        person.key("alt+r")
        person.get(None, "路线上的点")
        person.type("dongmen")
        person.key("Return")
        person.type("peidianfang")
        person.key("alt+k")
        wait(lambda: case.ask(path, "SELECT count(*) FROM visits_point")[0] == 2, "the route in the file")
        person.get("label", "还剩 2 处，共 2 处")
        assert person.find("push button", "昨天漏巡") is None, "a round missed before there was a route"


def see_yesterday(desk, path):
    with desk.open(path) as person:
        turn_to_patrols(person)
        picture(person, "visits-missed")
        person.click(person.get("push button", "^昨天漏巡 2 次$"))
        person.get("label", "^昨天")
        assert len(person.find_all("label", "^漏巡$")) == 2
        person.click(person.get("label", "上午$"))
        person.click(person.get("check box", "dongmen"))  # it was walked, and nobody wrote it down
        wait(lambda: case.ask(path, "SELECT count(*) FROM visits_patrol WHERE on_day = date ('now', 'localtime', '-1 day')")[0] == 1, "yesterday's round")
        person.get("label", "^未巡完$")  # nobody is on the way any more
        picture(person, "visits-yesterday")
        lines = export_masked(person, desk.folder / "rounds.csv", person.get("filler", "^一日双巡$"))  # of the day that is shown
        assert [(line["时段"], line["巡查情况"], line["点位"], line["是否巡到"]) for line in lines] == [
            ("上午", "未巡完", "dongmen", "已巡"), ("上午", "未巡完", "peidianfang", "未巡"), ("下午", "漏巡", "dongmen", "未巡"),
            ("下午", "漏巡", "peidianfang", "未巡")], lines


def test_patrol(desk):
    """a round that was missed yesterday is seen today, and can be noted afterwards; no round is missed before there was a route"""
    path = desk.demo()
    desk.apart(set_route, path)
    with sqlite3.connect(path) as file:
        file.execute("UPDATE visits_point SET since = date ('now', 'localtime', '-9 days')")
    desk.apart(see_yesterday, path)


def take_list(person, path, folder, waiting):
    """All who wait are in the file, in the order of the screen, and on paper; nobody by name, and no door."""
    lines = export_masked(person, folder / "care.csv")
    assert len(lines) == waiting, (len(lines), waiting)
    days = [line["应访日期"] for line in lines]
    assert days == sorted(days), days
    assert all(line["状态"] == "从未探访" for line in lines), lines
    assert all(line["地址"].endswith("***") and "*" in line["探访对象和原因"] for line in lines), lines
    names = case.ask(path, "SELECT group_concat (DISTINCT name) FROM person WHERE length (name) > 2")[0].split(",")
    assert not [name for name in names for line in lines if name in line["探访对象和原因"]]
    person.press(person.get("push button", "^打印台账"))
    person.get(None, "^第 1 页 / 共")
    picture(person, "visits-care-paper")
    close_preview(person)


def test_care(desk):
    """who waits for a visit is listed, overdue first, and the list leaves masked; a visit takes the household off"""
    path = desk.demo()
    with desk.open(path) as person:
        turn_to_visits(person)
        person.press(person.get("radio button|toggle button|page tab|tab", "^探访$"))
        waiting = len(wait(lambda: person.find_all("push button", "^探访…", shown=False), "the care list"))
        picture(person, "visits-care")
        assert len(person.find_all("label", "^从未探访$", shown=False)) == waiting, "how late is told of homes that nobody has visited"
        take_list(person, path, desk.folder, waiting)
        person.press(person.find("push button", "^探访…"))
        person.get("push button", "记下探访")
        person.key("alt+k")
        wait(lambda: case.ask(path, "SELECT count(*) FROM visits_call WHERE outcome = 'met'")[0] == 1, "the visit in the file")
        wait(lambda: len(person.find_all("push button", "^探访…", shown=False)) <= waiting, "the list again")
        case.turn_to(person, "今日")
        wait(lambda: case.shows(person, " · 从未探访"), "the card of the day")
        picture(person, "visits-care-today")
        assert not person.find("label", "单元.* · 逾期 [0-9]+ 天"), "days of homes that nobody has visited"


case.run(globals())
