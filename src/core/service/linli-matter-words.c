/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a matter is and how far it got, in the words of its kind. What the plugin of a kind would say is not known while it is off; the
 * codes are no words, and are not shown. */

#include "config.h"

#include "linli-matter-words.h"

#include <glib/gi18n-lib.h>

#include "linli-note.h"

/**
 * linli_matter_words_dup:
 * @context: an open document
 * @kind: what a matter has in its field "kind"
 * @state: (nullable): what it has in its field "state"
 *
 * Returns: (transfer full) (nullable): as "Stair lamp · Reported"; %NULL for a note, and when the plugin of the kind is off
 */
char *
linli_matter_words_dup (LinliContext *context,
                        const char   *kind,
                        const char   *state)
{
  LinliMatterKind *known;
  const char *label;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context), NULL);

  known = kind != NULL ? linli_context_find_matter_kind (context, kind) : NULL;
  if (known == NULL)
    return NULL;
  label = state != NULL ? linli_matter_kind_get_state_label (known, state) : NULL;
  return label != NULL ? g_strdup_printf ("%s · %s", linli_matter_kind_get_label (known), label)
                       : g_strdup (linli_matter_kind_get_label (known));
}

/**
 * linli_matter_words_dup_category:
 * @context: an open document
 * @matter: a matter
 *
 * Returns: (transfer full) (nullable): what its category is called in this file; a category that nobody knows as it is stored
 */
char *
linli_matter_words_dup_category (LinliContext *context,
                                 LinliRecord  *matter)
{
  const char *code, *kind;
  LinliMatterKind *known;
  g_autoptr (LinliMatterCategory) category = NULL;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context) && LINLI_IS_RECORD (matter), NULL);

  code = linli_record_get_text (matter, "category");
  kind = linli_record_get_text (matter, "kind");
  known = kind != NULL ? linli_context_find_matter_kind (context, kind) : NULL;
  if (known != NULL)
    category = linli_matter_kind_load_category (known, linli_context_get_database (context), code);
  if (category == NULL)
    return g_strdup (linli_note_get_category_label (code));
  return category->is_retired ? g_strdup_printf (_("%s (not used any more)"), category->label) : g_strdup (category->label);
}
