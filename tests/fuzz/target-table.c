/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A list of households as text. */

#include "fuzz.h"
#include "read.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *path = fuzz_write ("list.csv", data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) table = linli_table_open (path, NULL, &error);

  fuzz_judge (table != NULL, &error);
  if (table != NULL)
    read_table (table);
  return 0;
}
