/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "../model/fixture.h"

/* A new file with all tables of volunteers. */
void volunteers_file_set_up (Fixture       *fixture,
                             gconstpointer  unused);
