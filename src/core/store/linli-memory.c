/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the program remembers with a file for the convenience of whoever opens it next: how a page was set. It is no record; it is
 * neither journalled nor undone. */

#include "config.h"

#include "linli-memory.h"

typedef struct {
  char *key;
  char *value;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->key);
  g_free (note->value);
  g_free (note);
}

static gboolean
keep_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  Note *note = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "INSERT OR REPLACE INTO memory (key, value) VALUES (?, ?)", "ss",
                             note->key, note->value);
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  /* Nothing is lost that the user entered. */
  if (!linli_store_act_finish (LINLI_STORE (object), result, &error))
    g_message ("Not remembered: %s", error->message);
  else
    g_signal_emit_by_name (object, "remembered");
}

/**
 * linli_memory_dup:
 * @database: a connection of this thread
 * @key: what is remembered, as page.thing
 *
 * Returns: (transfer full) (nullable): what was kept last
 */
char *
linli_memory_dup (LinliDatabase *database,
                  const char    *key)
{
  g_return_val_if_fail (database != NULL && key != NULL, NULL);

  return linli_database_dup_text (database, "SELECT value FROM memory WHERE key = ?", "s", key);
}

/**
 * linli_memory_keep:
 * @store: an open file
 * @key: what is remembered, as page.thing
 * @value: its value
 *
 * Remembers it as soon as the writer has time; in a file that cannot be written, not at all.
 */
void
linli_memory_keep (LinliStore *store,
                   const char *key,
                   const char *value)
{
  Note *note;

  g_return_if_fail (LINLI_IS_STORE (store));
  g_return_if_fail (key != NULL && value != NULL);

  if (linli_store_is_read_only (store))
    return;
  note = g_new0 (Note, 1);
  note->key = g_strdup (key);
  note->value = g_strdup (value);
  linli_store_act_async (store, key, keep_cb, note, note_free, NULL, kept_cb, NULL);
}
