/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The community that a file is about: its one row, and how it is named. */

#include "config.h"

#include "linli-community.h"

/**
 * linli_community_dup_name:
 * @database: a connection
 *
 * Returns: (transfer full) (nullable): the community's name; %NULL when the file does not say
 */
char *
linli_community_dup_name (LinliDatabase *database)
{
  return linli_database_dup_text (database, "SELECT name FROM community WHERE deleted_at IS NULL ORDER BY id LIMIT 1", NULL);
}

/**
 * linli_community_dup_phone:
 * @database: a connection
 *
 * Returns: (transfer full) (nullable): the telephone of the community's office, as it stands on papers; %NULL when the file does not say
 */
char *
linli_community_dup_phone (LinliDatabase *database)
{
  return linli_database_dup_text (database, "SELECT nullif (trim (phone), '') FROM community WHERE deleted_at IS NULL ORDER BY id LIMIT 1", NULL);
}

/**
 * linli_community_set_name:
 * @transaction: an open transaction
 * @name: the name, not empty
 * @error: return location for a #LinliStoreError
 *
 * Names the community; makes its row in a new file.
 *
 * Returns: whether it was stored
 */
gboolean
linli_community_set_name (LinliTransaction  *transaction,
                          const char        *name,
                          GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 id = linli_database_get_int64 (database, 0, "SELECT min (id) FROM community WHERE deleted_at IS NULL", NULL);

  g_return_val_if_fail (name != NULL && *name != '\0', FALSE);

  if (id != 0)
    return linli_database_run (database, error, "UPDATE community SET name = ? WHERE id = ?", "si", name, id);

  return linli_database_run (database, error, "INSERT INTO community (id, name) VALUES (?, ?)", "is",
                             linli_transaction_new_id (transaction), name);
}
