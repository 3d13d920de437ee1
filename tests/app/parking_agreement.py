# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A file with an agreement in force about a lot, for tests of what becomes of it. Compounds, people and plates are invented."""
import sqlite3

import case

LOT, OTHER = "桂花院停车场", "江边停车场"
GUESTS = 6
ABOUT, ELSEWHERE = 900001, 900002  # agreements: about the lot; by which cars of its compound park elsewhere


def agree(desk):
    """Cars of a compound park in the lot of another by an agreement in force, as one of its own does; some of its own cars park elsewhere by a second
    one. Returns the file, whose cars they are, and whose lot it is."""
    path = desk.demo(households=240)
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables; nobody waits
    with sqlite3.connect(path) as file:
        homes = file.execute("SELECT coalesce(d.compound_id, b.compound_id) AS c, h.id, '川A' || (10000 + row_number() OVER (ORDER BY h.id)) FROM household h JOIN dwelling d"
                             " ON d.id = h.dwelling_id LEFT JOIN building b ON b.id = d.building_id WHERE h.deleted_at IS NULL"
                             " AND h.moved_out_on IS NULL AND c IS NOT NULL ORDER BY c, h.id").fetchall()
        guest, host = sorted({home[0] for home in homes}, key=lambda compound: -sum(home[0] == compound for home in homes))[:2]
        names = dict(file.execute("SELECT id, name FROM compound"))
        file.executemany("INSERT INTO parking_lot (id, name, kind, outsiders, compound_id) VALUES (?, ?, 'courtyard', 'yes', ?)",
                         [(1, LOT, host), (2, OTHER, None)])
        file.executemany("INSERT INTO matter (id, kind, number, title, state, category, subject_kind, subject_id, opened_at, due_at)"
                         " VALUES (?, 'parking-agreement', ?, ?, 'in-force', 'parking', 'compound', ?, '2026-01-01T00:00:00Z', '2099-12-01')",
                         [(ABOUT, "TCXY-2026-001", f"{names[guest]}车辆停入{LOT}", guest), (ELSEWHERE, "TCXY-2026-002", f"{names[host]}车辆停入{OTHER}", host)])
        file.executemany("INSERT INTO parking_agreement (id, lot_id, host_id, guest_id, host_name, guest_name, bays, span, fen, starts_on, ends_on,"
                         " remind_days, signed_on) VALUES (?, ?, ?, ?, ?, ?, 10, 'all-day', 15000, '2026-01-01', '2099-12-31', 30, '2026-01-01')",
                         [(ABOUT, 1, host, guest, "周网格", "李网格"), (ELSEWHERE, 2, None, host, None, "周网格")])
        guests, hosts = ([home[1:] for home in homes if home[0] == compound] for compound in (guest, host))
        file.executemany("INSERT INTO parking_use (lot_id, household_id, plate, span, since, fen) VALUES (?, ?, ?, 'all-day', '2026-01-01', 15000)",
                         [(1, *home) for home in guests[:GUESTS] + hosts[:1]] + [(2, *hosts[1])])
    return path, names[guest], names[host]


def turn_to_parking(person):
    person.get("push button|toggle button", "记一笔")
    case.turn_to(person, "停车")
