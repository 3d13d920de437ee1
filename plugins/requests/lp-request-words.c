/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Words for the codes in requests. */

#include "lp-request-words.h"

#include <glib/gi18n-lib.h>

struct _LpRequestWords
{
  LinliMatterKind *kind;  /* NULL: not known */
  GHashTable *categories; /* code → label */
};

LpRequestWords *
lp_request_words_new (LinliMatterKind  *kind,
                      LinliDatabase    *database,
                      GError          **error)
{
  g_autoptr (GPtrArray) categories = kind != NULL ? linli_matter_kind_load_all_categories (kind, database, error) : NULL;
  LpRequestWords *self;

  if (kind != NULL && categories == NULL)
    return NULL;
  self = g_new0 (LpRequestWords, 1);
  g_set_object (&self->kind, kind);
  self->categories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      LinliMatterCategory *category = g_ptr_array_index (categories, i);

      g_hash_table_insert (self->categories, g_strdup (category->code), g_strdup (category->label));
    }
  return self;
}

void
lp_request_words_free (gpointer data)
{
  LpRequestWords *self = data;

  g_clear_object (&self->kind);
  g_hash_table_unref (self->categories);
  g_free (self);
}

const char *
lp_request_words_get_state (LpRequestWords *self,
                            const char     *code)
{
  const char *label = self->kind != NULL && code != NULL ? linli_matter_kind_get_state_label (self->kind, code) : NULL;

  return label != NULL ? label : code;
}

char *
lp_request_words_dup_way (LpRequestWords *self,
                          const char     *from,
                          const char     *to)
{
  g_autoptr (GPtrArray) steps = self->kind != NULL && from != NULL && to != NULL ? linli_matter_kind_list_steps (self->kind, from) : NULL;

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const LinliMatterStep *step = g_ptr_array_index (steps, i);

      if (g_str_equal (step->to, to))
        return g_strdup (step->label);
    }
  return g_strdup (to != NULL ? lp_request_words_get_state (self, to) : NULL);
}

const char *
lp_request_words_get_category (LpRequestWords *self,
                               const char     *code)
{
  const char *label = code != NULL ? g_hash_table_lookup (self->categories, code) : NULL;

  return label != NULL ? label : code != NULL && *code != '\0' ? code : _("No category");
}

static char *
lp_request_words_dup_local (const char *moment,
                            const char *form)
{
  g_autoptr (GDateTime) utc = moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, form) : NULL;
}

char *
lp_request_words_dup_day (const char *moment)
{
  return lp_request_words_dup_local (moment, "%Y-%m-%d");
}

char *
lp_request_words_dup_moment (const char *moment)
{
  return lp_request_words_dup_local (moment, "%Y-%m-%d %H:%M");
}
