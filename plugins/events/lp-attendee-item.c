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
  g_autofree char *line = lp_line_dup_label (attendee->line);

  return *text == '\0' || strstr (attendee->name, text) != NULL || (attendee->phone != NULL && strstr (attendee->phone, text) != NULL) ||
         g_str_equal (line, text);
}

/* How many rows from @start on, or from the end back where @backwards, are those that were there. */
static guint
lp_attendee_items_count_same (GListStore *items,
                              GPtrArray  *attendees,
                              guint       start,
                              gboolean    backwards)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (items)), most = MIN (n, attendees->len) - start, same = 0;

  for (; same < most; same++)
    {
      g_autoptr (LpAttendeeItem) item = g_list_model_get_item (G_LIST_MODEL (items), backwards ? n - 1 - same : start + same);
      guint other = backwards ? attendees->len - 1 - same : start + same;

      if (item->attendee->id != ((LpAttendee *) g_ptr_array_index (attendees, other))->id)
        break;
    }
  return same;
}

void
lp_attendee_items_set (GListStore *items,
                       GPtrArray  *attendees)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (items)), head = lp_attendee_items_count_same (items, attendees, 0, FALSE);
  guint tail = lp_attendee_items_count_same (items, attendees, head, TRUE);

  for (guint i = 0; i < attendees->len; i++)
    {
      guint before = i < head ? i : i - attendees->len + n;
      g_autoptr (LpAttendeeItem) item = i < head || i >= attendees->len - tail ? g_list_model_get_item (G_LIST_MODEL (items), before) : NULL;

      if (item != NULL)
        lp_attendee_item_set (item, g_ptr_array_index (attendees, i));
      else
        g_ptr_array_add (added, lp_attendee_item_new (g_ptr_array_index (attendees, i)));
    }
  if (added->len > 0 || head + tail < n)
    g_list_store_splice (items, head, n - head - tail, added->pdata, added->len);
  g_ptr_array_set_free_func (attendees, NULL); /* they are the items' now */
  g_ptr_array_unref (attendees);
}
