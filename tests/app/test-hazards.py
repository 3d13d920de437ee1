# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The story of the cardboard on the stairs, from the phone call to closed, as a person meets it. People are invented."""
import os
import pathlib
import time

import case

TITLE = "楼道堆放纸板"


def picture(person, name):
    """Keeps what is on the screen, when somebody wants to look at it."""
    if os.environ.get("LINLI_PICTURES"):
        time.sleep(0.8)
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"hazards-{name}.png"))


def state(demo):
    return case.ask(demo, "SELECT state FROM matter WHERE kind = 'hazards'")


def report(person, demo, line):
    person.get("push button|toggle button", "记一笔")
    person.key("ctrl+k")
    person.type("sbyh")
    person.get(None, "搜索结果")
    person.key("Return")
    person.get("text", "哪里，有什么隐患")
    time.sleep(0.5)
    person.type(line)
    time.sleep(0.6)
    picture(person, "report")
    person.key("Return")
    case.wait(lambda: case.ask(demo, "SELECT count(*) FROM matter WHERE kind = 'hazards'")[0] >= 1, "the hazard in the file")


def open_board(person):
    person.click(person.get("label", "^隐患$", within=person.program.get_child_at_index(0)))
    case.wait(lambda: case.shows(person, "近 90 天"), "the board")


def step(person, demo, name, after, words=None):
    button = person.get("push button", f"^{name}")
    person.press(button)
    if words:
        time.sleep(0.6)
        person.type(words)
        person.key("Return")
    case.wait(lambda: state(demo)[0] == after, f"the state after {name}")


def found_and_done(desk, demo):
    """The grid member: reported, dispatched, taken up, reported back."""
    demo = pathlib.Path(demo)
    address = case.ask(demo, "SELECT s.address FROM dwelling_standing s JOIN dwelling d ON d.id = s.dwelling_id WHERE d.unit_id IS NOT NULL LIMIT 1")[0]
    with desk.open(demo) as person:
        report(person, demo, address + TITLE)
        assert case.ask(demo, "SELECT category FROM matter WHERE kind = 'hazards'")[0] == "stair-clutter"
        assert case.ask(demo, "SELECT dwelling_id IS NOT NULL OR subject_id IS NOT NULL FROM matter WHERE kind = 'hazards'")[0] == 1
        open_board(person)
        picture(person, "board")
        card = case.wait(lambda: person.find("list item", None, within=person.get("list", "^发现 1$")), "the card")
        person.click(card)
        person.get("push button", "应急集结：谁能到场")
        picture(person, "details")
        person.press(person.get("push button", "应急集结：谁能到场"))
        coming = person.get("push button", "在路上$")
        picture(person, "muster")
        person.press(coming)
        case.wait(lambda: case.ask(demo, "SELECT count(*) FROM timeline WHERE verb = 'call'")[0] == 1, "the call on the timeline")
        assert case.ask(demo, "SELECT count(*) FROM hazards_actor WHERE role = 'helper'")[0] == 1
        person.key("Escape")
        step(person, demo, "派发", "dispatched")
        step(person, demo, "开始处置", "in-hand")
        photo = desk.folder / "after.png"
        desk.run("convert", "-size", "120x90", "xc:grey", photo)
        person.press(person.get("push button", "整改后照片"))
        person.name_file(photo)
        case.wait(lambda: case.ask(demo, "SELECT count(*) FROM attachment WHERE role = 'after'")[0] == 1, "the photo in the file")
        step(person, demo, "反馈", "reported", "dou qing zou le")
        picture(person, "reported")


def verified(desk, demo):
    """Another person looks, and closes."""
    demo = pathlib.Path(demo)
    config = desk.folder / "config/glib-2.0/settings"
    config.mkdir(parents=True, exist_ok=True)
    (config / "keyfile").write_text("[io/github/linli/Linli]\noperator-name='钱站长'\n", encoding="utf-8")
    with desk.open(demo) as person:
        open_board(person)
        card = case.wait(lambda: person.find("list item", None, within=person.get("list", "^已反馈 1$")), "the card")
        person.click(card)
        person.press(person.get("push button", "^开具"))
        person.get("label", "^开具文书$|^文书种类$")
        person.press(case.wait(lambda: person.find_all("push button", "^开具$")[-1:], "the dialog")[0])
        case.wait(lambda: case.ask(demo, "SELECT count(*) FROM hazards_paper WHERE kind = 'notice' AND sequence = 1")[0] == 1, "the notice")
        person.press(person.get("push button", "查看文书"))
        person.get("label", "^第 1 页")
        picture(person, "notice")
        person.key("Escape")
        step(person, demo, "核查", "verified")
        step(person, demo, "结案：已整改", "remedied")
        picture(person, "closed")


def test_story(desk):
    """cardboard on the stairs: reported in a line, people called, put right, verified by another, closed"""
    demo = desk.demo()
    desk.apart(found_and_done, demo)
    desk.apart(verified, demo)
    assert case.ask(demo, "SELECT count(*) FROM timeline t JOIN matter m ON m.id = t.matter_id WHERE m.kind = 'hazards' AND t.to_state IS NOT NULL")[0] == 6
    assert case.ask(demo, "SELECT closed_at IS NOT NULL FROM matter WHERE kind = 'hazards'")[0] == 1


case.run(globals())
