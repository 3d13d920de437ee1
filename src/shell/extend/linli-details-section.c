/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliDetailsSection: a title and a function. Owned by the document's extensions; the details pane asks it for each record. */

#include "config.h"

#include "linli-details-section.h"

#include "linli-record-kinds-private.h"

struct _LinliDetailsSection
{
  GObject parent_instance;

  char *id;
  char *title;
  char **kinds;
  char **changes;
  LinliDetailsSectionFunc create;
  gboolean several;
};

G_DEFINE_FINAL_TYPE (LinliDetailsSection, linli_details_section, G_TYPE_OBJECT)

static void
linli_details_section_finalize (GObject *object)
{
  LinliDetailsSection *self = LINLI_DETAILS_SECTION (object);

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->kinds);
  g_strfreev (self->changes);

  G_OBJECT_CLASS (linli_details_section_parent_class)->finalize (object);
}

static void
linli_details_section_class_init (LinliDetailsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_details_section_finalize;
}

static void
linli_details_section_init (LinliDetailsSection *self)
{
}

/**
 * linli_details_section_new:
 * @id: a name for programs: the plugin's id, or one that begins with it
 * @title: what stands over it, translated
 * @kinds: (nullable) (array zero-terminated=1): the kinds of record that it is about, as "person" or "dwelling"; "matter:ID" for matters of
 *   one kind; %NULL for all
 * @create: (scope forever): makes it for a record
 * @changes: (nullable) (array zero-terminated=1): the kinds of record, the plugin's own tables among them, that what it shows depends on;
 *   %NULL for all
 *
 * Returns: (transfer full): a section for records one at a time
 */
LinliDetailsSection *
linli_details_section_new (const char              *id,
                           const char              *title,
                           const char * const      *kinds,
                           LinliDetailsSectionFunc  create,
                           const char * const      *changes)
{
  LinliDetailsSection *self;

  g_return_val_if_fail (id != NULL && title != NULL && create != NULL, NULL);

  self = g_object_new (LINLI_TYPE_DETAILS_SECTION, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->kinds = g_strdupv ((char **) kinds);
  self->changes = g_strdupv ((char **) changes);
  self->create = create;

  return self;
}

/**
 * linli_details_section_set_several:
 * @self: a section that was not added yet
 * @several: whether it also has something to show about several records that are chosen together
 */
void
linli_details_section_set_several (LinliDetailsSection *self,
                                   gboolean             several)
{
  g_return_if_fail (LINLI_IS_DETAILS_SECTION (self));

  self->several = several;
}

/**
 * linli_details_section_get_id:
 *
 * Returns: (transfer none): the name of @self for programs
 */
const char *
linli_details_section_get_id (LinliDetailsSection *self)
{
  g_return_val_if_fail (LINLI_IS_DETAILS_SECTION (self), NULL);

  return self->id;
}

/**
 * linli_details_section_get_title:
 *
 * Returns: (transfer none): what stands over @self
 */
const char *
linli_details_section_get_title (LinliDetailsSection *self)
{
  g_return_val_if_fail (LINLI_IS_DETAILS_SECTION (self), NULL);

  return self->title;
}

/**
 * linli_details_section_is_for:
 * @self: a section
 * @kind: the kind of what is chosen
 * @matter_kind: (nullable): the kind of matter, if all that is chosen are matters of one kind
 * @several: whether several records are chosen
 *
 * Returns: whether the section is about such records
 */
gboolean
linli_details_section_is_for (LinliDetailsSection *self,
                              const char          *kind,
                              const char          *matter_kind,
                              gboolean             several)
{
  g_return_val_if_fail (LINLI_IS_DETAILS_SECTION (self) && kind != NULL, FALSE);

  return (!several || self->several) && _linli_record_kinds_match (self->kinds, kind, matter_kind);
}

/**
 * linli_details_section_depends_on:
 * @self: a section
 * @changes: what was committed
 *
 * Returns: whether what @self shows may be different after @changes
 */
gboolean
linli_details_section_depends_on (LinliDetailsSection *self,
                                  LinliChanges        *changes)
{
  g_return_val_if_fail (LINLI_IS_DETAILS_SECTION (self) && changes != NULL, FALSE);

  return self->changes == NULL || linli_changes_touches_any (changes, (const char * const *) self->changes);
}

/**
 * linli_details_section_create:
 * @self: a section
 * @context: the open document
 * @selection: what is chosen in the window
 * @kind: the kind of the record
 * @id: the record; 0 for several
 *
 * Returns: (transfer floating) (nullable): what it shows; %NULL for nothing
 */
GtkWidget *
linli_details_section_create (LinliDetailsSection *self,
                              LinliContext        *context,
                              LinliSelection      *selection,
                              const char          *kind,
                              gint64               id)
{
  g_return_val_if_fail (LINLI_IS_DETAILS_SECTION (self), NULL);

  return self->create (context, selection, kind, id);
}
