/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Settings that belong to a community and travel with its file, such as how many households a micro-grid should have. */

#include "config.h"

#include "linli-community-settings.h"

/**
 * linli_community_settings_get_int64:
 * @database: a connection
 * @key: name of the setting, such as "grid.micro.least"
 * @fallback: what holds while nobody has set it
 *
 * Returns: the number
 */
gint64
linli_community_settings_get_int64 (LinliDatabase *database,
                                    const char    *key,
                                    gint64         fallback)
{
  return linli_database_get_int64 (database, fallback,
    "SELECT CAST (value AS INTEGER) FROM setting WHERE key = ? AND deleted_at IS NULL", "s", key);
}

/**
 * linli_community_settings_set_int64:
 * @transaction: an open transaction
 * @key: name of the setting
 * @value: the number
 * @error: return location for a #LinliStoreError
 *
 * Sets it for everybody who works with the file.
 *
 * Returns: whether it was stored
 */
gboolean
linli_community_settings_set_int64 (LinliTransaction  *transaction,
                                    const char        *key,
                                    gint64             value,
                                    GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (!linli_database_run (database, error, "UPDATE setting SET value = ? WHERE key = ? AND deleted_at IS NULL", "is", value, key))
    return FALSE;
  if (linli_database_get_n_changed (database) > 0)
    return TRUE;

  return linli_database_run (database, error, "INSERT INTO setting (id, key, value) VALUES (?, ?, ?)", "isi",
                             linli_transaction_new_id (transaction), key, value);
}

/**
 * linli_community_settings_dup_text:
 * @database: a connection
 * @key: name of the setting, such as "calendar.2027"
 *
 * Returns: (transfer full) (nullable): the text, %NULL while nobody has set it
 */
char *
linli_community_settings_dup_text (LinliDatabase *database,
                                   const char    *key)
{
  return linli_database_dup_text (database, "SELECT value FROM setting WHERE key = ? AND deleted_at IS NULL", "s", key);
}

/**
 * linli_community_settings_set_text:
 * @transaction: an open transaction
 * @key: name of the setting
 * @value: (nullable): the text, or %NULL to unset it
 * @error: return location for a #LinliStoreError
 *
 * Sets it for everybody who works with the file.
 *
 * Returns: whether it was stored
 */
gboolean
linli_community_settings_set_text (LinliTransaction  *transaction,
                                   const char        *key,
                                   const char        *value,
                                   GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (value == NULL)
    return linli_database_run (database, error, "UPDATE setting SET deleted_at = ? WHERE key = ? AND deleted_at IS NULL", "ss",
                               linli_transaction_get_time (transaction), key);
  if (!linli_database_run (database, error, "UPDATE setting SET value = ? WHERE key = ? AND deleted_at IS NULL", "ss", value, key))
    return FALSE;
  if (linli_database_get_n_changed (database) > 0)
    return TRUE;

  return linli_database_run (database, error, "INSERT INTO setting (id, key, value) VALUES (?, ?, ?)", "iss",
                             linli_transaction_new_id (transaction), key, value);
}
