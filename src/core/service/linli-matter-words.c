/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a matter is and how far it got, in the words of its kind. What the plugin of a kind would say is not known while it is off: then its
 * code is shown, and beside it the plugin that has the word. */

#include "config.h"

#include "linli-matter-words-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-codes.h"
#include "linli-note.h"

/* A code whose word is in a plugin that is off; the id of a kind begins with that of its plugin. */
static char *
linli_matter_words_dup_unknown (const char *kind,
                                const char *code)
{
  g_autofree char *plugin = g_strndup (kind, strcspn (kind, "."));

  return code != NULL ? g_strdup_printf (_("(plugin %s is not on) %s"), plugin, code) : g_strdup_printf (_("(plugin %s is not on)"), plugin);
}

static gboolean
linli_matter_words_is_note (const char *kind)
{
  return kind == NULL || strcmp (kind, LINLI_MATTER_NOTE) == 0;
}

static LinliMatterKind *
linli_matter_words_find (GPtrArray  *kinds,
                         const char *id)
{
  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    if (strcmp (linli_matter_kind_get_id (g_ptr_array_index (kinds, i)), id) == 0)
      return g_ptr_array_index (kinds, i);
  return NULL;
}

char *
_linli_matter_words_dup_kind (GPtrArray  *kinds,
                              const char *kind)
{
  LinliMatterKind *known;

  if (linli_matter_words_is_note (kind))
    return g_strdup (linli_kind_get_label (linli_kind_lookup ("matter")));
  known = linli_matter_words_find (kinds, kind);
  return known != NULL ? g_strdup (linli_matter_kind_get_label (known)) : linli_matter_words_dup_unknown (kind, NULL);
}

char *
_linli_matter_words_dup_state (GPtrArray  *kinds,
                               const char *kind,
                               const char *state)
{
  LinliMatterKind *known = linli_matter_words_is_note (kind) ? NULL : linli_matter_words_find (kinds, kind);
  const char *label = known != NULL && state != NULL ? linli_matter_kind_get_state_label (known, state) : NULL;

  if (label != NULL || state == NULL)
    return g_strdup (label);
  /* The core's own states; a matter of a kind has one that was closed while its plugin was off. */
  if (strcmp (state, LINLI_MATTER_CLOSED) == 0)
    return g_strdup (_("Closed"));
  if (linli_matter_words_is_note (kind) && strcmp (state, LINLI_MATTER_OPEN) == 0)
    return g_strdup (_("Open"));
  return known != NULL || linli_matter_words_is_note (kind) ? g_strdup (state) : linli_matter_words_dup_unknown (kind, state);
}

/* The file has the name of a category that the office changed or made itself, also while the plugin is off. */
char *
_linli_matter_words_dup_category (GPtrArray     *kinds,
                                  LinliDatabase *database,
                                  const char    *kind,
                                  const char    *code)
{
  LinliMatterKind *known;
  g_autoptr (LinliMatterCategory) category = NULL;
  g_autofree char *name = NULL;

  if (code == NULL || linli_matter_words_is_note (kind))
    return g_strdup (linli_note_get_category_label (code));
  known = linli_matter_words_find (kinds, kind);
  if (known != NULL)
    category = linli_matter_kind_load_category (known, database, code);
  if (category != NULL)
    return category->is_retired ? g_strdup_printf (_("%s (not used any more)"), category->label) : g_strdup (category->label);
  if (known != NULL)
    return g_strdup (linli_note_get_category_label (code));
  name = linli_database_dup_text (database, "SELECT name FROM matter_category WHERE kind = ? AND code = ? AND deleted_at IS NULL", "ss", kind, code);
  return name != NULL ? g_steal_pointer (&name) : linli_matter_words_dup_unknown (kind, code);
}

static GPtrArray *
linli_matter_words_dup_kinds (LinliContext *context)
{
  return linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_MATTER_KIND);
}

/**
 * linli_matter_words_dup:
 * @context: an open document
 * @kind: what a matter has in its field "kind"
 * @state: (nullable): what it has in its field "state"
 *
 * Returns: (transfer full) (nullable): as "Stair lamp · Reported"; when the plugin of the kind is off that, and the code of the state; %NULL
 *   for a note
 */
char *
linli_matter_words_dup (LinliContext *context,
                        const char   *kind,
                        const char   *state)
{
  g_autoptr (GPtrArray) kinds = NULL;
  g_autofree char *what = NULL;
  g_autofree char *how_far = NULL;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context), NULL);

  if (linli_matter_words_is_note (kind))
    return NULL;
  kinds = linli_matter_words_dup_kinds (context);
  if (linli_matter_words_find (kinds, kind) == NULL)
    return linli_matter_words_dup_unknown (kind, state);
  what = _linli_matter_words_dup_kind (kinds, kind);
  how_far = _linli_matter_words_dup_state (kinds, kind, state);
  return how_far != NULL ? g_strdup_printf ("%s · %s", what, how_far) : g_steal_pointer (&what);
}

/**
 * linli_matter_words_dup_category:
 * @context: an open document
 * @matter: a matter
 *
 * Returns: (transfer full) (nullable): what its category is called in this file; a category that nobody knows as it is stored, and with the
 *   plugin's name when that is off
 */
char *
linli_matter_words_dup_category (LinliContext *context,
                                 LinliRecord  *matter)
{
  g_autoptr (GPtrArray) kinds = NULL;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context) && LINLI_IS_RECORD (matter), NULL);

  kinds = linli_matter_words_dup_kinds (context);
  return _linli_matter_words_dup_category (kinds, linli_context_get_database (context), linli_record_get_text (matter, "kind"),
                                           linli_record_get_text (matter, "category"));
}

/**
 * linli_matter_words_dup_label:
 * @context: an open document
 * @kind: what a matter has in its field "kind"
 * @category: (nullable): what it has in its field "category"
 *
 * Returns: (transfer full): what the category is called in this file, for a card or a row; words too when there is none
 */
char *
linli_matter_words_dup_label (LinliContext *context,
                              const char   *kind,
                              const char   *category)
{
  g_autoptr (GPtrArray) kinds = NULL;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context) && kind != NULL, NULL);

  if (category == NULL)
    return g_strdup (_("No category"));
  kinds = linli_matter_words_dup_kinds (context);
  return _linli_matter_words_dup_category (kinds, linli_context_get_database (context), kind, category);
}

/**
 * linli_matter_words_tell_results:
 * @context: an open document
 * @groups: (element-type LinliSearchGroup): what linli_search_query() found in its file
 *
 * Puts before the subtitle of every matter of a kind what it is and how far it got. Reads one row for each.
 */
void
linli_matter_words_tell_results (LinliContext *context,
                                 GPtrArray    *groups)
{
  g_return_if_fail (LINLI_IS_CONTEXT (context) && groups != NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      LinliSearchGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; strcmp (group->kind, "matter") == 0 && j < group->results->len; j++)
        {
          LinliSearchResult *result = g_ptr_array_index (group->results, j);
          g_autoptr (LinliRecord) matter =
            linli_record_load (linli_context_get_database (context), linli_kind_lookup ("matter"), result->id, NULL);
          g_autofree char *words = NULL;
          g_autofree char *rest = NULL;

          if (matter != NULL)
            words = linli_matter_words_dup (context, linli_record_get_text (matter, "kind"), linli_record_get_text (matter, "state"));
          if (words == NULL)
            continue;
          rest = g_steal_pointer (&result->subtitle);
          result->subtitle = rest != NULL && *rest != '\0' ? g_strdup_printf ("%s · %s", words, rest) : g_steal_pointer (&words);
        }
    }
}

/* What a dossier says in codes about the matter that it is about. */
static void
linli_matter_words_tell_matter (LinliContext *context,
                                LinliDossier *dossier)
{
  g_autoptr (LinliRecord) matter =
    linli_record_load (linli_context_get_database (context), linli_kind_lookup ("matter"), dossier->id, NULL);
  g_autofree char *words = NULL;
  const char *number, *kind;

  kind = matter != NULL ? linli_record_get_text (matter, "kind") : NULL;
  if (linli_matter_words_is_note (kind))
    return;
  words = linli_matter_words_dup (context, kind, linli_context_find_matter_kind (context, kind) == NULL ? linli_record_get_text (matter, "state") : NULL);
  number = linli_record_get_text (matter, "number");
  g_free (dossier->subtitle);
  dossier->subtitle = number != NULL ? g_strdup_printf ("%s #%s", words, number) : g_steal_pointer (&words);
  for (guint i = 0; i < dossier->facts->len; i++)
    {
      LinliDossierFact *fact = g_ptr_array_index (dossier->facts, i);

      if (g_strcmp0 (fact->field, "category") == 0)
        {
          g_free (fact->value);
          fact->value = linli_matter_words_dup_category (context, matter);
        }
    }
}

/**
 * linli_matter_words_tell_dossier:
 * @context: an open document
 * @dossier: about a record, or several, of its file
 *
 * Says in the words of its kind what @dossier has as codes: of the matter that it is about, the subtitle and the category; of every open
 * matter that it lists, what stands beside the title. While the plugin of a kind is on, the subtitle leaves the state to the steps.
 * Once for a dossier.
 */
void
linli_matter_words_tell_dossier (LinliContext *context,
                                 LinliDossier *dossier)
{
  g_return_if_fail (LINLI_IS_CONTEXT (context) && dossier != NULL);

  if (dossier->id != 0 && strcmp (dossier->kind, "matter") == 0)
    linli_matter_words_tell_matter (context, dossier);
  for (guint i = 0; i < dossier->matters->len; i++)
    {
      LinliDossierLine *line = g_ptr_array_index (dossier->matters, i);
      g_autofree char *kind = g_steal_pointer (&line->aside);

      line->aside = linli_matter_words_dup (context, kind, line->state);
    }
}
