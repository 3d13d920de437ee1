/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliSearchRound: one text for all providers of plugins. Freed by who made it; answers that come later find it over and are dropped.
 * All on the main thread. */

#include "config.h"

#include "linli-search-round-private.h"

/* Between two keys of somebody who types. */
#define REST_MS 120

struct _LinliSearchRound {
  guint n_refs;
  LinliContext *context;
  GCancellable *cancellable;
  char *text;
  char *only;
  guint most;
  guint n_asked;
  guint timer;
  LinliSearchRoundFunc func; /* NULL once it is over */
  gpointer data;
};

static void
linli_search_round_unref (LinliSearchRound *self)
{
  if (--self->n_refs > 0)
    return;
  g_object_unref (self->context);
  g_object_unref (self->cancellable);
  g_free (self->text);
  g_free (self->only);
  g_free (self);
}

static gboolean
linli_search_round_is_asked (LinliSearchProvider *provider,
                             const char          *only)
{
  return linli_search_provider_get_trouble (provider) == NULL && (only == NULL || g_str_equal (linli_search_provider_get_id (provider), only));
}

static void
linli_search_round_answered_cb (GObject      *object,
                                GAsyncResult *result,
                                gpointer      data)
{
  LinliSearchRound *self = data;
  LinliSearchProvider *provider = LINLI_SEARCH_PROVIDER (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = linli_search_provider_query_finish (provider, result, &error);

  self->n_asked--;
  if (self->func != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->func (provider, results, error, self->data);
  if (self->func != NULL && self->n_asked == 0)
    self->func (NULL, NULL, NULL, self->data);
  linli_search_round_unref (self);
}

static gboolean
linli_search_round_ask_cb (gpointer data)
{
  LinliSearchRound *self = data;
  g_autoptr (GPtrArray) providers = linli_extensions_dup_list (linli_context_get_extensions (self->context), LINLI_TYPE_SEARCH_PROVIDER);

  self->timer = 0;
  for (guint i = 0; i < providers->len; i++)
    {
      if (!linli_search_round_is_asked (g_ptr_array_index (providers, i), self->only))
        continue;
      self->n_asked++;
      self->n_refs++;
      linli_search_provider_query_async (g_ptr_array_index (providers, i), self->context, self->text, self->most, self->cancellable,
                                         linli_search_round_answered_cb, self);
    }
  return G_SOURCE_REMOVE;
}

gboolean
_linli_search_round_has_providers (LinliContext *context,
                                   const char   *only)
{
  g_autoptr (GPtrArray) providers = linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_SEARCH_PROVIDER);

  for (guint i = 0; i < providers->len; i++)
    if (linli_search_round_is_asked (g_ptr_array_index (providers, i), only))
      return TRUE;
  return FALSE;
}

LinliSearchRound *
_linli_search_round_new (LinliContext         *context,
                         const char           *text,
                         guint                 most,
                         const char           *only,
                         LinliSearchRoundFunc  func,
                         gpointer              data)
{
  LinliSearchRound *self = g_new0 (LinliSearchRound, 1);

  self->n_refs = 1;
  self->context = g_object_ref (context);
  self->cancellable = g_cancellable_new ();
  self->text = g_strdup (text);
  self->only = g_strdup (only);
  self->most = most;
  self->func = func;
  self->data = data;
  self->timer = g_timeout_add (REST_MS, linli_search_round_ask_cb, self);
  return self;
}

void
_linli_search_round_free (LinliSearchRound *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->func = NULL;
  g_cancellable_cancel (self->cancellable);
  linli_search_round_unref (self);
}
