/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-resident-filter.h"

G_BEGIN_DECLS

LinliResidentQuery *_linli_resident_filter_build (const LinliResidentFilter  *self,
                                                  LinliDatabase              *database,
                                                  GError                    **error);

G_END_DECLS
