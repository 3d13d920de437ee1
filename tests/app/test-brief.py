# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The brief of a month: figures of all modules whose rows open, what the office writes instead of the draft, its paper; the head that the office
puts on papers; the sheet and the board of a grid. People are invented."""
import re
import sqlite3
import subprocess
import time
import zipfile

import case
from case import ask, shows
from paper_desk import back_to_upper, close_preview, print_over, reveal, save_pdf
from person import PATIENCE, wait

HERE = "SELECT count(*) FROM household WHERE deleted_at IS NULL AND moved_out_on IS NULL"
WRITTEN = "SELECT value FROM setting WHERE key LIKE 'brief.month.%.base' AND deleted_at IS NULL"
STEPS = "SELECT count(*) FROM journal"
MATTER = ("INSERT INTO matter (id, kind, number, title, state, opened_at, closed_at, due_at) VALUES"
          " (900001, 'hazards', 'Y-1', '楼道堆物', 'found', strftime ('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL, date ('now', '-2 days')),"
          " (900002, 'hazards', 'Y-2', '电线老化', 'false', strftime ('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime ('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL),"
          " (900003, 'requests', 'S-1', '路灯不亮', 'in-hand', strftime ('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL, date ('now', '+5 days')),"
          " (900004, 'requests', 'S-2', '厨房漏水', 'in-hand', strftime ('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL, date ('now', '-1 days')),"
          " (900005, 'events-topic', 'T-1', '加装电梯', 'raised', strftime ('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL, NULL)")


def picture(person, name):
    if case.os.environ.get("LINLI_PICTURES"):
        time.sleep(0.8)
        person.picture(case.pathlib.Path(case.os.environ["LINLI_PICTURES"], f"brief-{name}.png"))


def settle(desk):
    demo = desk.demo()
    with sqlite3.connect(demo) as file:
        file.execute(MATTER)
        file.execute("UPDATE person SET moved_in_on = date ('now', 'localtime') WHERE id = (SELECT min (id) FROM person)")
    return demo


def turn(person, view):
    person.press(person.get("toggle button|push button|radio button|check box|switch", f"^{view}"))


def open_brief(person):
    """Of this month: in its first week the page begins with the one before."""
    case.turn_to(person, "月报")
    wait(lambda: shows(person, "一、基本情况"), "the first section")
    if time.localtime().tm_mday <= 7:
        assert not shows(person, time.strftime("%Y 年 %-m 月"))
        person.press(person.get("push button", "^往后$"))
        time.sleep(2)


def test_earlier(desk):
    """what a figure was in the period before opens the rows of then, not those of the period itself"""
    demo = desk.demo()
    with sqlite3.connect(demo) as file:
        file.executemany("INSERT INTO matter (kind, number, title, state, opened_at) VALUES ('hazards', ?, ?, 'found',"
                         " strftime ('%Y-%m-%dT%H:%M:%fZ', 'now', 'start of month', ?))",
                         [("Z-1", "门口堆物", "-10 days"), ("Z-2", "屋檐掉瓦", "-40 days"), ("Z-3", "井盖松动", "-41 days")])
    with desk.open(demo) as person:
        open_brief(person)
        person.press(person.get("push button", "^往前$"))
        turn(person, "数据")
        wait(lambda: shows(person, "统计口径"), "the figures")
        person.press(person.get("push button", "^新发现隐患：比上期少 1"))
        wait(lambda: shows(person, "屋檐掉瓦"), "the rows")
        assert shows(person, "井盖松动") and not shows(person, "门口堆物")
        picture(person, "earlier")


def test_workbook(desk):
    """the figures as a workbook, which nobody has to be asked about: its pages have the head and the signatures of the office's papers"""
    demo, path = desk.demo(), desk.folder / "figures.xlsx"
    with desk.open(demo) as person:
        open_brief(person)
        person.press(person.get("push button", "^导出数据"))
        person.name_file(path, saving=True)
        wait(path.exists, "the workbook")
        wait(lambda: shows(person, path.name), "that it is written")
    with zipfile.ZipFile(path) as book:
        page = re.search("<headerFooter>.*</headerFooter>", book.read("xl/worksheets/sheet1.xml").decode())[0]
    assert "月报" in page and "制表人" in page and "页" in page, page


def test_brief(desk):
    """all modules give figures, a number opens its rows and a row its record; what is written is kept, undone, given up; the paper has it all"""
    demo = settle(desk)
    homes, = ask(demo, HERE)
    with desk.open(demo) as person:
        open_brief(person)
        picture(person, "text")
        for title in ("隐患", "走访与巡查", "诉求", "停车", "活动与坝坝会", "志愿者"):
            wait(lambda: shows(person, f"、{title}"), title)
        assert not shows(person, "没能统计")
        assert shows(person, f"住户 {homes} 户"), homes
        assert shows(person, "新发现隐患 1 处") and shows(person, "其中逾期 1 处")
        assert shows(person, "接到诉求 2 件") and shows(person, "未答复诉求共 2 件，其中逾期 1 件")
        assert shows(person, "满意率 未知") and shows(person, "提出议题 1 个")
        turn(person, "数据")
        wait(lambda: shows(person, "统计口径"), "the figures")
        assert shows(person, f"截至 {time.strftime('%Y-%m-%d')}") and shows(person, "本期至今")
        picture(person, "figures")
        person.press(person.get("push button", "^新发现隐患：1$"))
        wait(lambda: shows(person, "楼道堆物"), "the rows")
        picture(person, "rows")
        text = print_over(person, desk, "rows", person.get("push button", "^打印台账"))
        assert "新发现隐患" in text and "楼道堆物" in text and "1 行" in text and "制表人" in text and "电线老化" not in text, text
        person.tab_to(person.get("push button", "^打印台账"))
        person.key("Tab")  # to the first row
        person.key("Return")
        wait(lambda: person.find("push button", "^误报$") is not None, "the record in the details")
        person.key("Escape")
        turn(person, "文稿")
        person.press(person.get("push button", "^改写：一、基本情况"))
        person.get("text", "本节文字")
        picture(person, "edit")
        person.key("ctrl+End")
        person.paste("本月完成人口核对。")
        person.press(person.get("push button", "^保存"))
        wait(lambda: ask(demo, WRITTEN) is not None, "what was written in the file")
        assert "本月完成人口核对。" in ask(demo, WRITTEN)[0] and f"[{homes} 户](base.households)" in ask(demo, WRITTEN)[0]
        wait(lambda: shows(person, "以上为办公室改写"), "the draft below it")
        picture(person, "written")
        person.press(person.get("push button", "^打印"))
        person.get(None, "^第 1 页 / 共")
        picture(person, "paper")
        text = save_pdf(person, desk, "brief")
        assert "月报" in text and "本月完成人口核对。" in text and "](base" not in text
        assert "制表人" in text and "第1页" in text.replace(" ", "") and "未知" in text and time.strftime("%Y") in text, text
        assert re.search("迁入 ?1 ?人", text) and f"截至 {time.strftime('%Y-%m-%d')}" in text and "本期至今" in text, text
        close_preview(person)
        person.key("ctrl+z")
        wait(lambda: ask(demo, WRITTEN) is None, "it undone")
        wait(lambda: not shows(person, "以上为办公室改写"), "the draft alone")


def test_close(desk):
    """what was written is kept when its window is closed with Esc, as one step that is undone; where nothing was written nothing is kept"""
    demo = desk.demo(100)
    with desk.open(demo) as person:
        open_brief(person)
        steps = ask(demo, STEPS)
        for words in ("", "本月新装路灯。"):
            person.press(person.get("push button", "^改写：一、基本情况"))
            person.get("text", "本节文字")
            person.key("ctrl+End")
            if words:
                person.paste(words)
            person.key("Escape")
            person.gone("text", "本节文字")
            person.do("windowfocus", person.window)
            if not words:
                assert ask(demo, STEPS) == steps
        wait(lambda: ask(demo, WRITTEN) is not None and "本月新装路灯。" in ask(demo, WRITTEN)[0], "what was written in the file")
        person.key("ctrl+z")
        wait(lambda: ask(demo, WRITTEN) is None, "all of it undone")


def test_quit(desk):
    """whoever quits while writing loses nothing: what was written is in the file"""
    demo = desk.demo(100)
    with desk.open(demo) as person:
        open_brief(person)
        person.press(person.get("push button", "^改写：一、基本情况"))
        person.get("text", "本节文字")
        person.key("ctrl+End")
        person.paste("本月新装路灯。")
        # From the desktop's own list of programs, which goes past the dialog.
        subprocess.run(["gdbus", "call", "--session", "--dest", "io.github.linli.Linli", "--object-path", "/io/github/linli/Linli",
                        "--method", "org.gtk.Actions.Activate", "quit", "[]", "{}"], check=True, capture_output=True)
        assert person.process.wait(PATIENCE) == 0
    assert "本月新装路灯。" in ask(demo, WRITTEN)[0]


def test_head(desk):
    """what the office puts on its papers stands on the next one, and is undone as one step"""
    demo = desk.demo(100)
    with desk.open(demo) as person:
        case.turn_to(person, "住户")
        person.press(person.get("push button", "^打印"))
        person.get(None, "^第 1 页 / 共")
        person.press(person.get("push button", "^文头与签名"))
        unit = person.get("text|entry", "^单位；")
        picture(person, "head")
        for label, words in (("^单位；", "光华街道办事处"), ("^标题前缀", "青羊区"), ("^台账签名栏", "经办人、分管领导"), ("^页脚；", "{单位}内部资料")):
            entry = person.get("text|entry", label)
            entry.get_editable_text_iface().set_text_contents(words)
        assert unit is not None
        person.press(person.get("push button", "^保存"))
        person.gone("text|entry", "^单位；")
        back_to_upper(person)
        wait(lambda: ask(demo, "SELECT value FROM setting WHERE key = 'paper.unit' AND deleted_at IS NULL") == ("光华街道办事处",), "the unit in the file")
        time.sleep(1)
        text = save_pdf(person, desk, "head")
        assert "青羊区居民名册" in text.replace(" ", ""), text[:200]
        assert "光华街道办事处" in text and "经办人" in text and "分管领导" in text and "制表人" not in text
        assert "光华街道办事处内部资料" in text
        close_preview(person)
        person.key("ctrl+z")
        wait(lambda: ask(demo, "SELECT 1 FROM setting WHERE key LIKE 'paper.%' AND deleted_at IS NULL") is None, "all of it undone")


def test_grid(desk):
    """the sheet of a grid and its board mask telephones until asked; all sheets make one file with contents"""
    demo = desk.demo()
    grid, name, head, phone = ask(demo, "SELECT g.id, g.name, d.name, d.phone FROM grid g JOIN grid_duty d ON d.grid_id = g.id AND d.role = 'head'"
                                        " AND d.until IS NULL WHERE g.level = 'micro' AND g.deleted_at IS NULL AND d.phone IS NOT NULL ORDER BY g.id LIMIT 1")
    micro, = ask(demo, "SELECT count(*) FROM grid WHERE level = 'micro' AND deleted_at IS NULL")
    with desk.open(demo) as person:
        case.look_up(person, name)
        person.press(person.get("push button", "^网格图…"))
        person.get(None, "^第 1 页 / 共")
        picture(person, "grid")
        text = save_pdf(person, desk, "grid")
        assert f"网格图：{name}" in text and "本网格边界" in text and "北" in text
        assert head in text and phone not in text and "个人信息已部分隐去" in text
        reveal(person, "张贴网格图")
        text = save_pdf(person, desk, "grid-full")
        assert phone in text and "隐去" not in text
        close_preview(person)
        person.press(person.get("push button", "^公示牌…"))
        person.get(None, "^第 1 页 / 共 1 页")
        picture(person, "board")
        text = save_pdf(person, desk, "board")
        assert head in text and phone not in text and "12345" in text and "个人信息已部分隐去" in text, text
        reveal(person, "张贴公示牌")
        text = save_pdf(person, desk, "board-full")
        assert phone in text and "隐去" not in text
        close_preview(person)
        person.key("ctrl+k")
        person.type("quanbuwanggedewangge")
        person.get(None, "搜索结果")
        person.key("Return")
        person.get(None, "^第 1 页 / 共")
        text = save_pdf(person, desk, "grids")
        assert text.count("本网格边界") >= micro - 2, (text.count("本网格边界"), micro)
        close_preview(person)
        person.key("ctrl+k")
        person.type("quanbuwanggedegongshi")
        person.get(None, "搜索结果")
        person.key("Return")
        person.get(None, f"^第 1 页 / 共 {micro} 页")  # one for each, with letters as large as on one alone
        picture(person, "boards")
        text = save_pdf(person, desk, "boards")
        assert text.count("12345") == micro and head in text and phone not in text, text[:400]
        close_preview(person)


def test_above(desk):
    """a grid without a boundary of its own has a map around those below it"""
    demo = desk.demo()
    with sqlite3.connect(demo) as file:
        for function in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):  # triggers name them; of what is empty none is asked
            file.create_function(function, 1, lambda blob: 0)
        above, name, micro = file.execute("SELECT u.id, u.name, m.name FROM grid m JOIN grid u ON u.id = m.parent_id AND u.level = 'ordinary'"
                                          " WHERE m.level = 'micro' AND m.geom IS NOT NULL AND m.deleted_at IS NULL ORDER BY m.id LIMIT 1").fetchone()
        file.execute("UPDATE grid SET geom = NULL WHERE id = ?", (above,))
    with desk.open(demo) as person:
        case.look_up(person, micro)
        wait(lambda: shows(person, "W01-"), "the micro-grid")
        person.click(person.get("list item", f"^{name}"))
        wait(lambda: not shows(person, "W01-"), "the grid above it")
        person.press(person.get("push button", "^网格图…"))
        person.get(None, "^第 1 页 / 共")
        picture(person, "above")
        text = save_pdf(person, desk, "above")
        assert f"网格图：{name}" in text and "本网格边界" in text and "没有边界" not in text, text
        close_preview(person)


def test_large(desk):
    """an office that prints on A3 in large letters has the board and the sheet of a grid so, each whole"""
    demo = desk.demo()
    name, head = ask(demo, "SELECT g.name, d.name FROM grid g JOIN grid_duty d ON d.grid_id = g.id AND d.role = 'head' AND d.until IS NULL"
                           " WHERE g.level = 'micro' AND g.deleted_at IS NULL ORDER BY g.id LIMIT 1")
    with sqlite3.connect(demo) as file:
        file.execute("INSERT INTO setting (id, key, value) VALUES (900001, 'paper.a3', '1'), (900002, 'paper.large', '1')")
    with desk.open(demo) as person:
        case.look_up(person, name)
        for button, pdf in (("网格图…", "grid-large"), ("公示牌…", "board-large")):
            person.press(person.get("push button", f"^{button}"))
            person.get(None, "^第 1 页 / 共 1 页")
            text = save_pdf(person, desk, pdf)
            assert head in text and ("第1页/共1页" in text.replace(" ", "")) == (pdf == "grid-large"), text  # boards hang apart
            size = subprocess.run(["pdfinfo", desk.folder / f"{pdf}.pdf"], capture_output=True, text=True, check=True).stdout
            assert "841.89 x 1190.55" in size, size
            close_preview(person)


case.run(globals())
