# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A matter of a plugin's kind, from a home to its end, with what plugins add to the details, to the day and to the preferences."""
import time

import case
from case import ask, look_up, shows
from person import wait

EXAMPLE = case.desk.BUILD / "plugins/example"
STATE = "SELECT state FROM matter WHERE kind = 'example'"


def with_lamps(desk, households=12):
    """A file in which the plugin is on."""
    path = desk.demo(households)
    desk.tool("plugins", "--enable", "example", path, LINLI_PLUGIN_PATH=str(EXAMPLE), XDG_CONFIG_HOME=str(desk.folder / "config"))
    return path


def home_with_phone(path):
    """A home by the name of somebody who lives there alone with that name."""
    return ask(path, "SELECT v.plate, d.id, d.unit_id FROM vehicle v JOIN household h ON h.id = v.household_id JOIN dwelling d"
                     " ON d.id = h.dwelling_id WHERE v.deleted_at IS NULL AND d.unit_id IS NOT NULL LIMIT 1")


def turn_to_home(person, path):
    plate, home, _ = home_with_phone(path)
    look_up(person, plate[1:])
    wait(lambda: shows(person, plate), "the plate in the details")
    address = ask(path, "SELECT address FROM dwelling_standing WHERE dwelling_id = ?", home)[0]
    belongs = wait(lambda: next((row for row in person.find_all("list item") if address in (row.get_name() or "")), None), "the home")
    person.tab_to(belongs)
    person.key("Return")
    person.get("push button", "^报修楼道灯")
    return home


def report(person, words):
    """By keyboard, from the details of a home."""
    person.tab_to(person.get("push button", "^报修楼道灯"))
    person.key("Return")
    person.get("text", "哪盏灯")
    time.sleep(0.5)
    person.type(words)
    person.key("Return")


def step(person, name):
    button = person.get("push button", f"^{name}$")
    person.tab_to(button)
    person.key("Return")


def be(person, name):
    """Says in the preferences who sits here."""
    person.key("ctrl+comma")
    entry = person.get("text", "^您的姓名$")
    time.sleep(0.5)
    person.tab_to(entry)
    person.key("ctrl+a")
    person.type(name)
    person.key("Escape")


def test_way(desk):
    """reports a lamp from a home; mends it; may not verify his own work and is told so; sends it back with words; another ends it"""
    path = with_lamps(desk)
    with desk.open(path, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        be(person, "jia")
        home = turn_to_home(person, path)
        report(person, "3 lou deng bu liang")
        wait(lambda: ask(path, STATE) is not None, "the lamp in the file")
        assert ask(path, "SELECT dwelling_id FROM matter WHERE kind = 'example'")[0] == home
        wait(lambda: shows(person, "本楼道的灯"), "the section of the plugin")
        lamp = wait(lambda: person.find("list item", "^3 lou deng"), "the lamp in it")
        person.tab_to(lamp)
        person.key("Return")
        person.get("push button", "^已修好$")
        for words in ("楼道灯 #", "不亮", "天黑后楼道灯亮", "还有|天"):
            assert any(shows(person, part) for part in words.split("|")), f"nothing says {words}"
        step(person, "已修好")
        wait(lambda: ask(path, STATE)[0] == "mended", "the lamp to be mended")
        wait(lambda: shows(person, "请换一个人"), "why he may not verify it")
        step(person, "查验通过")
        wait(lambda: shows(person, "这一步不能做"), "the refusal in words")
        assert ask(path, STATE)[0] == "mended"
        person.key("Escape")
        person.gone("label", "^这一步不能做$")
        step(person, "退回")
        person.get("text", "原因")
        time.sleep(0.5)
        person.type("hai shi bu liang")
        person.key("Return")
        wait(lambda: ask(path, STATE)[0] == "reported", "the lamp to be sent back")
        wait(lambda: shows(person, "退回：已处置 → 已报修"), "the step in the timeline")
        assert shows(person, "hai shi bu liang")
        person.key("ctrl+z")
        wait(lambda: ask(path, STATE)[0] == "mended", "the undo")
        be(person, "yi")
        step(person, "查验通过")
        wait(lambda: ask(path, STATE)[0] == "good", "the lamp to be seen to")
        assert ask(path, "SELECT closed_at IS NOT NULL FROM matter WHERE kind = 'example'")[0]


case.run(globals())
