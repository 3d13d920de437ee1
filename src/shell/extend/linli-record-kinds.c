/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The kinds of record that an extension names when it is made. */

#include "config.h"

#include "linli-record-kinds-private.h"

#include <string.h>

#define MOST_MATTERS 100

gboolean
_linli_record_kinds_match (char       **kinds,
                           const char  *kind,
                           const char  *matter_kind)
{
  if (kinds == NULL)
    return TRUE;
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      const char *colon = strchr (kinds[i], ':');

      if (colon == NULL ? strcmp (kinds[i], kind) == 0
                        : strcmp (kind, "matter") == 0 && g_str_has_prefix (kinds[i], "matter:") && g_strcmp0 (colon + 1, matter_kind) == 0)
        return TRUE;
    }

  return FALSE;
}

char *
_linli_record_kinds_dup_matter (LinliContext *context,
                                const char   *kind,
                                const gint64 *ids,
                                gsize         n_ids)
{
  g_autofree char *common = NULL;

  if (strcmp (kind, "matter") != 0 || n_ids > MOST_MATTERS)
    return NULL;
  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (LinliRecord) matter =
        linli_record_load (linli_context_get_database (context), linli_kind_lookup ("matter"), ids[i], NULL);

      if (matter == NULL || (common != NULL && g_strcmp0 (linli_record_get_text (matter, "kind"), common) != 0))
        return NULL;
      if (common == NULL)
        common = g_strdup (linli_record_get_text (matter, "kind"));
    }

  return g_steal_pointer (&common);
}
