/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <adwaita.h>
#include <linli-context.h>

#include "linli-page.h"
#include "linli-selection.h"

G_BEGIN_DECLS

#define LINLI_TYPE_WINDOW (linli_window_get_type ())

/**
 * LinliWindow:
 *
 * The main window over one document, or the welcome page when there is none. Holds the window's selection and its pages.
 *
 * Actions that a page of a plugin may use, beside those of the menu: `win.page` with the id of a page; `win.show-sheet` with a building
 * (0: the one that is shown) and the id of a #LinliMapTheme (or "none"), of the type `(xs)`.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliWindow, linli_window, LINLI, WINDOW, AdwApplicationWindow)

LINLI_EXPORT
LinliWindow *linli_window_new (GtkApplication *application,
                               GSettings      *settings,
                               LinliContext   *context);
LINLI_EXPORT
LinliContext *linli_window_get_context (LinliWindow *self);
LINLI_EXPORT
LinliSelection *linli_window_get_selection (LinliWindow *self);
LINLI_EXPORT
GListModel *linli_window_get_pages (LinliWindow *self);
LINLI_EXPORT
const char *linli_window_get_page (LinliWindow *self);
LINLI_EXPORT
gboolean linli_window_show_page (LinliWindow *self,
                                 const char  *id);

G_END_DECLS
