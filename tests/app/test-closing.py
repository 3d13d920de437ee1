# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Whoever closes the window while a file is being written has it nevertheless: whole, and in its place."""
import os
import sqlite3
import subprocess
import time
import zipfile

import case
import desk as the_desk
from person import PATIENCE, wait


def open_slowly(desk, path):
    """Files that are called “held” are written to the disk once desk.go is there, and not before."""
    desk.go = desk.folder / "go"
    held = the_desk.BUILD / "tests/app/libheld-disk.so"
    checks = {"ASAN_OPTIONS": os.environ["ASAN_OPTIONS"] + ":verify_asan_link_order=0"} if "ASAN_OPTIONS" in os.environ else {}
    return desk.open(path, LD_PRELOAD=str(held), LINLI_GO=str(desk.go), **checks)


def name_and_leave(desk, person, target, over=()):
    """Names the file; closes the window while it is being written."""
    person.name_file(target, saving=True, over=over)
    wait(lambda: [part for part in desk.folder.glob("held*") if part != target], "a file that is written beside its place")
    person.process.terminate()
    wait(lambda: not person.windows(), "the window to close")
    time.sleep(2)  # what ends takes its time
    assert person.process.poll() is None and not target.exists()
    desk.go.touch()
    assert person.process.wait(PATIENCE) == 0, person.process.returncode
    found = [part.name for part in desk.folder.glob("held*")]
    assert found == [target.name], found


def assert_closed(path):
    """The document is in one piece, too."""
    assert [file.name for file in path.parent.glob(f"{path.name}-*")] == []


def assert_book(path):
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None and "xl/workbook.xml" in book.namelist()


def press_masked(person, button):
    """The file is asked for next."""
    person.press(person.get("push button", button))
    masked = person.get("push button", "^脱敏导出")
    before = set(person.windows())
    person.press(masked)
    return before


def test_table(desk):
    """the table of residents, which is read from the document all the while"""
    path, target = desk.demo(60), desk.folder / "held.xlsx"
    with open_slowly(desk, path) as person:
        person.get(None, "^今日")
        person.key("alt+3")
        wait(lambda: case.shows(person, " 人"), "everybody to be counted")
        press_masked(person, "^导出…$")
        name_and_leave(desk, person, target)
    assert_book(target)
    assert_closed(path)


def test_backup(desk):
    """a backup, which is verified and can be opened"""
    path, target = desk.demo(60), desk.folder / "held.linli"
    with open_slowly(desk, path) as person:
        case.look_up(person, "备份文件")
        name_and_leave(desk, person, target)
    assert_closed(path)  # before it is looked into
    with sqlite3.connect(f"file:{target}?mode=ro", uri=True) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("SELECT count(*) FROM household").fetchone() == case.ask(path, "SELECT count(*) FROM household")


def test_ledger(desk):
    """a ledger and its PDF, over whose preview the window closes"""
    path, target = desk.demo(60), desk.folder / "held.xlsx"
    with open_slowly(desk, path) as person:
        case.turn_to(person, "今日")
        press_masked(person, "^导出")
        name_and_leave(desk, person, target)
    assert_book(target)
    assert_closed(path)
    desk.go.unlink()
    desk.apart(leave_paper, path)


def leave_paper(desk, path):
    target = desk.folder / "held.pdf"
    (desk.folder / "held.xlsx").unlink()
    with open_slowly(desk, path) as person:
        case.turn_to(person, "今日")
        person.press(person.get("push button", "^打印"))
        person.get(None, "^第 1 页 / 共")
        over = set(person.windows())
        person.press(person.get("push button", "^存为 PDF"))
        name_and_leave(desk, person, target, over)
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout
    assert "今日待办" in text, text


def test_form(desk):
    """a department's form: next month is compared with it, so it is kept with the file as well"""
    path, target = desk.demo(60), desk.folder / "held.xlsx"
    subprocess.run([the_desk.BUILD / "tests/app/make-office-forms", desk.folder], check=True)
    with open_slowly(desk, path) as person:
        case.look_up(person, "填部门表格")
        choose = person.get("push button", "^选择表格")
        over = set(person.windows())
        person.press(choose)
        person.name_file(desk.folder / "高龄老人花名册.xlsx", over=over)
        button = wait(lambda: next((node for node in person.find_all("push button", "^填写") if person.is_sensitive(node)), None), "the button that fills")
        person.press(button)
        choice = person.get("push button", "^完整导出")
        before = set(person.windows())
        person.press(choice)
        person.get("push button", "^导出[^…]*$")
        person.type("report of the month")
        person.key("Return")
        name_and_leave(desk, person, target, before)
    assert_book(target)
    assert_closed(path)
    assert case.ask(path, "SELECT count(*) FROM department_form_filling") == (1,)


def test_refused(desk):
    """the rows of a list that were refused"""
    path, target, source = desk.demo(60), desk.folder / "held.xlsx", desk.folder / "list.csv"
    source.write_text("姓名,地址,证件号码\n测试丁,锦桐苑9栋1单元101,440524188001010015\n", encoding="utf-8")
    with open_slowly(desk, path) as person:
        person.click(person.get("list item", "^导入"))
        person.press(person.get("push button", "选择名册"))
        person.name_file(source)
        person.press(person.get("push button", "检查"))
        person.press(person.get("push button", "另存拒收行"))
        name_and_leave(desk, person, target)
    assert_book(target)
    assert_closed(path)


if __name__ == "__main__":
    case.run(globals())
