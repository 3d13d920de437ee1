/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "../model/fixture.h"

/* A new file with all tables of volunteers. */
void volunteers_file_set_up (Fixture       *fixture,
                             gconstpointer  unused);
/* Brings the tables of a file to what they were after so many steps; all of them where @n_steps is VOLUNTEERS_N_STEPS. */
void volunteers_file_migrate (Fixture *fixture,
                              guint    n_steps);

#define VOLUNTEERS_N_STEPS 5

/* A community, three people with cards (1 to 3) and two posts (41, 42). */
void volunteers_file_add_people (Fixture *fixture);
/* A new file with them. */
void volunteers_file_set_up_people (Fixture       *fixture,
                                    gconstpointer  unused);
