/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "../model/fixture.h"

/* Gives the file of a fixture the tables of requests, by all steps that the plugin has. */
void requests_file_migrate (Fixture *fixture);
