# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The details pane over one record and over several, and the table that they are chosen in."""
import subprocess

import busy_desk
import case
from access_desk import Pages, above, is_shown, settle
from case import ask, look_up, open_vehicle, shows
from person import wait


def open_table(person):
    """Turns to the residents; the middle of the row with a number, the head being 0."""
    person.get("text", "搜索")
    person.key("alt+3")
    person.get("tree table", "居民|住户")
    wait(lambda: len(person.find_all("table row")) > 12, "the rows")
    rows = person.find_all("table row")
    places = sorted({person.place(row) for row in rows[:12]}, key=lambda place: place[1])
    return lambda n: places[n]


def headings(seen):
    return [node.name for node in seen.values() if node.role == "label" and is_shown(node) and node.name
            and not any(one.role in ("list", "push button", "toggle button") for one in above(seen, node))]


def test_headings(desk):
    """no two parts beside a matter of any kind are called the same, and a grid says how many of its matters are listed"""
    path = busy_desk.settle(desk)
    with desk.open(path) as person:
        pages = Pages(person)
        for words in busy_desk.MATTERS:
            look_up(person, words)
            wait(lambda: shows(person, f"#{words}"), f"{words} in the details")
            found = headings(settle(pages.glance, pages.details))
            assert "资料" in found, found
            assert len(set(found)) == len(found), f"{words}: {found}"
        look_up(person, "01 微网格")
        wait(lambda: shows(person, "未办结事项：共 13 件，列出 8 件"), "how many matters are open")


def test_choose_many(desk):
    """chooses rows with Ctrl and Shift, by mouse and by keyboard"""
    path = desk.demo(households=12)
    everybody = ask(path, "SELECT count (*) FROM person WHERE deleted_at IS NULL AND moved_out_on IS NULL AND deceased_on IS NULL")[0]
    with desk.open(path) as person:
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
        person.get("label", f"已选 {everybody} 项")
        person.click_at(*place(3), times=2)
        person.get("push button", "^修改$")


def focused(person, role):
    return next((node for node in person.find_all(role) if person.is_focused(node)), None)


def test_keys(desk):
    """stops once at the table with Tab, and goes between the chosen row and the details with F6"""
    with desk.open(desk.demo(households=12)) as person:
        open_table(person)
        person.tab_to(person.get("push button", "^查重复"))
        person.key("Tab", "Down", "Return", pause=0.5)
        person.get("push button", "^修改$")
        row = wait(lambda: person.key("F6") or focused(person, "table row"), "the row to have the keyboard")
        person.key("F6")
        assert focused(person, "table row") is None
        person.key("F6")
        assert person.is_focused(row), "the way back leads to another row"
        person.key("Tab")
        assert focused(person, "table row") is None, "Tab goes on to the next row"


def test_several(desk):
    """tells what several residents have in common; gives all of them a tag and takes it away, each as one step"""
    path = desk.demo(households=12)
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
        assert len([row for row in person.find_all("table row") if person.is_selected(row)]) == 4
        person.press(person.get("push button", "退役军人"))
        wait(lambda: count() == before, "the tag to be ended")


def test_tag_of_home(desk):
    """a household is offered the tags of households, and none that only a person can have; a home none, for no tag is about homes"""
    path = desk.demo(households=12)
    address = ask(path, "SELECT s.address FROM dwelling_standing s JOIN household h ON h.dwelling_id = s.dwelling_id WHERE h.moved_out_on IS NULL LIMIT 1")[0]
    with desk.open(path) as person:
        place = open_table(person)
        person.press(person.get("push button", "^按户$"))
        person.get("label", "^12 户$")
        person.click_at(*place(2))
        person.press(person.get("push button", "^添加标签$"))
        tags = person.get("list", "^可选标签$")
        assert {"租户", "低保"} <= {item.get_name() for item in person.find_all("list item", within=tags)}
        assert not person.find_all("list item", "^(党员|退役军人|志愿者|高龄|残疾)$", within=tags)
        person.key("Escape")
        look_up(person, address)
        wait(lambda: shows(person, address), "the home")
        person.get("push button", "^修改$")
        person.get("label", "^户室")
        assert not person.find("push button", "^添加标签$"), "a tag of people is offered for a home"


def test_tag(desk):
    """writes down by keyboard since when a tag holds and who says so; one that has ended stays in sight, and can hold again"""
    path = desk.demo()
    number, subject = ask(path, "SELECT t.id, p.id FROM tag t JOIN person p ON p.id = t.subject_id WHERE t.subject_kind = 'person'"
                                " AND t.code = 'party' AND t.until IS NULL AND p.deceased_on IS NULL AND p.moved_out_on IS NULL"
                                " AND NOT EXISTS (SELECT 1 FROM person o WHERE o.household_id = p.household_id AND o.id <> p.id"
                                " AND substr (o.name, 1, 1) = substr (p.name, 1, 1)) LIMIT 1")
    name, address = ask(path, "SELECT p.name, s.address FROM person p JOIN household h ON h.id = p.household_id"
                              " JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id WHERE p.id = ?", subject)
    row = lambda: ask(path, "SELECT since, until, source, note FROM tag WHERE id = ?", number)  # noqa: E731
    before = row()
    with desk.open(path) as person:
        look_up(person, address)
        wait(lambda: shows(person, address), "the home")
        person.click(person.get("list item", f"^{name[0]}"))
        person.get("label", "^人员")
        person.tab_to(person.get("push button", "^党员$"))
        person.key("Return")
        person.get("text", "起始日期")
        person.key("ctrl+a")
        person.type("2020-5-1")
        person.key("Tab")
        person.type("2019-1-1")
        person.key("Tab", "ctrl+a")
        person.type("list of 2020")
        person.tab_to(person.get("push button", "^保存$"))
        person.key("Return")
        person.get(None, "不能早于起始日期")
        assert row() == before, "stored although it ends before it begins"
        person.get("text", "截止日期").get_editable_text_iface().set_text_contents("")
        person.tab_to(person.get("push button", "^保存$"))
        person.key("Return")
        wait(lambda: row() == ("2020-05-01", None, "list of 2020", before[3]), "the tag in the file")
        person.tab_to(person.get("push button", "^党员$"))
        person.key("Delete")
        person.get("push button", "^党员（已结束）$")
        person.tab_to(person.get("push button", "^党员（已结束）$"))
        person.key("Delete", "Return")
        person.get("text", "截止日期")
        person.key("Tab", "BackSpace")
        person.tab_to(person.get("push button", "^保存$"))
        person.key("Return")
        person.get("push button", "^党员$")
        wait(lambda: row()[1] is None, "the tag to hold again")
        person.key("ctrl+z", "ctrl+z", "ctrl+z")
        wait(lambda: row() == before, "three steps back")


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


def test_by_keyboard(desk):
    """adds a photo, looks at it, links another record and takes both away again without a mouse"""
    path, photo = desk.demo(), desk.folder / "楼道.jpg"
    subprocess.run(["convert", "-size", "640x480", "gradient:orange-navy", str(photo)], check=True)
    photos = lambda: ask(path, "SELECT count (*) FROM attachment WHERE deleted_at IS NULL")[0]  # noqa: E731
    links = lambda: ask(path, "SELECT count (*) FROM link WHERE deleted_at IS NULL")[0]  # noqa: E731
    with desk.open(path) as person:
        open_vehicle(person, path)
        person.get("push button", "^添加照片或扫描件$")
        person.key("F6")
        person.tab_to(person.get("push button", "^添加照片或扫描件$"))
        person.key("Return")
        person.name_file(photo)
        row = person.get("list item", "楼道.jpg")
        wait(lambda: person.is_focused(row), "the focus on the photo")
        person.key("Return")
        wait(lambda: len(person.windows()) == 2, "the large view")
        person.get("image", "楼道.jpg")
        person.key("Escape")
        wait(lambda: len(person.windows()) == 1, "the large view to close")
        person.tab_to(person.get("push button", "^添加照片或扫描件$"))
        person.key("Tab", "Return")
        person.get(None, "^关联到$")
        person.key("Escape")
        wait(lambda: not person.find_all(None, "^关联到$"), "the search to close")
        person.key("Return")
        person.get(None, "^关联到$")
        person.type("lu")
        wait(lambda: len(person.find_all("list item", "路|陆")) > 2, "what was found")
        person.key("Down", "Down", "Return")
        wait(lambda: links() == 1, "the link")
        remove = person.get("push button", "移除与.*的关联")
        person.tab_to(remove)
        person.key("Return")
        wait(lambda: links() == 0, "the link to be removed")
        person.get("push button", "^移除: 楼道.jpg")
        person.key("F6", "F6")
        person.tab_to(person.get("push button", "^移除: 楼道.jpg"))
        person.key("Return")
        wait(lambda: photos() == 0, "the photo to be removed")


case.run(globals())
