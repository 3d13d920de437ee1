# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Visits as a person meets them: a gas campaign to its last household by keys, and a care visit from the list."""
import os
import pathlib

import case
from person import wait


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"{name}.png"))


def turn_to_visits(person):
    person.get("push button|toggle button", "记一笔")
    rows = wait(lambda: [row for part in person.find_all("list", "^导航$", shown=False) for row in person.find_all("list item", within=part)
                         if (row.get_name() or "").startswith("走访")], "the page in the navigation")
    person.click(rows[0])


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


def smallest_compound(path):
    """A compound with a few households of which some have gas or may have: its name, how many there are."""
    return case.ask(path, "SELECT c.name, count(*) FROM household h JOIN dwelling d ON d.id = h.dwelling_id LEFT JOIN building b"
                    " ON b.id = d.building_id JOIN compound c ON c.id = coalesce (d.compound_id, b.compound_id) WHERE h.deleted_at IS NULL"
                    " AND h.moved_out_on IS NULL AND coalesce (d.has_gas, b.has_gas, 1) <> 0 AND EXISTS (SELECT 1 FROM person p"
                    " WHERE p.household_id = h.id AND p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL)"
                    " GROUP BY c.id HAVING count(*) >= 4 ORDER BY count(*) LIMIT 1")


def make_campaign(person, path, compound, homes):
    """A new campaign over one compound, its place found by its name."""
    person.get("push button", "新的入户任务")
    person.key("alt+n")
    wait(lambda: case.shows(person, "要走访 300 户"), "the live count")
    assert case.ask(path, "SELECT count(*) FROM visits_campaign")[0] == 0
    person.click(person.get("label", "^地点$"))
    person.rest()
    person.type(compound)
    person.rest()
    person.key("Return")
    wait(lambda: case.shows(person, f"要走访 {homes} 户"), "the households of the compound")
    picture(person, "visits-new")
    person.key("alt+m")
    wait(lambda: case.shows(person, f"还剩 {homes} 户"), "what remains")


def choose_first(person):
    person.click(wait(lambda: person.find("list item", within=person.get("list", "^入户名单$")), "the first household"))


def make_hazard(person, path, remaining):
    """The household that is first now has a fault with a deadline, which becomes a hazard."""
    person.key("3")
    wait(lambda: count(path, "outcome = 'limited' AND recheck_on IS NOT NULL") == 1, "the fault")
    wait(lambda: case.shows(person, f"还剩 {remaining} 户"), "one less")
    person.click(person.get("label", "^隐患户 1$"))
    person.rest()
    choose_first(person)
    person.key("h")
    wait(lambda: count(path, "hazard_id IS NOT NULL") == 1, "the hazard")
    wait(lambda: case.shows(person, " · 已转隐患"), "the hazard in the list")
    assert case.ask(path, "SELECT m.category FROM matter m JOIN link l ON l.from_kind = 'matter' AND l.from_id = m.id JOIN visits_campaign c ON"
                    " l.to_kind = 'matter' AND l.to_id = c.id WHERE m.kind = 'hazards' AND l.role = 'found-by'")[0]
    picture(person, "visits-hazard")
    person.click(person.get("label", f"^待走访 {remaining}$"))
    person.rest()
    choose_first(person)


def test_campaign(desk):
    """a gas campaign over one compound: a refusal is reported up, a fault becomes a hazard, and nobody is left to go"""
    path = desk.demo(300)
    with desk.open(path) as person:
        turn_to_visits(person)
        compound, homes = smallest_compound(path)
        make_campaign(person, path, compound, homes)
        choose_first(person)
        refuse_one(person, path)
        wait(lambda: case.shows(person, f"还剩 {homes - 1} 户"), "one less")
        picture(person, "visits-campaign")
        make_hazard(person, path, homes - 2)
        person.key("ctrl+a")
        person.key("1")
        wait(lambda: case.shows(person, "还剩 0 户"), "nobody to go")
        assert count(path, "outcome = 'good'") == homes - 2
        person.key("ctrl+z")
        wait(lambda: case.shows(person, f"还剩 {homes - 2} 户"), "the undo")


def test_care(desk):
    """who waits for a visit is listed, overdue first; a visit takes the household off"""
    path = desk.demo()
    with desk.open(path) as person:
        turn_to_visits(person)
        person.press(person.get("radio button|toggle button|page tab|tab", "^探访$"))
        waiting = len(wait(lambda: person.find_all("push button", "^探访…$", shown=False), "the care list"))
        picture(person, "visits-care")
        person.press(person.find("push button", "^探访…$"))
        person.get("push button", "记下探访")
        person.key("alt+k")
        wait(lambda: case.ask(path, "SELECT count(*) FROM visits_call WHERE outcome = 'met'")[0] == 1, "the visit in the file")
        wait(lambda: len(person.find_all("push button", "^探访…$", shown=False)) <= waiting, "the list again")


case.run(globals())
