/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

/* SQL: whether the person in the column @person had died or moved out by the day @on, and so answers for nothing, though nobody ended the duty. */
#define LINLI_DUTY_GONE(person, on) \
  "EXISTS (SELECT 1 FROM person gone WHERE gone.id = " person " AND (gone.deceased_on <= " on " OR gone.moved_out_on <= " on "))"
