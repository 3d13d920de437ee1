/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The one header that plugins with a window include, beside linli-core.h. */

#pragma once

#include <adwaita.h>
#include <linli-core.h>

#include "linli-page.h"
#include "linli-row-selection.h"
#include "linli-selection.h"
