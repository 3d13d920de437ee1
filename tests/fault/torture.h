/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

/* What a test takes its chances from, and how often it tries: as it says in the suite, else as ./dev torture says by LINLI_SEED and
 * LINLI_TIMES, which a test's own processes inherit. */
guint32 torture_seed (guint32 usual);
guint torture_times (guint usual);
