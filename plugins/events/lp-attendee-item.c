/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Somebody of an event in a list. It stays the same item while its row changes, so that the focus stays where it is. Main thread. */

#include "lp-attendee-item.h"

#include <string.h>

struct _LpAttendeeItem
{
  GObject parent_instance;

  LpAttendee *attendee;
};

G_DEFINE_FINAL_TYPE (LpAttendeeItem, lp_attendee_item, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lp_attendee_item_finalize (GObject *object)
{
  lp_attendee_free (LP_ATTENDEE_ITEM (object)->attendee);

  G_OBJECT_CLASS (lp_attendee_item_parent_class)->finalize (object);
}

static void
lp_attendee_item_class_init (LpAttendeeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_attendee_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", LP_TYPE_ATTENDEE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lp_attendee_item_init (LpAttendeeItem *self)
{
}

LpAttendeeItem *
lp_attendee_item_new (LpAttendee *attendee)
{
  LpAttendeeItem *self = g_object_new (LP_TYPE_ATTENDEE_ITEM, NULL);

  self->attendee = attendee;
  return self;
}

const LpAttendee *
lp_attendee_item_get (LpAttendeeItem *self)
{
  return self->attendee;
}

void
lp_attendee_item_set (LpAttendeeItem *self,
                      LpAttendee     *attendee)
{
  lp_attendee_free (self->attendee);
  self->attendee = attendee;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
lp_attendee_item_matches (LpAttendeeItem *self,
                          const char     *text)
{
  const LpAttendee *attendee = self->attendee;
  g_autofree char *line = g_strdup_printf ("%d", attendee->line);

  return *text == '\0' || strstr (attendee->name, text) != NULL || (attendee->phone != NULL && strstr (attendee->phone, text) != NULL) ||
         g_str_equal (line, text);
}
