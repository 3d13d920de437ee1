/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

#include "linli-paper-pages-private.h"

G_BEGIN_DECLS

/* An operation that prints these pages; it keeps them. What to do with it, and on which printer, is up to who runs it. */
GtkPrintOperation *_linli_paper_print_new (LinliPaperPages *pages);

G_END_DECLS
