# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A volunteer's card by keyboard: whom, when, an absence; what is mistyped is told and kept. People are invented."""
import os
import pathlib
import sqlite3

import case
from person import wait

NAME = "鲁秋实"


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"volunteers-{name}.png"))


def settle(desk):
    path = desk.demo() if hasattr(desk, "demo") else None
    with sqlite3.connect(path) as file:
        file.execute("UPDATE person SET name = ? WHERE id = (SELECT min (id) FROM person WHERE deleted_at IS NULL AND moved_out_on IS NULL"
                     " AND deceased_on IS NULL)", (NAME,))
    return path
