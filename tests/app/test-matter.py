# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A matter of a plugin's kind, from a home to its end, with what plugins add to the details, to the day and to the preferences."""
import re
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


def turn_to_home(person, path):
    """A home of which there is one with that building, unit and room; by its number."""
    home, building, unit, room = ask(path, "SELECT d.id, b.name, u.name, d.room FROM dwelling d JOIN building b ON b.id = d.building_id JOIN unit u"
                                           " ON u.id = d.unit_id JOIN household h ON h.dwelling_id = d.id WHERE d.room IS NOT NULL"
                                           " GROUP BY b.name, u.name, d.room HAVING count (*) = 1 LIMIT 1")
    look_up(person, "-".join(re.sub(r"\D", "", part) for part in (building, unit, room)))
    person.get("push button", "^报修楼道灯")
    person.key("F6")  # to the details
    return home


def walk_to(person, role, name, key="Tab"):
    """Within the details, where the focus is; what is shown there may be made anew on the way."""
    time.sleep(0.5)
    for _ in range(40):
        node = person.find(role, name)
        if node is not None and person.is_focused(node):
            return
        person.key(key, pause=0.1)
    raise AssertionError(f"{key} does not come to {name}")


def report(person, words):
    """By keyboard, from the details of a home."""
    person.tab_to(person.get("push button", "^报修楼道灯"))
    person.key("Return")
    person.get("text", "哪盏灯")
    time.sleep(0.5)
    person.type(words)
    person.key("Return")


def step(person, name):
    person.get("push button", f"^{name}$")
    walk_to(person, "push button", f"^{name}$")
    person.key("Return")


def be(person, name):
    """Says in the preferences who sits here."""
    person.key("ctrl+comma")
    entry = person.get("text", "^您的姓名$")
    entry.get_editable_text_iface().set_text_contents(name)
    time.sleep(0.3)
    person.key("Escape")
    person.gone("text", "^您的姓名$")


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
        person.get("list item", "^3 lou deng")
        time.sleep(1)
        walk_to(person, "list item", "^3 lou deng", key="shift+Tab")
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
        person.press(person.get("push button", "^查验通过$"))
        wait(lambda: ask(path, STATE)[0] == "good", "the lamp to be seen to")
        assert ask(path, "SELECT closed_at IS NOT NULL FROM matter WHERE kind = 'example'")[0]


case.run(globals())
