/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command that finds: search, in the core and then in what plugins answer. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-tool-private.h"

/* One provider's answer. */
typedef struct {
  LinliSearchProvider *provider;
  gboolean done;
  GPtrArray *results;
  GError *error;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_object_unref (self->provider);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  Answer *self = data;

  self->results = linli_search_provider_query_finish (self->provider, result, &self->error);
  self->done = TRUE;
}

/* Asks all at once; takes as long as one may take. */
static GPtrArray *
ask_plugins (LinliContext *context,
             const char   *text,
             guint         most)
{
  g_autoptr (GPtrArray) providers = linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_SEARCH_PROVIDER);
  GPtrArray *answers = g_ptr_array_new_with_free_func (answer_free);

  for (guint i = 0; i < providers->len; i++)
    {
      Answer *answer = g_new0 (Answer, 1);

      answer->provider = g_object_ref (g_ptr_array_index (providers, i));
      g_ptr_array_add (answers, answer);
      linli_search_provider_query_async (answer->provider, context, text, most, NULL, answered_cb, answer);
    }
  for (guint i = 0; i < answers->len; i++)
    while (!((Answer *) g_ptr_array_index (answers, i))->done)
      g_main_context_iteration (NULL, TRUE);
  return answers;
}

static void
list_result (ToolListing             *listing,
             const LinliSearchResult *result,
             const char              *provider)
{
  tool_listing_begin_row (listing);
  tool_listing_add_text (listing, "kind", result->kind);
  tool_listing_add_int64 (listing, "id", result->id);
  tool_listing_add_text (listing, "title", result->title);
  tool_listing_add_text (listing, "subtitle", result->subtitle);
  tool_listing_add_text (listing, "provider", provider);
  tool_listing_end_row (listing);
}

/* Whether all plugins answered. */
static gboolean
list_answers (ToolListing *listing,
              GPtrArray   *answers)
{
  gboolean good = TRUE;

  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = g_ptr_array_index (answers, i);

      if (answer->error != NULL)
        g_printerr (_("“%s” could not be searched: %s\n"), linli_search_provider_get_title (answer->provider), answer->error->message);
      good = good && answer->error == NULL;
      for (guint j = 0; answer->results != NULL && j < answer->results->len; j++)
        list_result (listing, g_ptr_array_index (answer->results, j), linli_search_provider_get_id (answer->provider));
    }
  return good;
}

static ToolExit
search (LinliContext     *context,
        const char       *text,
        guint             most,
        LinliSearchFlags  flags,
        gboolean          json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = linli_search_query (linli_context_get_database (context), text, most, flags, &error);
  g_autoptr (ToolPlugins) host = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  ToolListing *listing;
  gboolean good;

  if (groups == NULL)
    return tool_fail (error);
  host = tool_start_plugins (context);
  linli_matter_words_tell_results (context, groups);
  answers = ask_plugins (context, text, most);
  listing = tool_listing_new (json);
  for (guint i = 0; i < groups->len; i++)
    {
      const LinliSearchGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->results->len; j++)
        list_result (listing, g_ptr_array_index (group->results, j), NULL);
    }
  good = list_answers (listing, answers);
  tool_listing_finish (listing);
  return good ? TOOL_DONE : TOOL_FINDINGS;
}

ToolExit
tool_search (int    argc,
             char **argv)
{
  gboolean json = FALSE;
  g_autofree char *reason = NULL;
  int most = 5;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { "reveal", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Show personal data in full; the reason is logged"), N_("REASON") },
    { "count", 0, 0, G_OPTION_ARG_INT, &most, N_("How many results of each kind (5)"), "N" },
    { NULL }
  };
  g_autoptr (LinliContext) context = NULL;

  if (!tool_parse (entries, "FILE QUERY", 2, &argc, &argv))
    return TOOL_USAGE;
  context = tool_open (argv[1], LINLI_STORE_NO_BACKUP);
  if (context == NULL)
    return TOOL_FAILED;
  if (reason != NULL && !tool_log_reveal (context, "linli-tool search", reason))
    return TOOL_FAILED;
  return search (context, argv[2], (guint) MAX (most, 1), reason != NULL ? LINLI_SEARCH_REVEALED : LINLI_SEARCH_MASKED, json);
}
