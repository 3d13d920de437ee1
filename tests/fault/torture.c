/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The suite does the same every time; torture does something else every time, and more of it. */

#include "torture.h"

static guint64
get_number (const char *name,
            guint64     fallback)
{
  const char *text = g_getenv (name);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : fallback;
}

guint32
torture_seed (guint32 usual)
{
  return usual + (guint32) get_number ("LINLI_SEED", 0);
}

guint
torture_times (guint usual)
{
  return usual * (guint) get_number ("LINLI_TIMES", 1);
}
