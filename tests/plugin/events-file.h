/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "../model/fixture.h"

/* Makes the tables of events. */
void events_file_migrate (Fixture *fixture);
