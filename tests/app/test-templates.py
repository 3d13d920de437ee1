# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""An office has a ledger otherwise than the program: adapted from its preview, by keyboard, on paper and in the workbook. People are invented."""
import os
import pathlib
import re
import sqlite3
import time
import zipfile

import case
from case import ask, wait
from paper_desk import back_to_upper, close_preview, export_ledger, save_pdf

KEPT = "SELECT count(*) FROM setting WHERE key LIKE 'template.hazards.ledger.%' AND deleted_at IS NULL"
CHANGES = ("^模板", "^文头与签名")


def picture(person, name):
    """Keeps what is on the screen, when somebody wants to look at it."""
    if os.environ.get("LINLI_PICTURES"):
        time.sleep(1)
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"templates-{name}.png"))


def lay(desk, scheme):
    """Three hazards in a community, and a desk that is light or dark."""
    demo = desk.demo()
    config = desk.folder / "config/glib-2.0/settings"
    config.mkdir(parents=True, exist_ok=True)
    (config / "keyfile").write_text(f"[io/github/linli/Linli]\noperator-name='郑社工'\ncolor-scheme='{scheme}'\n", encoding="utf-8")
    with sqlite3.connect(demo) as file:
        for number, title in enumerate(("楼道堆放纸板", "灶台软管老化", "井盖破损"), 1):
            file.execute("INSERT INTO matter (kind, number, title, state, category, opened_at) VALUES ('hazards', ?, ?, 'found', 'stair-clutter', ?)",
                         (f"YH-{number}", title, "2026-11-02T01:00:00.000Z"))
    return demo


def open_preview(person):
    case.turn_to(person, "隐患")
    person.press(person.get("push button", "^打印台账"))
    person.get(None, "^第 1 页 / 共")


def two_grids(demo):
    """Their names, each with a building in it."""
    with sqlite3.connect(demo) as file:
        return file.execute("SELECT g.name, max (c.name || b.name) FROM dwelling_standing s JOIN grid g ON g.id = s.grid_id JOIN dwelling d ON d.id = s.dwelling_id"
                            " JOIN building b ON b.id = d.building_id JOIN compound c ON c.id = b.compound_id GROUP BY g.id ORDER BY g.id LIMIT 2").fetchall()


def open_grid(person, name, building):
    """The sheet of a micro-grid in its preview, from a building of it."""
    case.look_up(person, building)
    person.press(person.get("push button", f"^{name} · "))
    person.press(person.get("push button", "^网格图…"))
    person.get(None, "^第 1 页 / 共")


def open_template(person):
    """From the preview, with the keys of its button."""
    below = set(person.windows())
    person.key("alt+m")
    person.get("text|entry", "^标题；")
    form = wait(lambda: set(person.windows()) - below, "the form over the preview")
    person.do("windowfocus", *form)
    time.sleep(0.5)


def toggle(person, check):
    person.tab_to(check)
    person.key("space")


def write(person, label, words):
    person.tab_to(person.get("text|entry", label))
    person.key("ctrl+a")
    person.paste(words)


def keep(person, words="^保存"):
    person.tab_to(person.get("push button", words))
    person.key("space")
    person.gone("text|entry", "^标题；")
    back_to_upper(person)
    time.sleep(1)


def heads(text):
    """The names of the columns, in their order; a long one may take two lines."""
    line = next(line for line in text.splitlines() if "序号" in line and "编号" in line)
    return line.split()


def export(person, path):
    """The words of the ledger as a workbook."""
    export_ledger(person, path)
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode(errors="replace") for name in book.namelist() if name.endswith(".xml"))


def adapt(person):
    """Another title, words above and below, other signatures; without the deadline, and the state before all others."""
    write(person, "^标题；", "消防隐患排查台账")
    write(person, "^标题下", "每月二十五日前报街道。")
    write(person, "^末尾文字", "本表一式两份。")
    write(person, "^签名栏", "填表人、分管领导")
    toggle(person, person.get("check box", "^整改期限日：打印"))
    person.tab_to(person.get("check box", "^状态：打印"))
    for _ in range(10):
        person.key("alt+Up", pause=0.1)
    assert person.is_focused(person.get("check box", "^状态：打印")), "the focus stays with the column that moves"


def test_keyboard(desk):
    """a ledger is adapted from its preview with keys alone; paper and workbook follow; it is undone, and put back"""
    demo = lay(desk, "light")
    with desk.open(demo) as person:
        open_preview(person)
        before = save_pdf(person, desk, "before")
        assert "隐患台账" in before and "整改期限日" in heads(before) and "制表人" in before, before
        open_template(person)
        picture(person, "form")
        adapt(person)
        picture(person, "columns")
        keep(person)
        picture(person, "preview")
        after = save_pdf(person, desk, "after")
        close = "".join(after.split())
        assert "消防隐患排查台账" in close and "填表人" in close and "分管领导" in close and "制表人" not in close, after
        columns = heads(after)
        assert columns.index("状态") == 1 and "整改期限日" not in columns and len(columns) == len(heads(before)) - 1, columns
        assert close.index("每月二十五日前报街道。") < close.index("序号") < close.index("本表一式两份。") < close.index("填表人"), after
        close_preview(person)
        book = export(person, desk.folder / "adapted.xlsx")
        assert "消防隐患排查台账" in book and "填表人" in book and "制表人" not in book, "the head and the foot of the sheet"
        assert re.search("序号.*状态.*编号.*整改期限日", book, re.DOTALL), "the deadline stays in the sheet, where nobody took it out"
        person.key("ctrl+z")
        wait(lambda: ask(demo, KEPT) == (0,), "all of it undone")
        person.key("ctrl+shift+z")
        wait(lambda: ask(demo, KEPT) != (0,), "all of it done again")
        open_preview(person)
        open_template(person)
        keep(person, "^恢复原样")
        assert ask(demo, KEPT) == (0,), "nothing is adapted any more"
        assert "".join(save_pdf(person, desk, "again").split()) == "".join(before.split())


def test_dark(desk):
    """where no column is left on paper or in spreadsheets the form says so and keeps nothing; in the dark as in the light"""
    demo = lay(desk, "dark")
    with desk.open(demo) as person:
        open_preview(person)
        open_template(person)
        picture(person, "form-dark")
        for way, columns in (("导出", ("编号",)), ("打印", ("编号", "隐患"))):
            for check in person.find_all("check box", f"：{way}$", shown=False):
                if person.is_checked(check):
                    toggle(person, check)
            person.tab_to(person.get("push button", "^保存"))
            person.key("space")
            wait(lambda: person.says(f"{way}的栏目至少要留一栏"), "what is wrong")
            picture(person, f"none-dark-{way}")
            assert ask(demo, KEPT) == (0,)
            for column in columns:
                toggle(person, person.get("check box", f"^{column}：{way}$", shown=False))
        keep(person)
        picture(person, "preview-dark")
        assert heads(save_pdf(person, desk, "two")) == ["序号", "编号", "隐患"]


def test_title(desk):
    """a title may name what its paper is about: a placeholder stands for it, so that the next paper names its own, and the journal nothing"""
    demo = lay(desk, "light")
    first, second = two_grids(demo)
    with desk.open(demo) as person:
        open_grid(person, *first)
        open_template(person)
        entry = person.get("text|entry", "^标题；")
        assert case.text_of(entry) == "{标题}", "not what this paper is about"
        person.tab_to(entry)
        person.key("Home")
        person.paste("张贴用")
        write(person, "^末尾文字", "此图由{单位}绘制。")
        keep(person)
        assert ask(demo, "SELECT value FROM setting WHERE key = 'template.grids.sheet.title'") == ("张贴用{title}",)
        assert ask(demo, "SELECT title FROM journal ORDER BY rowid DESC LIMIT 1") == ("模板已改",), "which paper it was stands nowhere"
        assert person.find("push button", "^模板") is not None and f"张贴用网格图：{first[0]}" in save_pdf(person, desk, "first")
        close_preview(person)
        open_grid(person, *second)
        text = save_pdf(person, desk, "second")
        assert f"张贴用网格图：{second[0]}" in text and "此图由锦桐社区绘制。" in text and f"网格图：{first[0]}" not in text, text
        picture(person, "grid")


def test_read_only(desk):
    """a file that is open for reading only has its papers, and nothing that would change how they are"""
    demo = lay(desk, "light")
    grid, _ = two_grids(demo)
    case.back_up(desk, demo, "20260102T080000.linli")
    with desk.open(demo) as person:
        open_grid(person, *grid)
        assert all(person.find("push button", words) is not None for words in CHANGES), "both where they can be kept"
        close_preview(person)
        written = person.window
        case.look_up(person, "回到备份")
        person.get("list item", "2026年1月2日 08:00")
        person.press(person.get("push button", "只读打开"))
        person.get("label", "只读打开：")
        person.do("windowfocus", written)
        time.sleep(0.5)
        person.key("ctrl+w")
        wait(lambda: written not in person.windows() and len(person.windows()) == 1, "the file that can be written to be closed")
        person.window, = person.windows()
        person.do("windowfocus", person.window)
        time.sleep(0.5)
        open_grid(person, *grid)
        picture(person, "read-only")
        assert all(person.find("push button", words) is None for words in CHANGES)


case.run(globals())
