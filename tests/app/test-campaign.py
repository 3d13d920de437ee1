# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A gas campaign over one compound from the dialog to the last household: the matrix, refusals, a hazard, who moved out, the report, the end."""
import os
import pathlib

import case
from paper_desk import close_preview, export_masked
from person import until, wait

TITLE = "燃气安全敲门入户"
HOMES = ("FROM household h JOIN dwelling d ON d.id = h.dwelling_id JOIN building b ON b.id = d.building_id JOIN compound c ON c.id = b.compound_id"
         " WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL AND coalesce (d.has_gas, b.has_gas, 1) <> 0")


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"campaign-{name}.png"))


def count(path, condition="1"):
    return case.ask(path, f"SELECT count(*) FROM visits_result WHERE {condition}")[0]


def says(person, words):
    person.get("label", words)
    person.rest()


def make(person, path, compound, homes):
    """The compound is found by typing its name, all by keyboard."""
    person.get("push button", "新的入户任务")
    person.key("alt+n")
    says(person, "要走访 300 户")
    person.tab_to(person.find_all("push button", "^地点：整个社区$")[-1])  # the one inside the menu button
    person.key("space")
    person.get("text|entry", "^查找地点$")
    person.type(compound)
    wait(lambda: len(person.find_all("list item", within=person.get("list", "^找到的地点$"))) < 8, "the places of that name")
    picture(person, "new")
    person.key("Return")
    says(person, f"要走访 {homes} 户")
    assert case.ask(path, "SELECT count(*) FROM visits_campaign")[0] == 0
    person.key("alt+m")
    says(person, f"还剩 {homes} 户")


def choose_list(person, words):
    person.click(person.get("toggle button|push button", words))
    person.rest()


def choose_first(person):
    person.click(wait(lambda: person.find("list item", within=person.get("list", "^入户名单$")), "the first household"))
    person.rest()


def hand_up(person, folder):
    """The list for the office above: the one household, masked; on paper, too."""
    line, = export_masked(person, folder / "reports.csv")
    assert line["最近一次结果"] == "拒检" and line["上门次数"] == "3" and line["二次告知"], line
    assert line["地址"].endswith("***") and "*" in line["户主"], line
    person.press(person.get("push button", "^打印台账"))
    person.get(None, "^第 1 页 / 共")
    picture(person, "report-paper")
    close_preview(person)


def refuse(person, path, homes, folder):
    """Two refusals, the second notice, a third refusal, reported: on every list in its turn."""
    choose_first(person)
    for attempt in (1, 2):
        person.key("5")
        wait(lambda: count(path, f"outcome = 'refused' AND attempts = {attempt}") == 1, "the refusal")
        says(person, f"上门 {attempt} 次")
    choose_list(person, "^该二次告知 1$")
    choose_first(person)
    person.key("n")
    wait(lambda: count(path, "notice_on IS NOT NULL") == 1, "the second notice")
    says(person, "该二次告知 0")
    choose_list(person, f"^待走访 {homes}$")
    choose_first(person)
    person.key("5")
    says(person, "该上报 1")
    choose_list(person, "^该上报 1$")
    hand_up(person, folder)
    choose_first(person)
    picture(person, "report")
    person.key("u")
    wait(lambda: count(path, "stage = 2") == 1, "the report")
    says(person, "已上报 1")
    choose_list(person, "^已上报 1$")
    says(person, "二次告知")
    picture(person, "reported")
    says(person, f"还剩 {homes - 1} 户")


def make_hazard(person, path, remaining):
    """One key: the fault, its deadline and the hazard; a second time it is said that it is one already."""
    choose_list(person, f"^待走访 {remaining}$")
    choose_first(person)
    person.key("h")
    wait(lambda: count(path, "outcome = 'limited' AND recheck_on IS NOT NULL AND hazard_id IS NOT NULL") == 1, "the fault that is a hazard")
    says(person, f"还剩 {remaining - 1} 户")
    choose_list(person, "^隐患户 1$")
    says(person, "已转隐患")
    choose_first(person)
    picture(person, "fault")
    person.key("h")
    person.notice("已经转过")
    assert case.ask(path, "SELECT count(*) FROM matter WHERE kind = 'hazards'")[0] == 1


def look_at_hazard(person, path):
    """It stands on the board of hazards, and leads back to its campaign."""
    case.turn_to(person, "隐患")
    until(lambda: person.click(wait(lambda: person.find("list item", None, within=person.get("list", "^发现 1$")), "the card on the board")),
          lambda: person.find("push button", "应急集结：谁能到场"), "the hazard in the details")
    says(person, f"入户发现隐患：{TITLE}")
    picture(person, "hazard")
    assert case.ask(path, "SELECT count(*) FROM matter m JOIN link l ON l.from_kind = 'matter' AND l.from_id = m.id JOIN visits_campaign c"
                    " ON l.to_kind = 'matter' AND l.to_id = c.id WHERE m.kind = 'hazards' AND l.role = 'found-by'"
                    " AND m.due_at > date ('now', 'localtime')")[0] == 1


def fill_matrix(person, path, remaining):
    """On the building sheet three cells are chosen with Shift and the arrows: nobody home twice; others are good."""
    case.turn_to(person, "走访")
    choose_list(person, f"^待走访 {remaining}$")
    choose_first(person)
    person.key("alt+s")
    sheet = person.get("table", "^楼盘表$")
    cells = lambda words: person.find_all("table cell", f", {words}$", within=sheet)  # noqa: E731
    fresh = len(wait(lambda: cells("未访"), "the colours of the campaign"))
    person.click(cells("未访")[0])
    person.key("shift+Right", "shift+Right")
    for attempt in (1, 2):
        person.click(person.get("toggle button|push button", "^入户走访…$"))
        person.press(person.get("push button", "^入户：无人$"))
        person.gone("push button", "^入户：无人$")
        wait(lambda: count(path, f"outcome = 'absent' AND attempts = {attempt}") >= 2, "nobody home in several cells")
    absent = count(path, "outcome = 'absent'")
    wait(lambda: len(cells("无人")) == absent, "the cells in their colour")
    picture(person, "matrix")
    assert len(cells("未访")) == fresh - absent
    person.key("ctrl+z")
    wait(lambda: count(path, "outcome = 'absent' AND attempts = 1") == absent, "the second round taken back at once")
    person.key("ctrl+shift+z")
    wait(lambda: count(path, "outcome = 'absent' AND attempts = 2") == absent, "and done again")
    case.turn_to(person, "走访")
    says(person, f"该二次告知 {absent}")


def move_out(person, path, homes, remaining):
    """A household that has moved out is not to be called on any more."""
    address = case.ask(path, f"SELECT s.address FROM dwelling_standing s JOIN (SELECT h.id, h.dwelling_id, c.id AS compound {HOMES}) h USING (dwelling_id)"
                       " WHERE h.id NOT IN (SELECT household_id FROM visits_result) AND h.compound = (SELECT json_extract (scope, '$.compound[0]')"
                       " FROM visits_campaign) ORDER BY s.sort_key DESC LIMIT 1")[0]
    case.look_up(person, address)
    says(person, address)
    person.get("toggle button|push button", "^变动$")
    person.key("ctrl+d")
    item = person.get("menu item", "^全户迁出")
    for _ in range(6):
        if person.is_focused(item):
            break
        person.key("Down")
    person.key("Return")
    person.press(person.get("push button", "^保存$"))
    wait(lambda: case.ask(path, "SELECT count(*) FROM household WHERE moved_out_on = date ('now', 'localtime')")[0] == 1, "the household gone")
    case.turn_to(person, "走访")
    says(person, f"共 {homes - 1} 户")
    says(person, f"还剩 {remaining - 1} 户")


def finish(person, path, remaining):
    """The rest at once; then the campaign ends, and nothing more can be noted."""
    choose_list(person, f"^待走访 {remaining}$")
    choose_first(person)
    person.key("ctrl+a", "1")
    says(person, "还剩 0 户")
    picture(person, "done")
    person.key("alt+e")
    wait(lambda: case.ask(path, "SELECT state FROM matter WHERE kind = 'visits'")[0] == "ended", "the end in the file")
    person.get("push button", "^继续入户")
    choose_list(person, "^已上报 1$")
    choose_first(person)
    calls = case.ask(path, "SELECT count(*) FROM visits_call")[0]
    person.key("1")
    person.notice("已经结束")
    assert case.ask(path, "SELECT count(*) FROM visits_call")[0] == calls
    picture(person, "ended")


def test_campaign(desk):
    """a gas campaign over one compound to its last household"""
    path = desk.demo(300)
    compound, homes = case.ask(path, f"SELECT c.name, count(*) {HOMES} GROUP BY c.id ORDER BY count(*) LIMIT 1")
    with desk.open(path) as person:
        case.turn_to(person, "走访")
        make(person, path, compound, homes)
        refuse(person, path, homes, desk.folder)
        make_hazard(person, path, homes - 1)
        look_at_hazard(person, path)
        fill_matrix(person, path, homes - 2)
        move_out(person, path, homes, homes - 2)
        finish(person, path, homes - 3)


case.run(globals())
