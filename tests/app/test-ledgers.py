# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Lists that leave the office as they stand on the screen: as a spreadsheet, and as a PDF; masked, or in full. People are invented."""
import os
import pathlib
import re
import sqlite3

import case
from paper_desk import close_preview, export_masked, reveal, save_pdf
from person import wait

NAME = "欧阳春晓"


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"ledgers-{name}.png"))


def print_both(person, desk, name):
    """What the preview shows, masked and in full."""
    person.press(person.get("push button", "^打印"))
    person.get(None, "^第 1 页 / 共")
    picture(person, f"{name}-preview")
    masked = save_pdf(person, desk, f"{name}-masked")
    reveal(person, "带去走访")
    full = save_pdf(person, desk, f"{name}-full")
    close_preview(person)
    return masked, full


def write_events(path):
    """Three lectures, one of them called after somebody, and a meeting that is ahead."""
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO events_series (id, name) VALUES (1, '你好，一年级')")
        for id, title, kind, state, starts, ends, venue, leads, contact, online in (
                (9001, "你好，一年级", "lecture", "briefed", "2025-06-21 14:30", "2025-06-21 16:00", "泡桐树幼儿园", "周老师", None, 560),
                (9002, "你好，一年级", "lecture", "held", "2026-05-23 14:30", "2026-05-23 16:00", "泡桐树幼儿园", "周老师", None, None),
                (9003, f"{NAME}书法讲座", "lecture", "briefed", "2026-03-14 09:30", "2026-03-14 11:00", "社区活动室", NAME, NAME, None),
                (9004, "夏夜议事：电梯加装", "meeting", "announced", "2099-07-01 19:30", "2099-07-01 21:00", "北门凉亭", "郑七", None, None)):
            file.execute("INSERT INTO matter (id, kind, number, title, state, category, opened_at, contact_name) VALUES (?, 'events', ?, ?, ?, ?, ?, ?)",
                         (id, f"HD-{id}", title, state, kind, f"{starts[:10]}T01:00:00Z", contact))
            file.execute("INSERT INTO events_event (id, series_id, edition, starts_at, ends_at, venue, speaker, online_unnamed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         (id, 1 if id < 9003 else None, id - 9000 if id < 9003 else None, starts, ends, venue, leads, online))
        for id, (event, party, came, status) in enumerate(((9002, 80, 76, "registered"), (9003, 30, 28, "registered"), (9004, 12, None, "registered"),
                                                           (9004, 2, None, "waiting")), 1):
            file.execute("INSERT INTO events_attendee (event_id, name, party, came, line, status, source, at) VALUES (?, '客人', ?, ?, ?, ?, 'search',"
                         " '2025-06-21T06:00:00Z')", (event, party, came, id, status))


def test_events(desk):
    """the events that are shown, in their order: a name in a title is masked unless a reason is given; so is who speaks, where the event names them"""
    path = desk.demo(households=10)
    desk.tool("run", "events", path, code=4)  # makes the tables; there is none
    write_events(path)
    with desk.open(path) as person:
        case.turn_to(person, "活动")
        wait(lambda: case.shows(person, "4 场活动"), "the events")
        picture(person, "events")
        rows = export_masked(person, desk.folder / "events.csv")
        assert [row["时间"][:4] for row in rows] == ["2099", "2026", "2026", "2025"], rows
        assert [row["活动"] for row in rows][2] == "欧阳*晓书法讲座", rows
        assert [row["主讲/主持"] for row in rows] == ["郑七", "周老师", "欧阳*晓", "周老师"], rows
        assert rows[1]["合计"] == "76" and rows[0]["合计"] == "" and rows[3]["现场"] == "" and rows[3]["线上"] == "560", rows
        masked, full = print_both(person, desk, "events")
        assert "欧阳*晓书法" in masked and "4 场活动" in masked and NAME not in masked, masked
        assert full.count(NAME) == 2, full


def write_volunteers(path):
    """Six residents with cards: what they can, when they have time, and what one of them served."""
    with sqlite3.connect(path) as file:
        people = [id for id, in file.execute("SELECT p.id FROM person p JOIN household h ON h.id = p.household_id WHERE p.deceased_on IS NULL AND p.moved_out_on"
                                             " IS NULL AND h.moved_out_on IS NULL AND length (p.name) = 3 AND p.phone IS NOT NULL ORDER BY p.id LIMIT 6")]
        file.execute("INSERT INTO volunteers_post (id, name, kind) VALUES (9001, '院门值守', 'watch')")
        file.execute("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (9001, 9001, date ('now', 'localtime'), 480,"
                     " 690, 1, 2)")
        for card, person in enumerate(people, 9001):
            file.execute("INSERT INTO volunteers_card (id, person_id, number, newcomer) VALUES (?, ?, ?, ?)", (card, person, f"V-{card}", card == 9006))
            file.executemany("INSERT INTO volunteers_card_skill (card_id, skill) VALUES (?, ?)", [(card, skill) for skill in ("急救", "书法", "修车")[:card % 4]])
            file.executemany("INSERT INTO volunteers_time (card_id, weekday, from_minute, to_minute) VALUES (?, ?, ?, ?)",
                             [(card, day, start, start + 180) for day in range(1, card % 6 + 1) for start in (480, 840)])
        file.execute("INSERT INTO volunteers_duty (slot_id, card_id, outcome) VALUES (9001, 9001, 'came')")
        file.execute("UPDATE person SET name = ? WHERE id = ?", (NAME, people[0]))
    return len(people)


def test_volunteers(desk):
    """the volunteers who are shown: names and telephones masked unless a reason is given, what they can and when they have time"""
    path = desk.demo()
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables of all plugins; nobody waits for a bay
    n = write_volunteers(path)
    with desk.open(path) as person:
        case.turn_to(person, "志愿服务")
        person.press(person.get("radio button|toggle button|page tab|tab", "^志愿者$"))
        wait(lambda: case.shows(person, f"{n} 名志愿者"), "the volunteers")
        picture(person, "volunteers")
        rows = export_masked(person, desk.folder / "volunteers.csv")
        phone, = case.ask(path, "SELECT phone FROM person WHERE name = ?", NAME)
        row = next(row for row in rows if row["编号"] == "V-9001")
        assert len(rows) == n and row["姓名"] == "欧阳*晓" and row["联系电话"] == f"{phone[:3]}****{phone[-4:]}" and row["本月时数"] == "3.5", rows
        assert row["可服务时间"] == "周一 8:00-11:00、14:00-17:00", row
        masked, full = print_both(person, desk, "volunteers")
        assert "欧阳*晓" in masked and phone not in masked and NAME not in masked, masked
        assert NAME in full and phone in full, full


def sheet_of(path):
    """A building with vacant and other homes, one of them named as nobody else; its address, a room and the phone of nobody."""
    with sqlite3.connect(path) as file:
        building, unit, room, person = file.execute(
            "SELECT d.building_id, u.name, d.room, h.head_id FROM dwelling d JOIN household h ON h.dwelling_id = d.id JOIN unit u ON u.id = d.unit_id"
            " WHERE h.moved_out_on IS NULL AND d.room IS NOT NULL ORDER BY d.id LIMIT 1").fetchone()
        file.execute("UPDATE person SET name = ? WHERE id = ?", (NAME, person))
        address, = file.execute("SELECT s.address FROM dwelling_standing s JOIN dwelling d ON d.id = s.dwelling_id WHERE d.building_id = ? LIMIT 1",
                                (building,)).fetchone()
    return building, unit, room, address


def test_sheet(desk):
    """a building leaves as the table that it is: floors as rows, homes as cells, heads masked unless a reason is given"""
    path = desk.demo(600)
    building, unit, room, address = sheet_of(path)
    n_floors, = case.ask(path, "SELECT count (DISTINCT floor) FROM dwelling WHERE building_id = ? AND deleted_at IS NULL", building)
    with desk.open(path) as person:
        case.open_sheet(person, address)
        wait(lambda: person.find("table cell", f"^{room}, 欧阳"), "the home")
        picture(person, "sheet")
        rows = export_masked(person, desk.folder / "sheet.csv")
        found = [cell for row in rows for title, cell in row.items() if title.startswith(unit) and cell.startswith(f"{room} 欧阳*晓 ")]
        assert len(rows) == n_floors and len(found) == 1 and found[0].endswith("人"), rows
        assert list(rows[0])[0] == "楼层" and not any(NAME in cell for row in rows for cell in row.values()), rows
        masked, full = print_both(person, desk, "sheet")
        assert "欧阳*晓" in masked and room in masked and unit in masked and NAME not in masked, masked
        assert NAME in full, full


def test_wide_sheet(desk):
    """four units of three homes do not fit beside each other: the last two go on with all their floors, and no home is lost"""
    demo, people = desk.demo(), desk.folder / "people.csv"
    rooms = [(unit, floor, door) for unit in range(1, 5) for floor in range(1, 19) for door in range(1, 4)]
    people.write_text("姓名,性别,与户主关系,住址\n" + "".join(f"郭守田,男,户主,长楼小区8栋{unit}单元{floor}0{door}\n" for unit, floor, door in rooms), encoding="utf-8")
    desk.tool("import", "--as", "people", demo, people)
    with desk.open(demo) as person:
        case.open_sheet(person, "长楼小区8栋")
        wait(lambda: person.find("table cell", "^1803, 郭"), "the homes")
        picture(person, "wide-sheet")
        masked, _ = print_both(person, desk, "wide-sheet")
        pages = [page for page in masked.split("\f") if "1单元" in page or "4单元" in page]
        assert not any("1单元" in page and "3单元" in page for page in pages) and all(page.count("楼层") for page in pages), masked
        assert masked.count("郭*田") == len(rooms) and len(re.findall(r"\b[0-9]+0[123]\b", masked)) == len(rooms), masked


def write_today(path):
    """A hazard and something else are overdue; both name a resident, who is so renamed. A request that nobody took up is not due. Where the hazard is."""
    with sqlite3.connect(path) as file:
        person, dwelling = file.execute("SELECT p.id, h.dwelling_id FROM person p JOIN household h ON h.id = p.household_id WHERE h.dwelling_id NOT NULL AND"
                                        " p.moved_out_on IS NULL AND p.deceased_on IS NULL AND h.moved_out_on IS NULL ORDER BY p.id LIMIT 1").fetchone()
        file.execute("UPDATE person SET name = ? WHERE id = ?", (NAME, person))
        file.execute("INSERT INTO matter (id, kind, number, title, state, category, opened_at, dwelling_id, contact_name, contact_phone, assignee, due_at)"
                     f" VALUES (9001, 'hazards', 'YH-1', '{NAME}家门口堆放纸板 13800000031', 'found', NULL, '2026-01-01T00:00:00Z', ?, ?, '13800000031', '郑七',"
                     " '2026-01-05T04:00:00.000Z')", (dwelling, NAME))
        file.execute("INSERT INTO matter (id, kind, number, title, state, opened_at, place_text, contact_name, contact_phone, due_at) VALUES"
                     " (9002, 'hazards', 'YH-2', '井盖松动', 'found', '2026-01-01T00:00:00Z', ?, ?, '13800000031', '2026-01-05T04:00:00.000Z')",
                     (f"{NAME}家门口 13800000031", NAME))
        file.execute("INSERT INTO matter (id, kind, number, title, state, opened_at, assignee, due_at) VALUES (9003, 'requests', 'SQ-1', '楼道灯不亮',"
                     " 'dispatched', '2026-01-01T00:00:00Z', '钱九', '2099-01-05T04:00:00.000Z')")
        file.execute("INSERT INTO requests_request (id, first_receiver, handed_at) VALUES (9003, '郑七', '2026-01-02T00:00:00Z')")
        file.execute("INSERT INTO due (id, subject_kind, subject_id, title, at, for_whom, why) VALUES (9001, 'person', ?, ?, '2026-01-06T04:00:00.000Z', '郑七', ?)",
                     (person, f"给{NAME}送药", f"{NAME}刚出院"))
        return file.execute("SELECT address FROM dwelling_standing WHERE dwelling_id = ?", (dwelling,)).fetchone()[0]


def test_today(desk):
    """what is due today is taken along: cards of plugins and what is due, by whom; names masked unless a reason is given"""
    path = desk.demo()
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables of all plugins; nobody waits for a bay
    address = write_today(path)
    with desk.open(path) as person:
        case.turn_to(person, "今日")
        wait(lambda: case.shows(person, "欧阳\\*晓家门口") or case.shows(person, "欧阳*晓家门口"), "what is due")
        assert case.shows(person, "事项逾期 3")  # not of visits, of which the card tells
        picture(person, "today")
        rows = export_masked(person, desk.folder / "today.csv")
        care = next(row for row in rows if row["类别"] == "探访")
        assert "*" in care["事项"] and care["地点与说明"] and care["负责人"], care
        hazard, = [row for row in rows if "堆放纸板" in row["事项"]]
        visit, = [row for row in rows if "送药" in row["事项"]]
        lamp, = [row for row in rows if row["事项"].startswith("楼道灯不亮")]
        assert lamp["类别"] == "没人接办的诉求" and lamp["期限"] == "" and lamp["负责人"] == "钱九", lamp
        cover, = [row for row in rows if row["事项"] == "井盖松动"]
        assert cover["地点与说明"].startswith("欧阳*晓家门口 138****0031"), cover
        assert hazard["事项"] == "欧阳*晓家门口堆放纸板 138****0031" and hazard["地点与说明"] == address and hazard["负责人"] == "郑七", hazard
        assert hazard["期限"].startswith("逾期") and hazard["办理情况"] == "", hazard
        assert visit["类别"] == "待办" and visit["事项"] == "给欧阳*晓送药" and visit["地点与说明"] == "欧阳*晓刚出院", visit
        masked, full = print_both(person, desk, "today")
        assert "欧阳*晓" in masked and NAME not in masked and "13800000031" not in masked and "事项逾期 3 · 事项今日到期 0 · 另有：没人接办的诉求、探访 · 8 行" in masked, masked
        assert f"给{NAME}送药" in full and "13800000031" in full, full
        assert re.search("探访[^ \n]*\\*", masked) and not re.search("探访[^ \n]*\\*", full), full


case.run(globals())
