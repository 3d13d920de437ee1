/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Everything that can be found wrong with a file: the file itself, its references and indexes, and what the model checks. */

#include "config.h"

#include "linli-check.h"

#include <glib/gi18n-lib.h>

#include "linli-data-check.h"
#include "linli-finding.h"
#include "linli-geopackage-private.h"
#include "linli-grid-check.h"
#include "linli-model-check.h"

static void
add (GPtrArray  *findings,
     const char *code,
     const char *kind,
     gint64      id,
     const char *message)
{
  g_ptr_array_add (findings, linli_finding_new (LINLI_SEVERITY_ERROR, code, kind, id, message));
}

static void
add_damage (GPtrArray  *findings,
            const char *what)
{
  g_autofree char *valid = g_utf8_make_valid (what, -1);
  g_autofree char *message = g_strdup_printf (_("The file is damaged: %s"), valid);

  add (findings, "integrity", NULL, 0, message);
}

/* Where so much is damaged that SQLite cannot even look further, that is what was found. */
static gboolean
check_integrity (LinliDatabase  *database,
                 GPtrArray      *findings,
                 GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, "PRAGMA integrity_check (20)", NULL);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    if (_linli_geopackage_is_damage (linli_statement_get_text (statement, 0)))
      add_damage (findings, linli_statement_get_text (statement, 0));
  if (g_error_matches (local_error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED))
    {
      if (findings->len == 0)
        add_damage (findings, local_error->message);
      return TRUE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_references (LinliDatabase  *database,
                  GPtrArray      *findings,
                  GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, "PRAGMA foreign_key_check", NULL);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    {
      g_autofree char *message = g_strdup_printf (_("The record refers to a record in “%s” that does not exist"), linli_statement_get_text (statement, 2));

      add (findings, "reference", linli_statement_get_text (statement, 0), linli_statement_get_int64 (statement, 1), message);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
add_misfit (const char *table,
            gint64      id,
            gpointer    findings)
{
  g_autofree char *broken = id == 0 ? g_strdup_printf (_("The spatial index of “%s” is broken; it is made anew when the file is opened for writing"), table) : NULL;

  add (findings, "spatial-index", id == 0 ? NULL : table, id, broken != NULL ? broken : _("The spatial index does not fit the geometry"));
  return TRUE;
}

static gboolean
take (GPtrArray *findings,
      GPtrArray *more)
{
  if (more == NULL)
    return FALSE;
  g_ptr_array_extend (findings, more, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_unref (more);
  return TRUE;
}

/* What plugins check. One that cannot is a finding too, and does not stop the others. */
static gboolean
check_more (LinliDatabase  *database,
            GPtrArray      *more,
            GPtrArray      *findings,
            GCancellable   *cancellable,
            GError        **error)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *message = NULL;

      if (linli_data_check_run (g_ptr_array_index (more, i), database, findings, cancellable, &local_error))
        continue;
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      message = g_strdup_printf (_("“%s” could not be checked: %s"), linli_data_check_get_title (g_ptr_array_index (more, i)),
                                 local_error != NULL ? local_error->message : "");
      g_ptr_array_add (findings, linli_finding_new (LINLI_SEVERITY_WARNING, "check", NULL, 0, message));
    }
  return TRUE;
}

/**
 * linli_check_file:
 * @database: a connection of this thread
 * @more: (nullable) (element-type LinliDataCheck): what else is checked: linli_extensions_dup_list()
 * @cancellable: (nullable): stops it
 * @error: return location for a #LinliStoreError or %G_IO_ERROR_CANCELLED
 *
 * Checks the file, its references and spatial indexes, the records, and the coverage by micro-grids. Takes seconds on a large
 * file: call it on a thread of its own. Of a damaged file nothing is said but that.
 *
 * Returns: (transfer full) (element-type LinliFinding) (nullable): what was found
 */
GPtrArray *
linli_check_file (LinliDatabase  *database,
                  GPtrArray      *more,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (database != NULL, NULL);

  if (!check_integrity (database, findings, error))
    return NULL;
  /* What else would be asked of a damaged file has no answer, or a wrong one. */
  if (findings->len > 0)
    return g_steal_pointer (&findings);
  if (check_references (database, findings, error) &&
      _linli_geopackage_check (database, add_misfit, findings, error) && take (findings, linli_model_check (database, cancellable, error)) &&
      take (findings, linli_grid_check (database, LINLI_GRID_CHECK_ALL, cancellable, error)) &&
      check_more (database, more, findings, cancellable, error))
    return g_steal_pointer (&findings);
  return NULL;
}
