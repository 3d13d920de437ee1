# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The details pane and the form over a record."""
import sqlite3
import subprocess

import case
from person import Atspi, text_of, wait


def ask(path, question, *values):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return file.execute(question, values).fetchone()


def shows(person, words):
    return any(words in (node.get_name() or "") or words in text_of(node) for node in person.find_all("label"))


def look_up(person, words):
    person.get("text", "搜索")
    person.key("ctrl+k")
    person.type(words)
    person.get(None, "搜索结果")
    person.key("Return")


def open_vehicle(person, path):
    """Looks up a vehicle: its id, its plate."""
    number, plate = ask(path, "SELECT id, plate FROM vehicle WHERE deleted_at IS NULL LIMIT 1")
    look_up(person, plate)
    wait(lambda: shows(person, plate), "the plate in the details")
    return number, plate


def edit_vehicle(person, path):
    """Opens the form over a vehicle: its id, its plate, the entry of the plate."""
    number, plate = open_vehicle(person, path)
    person.press(person.get("push button", "^修改$"))
    return number, plate, person.get("text", "车牌|号牌")


def write(entry, text):
    entry.get_editable_text_iface().set_text_contents(text)


def test_close_stores(desk):
    """closing the window stores what was typed into an open form"""
    path = desk.demo()
    for keys, plate in (("ctrl+w", "川A12345"), ("ctrl+q", "川A54321")):
        with desk.open(path) as person:
            number, _, entry = edit_vehicle(person, path)
            write(entry, plate)
            person.key(keys)
            assert person.process.wait(20) == 0
        assert ask(path, "SELECT plate FROM vehicle WHERE id = ?", number)[0] == plate


def test_close_refused(desk):
    """the window stays, and says why, where what was typed is wrong; put right again, it closes and nothing was written"""
    path = desk.demo()
    entries = ask(path, "SELECT count (*) FROM journal")[0]
    with desk.open(path) as person:
        number, plate, entry = edit_vehicle(person, path)
        write(entry, "")
        person.key("ctrl+w")
        person.get(None, "不能空着")
        person.get(None, "表单里有一处还不对")
        assert person.process.poll() is None
        write(entry, plate)
        person.key("ctrl+w")
        assert person.process.wait(20) == 0
    assert ask(path, "SELECT plate FROM vehicle WHERE id = ?", number)[0] == plate
    assert ask(path, "SELECT count (*) FROM journal")[0] == entries, "an entry for nothing"


def test_edit_twice(desk):
    """asking for the form again leaves what was typed in it"""
    path = desk.demo()
    with desk.open(path) as person:
        _, _, entry = edit_vehicle(person, path)
        write(entry, "川A12345")
        person.key("ctrl+e")
        assert text_of(person.get("text", "车牌|号牌")) == "川A12345"


def open_table(person):
    """Turns to the residents; the middle of the row with a number, the head being 0."""
    person.get("text", "搜索")
    person.key("alt+3")
    person.get("tree table", "居民|住户")
    wait(lambda: len(person.find_all("table row")) > 12, "the rows")
    rows = person.find_all("table row")
    places = sorted({person.place(row) for row in rows[:12]}, key=lambda place: place[1])
    return lambda n: places[n]


def test_choose_many(desk):
    """chooses rows with Ctrl and Shift, by mouse and by keyboard"""
    with desk.open(desk.demo()) as person:
        place = open_table(person)

        def click(n, key):
            person.do("keydown", key)
            person.click_at(*place(n))
            person.do("keyup", key)

        person.click_at(*place(2))
        person.get("push button", "^修改$")
        click(4, "ctrl")
        person.get("label", "已选 2 项")
        click(7, "ctrl")
        person.get("label", "已选 3 项")
        click(4, "ctrl")
        person.get("label", "已选 2 项")
        click(9, "shift")
        person.get("label", "已选 6 项")
        person.key("shift+Down", "shift+Down")
        person.get("label", "已选 8 项")
        person.key("ctrl+a")
        person.get("label", "已选 144 项")
        person.click_at(*place(3), times=2)
        person.get("push button", "^修改$")


def edit_person(person, path):
    """Opens the form over a resident with an identity number, revealed: id, number, the entry of the number."""
    number, identity, sex, address = ask(
        path, "SELECT p.id, p.identity_number, p.sex, s.address FROM person p JOIN household h ON h.head_id = p.id"
              " JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id WHERE length (p.identity_number) = 18 LIMIT 1")
    look_up(person, address)
    wait(lambda: shows(person, address), "the home")
    person.press(person.get("push button", "^显示."))
    person.get("text", "理由")
    person.type("回访")
    person.key("Return")
    name = ask(path, "SELECT name FROM person WHERE id = ?", number)[0]
    row = person.get("list item", name)
    person.click(row)
    wait(lambda: person.find("push button", "^修改$") and person.find("label", "人员"), "the person")
    person.press(person.get("push button", "^修改$"))
    return number, identity, person.get("text", "证件号码")


def test_remarks(desk):
    """remarks on what is odd while it is typed, names who has the number already, and stores it all the same"""
    path = desk.demo()
    with desk.open(path) as person:
        number, identity, entry = edit_person(person, path)
        wrong = identity[:-1] + ("1" if identity[-1] != "1" else "2")
        write(entry, wrong)
        person.get("label", "末位校验不符")
        write(entry, identity)
        person.gone("label", "末位校验不符")
        write(person.get("text", "出生日期"), "1901-02-03")
        person.get("label", "证件号码上是 " + ask(path, "SELECT birth_date FROM person WHERE id = ?", number)[0])
        write(person.get("text", "^电话"), "1380000123")
        person.get("label", "不像电话号码")
        other, whose = ask(path, "SELECT identity_number, id FROM person WHERE id <> ? AND identity_number IS NOT NULL", number)
        write(entry, other)
        person.get("label", "已用了这个号码")
        write(entry, wrong)
        person.press(person.get("push button", "^保存$"))
        wait(lambda: ask(path, "SELECT identity_number FROM person WHERE id = ?", number)[0] == wrong, "the number as typed")


def test_several(desk):
    """tells what several residents have in common; gives all of them a tag and takes it away, each as one step"""
    path = desk.demo()
    count = lambda: ask(path, "SELECT count (*) FROM tag WHERE code = 'veteran' AND until IS NULL AND deleted_at IS NULL")[0]  # noqa: E731
    before = count()
    with desk.open(path) as person:
        place = open_table(person)
        person.click_at(*place(2))
        person.get("push button", "^修改$")
        person.do("keydown", "shift")
        person.click_at(*place(5))
        person.do("keyup", "shift")
        person.get("label", "已选 4 项")
        person.get("push button", "微网格")
        person.get("label", "^所属$")
        person.press(person.get("push button", "给全部添加标签"))
        tag = person.get("list item", "退役军人")
        for _ in range(12):
            if not person.is_focused(tag):
                person.key("Down")
        person.key("Return")
        person.get("label", "^退役军人$")
        wait(lambda: count() == before + 4, "four tags")
        person.key("ctrl+z")
        wait(lambda: count() == before, "all of them to be gone")
        person.key("ctrl+shift+z")
        wait(lambda: count() == before + 4, "all of them to be back")
        assert len([row for row in person.find_all("table row") if row.get_state_set().contains(Atspi.StateType.SELECTED)]) == 4
        person.press(person.get("push button", "退役军人"))
        wait(lambda: count() == before, "the tag to be ended")


def test_prose(desk):
    """masks a number that stands in a note until it is revealed"""
    path = desk.demo()
    with desk.open(path) as person:
        person.get("text", "搜索")
        person.key("ctrl+n")
        person.get("text", "记一笔")
        person.type("漏水 请回电 13800001234")
        person.key("Return")
        wait(lambda: ask(path, "SELECT count (*) FROM matter WHERE line LIKE '%13800001234%'")[0] == 1, "the note")
        look_up(person, "请回电")
        wait(lambda: shows(person, "138****1234"), "the masked number")
        person.get("push button", "^修改$")
        assert not shows(person, "13800001234"), "the number in full"
        person.press(person.get("push button", "^显示."))
        person.get("text", "理由")
        person.type("回访")
        person.key("Return")
        wait(lambda: shows(person, "13800001234"), "the number")


def test_attachment(desk):
    """adds a photo, saves a copy of it, removes it, and has it back"""
    path, photo, copy = desk.demo(), desk.folder / "楼道.jpg", desk.folder / "copy.jpg"
    subprocess.run(["convert", "-size", "640x480", "gradient:orange-navy", str(photo)], check=True)
    count = lambda: ask(path, "SELECT count (*) FROM attachment WHERE deleted_at IS NULL")[0]  # noqa: E731
    with desk.open(path) as person:
        open_vehicle(person, path)
        person.press(person.get("push button", "^添加照片或扫描件$"))
        person.name_file(photo)
        wait(lambda: count() == 1, "the photo in the file")
        person.get("list item", "楼道.jpg")
        person.press(person.get("push button", "^另存一份: 楼道.jpg"))
        person.name_file(copy, saving=True)
        wait(lambda: copy.exists() and copy.read_bytes() == ask(path, "SELECT bytes FROM content")[0], "the copy")
        person.press(person.get("push button", "^移除: 楼道.jpg"))
        wait(lambda: count() == 0, "the photo to be removed")
        person.gone("list item", "楼道.jpg")
        person.key("ctrl+z")
        person.get("list item", "楼道.jpg")


def test_link(desk):
    """links a record with one that the search finds, opens it from there, and takes the link away"""
    path = desk.demo()
    count = lambda: ask(path, "SELECT count (*) FROM link WHERE deleted_at IS NULL")[0]  # noqa: E731
    place = ask(path, "SELECT name FROM place WHERE deleted_at IS NULL AND name IS NOT NULL LIMIT 1")[0]
    with desk.open(path) as person:
        open_vehicle(person, path)
        person.click(person.get("push button|toggle button", "^添加关联$"))
        person.get(None, "^关联到$")
        person.type(place)
        person.get("list item", place)
        person.key("Return")
        wait(lambda: count() == 1, "the link")
        person.get("label", "^关联$")
        person.click(person.get("list item", place))
        wait(lambda: shows(person, place) and person.find("push button", "移除与.*的关联"), "the other end")
        person.press(person.get("push button", "移除与.*的关联"))
        wait(lambda: count() == 0, "the link to be removed")


case.run(globals())
