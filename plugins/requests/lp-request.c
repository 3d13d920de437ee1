/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpRequest: one request in a list. */

#include "lp-request.h"

#include <string.h>

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LpRequest, lp_request, G_TYPE_OBJECT)

static void
lp_request_finalize (GObject *object)
{
  LpRequest *self = LP_REQUEST (object);
  char *texts[] = { self->number, self->title, self->state, self->category, self->urgency, self->channel, self->place, self->grid, self->assignee,
                    self->waiting_for, self->promised_on, self->due_at, self->opened_at, self->closed_at, self->first_receiver, self->handed_at,
                    self->line, self->names, self->answer };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_strfreev (self->others);

  G_OBJECT_CLASS (lp_request_parent_class)->finalize (object);
}

static void
lp_request_class_init (LpRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_request_finalize;
}

static void
lp_request_init (LpRequest *self)
{
}

LpRequest *
lp_request_new (void)
{
  return g_object_new (LP_TYPE_REQUEST, NULL);
}

gboolean
lp_request_is_open (LpRequest *self)
{
  return self->closed_at == NULL;
}

char *
lp_request_dup_times (LpRequest *self)
{
  return g_strdup_printf (_("Asked for %u times"), self->n_times);
}

/* “Resident” stands for a name that is not known. */
char *
lp_request_mask_words (const char *words,
                       const char *names)
{
  g_auto (GStrv) known = g_strsplit (names != NULL ? names : "", "\n", -1);

  for (guint i = 0; known[i] != NULL; i++)
    {
      known[i][strcspn (known[i], "0123456789")] = '\0'; /* a phone number may stand behind the name */
      if (g_str_equal (g_strstrip (known[i]), _("Resident")))
        *known[i] = '\0';
    }
  return linli_mask_words (words, (const char * const *) known);
}

char *
lp_request_dup_words (LpRequest  *self,
                      const char *words)
{
  g_autofree char *masked = self->others != NULL ? linli_mask_words (words, (const char * const *) self->others) : linli_mask_other (words);

  return lp_request_mask_words (masked, self->names);
}

char *
lp_request_dup_title (LpRequest *self)
{
  return lp_request_dup_words (self, self->title);
}

char *
lp_request_dup_people (LpRequest *self,
                       gboolean   masked)
{
  g_auto (GStrv) names = g_strsplit (self->names, "\n", -1);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' && g_hash_table_add (seen, names[i]))
      {
        g_autofree char *numbers = linli_mask_numbers (names[i]);
        g_autofree char *name = !masked ? g_strdup (names[i]) : g_str_equal (names[i], _("Resident")) ? g_strdup (names[i]) : linli_mask_name (numbers);

        g_strv_builder_add (shown, name);
      }
  parts = g_strv_builder_end (shown);
  return g_strjoinv ("、", parts);
}
