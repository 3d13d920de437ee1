# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The program starts, speaks the language asked for, and ends."""
import json
import shutil

import case


def test_start(desk):
    """opens a community named on the command line, in Chinese"""
    with desk.open(desk.demo()) as person:
        person.get("push button|toggle button", "记一笔")
        person.get(None, "今日")


def test_english(desk):
    """speaks English where that is asked for"""
    with desk.open(desk.demo(), language="en") as person:
        person.get(None, "^Today")
        assert person.find(None, "今日") is None


def test_first_start(desk):
    """offers the first steps when no community was ever opened"""
    with desk.open() as person:
        for words in ("新建", "打开", "示范|演示"):
            person.get("push button", words)


def import_grid(person, path):
    ring = [[104.06, 30.66], [104.061, 30.66], [104.061, 30.661], [104.06, 30.661], [104.06, 30.66]]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "东坡微网格"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}]}), encoding="utf-8")
    case.turn_to(person, "导入")
    person.press(person.get("push button", "选择地图数据"))
    person.name_file(path)
    check = person.get("push button", "检查")
    person.get("label", "请选坐标系")
    person.click(person.get("radio button|check box", "GCJ-02"))
    person.press(check)
    person.press(person.get("push button", "导入 1 个图形"))
    person.get("label", "^已导入 1 个图形")


def test_nothing(desk):
    """a file without anything says on each part of its pages what belongs there, and offers the first step"""
    path, heads = desk.folder / "new.linli", desk.folder / "heads.csv"
    heads.write_text("姓名,住址\n", encoding="utf-8")
    desk.tool("import", "--as", "people", path, heads)  # which makes the file, and nothing in it
    with desk.open(path) as person:
        for page, part, words, step in (
                ("楼盘表", None, "还没有楼栋", "^导入…"), ("走访", "一日双巡", "还没有网格", "^画第一个网格"), ("走访", "探访", "近期没有要探访的人", "^设置探访间隔"),
                ("走访", "走访安排", "还没有安排走访", "^安排走访"), ("志愿服务", "统计", "目前没有志愿者", "^登记第一位志愿者"), ("活动", "系列", "还没有系列", "^新建活动")):
            case.turn_to(person, page)
            if part:
                person.press(person.get("radio button|toggle button|page tab|tab", f"^{part}$"))
            person.get("label", words)
            person.get("push button", step)
            if case.os.environ.get("LINLI_PICTURES"):
                case.time.sleep(0.8)
                person.picture(case.pathlib.Path(case.os.environ["LINLI_PICTURES"], f"nothing-{page}-{part}.png"))
        import_grid(person, desk.folder / "grid.geojson")
        case.turn_to(person, "走访")
        person.press(person.get("radio button|toggle button|page tab|tab", "^一日双巡$"))
        person.get("label", "^东坡微网格$")
        person.get("push button", "^路线")


def test_end(desk):
    """ends with Ctrl+Q, without asking and without an error; what was done last is in the one file that is left"""
    path = desk.demo()
    with desk.open(path) as person:
        person.get("text", "搜索")
        person.key("ctrl+n")
        person.get("text", "记一笔")
        person.type("楼道灯不亮")
        person.key("Return")
        person.get("label", "记一笔：楼道灯不亮")
        assert person.leave()
    assert [file.name for file in path.parent.glob(f"{path.name}*") if file.is_file()] == [path.name]
    assert case.ask(path, "SELECT count (*) FROM matter WHERE line = '楼道灯不亮'")[0] == 1


def lent_file(desk):
    return desk.folder / "runtime/doc/1a2b3c/demo.linli"


def borrow(desk):
    """Opens the demo community as the document portal lends it: alone. The folder is not that where a real portal may sit."""
    lent_file(desk).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(desk.demo(), lent_file(desk))
    return desk.open(lent_file(desk), XDG_RUNTIME_DIR=str(desk.folder / "runtime"))


def own(desk):
    return sorted(path.name for path in (desk.folder / "data/linli").glob("*.linli"))


def again(desk):
    """What was taken is opened again, not taken twice."""
    with borrow(desk) as person:
        person.click(person.get("push button", "打开已有的"))
        person.get(None, "今日")
        assert person.leave()
    assert own(desk) == ["demo.linli"]


def further(desk):
    """Another file of that name is taken under a name of its own."""
    with borrow(desk) as person:
        person.click(person.get("push button", "复制进来"))
        person.get(None, "今日")
        assert person.leave()
    assert own(desk) == ["demo 2.linli", "demo.linli"]


def test_lent(desk):
    """a file that the document portal lent is copied into Linli's own folder, and nothing is written where it lies"""
    with borrow(desk) as person:
        person.get(None, "把“demo.linli”复制到邻里")
        assert not (desk.folder / "data/linli/demo.linli").exists(), "nobody was asked"
        person.click(person.get("push button", "复制进来"))
        person.get(None, "今日")
        assert person.leave()
    assert own(desk) == ["demo.linli"]
    lent = lent_file(desk)
    assert lent.read_bytes() == desk.demo().read_bytes() and [path.name for path in lent.parent.iterdir()] == ["demo.linli"]
    desk.apart(again)
    desk.apart(further)


case.run(globals())
