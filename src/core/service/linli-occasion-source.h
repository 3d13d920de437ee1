/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"
#include "linli-occasion.h"

G_BEGIN_DECLS

/**
 * LINLI_OCCASION_MOST:
 *
 * How many occasions one source tells at most.
 */
#define LINLI_OCCASION_MOST 500

/**
 * LinliOccasionListFunc:
 * @database: a connection, for reading
 * @first_day: the first day, YYYY-MM-DD
 * @last_day: the last day, too
 * @matter_id: only what is this matter or belongs to it; 0 for everything
 * @occasions: (element-type LinliOccasion): takes what is found, %LINLI_OCCASION_MOST at most
 * @error: return location
 *
 * What begins on the days from one to another and takes place as planned. It is asked on the main thread, so that it needs an index.
 *
 * Returns: %FALSE with @error set when it could not be read
 */
typedef gboolean (*LinliOccasionListFunc) (LinliDatabase  *database,
                                           const char     *first_day,
                                           const char     *last_day,
                                           gint64          matter_id,
                                           GPtrArray      *occasions,
                                           GError        **error);

#define LINLI_TYPE_OCCASION_SOURCE (linli_occasion_source_get_type ())

/**
 * LinliOccasionSource:
 *
 * An extension: what of a plugin takes place on a day, for everybody who plans something.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliOccasionSource, linli_occasion_source, LINLI, OCCASION_SOURCE, GObject)

LINLI_EXPORT
LinliOccasionSource *linli_occasion_source_new (LinliOccasionListFunc func);
LINLI_EXPORT
GPtrArray *linli_occasion_list (LinliContext  *context,
                                const char    *first_day,
                                const char    *last_day,
                                GError       **error);
LINLI_EXPORT
LinliOccasion *linli_occasion_find (LinliContext  *context,
                                    gint64         matter_id,
                                    GError       **error);

G_END_DECLS
