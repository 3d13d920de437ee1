/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliSchema:
 * @owner: whose tables these are: a plugin's id, small letters and digits
 * @steps: (array length=n_steps): SQL scripts; a file of version n has seen the first n of them. A step that was shipped is never
 *   changed again, only followed by another
 * @n_steps: how many
 * @tables: (array zero-terminated=1): the tables that hold what the user wrote. They have a column "id INTEGER PRIMARY KEY NOT NULL",
 *   filled by linli_transaction_new_id(), and their rows are undone, redone and told about as those of the core are
 *
 * The tables that a plugin keeps in the file. Their names, and those of indexes and views, begin with the owner and an underscore.
 */
typedef struct {
  const char *owner;
  const char * const *steps;
  guint n_steps;
  const char * const *tables;
} LinliSchema;

/**
 * LinliSchemaOwner:
 * @owner: whose
 * @version: how many steps the file has seen
 * @n_rows: rows in its tables that the user wrote
 *
 * What one plugin keeps in a file.
 */
typedef struct {
  char *owner;
  guint version;
  gint64 n_rows;
} LinliSchemaOwner;

LINLI_EXPORT
gboolean linli_schema_is_owner (const char *owner);
LINLI_EXPORT
gboolean linli_store_migrate (LinliStore         *self,
                              const LinliSchema  *schema,
                              GError            **error);
LINLI_EXPORT
GPtrArray *linli_schema_list_owners (LinliDatabase  *database,
                                     GError        **error);
LINLI_EXPORT
void linli_schema_owner_free (LinliSchemaOwner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliSchemaOwner, linli_schema_owner_free)

G_END_DECLS
