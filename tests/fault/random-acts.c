/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What people do to a file, at random but the same every time, and a digest of what they then see. */

#include "random-acts.h"

#include "torture.h"

#define SEED 20261123

/* Everything that people entered, and what is derived from it. */
char *
random_acts_dup_digest (LinliDatabase *database)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStatement) names =
    linli_database_query (database, &error, "SELECT name, 'id' FROM linli_tracked UNION ALL SELECT 'dwelling_standing', 'dwelling_id'"
                          " UNION ALL SELECT 'rtree_building_geom', 'id' ORDER BY 1", NULL);

  g_assert_no_error (error);
  while (linli_statement_step (names, &error))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY %s", linli_statement_get_text (names, 0), linli_statement_get_text (names, 1));
      g_autoptr (LinliStatement) rows = linli_database_query (database, &error, sql, NULL);

      g_assert_no_error (error);
      while (linli_statement_step (rows, &error))
        for (int i = 0; i < linli_statement_get_n_columns (rows); i++)
          {
            gsize size;
            const void *value;

            /* Which of the values, then the value, so that NULL and the empty text differ. */
            g_checksum_update (checksum, linli_statement_is_null (rows, i) ? (const guchar *) "\0" : (const guchar *) "\1", 1);
            value = linli_statement_get_blob (rows, i, &size);
            g_checksum_update (checksum, value, size);
          }
      g_assert_no_error (error);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static gint64
pick (LinliDatabase *database,
      GRand         *rand,
      const char    *table)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET ?", table);
  gint64 n = linli_database_get_int64 (database, 1, count, NULL);

  return linli_database_get_int64 (database, 0, sql, "i", (gint64) g_rand_int_range (rand, 0, n));
}

static gboolean
act_insert (LinliTransaction  *transaction,
            GRand             *rand,
            GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 household = pick (database, rand, "household");
  g_autofree char *name = g_strdup_printf ("新人%u", g_rand_int (rand) % 1000);

  return linli_database_run (database, error, "INSERT INTO person (id, household_id, name, phone) VALUES (?, ?, ?, '19900001234')", "iis",
                             linli_transaction_new_id (transaction), household, name);
}

static gboolean
act_update (LinliTransaction  *transaction,
            GRand             *rand,
            GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *note = g_strdup_printf ("第%u次走访", g_rand_int (rand) % 1000);

  return linli_database_run (database, error, "UPDATE person SET note = ?, phone = NULL WHERE id = ?", "si", note, pick (database, rand, "person")) &&
         linli_database_run (database, error, "UPDATE building SET name = ?, floors = NULL WHERE id = ?", "si", note, pick (database, rand, "building"));
}

static gboolean
act_delete (LinliTransaction  *transaction,
            GRand             *rand,
            GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  return linli_database_run (database, error, "UPDATE household SET deleted_at = ? WHERE id = ?", "si", "2026-11-23T08:00:00.000Z",
                             pick (database, rand, "household"));
}

/* Two values change places, as when two neighbours' identity numbers were mixed up. */
static gboolean
act_swap (LinliTransaction  *transaction,
          GRand             *rand,
          GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 one = pick (database, rand, "person"), other = pick (database, rand, "person");
  g_autofree char *first = linli_database_dup_text (database, "SELECT identity_number FROM person WHERE id = ?", "i", one);
  g_autofree char *second = linli_database_dup_text (database, "SELECT identity_number FROM person WHERE id = ?", "i", other);

  return linli_database_run (database, error, "UPDATE person SET identity_number = ? WHERE id = ?", "si", second, one) &&
         linli_database_run (database, error, "UPDATE person SET identity_number = ? WHERE id = ?", "si", first, other);
}

/* Geometry, so that the R*Tree follows. */
static gboolean
act_move (LinliTransaction  *transaction,
          GRand             *rand,
          GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 one = pick (database, rand, "building"), other = pick (database, rand, "building");

  return linli_database_run (database, error, "UPDATE building SET geom = (SELECT geom FROM building WHERE id = ?) WHERE id = ?", "ii", one, other) &&
         linli_database_run (database, error, "UPDATE dwelling SET geom = NULL WHERE id = ?", "i", pick (database, rand, "dwelling"));
}

static gboolean
act_rule (LinliTransaction  *transaction,
          GRand             *rand,
          GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  return linli_database_run (database, error, "INSERT INTO grid_rule (id, grid_id, building_id) VALUES (?, ?, ?)", "iii",
                             linli_transaction_new_id (transaction), pick (database, rand, "grid"), pick (database, rand, "building"));
}

static gboolean
act_at_random (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  static gboolean (* const acts[]) (LinliTransaction *, GRand *, GError **) = {
    act_insert, act_update, act_delete, act_swap, act_move, act_rule,
  };
  GRand *rand = data;
  guint n_steps = g_rand_int_range (rand, 1, 4);

  for (guint i = 0; i < n_steps; i++)
    if (!acts[g_rand_int_range (rand, 0, G_N_ELEMENTS (acts))](transaction, rand, error))
      return FALSE;
  /* So that no action of the five hundred changes nothing, and the journal counts them. */
  return act_insert (transaction, rand, error);
}

/* The k-th action is the same whoever does it. */
gboolean
random_acts_try (LinliStore  *store,
                 guint        k,
                 GError     **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (SEED) + k);
  g_autofree char *title = g_strdup_printf ("action %u", k);

  return linli_store_act (store, title, act_at_random, rand, NULL, error);
}

void
random_acts_do (LinliStore *store,
                guint       k)
{
  g_autoptr (GError) error = NULL;

  random_acts_try (store, k, &error);
  g_assert_no_error (error);
}
