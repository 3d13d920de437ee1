# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A page of the paper notebook, by keyboard: added as a photo, entered line by line, come back to. People are invented."""
import sqlite3
import struct
import time
import zlib

import case
from person import extents
from request_desk import LINE, open_board, picture, settle

PAGES = "SELECT count(*), count(finished_at) FROM requests_notebook WHERE deleted_at IS NULL"
LINES = "SELECT count(*) FROM requests_notebook_line l JOIN matter m ON m.id = l.id WHERE l.deleted_at IS NULL AND m.deleted_at IS NULL"


def write_picture(path, width=900, height=1200):
    """A lined sheet of paper, as PNG."""
    def part(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = b"".join(b"\0" + (b"\x70" if y % 60 < 3 and y > 90 else b"\xf4") * width for y in range(height))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
                     part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))
    return path


def open_notebook(person):
    person.press(person.get("push button", "^民情日记本"))
    person.get("push button", "^添加一页")


def add(person, path):
    before = set(person.windows())
    person.press(person.get("push button", "^添加一页"))
    person.name_file(path, over=before)


def enter(person, demo, line, n):
    entry = person.get("text", "^页上的一行")
    person.tab_to(entry, most=60)
    person.type(line)
    time.sleep(0.3)
    if n == 1:
        person.get(None, "^哪里|^地点|漏水")
        picture(person, "request-notebook-chips")
    person.key("Return")
    case.wait(lambda: case.ask(demo, LINES)[0] == n, f"{n} requests of the page")


def test_notebook(desk):
    """a photo of a page, two lines, undone and done again, left open, finished; the request names its page; what is no picture is refused"""
    demo = settle(desk)
    page, letter = write_picture(desk.folder / "page.png"), desk.folder / "letter.png"
    letter.write_text("这不是照片", encoding="utf-8")
    with desk.open(demo) as person:
        open_board(person)
        open_notebook(person)
        picture(person, "request-notebook-empty")
        add(person, letter)
        case.wait(lambda: case.shows(person, "不是图片"), "that it is no picture")
        assert case.ask(demo, PAGES)[0] == 0
        add(person, page)
        case.wait(lambda: case.ask(demo, PAGES)[0] == 1, "the page")
        enter(person, demo, LINE, 1)
        enter(person, demo, "楼道灯不亮", 2)
        case.wait(lambda: case.shows(person, "已录入 2 件"), "what came of the page")
        case.wait(lambda: case.shows(person, "郭*田") and not case.shows(person, "郭守田"), "the masked name, and not the name")
        person.press(person.get("push button", "^旋转"))
        larger = person.get("push button", "^放大看$")
        small = case.wait(lambda: extents(person.get(None, r"^20\d\d-.*民情日记本$")).height, "the picture")
        person.press(larger)
        case.wait(lambda: extents(person.get(None, r"^20\d\d-.*民情日记本$")).height > small, "the larger picture")
        picture(person, "request-notebook-page")
        person.press(person.get("push button", "^这一页录完了"))
        case.wait(lambda: case.ask(demo, "SELECT count(finished_at) FROM requests_notebook")[0] == 1, "the finished page")
        person.press(person.get("push button", "^接着录这一页"))
        case.wait(lambda: case.ask(demo, "SELECT count(finished_at) FROM requests_notebook")[0] == 0, "the page that is gone on with")
        person.click(person.get("list item", "郭"))
        person.key("Escape")
        person.gone("push button", "^添加一页")
        person.get(None, "^来自民情日记本")
        picture(person, "request-notebook-request")
        person.press(person.get("push button", "^打开这一页"))
        case.wait(lambda: case.shows(person, "已录入 2 件"), "the page again")
        person.key("Escape")
        person.gone("push button", "^添加一页")
        person.key("ctrl+z")
        case.wait(lambda: case.ask(demo, "SELECT count(finished_at) FROM requests_notebook")[0] == 1, "what was undone")


def press(person, name):
    person.press(person.get("push button", name))


def test_pages(desk):
    """the second page undone: the first is shown; its day is corrected; it is removed after a question, its request stays, and it comes back"""
    demo = settle(desk)
    page, pages = write_picture(desk.folder / "page.png"), "SELECT count(*) FROM requests_notebook WHERE deleted_at IS NULL"
    with desk.open(demo) as person:
        open_board(person)
        open_notebook(person)
        add(person, page)
        case.wait(lambda: case.ask(demo, pages)[0] == 1, "the page")
        enter(person, demo, "11月20号 楼道漏水", 1)
        add(person, page)
        case.wait(lambda: case.ask(demo, pages)[0] == 2 and case.shows(person, "这一页还没有录入诉求"), "the second page")
        desk_window_undo(person)
        case.wait(lambda: case.ask(demo, pages)[0] == 1, "the one page that is left")
        open_notebook(person)
        case.wait(lambda: case.shows(person, "已录入 1 件"), "the first page")
        press(person, "^更正")
        person.gone("push button", "^更正$")
        person.get("push button", "^保存")
        picture(person, "request-notebook-correct")
        person.key("ctrl+a")
        person.type("2024-05-06")
        press(person, "^保存")
        case.wait(lambda: case.ask(demo, "SELECT written_on FROM requests_notebook WHERE deleted_at IS NULL")[0] == "2024-05-06", "the right day")
        case.wait(lambda: person.find(None, "^2024-05-06 .*民情日记本$"), "the name of the picture")
        press(person, "^删除这一页")
        case.wait(lambda: case.shows(person, "1 件诉求仍保留"), "what stays")
        picture(person, "request-notebook-remove")
        press(person, "^取消")
        person.gone("push button", "^取消")
        press(person, "^删除这一页")
        press(person, r"^删除(\(|$)")
        case.wait(lambda: case.ask(demo, pages)[0] == 0, "the page that is removed")
        case.wait(lambda: case.shows(person, "还没有民情日记本"), "that there is no page")
        assert case.ask(demo, "SELECT count(*) FROM matter WHERE kind = 'requests' AND deleted_at IS NULL")[0] == 1
        assert case.ask(demo, "SELECT count(*) FROM attachment WHERE owner_kind = 'requests_notebook' AND deleted_at IS NULL")[0] == 0
        desk_window_undo(person)
        case.wait(lambda: case.ask(demo, pages)[0] == 1, "the page that is back")


def desk_window_undo(person):
    """What was done last, taken back in the window behind the notebook."""
    person.key("Escape")
    person.gone("push button", "^添加一页")
    person.key("ctrl+z")


def test_held(desk):
    """while another program holds the file nothing can be typed over a line; what is refused stays, or is told when the notebook was closed"""
    demo = settle(desk)
    with desk.open(demo) as person:
        open_board(person)
        open_notebook(person)
        add(person, write_picture(desk.folder / "page.png"))
        case.wait(lambda: case.ask(demo, PAGES)[0] == 1, "the page")
        entry = person.get("text", "^页上的一行")
        person.tab_to(entry, most=60)
        person.type("楼道灯不亮")
        holder = sqlite3.connect(demo, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        person.key("Return")
        person.type("二")
        person.get("text", "^页上的一行", "楼道灯不亮")
        person.key("Return")
        person.key("Escape")
        person.gone("push button", "^添加一页")
        case.wait(lambda: case.shows(person, "有一行没有录成诉求"), "that the line is not stored")
        picture(person, "request-notebook-refused")
        holder.execute("ROLLBACK")
        holder.close()
        assert case.ask(demo, LINES)[0] == 0


case.run(globals())
