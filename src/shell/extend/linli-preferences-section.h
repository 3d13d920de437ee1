/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

/**
 * LinliPreferencesSectionFunc:
 * @context: the open document
 *
 * Makes the section when the preferences are opened.
 *
 * Returns: (transfer floating): an #AdwPreferencesGroup; its title is set to the section's if it has none
 */
typedef GtkWidget *(*LinliPreferencesSectionFunc) (LinliContext *context);

#define LINLI_TYPE_PREFERENCES_SECTION (linli_preferences_section_get_type ())

/**
 * LinliPreferencesSection:
 *
 * An extension: a group of rows in the preferences window.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliPreferencesSection, linli_preferences_section, LINLI, PREFERENCES_SECTION, GObject)

LINLI_EXPORT
LinliPreferencesSection *linli_preferences_section_new (const char                  *id,
                                                        const char                  *title,
                                                        LinliPreferencesSectionFunc  create);
LINLI_EXPORT
const char *linli_preferences_section_get_id (LinliPreferencesSection *self);
LINLI_EXPORT
const char *linli_preferences_section_get_title (LinliPreferencesSection *self);
LINLI_EXPORT
GtkWidget *linli_preferences_section_create (LinliPreferencesSection *self,
                                             LinliContext            *context);

G_END_DECLS
