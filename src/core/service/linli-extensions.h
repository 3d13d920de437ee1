/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

#define LINLI_TYPE_EXTENSIONS (linli_extensions_get_type ())

/**
 * LinliExtensions:
 *
 * What plugins added to one open document: pages, kinds of matters, checks and the rest, each an object of a type of its own. Who shows
 * such things asks for the list of their type and follows it. Belongs to the thread of its document.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliExtensions, linli_extensions, LINLI, EXTENSIONS, GObject)

LINLI_EXPORT
GListModel *linli_extensions_get_list (LinliExtensions *self,
                                       GType            type);
LINLI_EXPORT
GPtrArray *linli_extensions_dup_list (LinliExtensions *self,
                                      GType            type);

G_END_DECLS
