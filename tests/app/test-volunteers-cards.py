# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A volunteer's card by keyboard: whom and when; what is mistyped is told and kept. People are invented."""
import os
import pathlib
import sqlite3
import time

import case
from person import until, wait

PEOPLE = """姓名,性别,与户主关系,电话,住址
郭守田,男,户主,13800000031,东坡小区12栋3单元301
孟秀兰,女,户主,13800000032,东坡小区12栋3单元302
"""


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"volunteers-{name}.png"))


def settle(desk):
    demo, people = desk.demo(), desk.folder / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    desk.tool("import", "--as", "people", demo, people)
    return demo


def open_people(person):
    case.turn_to(person, "志愿服务")
    person.press(person.get("radio button|toggle button|page tab|tab", "^志愿者$"))
    person.get("push button", "^登记志愿者")


def register(person, path):
    """Nobody chosen, and hours that are none, are told; nothing typed is lost."""
    person.key("alt+v")
    person.get("text|entry", "^志愿者姓名")
    person.type("郭守田")
    wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith("郭*田")], "who was found")
    person.key("Return")
    wait(lambda: case.shows(person, "郭*田"), "whom the card is for")
    person.paste("周一至周五 随时")
    person.key("alt+s")
    person.get("label", "“随时”无法识别")
    person.key("ctrl+a")
    person.paste("周一至周五 8:00-11:00；周六 上午（首选）")
    picture(person, "1-card")
    person.key("alt+s")
    wait(lambda: case.ask(path, "SELECT count(*), sum(liking) FROM volunteers_time WHERE deleted_at IS NULL") == (6, 1), "the hours in the file")


def partner(person, path):
    """Somebody has a card already, and is searched as a partner. A post that was removed since stays on the card, which else would be open to all."""
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_card (id, person_id) SELECT 77, id FROM person WHERE name = '孟秀兰'")
        file.execute("INSERT INTO volunteers_post (id, name, kind, deleted_at) VALUES (78, '旧岗亭', 'watch', 'x')")
        file.execute("INSERT INTO volunteers_card_post (id, card_id, post_id) SELECT 79, id, 78 FROM volunteers_card WHERE id <> 77")

    def choose():
        """The list is read anew for what another program wrote, at a moment that nobody tells."""
        person.click(wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith("郭*田")], "the row")[0])
        time.sleep(1)
        return person.find("push button", "^修改…")
    button = wait(choose, "the card in the details")
    wait(lambda: case.shows(person, "周一至周五 8:00-11:00；周六 8:00-12:00（首选）"), "the hours as they were typed")
    person.press(button)
    person.get("label", "^显示个人信息$")
    person.rest()
    person.paste("核对档案")
    person.key("Return")
    wait(lambda: case.shows(person, "搭档（老手带新人）"), "the form")
    person.key(*["Tab"] * 5, "space")  # past skills, posts and limits
    person.tab_to(person.get("text|entry", "^搭档姓名"), most=8)
    person.type("孟秀兰")
    wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith("孟*兰")], "who was found")
    person.key("Return")
    wait(lambda: case.shows(person, "尽量与 1 人排在一起"), "the partner in the form")
    picture(person, "3-partner")
    person.key("alt+s")
    wait(lambda: case.ask(path, "SELECT count(*) FROM volunteers_pair WHERE deleted_at IS NULL AND 77 IN (card_id, other_id)")[0] == 1, "the pair in the file")
    assert case.ask(path, "SELECT group_concat(post_id) FROM volunteers_card_post WHERE deleted_at IS NULL") == ("78",)


def walk(desk, shade):
    path = settle(desk)
    with desk.open(path) as person:
        open_people(person)
        picture(person, f"0-empty-{shade}")
        register(person, path)

        def choose():
            """The list is read anew for what was kept, perhaps while the mouse is on its way."""
            person.click(wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith("郭*田")], "the row")[0])
        until(choose, lambda: person.find("list", "^志愿者档案$"), "the card in the details")
        picture(person, f"2-list-{shade}")
        person.key("ctrl+z")
        wait(lambda: case.ask(path, "SELECT count(*) FROM volunteers_card WHERE deleted_at IS NULL")[0] == 0, "the card taken back")


def test_card(desk):
    """a card by keys: the person is searched, hours are read as they are written, and all of it is taken back in one step"""
    walk(desk, "light")


def test_partner(desk):
    """with whom somebody is to serve is searched in the card, and kept with it"""
    path = settle(desk)
    with desk.open(path) as person:
        open_people(person)
        register(person, path)
        partner(person, path)


def test_removed_post(desk):
    """before a post is removed it is told whose cards name it, and who would serve nowhere; nothing goes unless that is agreed to"""
    path = settle(desk)
    posts = "SELECT count(*) FROM volunteers_post WHERE deleted_at IS NULL"
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables of all plugins
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (78, '旧岗亭', 'watch'), (79, '东门', 'watch')")
        file.execute("INSERT INTO volunteers_card (id, person_id) SELECT 76 + row_number () OVER (), id FROM person WHERE name IN ('郭守田', '孟秀兰')")
        file.execute("INSERT INTO volunteers_card_post (id, card_id, post_id) VALUES (1, 77, 78), (2, 78, 78), (3, 78, 79)")
    with desk.open(path) as person:
        open_people(person)
        person.press(person.get("radio button|toggle button|page tab|tab", "^岗位与模板$"))
        person.tab_to(person.get("push button", "^删除 旧岗亭$"), most=80)
        person.key("Return")
        wait(lambda: case.shows(person, "有 2 份志愿者档案选了这个岗位。其中 1 份没有选别的岗位"), "the cards")
        picture(person, "6-removed-post")
        person.key("Escape")
        wait(lambda: not case.shows(person, "有 2 份志愿者档案"), "the page")
        assert case.ask(path, posts) == (2,)
        person.tab_to(person.get("push button", "^删除 旧岗亭$"), most=80)
        person.key("Return")
        wait(lambda: case.shows(person, "有 2 份志愿者档案"), "the cards")
        person.key("alt+r")
        wait(lambda: case.ask(path, posts) == (1,), "the post removed")


def test_limits(desk):
    """what somebody of an age may serve is set in the preferences, kept in the file, refused where it makes no sense, and undone"""
    path = settle(desk)
    week = "SELECT week_minutes_70 FROM volunteers_setting"
    with desk.open(path) as person:
        open_people(person)
        person.key("ctrl+comma")
        hours = wait(lambda: person.find("spin button", "每周最多.*70 岁及以上", shown=False), "the setting")
        if os.environ.get("LINLI_PICTURES"):
            person.key(*["shift+Tab"] * 14, pause=0.1)
        picture(person, "4-limits")
        hours.get_value_iface().set_current_value(5)
        wait(lambda: case.ask(path, week) == (300,), "the hours in the file")
        hours.get_value_iface().set_current_value(40)
        wait(lambda: case.shows(person, "年长志愿者的上限不能高于年轻的"), "the refusal")
        assert case.ask(path, week) == (300,)
        picture(person, "5-limits-refused")
        person.key("Escape")
        person.key("Escape")
        person.gone("spin button", "每周最多.*70 岁及以上")
        person.key("ctrl+z")
        wait(lambda: case.ask(path, week) == (360,), "the undo")


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the same in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        walk(desk, "dark")


case.run(globals())
