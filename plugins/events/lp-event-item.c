/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpEventItem: what list models hold of events. */

#include "lp-event-item.h"

G_DEFINE_FINAL_TYPE (LpEventItem, lp_event_item, G_TYPE_OBJECT)

static void
lp_event_item_finalize (GObject *object)
{
  lp_event_free (LP_EVENT_ITEM (object)->event);
  G_OBJECT_CLASS (lp_event_item_parent_class)->finalize (object);
}

static void
lp_event_item_class_init (LpEventItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_event_item_finalize;
}

static void
lp_event_item_init (LpEventItem *self)
{
}

GPtrArray *
lp_event_items_new (GPtrArray *events)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < events->len; i++)
    {
      LpEventItem *item = g_object_new (LP_TYPE_EVENT_ITEM, NULL);

      item->event = lp_event_copy (g_ptr_array_index (events, i));
      g_ptr_array_add (items, item);
    }
  return items;
}
