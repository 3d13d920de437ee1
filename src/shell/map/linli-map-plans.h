/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-site-plan.h>
#include <linli-store.h>

G_BEGIN_DECLS

#define LINLI_TYPE_MAP_PLANS (linli_map_plans_get_type ())

/**
 * LinliMapPlans:
 *
 * The scanned plans of one open document, with the pictures of those that are shown. Which are shown is remembered with the file, and
 * is no change of it that could be undone.
 *
 * Signal `changed`: there are others, or others are shown, or one lies elsewhere, or a picture has been read.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliMapPlans, linli_map_plans, LINLI, MAP_PLANS, GObject)

LINLI_EXPORT
LinliMapPlans *linli_map_plans_new (LinliStore *store);
LINLI_EXPORT
guint linli_map_plans_get_size (LinliMapPlans *self);
LINLI_EXPORT
const LinliSitePlan *linli_map_plans_get (LinliMapPlans *self,
                                          guint          position);
LINLI_EXPORT
const LinliSitePlan *linli_map_plans_lookup (LinliMapPlans *self,
                                             gint64         id);
LINLI_EXPORT
gboolean linli_map_plans_is_shown (LinliMapPlans *self,
                                   gint64         id);
LINLI_EXPORT
void linli_map_plans_set_shown (LinliMapPlans *self,
                                gint64         id,
                                gboolean       shown);
LINLI_EXPORT
gboolean linli_map_plans_is_loading (LinliMapPlans *self);

G_END_DECLS
