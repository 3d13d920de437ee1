/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Which part of an archive is what, by its relations (ECMA-376 Part 2, Open Packaging Conventions). */

#include "config.h"

#include <string.h>

#include "linli-reader-module.h"

/* A part's name from a relation's target, which is absolute or relative to @folder; some programs write it as a path of Windows. */
char *
linli_xlsx_resolve (const char *folder,
                    const char *target)
{
  g_autofree char *root = g_strconcat ("/", folder, NULL);
  g_autofree char *slashed = g_strdelimit (g_strdup (target), "\\", '/');
  g_autofree char *path = g_canonicalize_filename (slashed, root);

  return g_strdup (path + 1);
}

/* Where the workbook lies: the package's relation says so, and it is nearly always xl/workbook.xml. */
static char *
find_workbook (LinliArchive *archive,
               GCancellable *cancellable)
{
  g_autoptr (LinliPart) part = linli_archive_open_part (archive, "_rels/.rels", cancellable, NULL);

  while (part != NULL && linli_part_next (part, NULL))
    if (linli_part_is_start (part, "Relationship"))
      {
        g_autofree char *type = linli_part_dup_attribute (part, "Type");
        g_autofree char *target = linli_part_dup_attribute (part, "Target");

        if (type != NULL && target != NULL && g_str_has_suffix (type, "/officeDocument"))
          return linli_xlsx_resolve ("", target);
      }
  return g_strdup ("xl/workbook.xml");
}

static gboolean
read_relations (LinliXlsxPackage  *self,
                LinliArchive      *archive,
                GCancellable      *cancellable,
                GError           **error)
{
  const char *workbook = self->workbook, *slash = strrchr (workbook, '/');
  g_autofree char *name = NULL;
  g_autoptr (LinliPart) part = NULL;
  GError *problem = NULL;

  self->folder = slash != NULL ? g_strndup (workbook, slash - workbook + 1) : g_strdup ("");
  name = g_strconcat (self->folder, "_rels/", slash != NULL ? slash + 1 : workbook, ".rels", NULL);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if ((part = linli_archive_open_part (archive, name, cancellable, error)) == NULL)
    return FALSE;
  while (linli_part_next (part, &problem))
    if (linli_part_is_start (part, "Relationship"))
      {
        g_autofree char *id = linli_part_dup_attribute (part, "Id");
        g_autofree char *type = linli_part_dup_attribute (part, "Type");
        g_autofree char *target = linli_part_dup_attribute (part, "Target");

        if (id == NULL || type == NULL || target == NULL)
          continue;
        if (self->strings_part == NULL && g_str_has_suffix (type, "/sharedStrings"))
          self->strings_part = linli_xlsx_resolve (self->folder, target);
        else if (self->styles_part == NULL && g_str_has_suffix (type, "/styles"))
          self->styles_part = linli_xlsx_resolve (self->folder, target);
        else if (g_str_has_suffix (type, "/worksheet"))
          g_hash_table_replace (self->parts, g_steal_pointer (&id), linli_xlsx_resolve (self->folder, target));
      }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  return TRUE;
}

gboolean
linli_xlsx_package_read (LinliXlsxPackage  *self,
                         LinliArchive      *archive,
                         GCancellable      *cancellable,
                         GError           **error)
{
  self->workbook = find_workbook (archive, cancellable);
  if (linli_archive_has (archive, self->workbook))
    return read_relations (self, archive, cancellable, error);
  g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMAT, "this is an Office document, but not a workbook");
  return FALSE;
}

void
linli_xlsx_package_clear (LinliXlsxPackage *self)
{
  g_clear_pointer (&self->workbook, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->strings_part, g_free);
  g_clear_pointer (&self->styles_part, g_free);
  g_clear_pointer (&self->parts, g_hash_table_unref);
}
