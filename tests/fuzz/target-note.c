/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A line that somebody types: into the quick note, into the search box. */

#include <stdlib.h>

#include "community.h"
#include "fuzz.h"

static LinliContext *context;

static void
close_community (void)
{
  linli_context_close (context);
  g_clear_object (&context);
}

void
fuzz_set_up (void)
{
  g_autofree char *path = NULL;

  community_make ();
  path = community_copy ();
  context = linli_context_open (path, LINLI_STORE_READ_ONLY, NULL);
  g_assert_nonnull (context);
  atexit (close_community);
}

static void
judge_parts (GPtrArray  *parts,
             const char *line)
{
  glong length = g_utf8_strlen (line, -1);

  for (guint i = 0; i < parts->len; i++)
    {
      const LinliNotePart *part = g_ptr_array_index (parts, i);

      g_assert_cmpint ((glong) part->start + part->length, <=, length);
      g_assert_cmpuint (part->length, >, 0);
      g_assert_true (g_utf8_validate (part->value, -1, NULL) && g_utf8_validate (part->label, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const LinliDate today = { 2026, 2, 27 };
  g_autofree char *line = g_strndup ((const char *) data, size);
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) note_error = NULL;
  g_autoptr (GError) search_error = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  /* What is typed is UTF-8: no widget gives anything else. */
  if (!g_utf8_validate (line, -1, NULL))
    return 0;
  parts = linli_note_parse_on (database, line, &today, &note_error);
  fuzz_judge (parts != NULL, &note_error);
  judge_parts (parts, line);
  groups = linli_search_query (database, line, 10, LINLI_SEARCH_MASKED, &search_error);
  fuzz_judge (groups != NULL, &search_error);
  return 0;
}
