# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Plugins as a person meets them: one from elsewhere is off, is switched on by keyboard, works, is switched off, and leaves its data."""
import time

import case

EXAMPLE = case.desk.BUILD / "plugins/example"


def turn_to_plugins(person):
    person.get("push button|toggle button", "记一笔")
    person.key("ctrl+k")
    person.type("chajian")
    person.get(None, "搜索结果")
    person.key("Return")


def switch(person, on):
    control = person.get("check box", "^楼道灯$")
    person.tab_to(control)
    person.key("space")
    case.wait(lambda: case.shows(person, "运行中" if on else "已关闭"), "the state")


def pages(person):
    """Names of the rows of the navigation."""
    return [row.get_name() for part in person.find_all("list", "^导航$", shown=False) for row in person.find_all("list item", within=part)]


def test_life(desk):
    """a plugin from elsewhere is off until it is switched on; it works, goes without a trace, and its records stay"""
    demo = desk.demo()
    with desk.open(demo, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        turn_to_plugins(person)
        case.wait(lambda: case.shows(person, "已关闭"), "the plugin to be off")
        assert "楼道灯" not in pages(person)
        switch(person, True)
        case.wait(lambda: "楼道灯" in pages(person), "its page")
        person.key("ctrl+k")
        person.type("bxld")
        person.get(None, "搜索结果")
        person.key("Return")
        person.get("text", "哪盏灯")
        time.sleep(0.5)
        person.type("3 dong deng bu liang")
        person.key("Return")
        case.wait(lambda: case.ask(demo, "SELECT count(*) FROM example_lamp")[0] == 1, "the lamp in the file")
        assert case.ask(demo, "SELECT julianday(due_at) - julianday(date('now', 'localtime')) FROM matter WHERE kind = 'example'")[0] == 3
        case.wait(lambda: any(name.startswith("楼道灯") and "1" in name for name in pages(person)), "the page to count it")
        person.key("ctrl+z")
        case.wait(lambda: case.ask(demo, "SELECT count(*) FROM example_lamp")[0] == 0, "the undo")
        person.key("ctrl+shift+z")
        case.wait(lambda: case.ask(demo, "SELECT count(*) FROM example_lamp")[0] == 1, "the redo")
        switch(person, False)
        case.wait(lambda: not any(name.startswith("楼道灯") for name in pages(person)), "the page to go")
        case.wait(lambda: case.shows(person, "1 条插件“楼道灯”的记录"), "its record to be named")
    assert case.ask(demo, "SELECT count(*) FROM matter WHERE kind = 'example'")[0] == 1


def start_in_safe_mode(desk, demo):
    with desk.open("--safe-mode", demo, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        turn_to_plugins(person)
        case.wait(lambda: case.shows(person, "安全模式"), "the reason")
        assert "楼道灯" not in pages(person)


def start_again(desk, demo):
    with desk.open(demo, LINLI_PLUGIN_PATH=EXAMPLE) as person:
        person.get("push button|toggle button", "记一笔")
        case.wait(lambda: "楼道灯" in pages(person), "the page of the plugin")


def test_remembered(desk):
    """what is switched on is on at the next start, but not in safe mode"""
    demo = desk.demo()
    desk.tool("plugins", "--enable", "example", demo, LINLI_PLUGIN_PATH=str(EXAMPLE), XDG_CONFIG_HOME=str(desk.folder / "config"))
    desk.apart(start_again, demo)
    desk.apart(start_in_safe_mode, demo)
    desk.apart(start_again, demo)


def test_check(desk):
    """a check of a plugin takes part in the check of the file"""
    demo = desk.demo()
    settings = {"LINLI_PLUGIN_PATH": str(EXAMPLE), "XDG_CONFIG_HOME": str(desk.folder / "config")}
    listed = desk.tool("plugins", "--json", demo, **settings)
    assert '"state":"disabled"' in listed, listed
    desk.tool("plugins", "--enable", "example", demo, **settings)
    desk.run("sqlite3", demo, "INSERT INTO matter (id, kind, title, opened_at) VALUES (77, 'example', 'Somewhere', '2026-01-01T00:00:00.000Z')")
    assert "example-place" in desk.tool("check", demo, **settings)
    desk.tool("plugins", "--disable", "example", demo, **settings)
    assert "example-place" not in desk.tool("check", demo, **settings)


case.run(globals())
