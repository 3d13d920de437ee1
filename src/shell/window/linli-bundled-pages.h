/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
void linli_bundled_pages_add (GListStore *pages);

G_END_DECLS
