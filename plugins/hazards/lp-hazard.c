/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpHazard: one hazard in a list. */

#include "lp-hazard.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LpHazard, lp_hazard, G_TYPE_OBJECT)

static void
lp_hazard_finalize (GObject *object)
{
  LpHazard *self = LP_HAZARD (object);
  char *texts[] = { self->number, self->title, self->state, self->category, self->level, self->place, self->grid, self->assignee, self->actors,
                    self->due_at, self->opened_at, self->closed_at, self->opened_by, self->papers, self->words };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_strfreev (self->names);

  G_OBJECT_CLASS (lp_hazard_parent_class)->finalize (object);
}

static void
lp_hazard_class_init (LpHazardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_hazard_finalize;
}

static void
lp_hazard_init (LpHazard *self)
{
}

LpHazard *
lp_hazard_new (void)
{
  return g_object_new (LP_TYPE_HAZARD, NULL);
}

gboolean
lp_hazard_is_open (LpHazard *self)
{
  return self->closed_at == NULL;
}

gboolean
lp_hazard_is_major (LpHazard *self)
{
  return g_strcmp0 (self->level, LP_HAZARD_MAJOR) == 0;
}

char *
lp_hazard_dup_recurrence (LpHazard *self)
{
  if (self->nth < 2)
    return NULL;
  return self->period == 365 ? g_strdup_printf (_("%u times in a year"), self->nth)
                             : g_strdup_printf (_("%u times in %u days"), self->nth, self->period);
}

char *
lp_hazard_dup_point (double longitude,
                     double latitude)
{
  return g_strdup_printf (_("Point on the map %.5f, %.5f"), latitude, longitude);
}

char *
lp_hazard_dup_words (LpHazard   *self,
                     const char *words)
{
  return self->names != NULL ? linli_mask_words (words, (const char * const *) self->names) : linli_mask_other (words);
}

char *
lp_hazard_dup_title (LpHazard *self)
{
  return lp_hazard_dup_words (self, self->title);
}
