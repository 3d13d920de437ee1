# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Backups: what each holds and what would be lost; going back to one, and back again; a damaged file."""
import time

import case
from case import ask, back_up, look_up, shows
from person import wait


def count(path):
    return ask(path, "SELECT count (*) FROM matter WHERE deleted_at IS NULL")[0]


def write_note(person, path, line):
    before = count(path)
    person.get("text", "搜索")
    person.key("ctrl+n")
    person.get("text", "记一笔")
    person.type(line)
    person.key("Return")
    wait(lambda: count(path) == before + 1, "the note in the file")


def test_go_back(desk):
    """shows what a backup holds and what would be lost; goes back to it by keys; what was there before is kept, and comes back"""
    path = desk.demo()
    before = count(path)
    backups = back_up(desk, path, "20260102T080000.linli")
    with desk.open(path) as person:
        write_note(person, path, "楼道灯不亮")
        write_note(person, path, "井盖松动")
        look_up(person, "回到备份")
        person.get("list item", "2026年1月2日 08:00")
        time.sleep(0.5)  # the dialog takes the keyboard
        person.key("End")  # in a slow program one has been made by itself meanwhile
        person.get("label", "此后所做的2项改动")
        person.get("list item", "记")
        time.sleep(0.5)  # the dialog takes the keyboard
        person.key("alt+g")
        person.get("label", "回到2026年1月2日 08:00？")
        time.sleep(0.5)  # the dialog takes the keyboard
        person.key("alt+g")
        person.get("label", "备份已恢复")
        person.get("text", "搜索")
        wait(lambda: count(path) == before, "the file as it was")
        kept = [file.name for file in backups.iterdir() if file.name.endswith("-kept.linli")]
        assert len(kept) == 1, kept
        assert ask(path, "SELECT count (*) FROM access_log WHERE action = 'restore'")[0] == 1

        # It was a mistake: the state that was left is the first in the list.
        look_up(person, "回到备份")
        person.get("list item", "回退之前")
        person.get("label", "2项改动会回来")
        time.sleep(0.5)  # the dialog takes the keyboard
        person.key("alt+g")
        person.get("label", "回到.*？")
        time.sleep(0.5)  # the dialog takes the keyboard
        person.gone("label", "备份已恢复")  # what is said of the first time
        person.key("alt+g")
        person.get("label", "备份已恢复")  # whoever looks into the file before holds it up
        wait(lambda: count(path) == before + 2, "both notes again")


def test_other_file(desk):
    """opens a backup for reading; says of one that is broken that it is of no use"""
    path = desk.demo()
    backups = back_up(desk, path, "20260102T080000.linli")
    broken = backups / "20260103T080000.linli"
    broken.write_bytes((backups / "20260102T080000.linli").read_bytes()[:20000])
    with desk.open(path) as person:
        look_up(person, "回到备份")
        person.get("label", "这份备份不能用")
        time.sleep(0.5)  # the dialog takes the keyboard
        person.key("Down")
        person.get("label", "此后没有改动")
        person.press(person.get("push button", "只读打开"))
        person.get("label", "只读打开：")


def test_damaged_file(desk):
    """offers the backups of a damaged file, and puts one in its place; the damaged file is kept"""
    path = desk.demo()
    before = count(path)
    back_up(desk, path, "20260102T080000.linli")
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(b"\x5a" * 4096 * 60)
    broken = path.read_bytes()
    with desk.open(path) as person:
        person.press(person.get("push button", "查看备份"))
        person.get("label", "文件读不出来")
        assert path.read_bytes() == broken
        person.press(person.get("push button", "回到这份"))
        person.get("label", "回到.*？")
        time.sleep(0.5)  # the dialog takes the keyboard
        person.key("alt+g")
        person.get("text", "搜索")
        wait(lambda: count(path) == before, "the file as it was")
        kept = list(path.parent.glob(f"{path.name}.damaged-*"))
        assert [file.read_bytes() == broken for file in kept] == [True], kept


case.run(globals())
