/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib-object.h>
#include <linli-export.h>

G_BEGIN_DECLS

#define LINLI_TYPE_SELECTION (linli_selection_get_type ())

/**
 * LinliSelection:
 *
 * What is chosen in one window: records of one kind. The map, the tables and the details pane share it, so that they follow
 * each other. Ids are kept in ascending order without repetitions.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliSelection, linli_selection, LINLI, SELECTION, GObject)

LINLI_EXPORT
LinliSelection *linli_selection_new (void);
LINLI_EXPORT
const char *linli_selection_get_kind (LinliSelection *self);
LINLI_EXPORT
const gint64 *linli_selection_get_ids (LinliSelection *self,
                                       gsize          *n_ids);
LINLI_EXPORT
gsize linli_selection_get_n_ids (LinliSelection *self);
LINLI_EXPORT
gint64 linli_selection_get_id (LinliSelection *self);
LINLI_EXPORT
gboolean linli_selection_contains (LinliSelection *self,
                                   const char     *kind,
                                   gint64          id);
LINLI_EXPORT
void linli_selection_set (LinliSelection *self,
                          const char     *kind,
                          const gint64   *ids,
                          gsize           n_ids);
LINLI_EXPORT
void linli_selection_set_one (LinliSelection *self,
                              const char     *kind,
                              gint64          id);
LINLI_EXPORT
void linli_selection_clear (LinliSelection *self);
LINLI_EXPORT
void linli_selection_open (LinliSelection *self,
                           const char     *kind,
                           gint64          id);
LINLI_EXPORT
void linli_selection_locate (LinliSelection *self);

G_END_DECLS
