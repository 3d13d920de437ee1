/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-matter-kind.h"

G_BEGIN_DECLS

LINLI_EXPORT
gboolean linli_matter_kind_take_over (LinliMatterKind   *self,
                                      LinliTransaction  *transaction,
                                      gint64             id,
                                      gint64            *made,
                                      GError           **error);

G_END_DECLS
