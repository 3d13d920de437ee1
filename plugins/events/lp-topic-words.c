/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Topics in words. */

#include "lp-topic-words.h"

#include <glib/gi18n-lib.h>

char *
lp_topic_dup_title (LinliContext  *context,
                    const LpTopic *topic)
{
  return linli_title_mask_words (linli_context_get_database (context), "matter", topic->id, topic->title);
}

char *
lp_topic_dup_elsewhere (const LpTopic *topic,
                        gint64         yard_id)
{
  if (topic->event_id == 0 || topic->yard_id == yard_id)
    return NULL;
  return topic->yard != NULL ? g_strdup_printf (C_("topic", "of %s"), topic->yard) : g_strdup (C_("topic", "of no single courtyard"));
}

char *
lp_topic_dup_listed (LinliDatabase *reader,
                     gboolean       masked,
                     const LpTopic *topic,
                     gint64         yard_id)
{
  g_autofree char *title = masked ? linli_title_mask_words (reader, "matter", topic->id, topic->title) : g_strdup (topic->title);
  g_autofree char *elsewhere = lp_topic_dup_elsewhere (topic, yard_id);

  return elsewhere != NULL ? g_strdup_printf (C_("topic", "%s (%s)"), title, elsewhere) : g_steal_pointer (&title);
}

char *
lp_topic_dup_votes (const LpTopic *topic)
{
  return topic->votes_for == LP_UNCOUNTED
           ? NULL
           : g_strdup_printf (_("%d for it, %d against, %d neither"), topic->votes_for, topic->votes_against, topic->votes_abstain);
}

char *
lp_topic_dup_became (LinliContext  *context,
                     const LpTopic *topic)
{
  LinliMatterKind *kind;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  if (topic->became_id == 0)
    return NULL;
  kind = linli_context_find_matter_kind (context, topic->became_kind);
  title = linli_title_mask_words (linli_context_get_database (context), "matter", topic->became_id, topic->became);
  words = linli_title_mask_words (linli_context_get_database (context), "matter", topic->became_id, topic->became_word);
  return g_strdup_printf ("%s · %s%s%s", title, kind != NULL ? linli_matter_kind_get_state_label (kind, topic->became_state) : topic->became_state,
                          *words != '\0' ? " · " : "", words);
}

char *
lp_topic_dup_doing (const LpTopic *topic)
{
  const char *doer = topic->became_doer != NULL ? topic->became_doer : topic->doer;
  const char *due = topic->became_due_on != NULL ? topic->became_due_on : topic->due_on;

  if (doer != NULL && due != NULL)
    return g_strdup_printf (C_("topic", "%s, until %s"), doer, due);
  if (due != NULL)
    return g_strdup_printf (C_("topic", "until %s"), due);
  return g_strdup (doer);
}

char *
lp_topic_dup_told (LinliContext  *context,
                   const LpTopic *topic)
{
  g_autofree char *words = linli_title_mask_words (linli_context_get_database (context), "matter", topic->id, topic->told);

  if (topic->told_id == 0)
    return NULL;
  return topic->told_final ? g_strdup_printf (_("Answered: %s"), words) : g_strdup_printf (_("Answered for now: %s"), words);
}

char *
lp_topic_dup_standing (LinliContext  *context,
                       const LpTopic *topic)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_TOPIC_KIND);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (kind != NULL ? linli_matter_kind_get_state_label (kind, topic->state) : topic->state));
  if (topic->votes_for != LP_UNCOUNTED)
    g_ptr_array_add (parts, lp_topic_dup_votes (topic));
  if (topic->decision != NULL)
    g_ptr_array_add (parts, linli_title_mask_words (linli_context_get_database (context), "matter", topic->id, topic->decision));
  if (g_str_equal (topic->state, LP_TOPIC_DROPPED) && topic->outcome != NULL)
    g_ptr_array_add (parts, linli_title_mask_words (linli_context_get_database (context), "matter", topic->id, topic->outcome));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
