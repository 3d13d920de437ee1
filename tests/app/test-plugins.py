# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Plugins as a person meets them: one from elsewhere is off, is switched on by keyboard, works, is switched off, and leaves its data."""
import os
import time

import case

EXAMPLE = case.desk.BUILD / "plugins/example"


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        time.sleep(0.5)
        person.picture(os.environ["LINLI_PICTURES"] + f"/plugins-{name}.png")


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
        person.notice("^已关闭插件“楼道灯”")
        person.press(case.wait(lambda: max(person.find_all("push button", "^撤销"), key=lambda button: person.place_now(button)[1]),
                               "the button of the notice, below the one in the header"))
        case.wait(lambda: any(name.startswith("楼道灯") for name in pages(person)), "its page again")
        case.wait(lambda: case.shows(person, "运行中") and not case.shows(person, "1 条插件“楼道灯”的记录"), "its state")
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


def test_newer(desk):
    """who opens a file that a newer plugin wrote is told what is missing, why, and what to do; one that is switched off is not missed"""
    demo = desk.demo()
    desk.tool("plugins", demo, XDG_CONFIG_HOME=str(desk.folder / "config"))
    desk.run("sqlite3", demo, "UPDATE linli_schema SET version = 999 WHERE owner IN ('visits', 'parking')")
    with desk.open(demo) as person:
        person.get("label", "“停车”“走访”现在不能运行")
        person.press(person.get("push button", "^查看插件"))
        person.get("label", "请在这台电脑上也安装新版本")
        picture(person, "newer")
        assert "走访" not in pages(person)
        person.press(person.get("check box", "^走访$"))
        case.wait(lambda: case.shows(person, "“停车”现在不能运行"), "that one is missing")


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


def switch_on(desk, demo, *names):
    """Plugins that are on from the start: the example, and modules of the tests for hostile plugins. The environment for them."""
    folder = desk.folder / "hostile"
    folder.mkdir()
    for name in names:
        if name != "example":
            (folder / f"lib{name}.so").symlink_to(case.desk.BUILD / f"tests/plugin/lib{name}.so")
            (folder / f"{name}.plugin").write_text(f"[Linli Plugin]\nId={name}\nName=The {name}\nVersion=1\nModule=lib{name}.so\nABI=1\nAPI=1\n")
    settings = {"LINLI_PLUGIN_PATH": f"{EXAMPLE}:{folder}", "XDG_CONFIG_HOME": str(desk.folder / "config")}
    for name in names:
        desk.tool("plugins", "--enable", name, demo, **settings)
    return settings


def add_lamp(desk, demo):
    desk.run("sqlite3", demo, "INSERT INTO matter (id, kind, state, title, opened_at) VALUES (77, 'example', 'reported', 'Dark hall', "
             "'2026-01-01T00:00:00.000Z'); INSERT INTO example_lamp (id, bulb) VALUES (77, 'E27 warm white')")


def search(person, words):
    person.key("ctrl+k")
    person.type(words)
    person.get(None, "搜索结果")


def test_search(desk):
    """what a plugin finds comes below; one that never answers holds up nobody, is given up with its reason, and the program ends"""
    demo = desk.demo()
    settings = switch_on(desk, demo, "example", "neverreturns")
    add_lamp(desk, demo)
    with desk.open(demo, **settings) as person:
        person.get("push button|toggle button", "记一笔")
        search(person, "e27")
        case.wait(lambda: case.shows(person, "E27 warm white"), "the bulb")
        case.wait(lambda: case.shows(person, "用时太长"), "the end of patience")
        case.wait(lambda: case.shows(person, "一直没有返回"), "the notice")
        person.key("Escape", "Escape")
        search(person, "zh")
        case.wait(lambda: person.find("list item", "^张", shown=False), "people as ever")
        person.key("Escape", "Escape")
        search(person, "e27")
        case.wait(lambda: case.shows(person, "E27 warm white"), "the bulb again")
        person.key("Return")
        case.wait(lambda: case.shows(person, "Dark hall"), "the lamp's details")
        turn_to_plugins(person)
        case.wait(lambda: case.shows(person, "一直没有返回"), "the reason on the plugin page")
        begin = time.monotonic()
        assert person.leave()
        assert time.monotonic() - begin < 10


def test_takes_notes(desk):
    """a plugin's kind takes the quick note, in its first state and due as its category says"""
    demo = desk.demo()
    settings = switch_on(desk, demo, "notes")
    desk.tool("plugins", "--disable", "requests", demo, **settings)  # which takes notes, too
    last = lambda: case.ask(demo, "SELECT kind, state, category, line, due_at IS NOT NULL FROM matter ORDER BY id DESC")  # noqa: E731
    with desk.open(demo, **settings) as person:
        person.get("text", "搜索")
        person.key("ctrl+n")
        person.get("text", "记一笔")
        person.type("楼道漏水")
        person.key("Return")
        case.wait(lambda: last() == ("notes", "new", "water", "楼道漏水", 1), "the note as a matter of the plugin")


def test_import(desk):
    """a file for a plugin is known by its name, goes in as one step, and tells what was left out"""
    demo = desk.demo()
    settings = switch_on(desk, demo, "example")
    source = desk.folder / "lights.lamps.csv"
    source.write_text("Lamp,Bulb\nHall 3,E27\n,GU10\nStair 2,E14\n", encoding="utf-8")
    with desk.open(demo, **settings) as person:
        person.get("push button|toggle button", "记一笔")
        person.key("ctrl+k")
        person.type("daoru")
        person.get(None, "搜索结果")
        person.key("Return")
        person.tab_to(person.get("list item", "^楼道灯$"))
        person.key("Return")
        person.name_file(source)
        person.get("push button", "^导入$")
        person.key("Return")
        case.wait(lambda: case.shows(person, "已导入 2 行"), "the end")
        assert case.ask(demo, "SELECT count(*) FROM example_lamp")[0] == 2
        person.press(person.get("push button", "^查看未导入的行$"))
        case.wait(lambda: case.shows(person, "没有写明是哪盏灯") and case.shows(person, "第 3 行"), "the row that was left")
        person.key("ctrl+z")
        case.wait(lambda: case.ask(demo, "SELECT count(*) FROM example_lamp")[0] == 0, "the undo")


def test_export(desk):
    """what a plugin exports stands in the window's menu, and the file is there when it is whole"""
    demo = desk.demo()
    settings = switch_on(desk, demo, "example")
    add_lamp(desk, demo)
    target = desk.folder / "out.lamps.csv"
    with desk.open(demo, **settings) as person:
        person.get("push button|toggle button", "记一笔")
        person.key("F10")
        person.press(person.get("menu item", r"^导出\(X\)$"))
        person.press(person.get("menu item", "^楼道灯…$"))
        person.name_file(target, saving=True)
        case.wait(lambda: case.shows(person, "已导出 1 条记录"), "the end")
    assert "E27 warm white" in target.read_text(encoding="utf-8")


def test_stopped(desk):
    """an import and an export that take long are stopped by keyboard: nothing is in the file, and what was to be replaced stays"""
    demo = desk.demo()
    settings = switch_on(desk, demo, "slow")
    before, = case.ask(demo, "SELECT count(*) FROM compound")
    source, target = desk.folder / "much.slow.csv", desk.folder / "out.slow.csv"
    source.write_text("much\n", encoding="utf-8")
    target.write_text("whole", encoding="utf-8")
    with desk.open(demo, **settings) as person:
        person.get("push button|toggle button", "记一笔")
        search(person, "daoru")
        person.key("Return")
        person.tab_to(person.get("list item", "^Slow Things$"))
        person.key("Return")
        person.name_file(source)
        person.get("push button", "^导入$")
        person.key("Return")
        stop = person.get("push button", "^取消")
        case.wait(lambda: person.is_focused(stop), "the focus to be where it can be stopped")
        picture(person, "import")
        person.key("Return")
        person.notice("已停止导入，没有任何改动")
        assert case.ask(demo, "SELECT count(*) FROM compound")[0] == before
        person.key("F10")
        person.press(person.get("menu item", r"^导出\(X\)$"))
        person.press(person.get("menu item", "^Slow Things…$"))
        person.name_file(target, saving=True)
        person.get("label", "^Slow Things$")
        case.wait(lambda: any(map(person.is_focused, person.find_all("push button", "^取消"))), "the focus to be where it can be stopped")
        picture(person, "export")
        person.key("Return")
        person.notice("已停止导出，没有写出文件")
    assert target.read_text(encoding="utf-8") == "whole"
    assert [path.name for path in desk.folder.glob("out.slow.csv*")] == ["out.slow.csv"]


case.run(globals())
