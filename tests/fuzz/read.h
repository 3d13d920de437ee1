/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

void read_table (LinliTable *table);
void read_features (LinliFeatureSource *source);
