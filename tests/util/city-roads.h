/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

/* The roads of a city, as LpWalkRoad, of the file beside the project; @shapes keeps their points. FALSE when there is no such file above
 * @folder. */
gboolean city_roads_load (const char *folder,
                          GPtrArray  *shapes,
                          GArray     *roads);
