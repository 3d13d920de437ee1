/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "../model/fixture.h"

/* A new, empty file with the tables of parking. */
void parking_file_set_up (Fixture       *fixture,
                          gconstpointer  unused);
