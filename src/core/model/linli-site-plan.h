/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-georeference.h>
#include <linli-store.h>

G_BEGIN_DECLS

/**
 * LinliSitePlan:
 * @id: of the record; 0 before it is added
 * @attachment: its picture; 0 before it is added
 * @name: the name of the file it came from
 * @opacity: from 0, not to be seen, to 1
 * @place: where it lies
 * @points: (element-type LinliControlPoint): the pairs from which that was found; none where it was laid by hand
 *
 * A scanned plan that lies under the map: the picture is an attachment, its place a setting of the community.
 */
typedef struct {
  gint64 id;
  gint64 attachment;
  char *name;
  double opacity;
  LinliGeoreference place;
  GArray *points;
} LinliSitePlan;

LINLI_EXPORT
LinliSitePlan *linli_site_plan_new (const char *name);
LINLI_EXPORT
LinliSitePlan *linli_site_plan_copy (const LinliSitePlan *self);
LINLI_EXPORT
void linli_site_plan_free (LinliSitePlan *self);

LINLI_EXPORT
GPtrArray *linli_site_plan_list (LinliDatabase  *database,
                                 GError        **error);
LINLI_EXPORT
gboolean linli_site_plan_add (LinliTransaction     *transaction,
                              const LinliSitePlan  *plan,
                              GBytes               *picture,
                              GError              **error);
LINLI_EXPORT
gboolean linli_site_plan_save (LinliTransaction     *transaction,
                               const LinliSitePlan  *plan,
                               GError              **error);
LINLI_EXPORT
gboolean linli_site_plan_remove (LinliTransaction  *transaction,
                                 gint64             id,
                                 GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliSitePlan, linli_site_plan_free)

G_END_DECLS
