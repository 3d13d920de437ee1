/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-selection.h"

G_BEGIN_DECLS

/**
 * LinliDetailsSectionFunc:
 * @context: the open document
 * @selection: what is chosen in the window; linli_selection_open() turns to another record
 * @kind: the kind of the record
 * @id: the record; 0 when several are chosen, which only a section made for that is asked about
 *
 * Makes what the section shows about a record, by queries that are quick in a file of any size. A list box in it takes the style class
 * "boxed-list" to look like the others.
 *
 * Returns: (transfer floating) (nullable): a widget; %NULL when there is nothing to show
 */
typedef GtkWidget *(*LinliDetailsSectionFunc) (LinliContext   *context,
                                               LinliSelection *selection,
                                               const char     *kind,
                                               gint64          id);

#define LINLI_TYPE_DETAILS_SECTION (linli_details_section_get_type ())

/**
 * LinliDetailsSection:
 *
 * An extension: a section of the details pane under a title of its own. It is made anew after each change of what it depends on.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliDetailsSection, linli_details_section, LINLI, DETAILS_SECTION, GObject)

LINLI_EXPORT
LinliDetailsSection *linli_details_section_new (const char              *id,
                                                const char              *title,
                                                const char * const      *kinds,
                                                LinliDetailsSectionFunc  create,
                                                const char * const      *changes);
LINLI_EXPORT
void linli_details_section_set_several (LinliDetailsSection *self,
                                        gboolean             several);
LINLI_EXPORT
const char *linli_details_section_get_id (LinliDetailsSection *self);
LINLI_EXPORT
const char *linli_details_section_get_title (LinliDetailsSection *self);
LINLI_EXPORT
gboolean linli_details_section_is_for (LinliDetailsSection *self,
                                       const char          *kind,
                                       const char          *matter_kind,
                                       gboolean             several);
LINLI_EXPORT
gboolean linli_details_section_depends_on (LinliDetailsSection *self,
                                           LinliChanges        *changes);
LINLI_EXPORT
GtkWidget *linli_details_section_create (LinliDetailsSection *self,
                                         LinliContext        *context,
                                         LinliSelection      *selection,
                                         const char          *kind,
                                         gint64               id);

G_END_DECLS
