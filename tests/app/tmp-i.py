# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A person imports a list with a fault, saves the fault, and takes the import back; and boundaries drawn on a shifted map."""
import json
import pathlib
import sqlite3
import subprocess
import sys
import zipfile

import case
from person import wait

EXAMPLE = case.desk.BUILD / "plugins/example"

HEAD = "姓名,性别,身份证号,与户主关系,住址"
GOOD = ["测试甲,女,11010519491231002X,户主,测试小区1栋1单元101", "测试乙,男,,配偶,", "测试丙,男,440524188001010014,户主,测试小区1栋1单元102"]
BAD = "测试丁,男,440524188001010015,户主,测试小区1栋1单元103"


def count(path, table):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return database.execute(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL").fetchone()[0]


def begin(person, button, path):
    """From the navigation to the file, by keys where there are keys."""
    person.click(person.get("list item", "^导入"))
    person.press(person.get("push button", button))
    person.name_file(path)


def says(person, words):
    return person.get("label", words)


def test_nothing(desk):
    """a list of no bytes, or of blanks alone, is called empty and not of a wrong sort"""
    nothing, blank = desk.folder / "nothing.csv", desk.folder / "blank.csv"
    nothing.write_bytes(b"")
    blank.write_bytes(b"\xef\xbb\xbf \r\n")
    with desk.open(desk.demo()) as person:
        for path in nothing, blank:
            begin(person, "选择名册", path)
            says(person, f"“{path.name}”无法读取")
            says(person, "^文件是空的，没有任何改动")
            person.key("Escape")
            wait(lambda: not person.find("label", "^文件是空的"), "the message to go")


def test_list(desk):
    """imports the good rows of a list, keeps the bad one with its reason, and takes all back by one step"""
    document, source, errors = desk.demo(), desk.folder / "list.csv", desk.folder / "errors.xlsx"
    source.write_text("\n".join([HEAD, *GOOD, BAD]) + "\n", encoding="utf-8")
    before = {table: count(document, table) for table in ("person", "household", "dwelling", "building", "compound")}
    with desk.open(document) as person:
        begin(person, "选择名册", source)
        assert person.find("label", r"1101\*+002X"), "samples are masked"
        assert not person.find("label", "11010519491231002X")
        person.press(person.get("push button", "检查"))
        person.get("push button|toggle button", "拒收 1")
        person.get("push button|toggle button", "新增 3")
        says(person, "校验位")
        assert not person.find("label", "440524188001010015"), "numbers in reasons are masked"
        person.press(person.get("push button", "另存拒收行"))
        person.name_file(errors, saving=True)
        person.notice("errors.xlsx")
        with zipfile.ZipFile(errors) as book:
            everything = "".join(book.read(name).decode(errors="replace") for name in book.namelist())
        assert "测试丁" in everything and "校验位" in everything and "测试甲" not in everything
        person.press(person.get("push button", "导入 3 人"))
        says(person, "^已导入 3 人")
        assert count(document, "person") == before["person"] + 3
        assert count(document, "household") == before["household"] + 2
        person.press(person.get("push button", "撤销这次导入"))
        says(person, "^导入已撤销")
        assert {table: count(document, table) for table in before} == before


def press_by_keys(person, name):
    person.tab_to(person.get("push button|toggle button", name))
    person.key("Return", pause=0.5)


def test_keys(desk):
    """is led through by keys alone, and remembers what the columns mean"""
    document, source = desk.demo(), desk.folder / "list.csv"
    source.write_text("\n".join([HEAD + ",内部记号", *(row + ",x" for row in GOOD)]) + "\n", encoding="utf-8")
    with desk.open(document) as person:
        for _ in range(2):
            person.get("list item", "^导入")
            person.click(person.get("list item", "^导入"))
            press_by_keys(person, "^选择名册")
            person.name_file(source)
            says(person, "内部记号")
            press_by_keys(person, "^检查")
            person.get("push button|toggle button", "全部 3")
            if person.find("push button", "导入 3 人"):
                press_by_keys(person, "^导入 3 人")
                says(person, "^已导入 3 人")
                press_by_keys(person, "^再导入")
            else:
                person.get("push button|toggle button", "不变 3")
                press_by_keys(person, "^上一步")
                says(person, "沿用上次的对应")


def test_wrong_file(desk):
    """says in words what is wrong with a file that cannot be read, and changes nothing"""
    source = desk.folder / "broken.xlsx"
    source.write_bytes(b"PK\x03\x04" + bytes(60))
    with desk.open(desk.demo()) as person:
        begin(person, "选择名册", source)
        says(person, "broken.xlsx.*无法读取")
        says(person, "没有任何改动")


def drop(person, path, onto):
    """Drags a file from a window beside Linli's onto a place in it."""
    bag = subprocess.Popen([sys.executable, pathlib.Path(case.desk.__file__).parent / "file-bag.py", path])
    find = ["xdotool", "search", "--onlyvisible", "--name", "^file-bag$"]
    window = wait(lambda: subprocess.run(find, capture_output=True, text=True).stdout.split(), "the window with the file")[0]
    person.do("windowmove", "--sync", window, 1300, 300)
    person.drag((1325, 325), person.place(onto))
    assert bag.wait(60) == 0


def test_drop(desk):
    """a file dropped on the page takes the place of one whose steps are open; a plugin's file can be read as a list after all"""
    document, people, lamps, plan = desk.demo(), desk.folder / "people.csv", desk.folder / "stairs.lamps.csv", desk.folder / "plan.geojson"
    desk.tool("plugins", "--enable", "example", document, LINLI_PLUGIN_PATH=str(EXAMPLE), XDG_CONFIG_HOME=str(desk.folder / "config"))
    for path in people, lamps:
        path.write_text("\n".join([HEAD, *GOOD]) + "\n", encoding="utf-8")
    plan.write_text(json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "测试网格"}, "geometry": {
        "type": "Polygon", "coordinates": [square(104.06, 30.66)]}}]}), encoding="utf-8")
    with desk.open(document, LINLI_PLUGIN_PATH=str(EXAMPLE)) as person:
        case.turn_to(person, "导入")
        drop(person, people, person.get("label", "^要导入什么"))
        says(person, "people.csv")
        drop(person, lamps, person.get("push button", "^检查"))
        wait(lambda: case.shows(person, "stairs.lamps.csv"), "the plugin's steps")
        person.picture('/tmp/d.png'); print('#', [n.get_name() for n in person.find_all('label')])


def square(x, y, size=0.001):
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def test_boundaries(desk):
    """imports boundaries drawn on a shifted map where they belong, and names the one that crosses itself"""
    document, source = desk.demo(), desk.folder / "grids.geojson"
    rings = [square(104.06, 30.66), square(104.062, 30.66), [[104.07, 30.66], [104.071, 30.661], [104.071, 30.66], [104.07, 30.661], [104.07, 30.66]]]
    source.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": f"测试网格{i}"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for i, ring in enumerate(rings)]}), encoding="utf-8")
    before = count(document, "grid")
    with desk.open(document) as person:
        begin(person, "选择地图数据", source)
        check = person.get("push button", "检查")
        says(person, "请选坐标系")
        person.click(person.get("radio button|check box", "GCJ-02"))
        says(person, r"图层移动 \d{3} 米")
        person.press(check)
        says(person, "自相交")
        person.press(person.get("push button", "导入 2 个图形"))
        says(person, "^已导入 2 个图形")
        assert count(document, "grid") == before + 2
        with sqlite3.connect(f"file:{document}?mode=ro", uri=True) as database:
            left = database.execute("SELECT min(minx) FROM rtree_grid_geom r JOIN grid g ON g.id = r.id WHERE g.name LIKE '测试网格%'").fetchone()[0]
        assert 104.0570 < left < 104.0580, left  # GCJ-02 lies 0.0025 degrees east of WGS 84 there
        person.press(person.get("push button", "撤销这次导入"))
        wait(lambda: count(document, "grid") == before, "the grids to go")


case.run(globals())
