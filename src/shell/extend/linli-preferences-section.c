/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliPreferencesSection: a title and a function. Owned by the document's extensions; the preferences ask it each time they are opened. */

#include "config.h"

#include "linli-preferences-section.h"

#include <adwaita.h>

struct _LinliPreferencesSection
{
  GObject parent_instance;

  char *id;
  char *title;
  LinliPreferencesSectionFunc create;
};

G_DEFINE_FINAL_TYPE (LinliPreferencesSection, linli_preferences_section, G_TYPE_OBJECT)

static void
linli_preferences_section_finalize (GObject *object)
{
  LinliPreferencesSection *self = LINLI_PREFERENCES_SECTION (object);

  g_free (self->id);
  g_free (self->title);

  G_OBJECT_CLASS (linli_preferences_section_parent_class)->finalize (object);
}

static void
linli_preferences_section_class_init (LinliPreferencesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_preferences_section_finalize;
}

static void
linli_preferences_section_init (LinliPreferencesSection *self)
{
}

/**
 * linli_preferences_section_new:
 * @id: a name for programs: the plugin's id, or one that begins with it
 * @title: what stands over it, translated
 * @create: (scope forever): makes it
 *
 * Returns: (transfer full): a section
 */
LinliPreferencesSection *
linli_preferences_section_new (const char                  *id,
                               const char                  *title,
                               LinliPreferencesSectionFunc  create)
{
  LinliPreferencesSection *self;

  g_return_val_if_fail (id != NULL && title != NULL && create != NULL, NULL);

  self = g_object_new (LINLI_TYPE_PREFERENCES_SECTION, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->create = create;

  return self;
}

/**
 * linli_preferences_section_get_id:
 *
 * Returns: (transfer none): the name of @self for programs
 */
const char *
linli_preferences_section_get_id (LinliPreferencesSection *self)
{
  g_return_val_if_fail (LINLI_IS_PREFERENCES_SECTION (self), NULL);

  return self->id;
}

/**
 * linli_preferences_section_get_title:
 *
 * Returns: (transfer none): what stands over @self
 */
const char *
linli_preferences_section_get_title (LinliPreferencesSection *self)
{
  g_return_val_if_fail (LINLI_IS_PREFERENCES_SECTION (self), NULL);

  return self->title;
}

/**
 * linli_preferences_section_create:
 * @self: a section
 * @context: the open document
 *
 * Returns: (transfer floating) (nullable): a new #AdwPreferencesGroup with a title; %NULL when what was made is none
 */
GtkWidget *
linli_preferences_section_create (LinliPreferencesSection *self,
                                  LinliContext            *context)
{
  GtkWidget *group;
  const char *title;

  g_return_val_if_fail (LINLI_IS_PREFERENCES_SECTION (self) && LINLI_IS_CONTEXT (context), NULL);

  group = self->create (context);
  g_return_val_if_fail (ADW_IS_PREFERENCES_GROUP (group), NULL);
  title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group));
  if (title == NULL || *title == '\0')
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), self->title);

  return group;
}
