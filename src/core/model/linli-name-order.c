/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The order of names: the sort key of every name a person has, kept in name_order so that lists by name need no collation. A key
 * follows from the name alone and is made once, within the action that brings the name; one that nobody bears any more does no
 * harm. All sort keys, those of addresses too, are made anew here when their version differs. Lives on the writer's thread. */

#include "config.h"

#include "linli-model-private.h"
#include "linli-natural.h"

/* To be raised when keys of names or addresses are made in another way. */
#define KEYS_VERSION "1"

static gboolean
add_name (LinliStatement  *insert,
          const char      *name,
          GError         **error)
{
  g_autoptr (GBytes) key = linli_natural_name_key (name);

  linli_statement_bind_text (insert, 1, name);
  linli_statement_bind_bytes (insert, 2, key);
  return linli_statement_run (insert, error);
}

/* Adds every name that @find gives. */
static gboolean
add_names (LinliStatement  *find,
           LinliStatement  *insert,
           GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  while (linli_statement_step (find, &local_error))
    {
      g_autofree char *name = g_strdup (linli_statement_get_text (find, 0));

      if (!add_name (insert, name, error))
        return FALSE;
    }
  linli_statement_reset (find);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
derive_persons (LinliTransaction  *transaction,
                const gint64      *ids,
                gsize              n_ids,
                gpointer           data,
                GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliStatement) insert = linli_database_prepare (database, "INSERT INTO name_order VALUES (?, ?)", error);
  g_autoptr (LinliStatement) find = NULL;

  if (insert == NULL)
    return FALSE;
  find = linli_database_prepare (database, "SELECT p.name FROM person p WHERE p.id = ?"
                                 " AND NOT EXISTS (SELECT 1 FROM name_order n WHERE n.name = p.name)", error);
  if (find == NULL)
    return FALSE;
  for (gsize i = 0; i < n_ids; i++)
    {
      linli_statement_bind_int64 (find, 1, ids[i]);
      if (!add_names (find, insert, error) ||
          (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (linli_transaction_get_cancellable (transaction), error)))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_version (void)
{
  g_autofree char *collation = linli_natural_dup_version ();

  return g_strconcat (KEYS_VERSION " ", collation, NULL);
}

static gboolean
rebuild_action (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *version = dup_version ();
  g_autoptr (LinliStatement) insert = NULL;
  g_autoptr (LinliStatement) find = NULL;

  /* The derivers of dwellings write what differs. */
  if (!linli_database_execute (database, "DELETE FROM name_order; INSERT OR IGNORE INTO linli_dirty SELECT 'dwelling', id FROM dwelling;",
                               error))
    return FALSE;
  insert = linli_database_prepare (database, "INSERT INTO name_order VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  find = linli_database_prepare (database, "SELECT DISTINCT name FROM person", error);
  return find != NULL && add_names (find, insert, error) &&
         linli_database_run (database, error, "INSERT OR REPLACE INTO memory VALUES ('keys.version', ?)", "s", version);
}

gboolean
_linli_model_bring_up_to_date (LinliStore  *store,
                               GError     **error)
{
  g_autofree char *wanted = dup_version ();
  g_autofree char *version = linli_database_dup_text (linli_store_get_reader (store),
                                                      "SELECT value FROM memory WHERE key = 'keys.version'", NULL);

  return g_strcmp0 (version, wanted) == 0 || linli_store_act (store, "keys", rebuild_action, NULL, NULL, error);
}

void
_linli_names_attach (LinliStore *store)
{
  linli_store_add_deriver (store, "person", derive_persons, NULL, NULL);
}
