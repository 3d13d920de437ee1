/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a backup holds, and what would be lost by going back to it. The journal tells the latter: it only grows, and both have the entries
 * up to the moment when the backup was made. */

#include "config.h"

#include "linli-backup-facts.h"

#include "linli-backup.h"
#include "linli-database-private.h"

static const char * const counts[LINLI_BACKUP_N_COUNTS] = {
  [LINLI_BACKUP_COUNT_HOUSEHOLDS] = "SELECT count(*) FROM household WHERE deleted_at IS NULL AND moved_out_on IS NULL",
  [LINLI_BACKUP_COUNT_RESIDENTS] =
    "SELECT count(*) FROM person WHERE deleted_at IS NULL AND moved_out_on IS NULL AND deceased_on IS NULL AND household_id IS NOT NULL",
  [LINLI_BACKUP_COUNT_DWELLINGS] = "SELECT count(*) FROM dwelling WHERE deleted_at IS NULL",
  [LINLI_BACKUP_COUNT_GRIDS] = "SELECT count(*) FROM grid WHERE deleted_at IS NULL",
  [LINLI_BACKUP_COUNT_OPEN_MATTERS] = "SELECT count(*) FROM matter WHERE deleted_at IS NULL AND closed_at IS NULL",
  [LINLI_BACKUP_COUNT_MATTERS] = "SELECT count(*) FROM matter WHERE deleted_at IS NULL",
  [LINLI_BACKUP_COUNT_ATTACHMENTS] = "SELECT count(*) FROM attachment WHERE deleted_at IS NULL",
};

static void
count (LinliDatabase *database,
       gint64        *into)
{
  for (guint i = 0; i < LINLI_BACKUP_N_COUNTS; i++)
    into[i] = linli_database_get_int64 (database, -1, counts[i], NULL);
}

/* Entries of two files that have parted may bear the same number. */
static gboolean
compare (LinliDatabase     *backup,
         const char        *path,
         LinliBackupFacts  *facts,
         GError           **error)
{
  static const char *common =
    "SELECT max (here.id) FROM main.journal AS here JOIN present.journal AS there ON there.id = here.id AND there.at = here.at"
    " AND there.actor = here.actor AND there.title = here.title";

  if (!linli_database_run (backup, error, "ATTACH ? AS present", "s", path))
    return FALSE;
  facts->common = linli_database_get_int64 (backup, 0, common, NULL);
  facts->n_lost = linli_database_get_int64 (backup, -1, "SELECT count(*) FROM present.journal WHERE id > ?", "i", facts->common);
  facts->n_gained = linli_database_get_int64 (backup, -1, "SELECT count(*) FROM main.journal WHERE id > ?", "i", facts->common);
  facts->compared = facts->n_lost >= 0 && facts->n_gained >= 0;
  facts->other = facts->common == 0 && facts->n_lost > 0 && facts->n_gained > 0;
  return linli_database_execute (backup, "DETACH present", error);
}

/**
 * linli_backup_look:
 * @backup: path of a backup
 * @path: (nullable): path of the file it was made of, which may be in use; it may be missing, or past reading
 * @facts: (out caller-allocates): what it holds
 * @cancellable: (nullable): to give up between the steps
 * @error: return location for a #LinliStoreError or #GIOError
 *
 * Verifies the backup and counts what is in it. To be called on a worker's thread: it reads the whole of the backup.
 *
 * Returns: whether the backup is whole; %FALSE with @error set when it is not
 */
gboolean
linli_backup_look (const char        *backup,
                   const char        *path,
                   LinliBackupFacts  *facts,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (LinliDatabase) held = NULL;
  g_autoptr (LinliDatabase) present = NULL;

  g_return_val_if_fail (backup != NULL && facts != NULL, FALSE);

  *facts = (LinliBackupFacts) { 0 };
  if (!linli_backup_verify (backup, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  held = _linli_database_open (backup, LINLI_DATABASE_READ, FALSE, error);
  if (held == NULL)
    return FALSE;
  count (held, facts->held);
  for (guint i = 0; i < LINLI_BACKUP_N_COUNTS; i++)
    facts->present[i] = -1;
  if (path != NULL)
    present = _linli_database_open (path, LINLI_DATABASE_READ, FALSE, NULL);
  if (present != NULL)
    {
      count (present, facts->present);
      compare (held, path, facts, NULL);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
