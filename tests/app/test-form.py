# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The form over a record: what is odd in it, and what becomes of it when the window closes."""
import signal

import case
from case import ask, look_up, open_vehicle, shows
from person import PATIENCE, text_of, wait


def edit_vehicle(person, path):
    """Opens the form over a vehicle: its id, its plate, the entry of the plate."""
    number, plate = open_vehicle(person, path)
    person.press(person.get("push button", "^修改$"))
    return number, plate, person.get("text", "车牌|号牌")


def write(entry, text):
    entry.get_editable_text_iface().set_text_contents(text)


def close_with(desk, path, keys, plate):
    if keys.startswith("SIG"):  # under nohup, or behind an &, it is ignored, and the program would ignore it too
        signal.signal(signal.Signals[keys], signal.SIG_DFL)
    with desk.open(path) as person:
        number, _, entry = edit_vehicle(person, path)
        write(entry, plate)
        if keys.startswith("SIG"):
            person.process.send_signal(signal.Signals[keys])
            assert person.process.wait(PATIENCE) == 0
        else:
            assert person.leave(keys)
    assert ask(path, "SELECT plate FROM vehicle WHERE id = ?", number)[0] == plate


def test_close_stores(desk):
    """closing the window, or the end of the session or the terminal, stores what was typed into an open form"""
    path = desk.demo()
    for keys, plate in (("ctrl+w", "川A12345"), ("ctrl+q", "川A54321"), ("SIGTERM", "川A54123"), ("SIGHUP", "川A41235"), ("SIGINT", "川A12354")):
        desk.apart(close_with, path, keys, plate)


def test_close_refused(desk):
    """the window stays, and says why, where what was typed is wrong; put right again, it closes and nothing was written"""
    path = desk.demo()
    entries = ask(path, "SELECT count (*) FROM journal")[0]
    with desk.open(path) as person:
        number, plate, entry = edit_vehicle(person, path)
        write(entry, "")
        person.key("ctrl+w")
        person.notice("表单里有一处还不对")
        person.get(None, "不能空着")
        assert person.process.poll() is None
        write(entry, plate)
        assert person.leave("ctrl+w")
    assert ask(path, "SELECT plate FROM vehicle WHERE id = ?", number)[0] == plate
    assert ask(path, "SELECT count (*) FROM journal")[0] == entries, "an entry for nothing"


def test_edit_twice(desk):
    """begins in the first field; asking for the form again leaves what was typed in it"""
    path = desk.demo()
    with desk.open(path) as person:
        open_vehicle(person, path)
        person.key("ctrl+e")
        person.get("push button", "^保存$")
        person.type("A12345")
        plate = person.get("text", "车牌|号牌")
        wait(lambda: text_of(plate) == "A12345", "the first field to have the keyboard")
        person.key("ctrl+e", "End")
        person.type("D")
        wait(lambda: text_of(plate) == "A12345D", "the keyboard to stay in that field")


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


def test_category(desk):
    """tells what a matter is about in words, and offers the other categories"""
    path = desk.demo()
    category = lambda: ask(path, "SELECT max (category) FROM matter WHERE line = '路灯 wang bian'")[0]  # noqa: E731
    with desk.open(path) as person:
        person.get("text", "搜索")
        person.key("ctrl+n")
        person.get("text", "记一笔")
        person.type("路灯 wang bian")
        person.key("Return")
        wait(lambda: category() == "light", "the note")
        look_up(person, "wang bian")
        person.get("push button", "^开始办理")
        person.press(person.get("push button", "^修改$"))
        person.get("text", "理由")
        person.type("回访")
        person.key("Return")
        person.get("push button", "^保存$")
        person.get("label", "^照明$")
        person.click(person.get("label", "^照明$"))
        person.get("label", "^噪音$")
        person.key(*["Down"] * 8)
        person.key("Return")
        person.press(person.get("push button", "^保存$"))
        wait(lambda: category() == "noise", "the other category")


def test_same_address(desk):
    """remarks on an address that another home has, in the form and in the details, and leads to the other"""
    path = desk.demo()
    first, address, room = ask(path, "SELECT d.id, s.address, d.room FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id"
                                     " JOIN unit u ON u.id = d.unit_id WHERE d.room LIKE '%01' ORDER BY d.id LIMIT 1")
    second, other = ask(path, "SELECT d.room, s.address FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE d.id <> ?"
                              " AND d.unit_id = (SELECT unit_id FROM dwelling WHERE id = ?) LIMIT 1", first, first)
    assert second != room
    with desk.open(path) as person:
        look_up(person, other)
        wait(lambda: shows(person, other), "the other home")
        person.key("ctrl+e")
        person.get(None, "理由|房号")
        if person.find("text", "理由"):
            person.type("回访")
            person.key("Return")
        write(person.get("text", "房号"), room)
        person.get("label", "也是这个地址.*" + address)
        person.press(person.get("push button", "^保存$"))
        person.get("push button", "另有一户室地址相同")
        person.press(person.get("push button", "另有一户室地址相同"))
        person.get("push button", "^返回")
        person.get("push button", "另有一户室地址相同")


case.run(globals())
