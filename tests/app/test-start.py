# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The program starts, speaks the language asked for, and ends."""
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
