# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A community in which every page has something to show: requests, hazards, visits, cars, volunteers, events. All is invented."""
import datetime
import sqlite3

TODAY = datetime.date.today()
MONDAY = TODAY - datetime.timedelta(days=TODAY.weekday())
NEW_MATTER = ("INSERT INTO matter (kind, number, title, state, category, urgency, dwelling_id, grid_id, opened_at, due_at, contact_name, contact_phone)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
# One matter of each kind, by its number.
MATTERS = ("YH-2", "SQ-1", "RH-1", "TC-1", "TCXY-1", "HD-3", "HD-9", "YT-1")


def day(days):
    return (TODAY + datetime.timedelta(days=days)).isoformat()


def add_matter(file, kind, number, title, state, home, category=None, urgency=None, opened=-9, due=None):
    dwelling, grid = home
    return file.execute(NEW_MATTER, (kind, number, title, state, category, urgency, dwelling, grid, day(opened) + "T01:00:00Z",
                                     due, "田守正", "13800000021")).lastrowid


def add_requests(file, homes):
    for number, (title, state, category, urgency) in enumerate((
            ("厨房漏水，楼下天花板已湿", "dispatched", "water", "urgent"), ("楼道灯不亮", "dispatched", "light", None), ("夜里装修吵闹", "in-hand", "noise", None),
            ("单元门关不上", "answered", "property", None), ("楼前路面塌陷", "waiting", "other", None)), 1):
        matter = add_matter(file, "requests", f"SQ-{number}", title, state, homes[number], category, urgency, due=day(number - 3))
        file.execute("INSERT INTO requests_request (id, first_receiver) VALUES (?, '李网格')", (matter,))
        file.execute("INSERT INTO requests_resident (matter_id, name, phone) VALUES (?, '田守正', '13800000021')", (matter,))


def add_hazards(file, homes):
    for number, (title, state, category) in enumerate((("楼道堆放纸箱", "found", "stair-clutter"), ("燃气软管老化", "dispatched", "gas-hose"),
                                                       ("井盖破损", "in-hand", "manhole"), ("电动车楼道充电", "remedied", "stair-charging")), 1):
        matter = add_matter(file, "hazards", f"YH-{number}", title, state, homes[number + 5], category, due=day(number - 3))
        file.execute("INSERT INTO hazards_hazard (id, level) VALUES (?, ?)", (matter, "major" if number == 2 else "ordinary"))


def add_visits(file, homes):
    campaign = add_matter(file, "visits", "RH-1", "燃气安全入户", "running", (None, None), due=day(20))
    file.execute("INSERT INTO visits_campaign (id, checklist_id, from_on, until_on) VALUES (?, (SELECT min (id) FROM visits_checklist), ?, ?)",
                 (campaign, day(-5), day(20)))
    file.execute("INSERT INTO visits_sheet (id, campaign_id, number, households) SELECT 900, ?, '1', json_group_array (id) FROM (SELECT id FROM household LIMIT 3)",
                 (campaign,))
    file.execute("INSERT INTO visits_point (grid_id, position, name, since) VALUES (?, 1, '东门岗亭', ?)", (homes[0][1], day(-9)))
    file.execute("INSERT INTO visits_surge (kind, from_on, until_on, days) VALUES ('heat', ?, ?, 1)", (day(-1), day(9)))


def add_cars(file, homes):
    places = file.execute("SELECT d.compound_id, avg (s.x), avg (s.y) FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id"
                          " WHERE s.x IS NOT NULL AND d.compound_id IS NOT NULL GROUP BY 1 ORDER BY count (*) DESC LIMIT 1").fetchall()
    compound, x, y = places[0]
    for lot, (name, kind) in enumerate((("东门外停车场", "lot"), ("甲场地下", "basement"), ("学校操场", "courtyard")), 1):
        file.execute("INSERT INTO parking_lot (id, name, kind, outsiders, compound_id) VALUES (?, ?, ?, 'yes', ?)", (lot, name, kind, compound))
        file.execute("INSERT INTO parking_bays (lot_id, kind, total, free_day, free_night, counted_on) VALUES (?, 'plain', 20, 6, 2, ?)", (lot, day(-3)))
        file.execute("INSERT INTO parking_fee (lot_id, unit, car, fen) VALUES (?, 'month', 1, ?)", (lot, 20000 + 5000 * lot))
        file.execute("INSERT INTO parking_entrance (lot_id, x, y) VALUES (?, ?, ?)", (lot, x + 0.0004 * lot, y))
    households = file.execute("SELECT id, dwelling_id FROM household WHERE deleted_at IS NULL AND moved_out_on IS NULL ORDER BY id LIMIT 4").fetchall()
    for number, (household, dwelling) in enumerate(households, 1):
        need = add_matter(file, "parking", f"TC-{number}", "需要车位", "waiting", (dwelling, None))
        file.execute("INSERT INTO parking_need (id, household_id, plate, span, most_walk, rank) VALUES (?, ?, ?, 'all-day', 20, 'others')",
                     (need, household, f"川A5T{number:03}"))
    file.execute("INSERT INTO parking_use (lot_id, household_id, plate, span, since, fen) VALUES (2, ?, '川A5T009', 'all-day', '2026-01-01', 30000)",
                 households[0][:1])
    agreement = add_matter(file, "parking-agreement", "TCXY-1", "错时停车", "in-force", (None, None), "parking", due=day(9))
    file.execute("INSERT INTO parking_agreement (id, lot_id, guest_id, host_name, bays, span, fen, starts_on, ends_on, signed_on)"
                 " VALUES (?, 3, ?, '周校长', 10, 'night', 15000, ?, ?, ?)", (agreement, compound, day(-60), day(39), day(-61)))


def add_volunteers(file):
    people = file.execute("SELECT id FROM person WHERE deleted_at IS NULL AND moved_out_on IS NULL AND deceased_on IS NULL AND away_from IS NULL"
                          " AND birth_date BETWEEN '1950' AND '1996' ORDER BY id LIMIT 12").fetchall()
    for card, (person,) in enumerate(people, 1):
        file.execute("INSERT INTO volunteers_card (id, person_id) VALUES (?, ?)", (card, person))
        file.executemany("INSERT INTO volunteers_time (card_id, weekday, from_minute, to_minute) VALUES (?, ?, 420, 1320)",
                         [(card, weekday) for weekday in range(1, 8)])
    file.executemany("INSERT INTO volunteers_post (id, name, kind) VALUES (?, ?, ?)", [(1, "东门值守", "watch"), (2, "治安巡逻", "patrol"), (3, "社区食堂", "service")])
    file.execute("INSERT INTO volunteers_template (id, name) VALUES (1, '平常一周')")
    file.executemany("INSERT INTO volunteers_template_line (template_id, weekday, post_id, from_minute, to_minute, minimum, ideal) VALUES (1, ?, ?, 480, 600, 1, 2)",
                     [(weekday, post) for weekday in range(1, 8) for post in (1, 2, 3)])
    slot = 0
    for days in range(-35, 7):
        for post in (1, 2, 3):
            slot += 1
            at = (MONDAY + datetime.timedelta(days=days)).isoformat()
            past = at < TODAY.isoformat()
            file.execute("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, published_at) VALUES (?, ?, ?, ?, ?, 2, 3, ?)",
                         (slot, post, at, 420 + 120 * post, 540 + 120 * post, "2026-01-01T00:00:00.000Z" if days < 4 else None))
            for card in {(slot * k) % 11 + 1 for k in ((1, 2) if slot % 4 else (1,))}:
                file.execute("INSERT INTO volunteers_duty (slot_id, card_id, outcome, published_at) VALUES (?, ?, ?, ?)",
                             (slot, card, "came" if past and slot % 5 else "planned", "2026-01-01T00:00:00.000Z" if days < 4 else None))


def add_events(file):
    file.execute("INSERT INTO events_series (id, name) VALUES (1, '家长课堂')")
    for edition, days in enumerate((-90, -30, 10), 1):
        event = add_matter(file, "events", f"HD-{edition}", "家长课堂", "briefed" if days < 0 else "announced", (None, None), "lecture", due=day(days))
        file.execute("INSERT INTO events_event (id, series_id, edition, starts_at, ends_at, venue, speaker, capacity_site) VALUES (?, 1, ?, ?, ?, '社区活动室', '何老师', 6)",
                     (event, edition, day(days) + " 10:00", day(days) + " 11:30"))
        file.executemany("INSERT INTO events_attendee (event_id, name, line, source, at, came, status) VALUES (?, ?, ?, 'chain', ?, ?, ?)",
                         [(event, name, line, day(days - 9) + "T01:00:00Z", 1 if days < 0 else None, "waiting" if line > 6 else "registered")
                          for line, name in enumerate(("赵奶奶", "钱爷爷", "孙阿姨", "李叔叔", "周阿姨", "吴爷爷", "郑奶奶"), 1)])
        if days < 0:
            file.executemany("INSERT INTO events_feedback (event_id, score, how) VALUES (?, ?, 'paper')", [(event, score) for score in (3, 4, 5, 5, 4)])
    meeting = add_matter(file, "events", "HD-9", "小区议事会", "announced", (None, None), "meeting", due=day(5))
    file.execute("INSERT INTO events_event (id, starts_at, venue) VALUES (?, ?, '东门小花园')", (meeting, day(5) + " 15:00"))
    topic = add_matter(file, "events-topic", "YT-1", "加装充电桩", "raised", (None, None))
    file.execute("INSERT INTO events_topic (id, event_id, place) VALUES (?, ?, 1)", (topic, meeting))


def settle(desk):
    """The file of such a community."""
    path = desk.demo()
    desk.tool("plugins", path)
    with sqlite3.connect(path) as file:
        homes = file.execute("SELECT dwelling_id, grid_id FROM dwelling_standing WHERE x IS NOT NULL AND grid_id IS NOT NULL ORDER BY dwelling_id LIMIT 20").fetchall()
        add_requests(file, homes)
        add_hazards(file, homes)
        add_visits(file, homes)
        add_cars(file, homes)
        add_volunteers(file)
        add_events(file)
    return path
