/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Geodata of another program; ENDING is what its name ends in. */

#include "fuzz.h"
#include "read.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *path = fuzz_write ("map" ENDING, data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliFeatureSource) source = linli_feature_source_open (path, &error);

  fuzz_judge (source != NULL, &error);
  if (source != NULL)
    read_features (source);
  return 0;
}
