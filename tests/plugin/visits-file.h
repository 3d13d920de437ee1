/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "../model/fixture.h"

/* Brings the tables of visits to the file. */
void visits_file_migrate (Fixture *fixture);
