/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <geos_c.h>

#include "linli-geometry.h"

G_BEGIN_DECLS

/* A GEOS geometry of the calling thread's context, freed by g_autoptr. */
typedef GEOSGeometry LinliGeos;

GEOSContextHandle_t _linli_geos_get (void);
void _linli_geos_free (LinliGeos *shape);
LinliGeos *_linli_geos_from (const LinliGeometry  *shape,
                             GError              **error);
LinliGeometry *_linli_geos_to (const LinliGeos  *shape,
                               GError          **error);
LinliGeometry *_linli_geos_to_areal (const LinliGeos  *shape,
                                     GError          **error);
void _linli_geos_set_error (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliGeos, _linli_geos_free)

G_END_DECLS
