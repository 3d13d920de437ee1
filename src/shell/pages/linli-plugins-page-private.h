/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-plugin-host.h>

G_BEGIN_DECLS

char *_linli_plugins_page_dup_missing (LinliPluginHost *host);

G_END_DECLS
