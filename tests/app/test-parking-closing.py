# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A lot closes whose bays another compound has by an agreement: what becomes of agreements is said before, and done with the lot. By keys.
Compounds, people and plates are invented."""
import datetime
import os
import pathlib

import case
from parking_agreement import ABOUT, ELSEWHERE, GUESTS, LOT, OTHER, agree, turn_to_parking
from person import wait

WHY = "地下管网改造"


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"closing-{name}.png"))


def open_closing(person):
    lot = wait(lambda: [row for row in person.find_all("list item") if (row.get_name() or "").startswith(LOT)], "the lot")[0]
    person.tab_to(person.get("push button", "停用", within=lot))
    person.key("Return")
    person.get(None, "^停用原因$")


def read_agreements(person, guest, host):
    """What is said of both agreements before anything happens."""
    row, = person.find_all("list item", f"^TCXY-2026-001：{guest}的车停在{LOT}")
    person.get("label", "^终止$", within=row)
    person.get("label", f"随停车场停用而终止：{guest}有 {GUESTS} 辆车失去车位", within=row)
    row, = person.find_all("list item", f"^TCXY-2026-002：{host}的车停在{OTHER}")
    person.get("label", "^继续$", within=row)
    person.get("label", f"继续有效：{host}按此协议在{OTHER}有 1 个车位", within=row)


def facts(path):
    """What the file says of both agreements, of the cars, and of what is to be done."""
    states = case.ask(path, "SELECT group_concat(state) FROM (SELECT state FROM matter WHERE id IN (?, ?) ORDER BY id)", ABOUT, ELSEWHERE)
    cars = case.ask(path, "SELECT count(*) FROM parking_use WHERE lot_id = 1 AND until IS NULL AND deleted_at IS NULL")
    needs = case.ask(path, "SELECT count(*) FROM matter m JOIN parking_need n ON n.id = m.id WHERE m.state = 'waiting' AND m.deleted_at IS NULL"
                     " AND n.lost_lot_id = 1 AND n.deleted_at IS NULL")
    heads = case.ask(path, "SELECT group_concat(for_whom) FROM (SELECT for_whom FROM due WHERE matter_id = ? AND done_at IS NULL AND deleted_at IS NULL"
                     " AND at = date('now', 'localtime') ORDER BY id)", ABOUT)
    return states + cars + needs + heads


BEFORE = ("in-force,in-force", GUESTS + 1, 0, None)
AFTER = ("ended,in-force", 0, GUESTS + 1, "周网格,李网格")


def look_today(person, guest, host, today):
    """Both heads have something to do."""
    person.key("alt+1")
    for compound, head in ((host, "周网格"), (guest, "李网格")):
        wait(lambda: case.shows(person, f"告知{compound}居民：{LOT}自 {today} 起停用"), f"what {head} has to do")
        wait(lambda: case.shows(person, head), "who has to do it")


def close(desk, shade):
    path, guest, host = agree(desk)
    assert facts(path) == BEFORE, facts(path)
    with desk.open(path) as person:
        turn_to_parking(person)
        open_closing(person)
        read_agreements(person, guest, host)
        picture(person, f"1-dialog-{shade}")
        person.key("alt+c")
        person.get("label", "说明停用原因")  # nothing happens without a reason
        assert facts(path) == BEFORE, facts(path)
        person.paste(WHY)
        person.key("alt+c")
        wait(lambda: facts(path) == AFTER, "all that follows in the file")
        assert case.ask(path, "SELECT count(*) FROM timeline WHERE matter_id = ? AND text LIKE ?", ELSEWHERE, f"{host}自己的停车场停用：{LOT}%") == (1,)
        person.get("label", "^已停用$")
        picture(person, f"2-closed-{shade}")
        look_today(person, guest, host, datetime.date.today().isoformat())
        picture(person, f"3-today-{shade}")
        person.key("ctrl+z")
        wait(lambda: facts(path) == BEFORE, "all of it taken back")
        wait(lambda: not case.shows(person, f"告知{guest}居民"), "nothing to do any more")
        person.key("ctrl+shift+z")
        wait(lambda: facts(path) == AFTER, "all of it done again")
        wait(lambda: case.shows(person, f"告知{guest}居民"), "something to do again")


def test_closing(desk):
    """a lot closes: the agreement about it ends, its cars need bays, both heads have something to do; one step takes it back, and does it again"""
    close(desk, "light")


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the same in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        close(desk, "dark")


case.run(globals())
