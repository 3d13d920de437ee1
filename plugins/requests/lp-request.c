/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpRequest: one request in a list. */

#include "lp-request.h"

G_DEFINE_FINAL_TYPE (LpRequest, lp_request, G_TYPE_OBJECT)

static void
lp_request_finalize (GObject *object)
{
  LpRequest *self = LP_REQUEST (object);
  char *texts[] = { self->number, self->title, self->state, self->category, self->urgency, self->channel, self->place, self->grid, self->assignee,
                    self->waiting_for, self->promised_on, self->due_at, self->opened_at, self->closed_at, self->first_receiver, self->handed_at };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);

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
lp_request_dup_title (LpRequest *self)
{
  return linli_mask_numbers (self->title);
}
