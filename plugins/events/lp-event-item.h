/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-event.h"

G_BEGIN_DECLS

#define LP_TYPE_EVENT_ITEM (lp_event_item_get_type ())
G_DECLARE_FINAL_TYPE (LpEventItem, lp_event_item, LP, EVENT_ITEM, GObject)

/* An event in a list. */
struct _LpEventItem
{
  GObject parent_instance;

  LpEvent *event;
};

/* Of LpEventItem, for copies of these, of LpEvent. */
GPtrArray *lp_event_items_new (GPtrArray *events);

G_END_DECLS
