/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "../model/fixture.h"

/* Makes the tables of events. */
void events_file_migrate (Fixture *fixture);
/* Only the first steps of them, of a file that was written before. */
void events_file_migrate_to (Fixture *fixture,
                             guint    n_steps);
