/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-figures.h"

G_BEGIN_DECLS

/**
 * LinliFigureFunc:
 * @reader: a connection of the worker's thread, for reading
 * @period: the days that are counted
 * @figures: takes the figures, and the paragraphs that tell them
 * @cancellable: (nullable): asked between queries
 * @error: return location
 *
 * Counts what a module has done in a period, on a thread of its own. Called a second time for the period before, of which the figures alone
 * are used. Neither the figures nor the notes of their rows name people.
 *
 * Returns: %FALSE with @error set when it could not be counted
 */
typedef gboolean (*LinliFigureFunc) (LinliDatabase      *reader,
                                     const LinliPeriod  *period,
                                     LinliFigures       *figures,
                                     GCancellable       *cancellable,
                                     GError            **error);

#define LINLI_TYPE_FIGURE_SOURCE (linli_figure_source_get_type ())

/**
 * LinliFigureSource:
 *
 * An extension: what a module gives to the monthly brief.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliFigureSource, linli_figure_source, LINLI, FIGURE_SOURCE, GObject)

LINLI_EXPORT
LinliFigureSource *linli_figure_source_new (const char      *id,
                                            const char      *title,
                                            LinliFigureFunc  func);
LINLI_EXPORT
const char *linli_figure_source_get_id (LinliFigureSource *self);
LINLI_EXPORT
const char *linli_figure_source_get_title (LinliFigureSource *self);
LINLI_EXPORT
LinliFigures *linli_figure_source_count (LinliFigureSource  *self,
                                         LinliDatabase      *reader,
                                         const LinliPeriod  *period,
                                         GCancellable       *cancellable,
                                         GError            **error);

G_END_DECLS
