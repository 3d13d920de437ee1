/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-base-map.h"

G_BEGIN_DECLS

LinliBaseMap *_linli_base_map_from_settings (GSettings  *settings,
                                             GError    **error);
GtkWidget *_linli_base_map_dialog_new (GtkWidget *parent,
                                       GSettings *settings);

G_END_DECLS
