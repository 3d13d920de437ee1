/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-figures.h"

G_BEGIN_DECLS

/* A figure that is unknown; its own unit is that of many. */
LinliFigure *_linli_figure_new (const LinliFigureAbout *about);

G_END_DECLS
