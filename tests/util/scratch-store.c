/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "scratch-store.h"

#include <glib/gstdio.h>

#include "scratch.h"

void
scratch_store_open (ScratchStore    *self,
                    LinliStoreFlags  flags)
{
  g_autoptr (GError) error = NULL;

  self->store = linli_store_open (self->path, flags | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
}

/* What it still has to tell holds it open. */
void
scratch_store_close (ScratchStore *self)
{
  g_clear_object (&self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
scratch_store_set_up (ScratchStore  *self,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("linli-scratch-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "a.linli", NULL);
  scratch_store_open (self, LINLI_STORE_CREATE);
}

void
scratch_store_tear_down (ScratchStore  *self,
                         gconstpointer  data)
{
  scratch_store_close (self);
  /* Some take the right to write away. */
  g_chmod (self->folder, 0700);
  scratch_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

gboolean
scratch_store_add_compound (LinliTransaction  *transaction,
                            gpointer           data,
                            GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO compound (id, name) VALUES (?, ?)", "is",
                             linli_transaction_new_id (transaction), data);
}
