/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-selection.h"

G_BEGIN_DECLS

/**
 * LinliPageSection:
 * @LINLI_PAGE_BASE: today, map, households: always there
 * @LINLI_PAGE_WORK: what modules add
 * @LINLI_PAGE_TOOLS: at the bottom: import, plugins
 *
 * The parts of the navigation, separated by lines.
 */
typedef enum {
  LINLI_PAGE_BASE,
  LINLI_PAGE_WORK,
  LINLI_PAGE_TOOLS,
} LinliPageSection;

/**
 * LinliPageNewFunc:
 * @context: the open document
 * @selection: what is chosen in the window
 *
 * Makes a page. Every page has such a function, linli_xxx_page_new(); it is called when the page is shown for the first time.
 *
 * Returns: (transfer floating): the widget
 */
typedef GtkWidget *(*LinliPageNewFunc) (LinliContext   *context,
                                        LinliSelection *selection);

/**
 * LinliPageCountFunc:
 * @context: the open document
 *
 * Counts what waits for the user on a page, by one cheap query; asked again after every change of one of the kinds named
 * at registration.
 *
 * Returns: the count; 0 shows nothing
 */
typedef guint (*LinliPageCountFunc) (LinliContext *context);

#define LINLI_TYPE_PAGE (linli_page_get_type ())

/**
 * LinliPage:
 *
 * A row of the navigation and how to make the page behind it.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliPage, linli_page, LINLI, PAGE, GObject)

LINLI_EXPORT
LinliPage *linli_page_new (const char       *id,
                           const char       *title,
                           const char       *icon_name,
                           LinliPageSection  section,
                           LinliPageNewFunc  create);
LINLI_EXPORT
void linli_page_set_counter (LinliPage          *self,
                             LinliPageCountFunc  counter,
                             const char * const *kinds);
LINLI_EXPORT
const char *linli_page_get_id (LinliPage *self);
LINLI_EXPORT
const char *linli_page_get_title (LinliPage *self);
LINLI_EXPORT
const char *linli_page_get_icon_name (LinliPage *self);
LINLI_EXPORT
LinliPageSection linli_page_get_section (LinliPage *self);
LINLI_EXPORT
guint linli_page_get_count (LinliPage *self);
LINLI_EXPORT
GtkWidget *linli_page_create (LinliPage      *self,
                              LinliContext   *context,
                              LinliSelection *selection);
LINLI_EXPORT
void linli_page_refresh (LinliPage    *self,
                         LinliContext *context,
                         LinliChanges *changes);

G_END_DECLS
