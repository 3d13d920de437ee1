/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The demo community: wholly invented, the same for the same seed (but for the dates of what waits, which follow today). */

#include "config.h"

#include "linli-demo.h"

#include <glib/gstdio.h>

#include "linli-codes.h"
#include "linli-context.h"
#include "linli-demo-maker-private.h"
#include "linli-store-private.h"

/* One note in so many micro-grids. */
#define NOTE_EVERY 3

static const struct {
  const char *title;
  const char *urgency;
  int due_in; /* days */
} notes[] = {
  { "楼道堆放纸箱，邻居担心着火", LINLI_CODE_URGENCY_URGENT, -2 },
  { "单元门口路灯不亮", LINLI_CODE_URGENCY_NORMAL, 1 },
  { "下水道返味，请物业看看", LINLI_CODE_URGENCY_NORMAL, 0 },
  { "电动车在楼道充电", LINLI_CODE_URGENCY_URGENT, 0 },
  { "老人摔了一跤，想装扶手", LINLI_CODE_URGENCY_NORMAL, 3 },
  { "楼上装修太早，协商施工时间", LINLI_CODE_URGENCY_NORMAL, -1 },
  { "问高龄补贴怎么办", LINLI_CODE_URGENCY_NORMAL, 2 },
  { "车被堵住出不来，想协调车位", LINLI_CODE_URGENCY_NORMAL, 0 },
  { "孩子放学没人接，想找托管", LINLI_CODE_URGENCY_NORMAL, 5 },
  { "燃气软管老化，约师傅上门换", LINLI_CODE_URGENCY_URGENT, 0 },
};

typedef struct {
  guint n_households;
  guint32 seed;
} Wish;

/* A NULL @rect makes a grid without a boundary. Returns 0 on failure. */
gint64
_linli_demo_add_grid (LinliDemoMaker       *maker,
                      const LinliDemoRect  *rect,
                      gint64                parent,
                      const char           *level,
                      const char           *kind,
                      const char           *name,
                      const char           *code,
                      GError              **error)
{
  g_autoptr (GBytes) polygon = rect != NULL ? _linli_demo_town_polygon (maker->town, rect) : NULL;
  gint64 id = linli_transaction_new_id (maker->transaction);

  if (!linli_database_run (maker->database, error, "INSERT INTO grid (id, geom, parent_id, level, kind, name, code) VALUES (?, ?, nullif (?, 0), ?, ?, ?, ?)",
                           "ibissss", id, polygon, parent, level, kind, name, code))
    return 0;
  return id;
}

static gboolean
add_duty (LinliDemoMaker  *maker,
          gint64           grid,
          gint64           person,
          const char      *role,
          const char      *name,
          GError         **error)
{
  g_autofree char *phone = _linli_demo_phone (maker->rand);
  g_autofree char *since = g_strdup_printf ("%d-%02d-01", maker->year - g_rand_int_range (maker->rand, 0, 3), g_rand_int_range (maker->rand, 1, 13));

  return linli_database_run (maker->database, error,
                             "INSERT INTO grid_duty (id, grid_id, person_id, role, name, phone, since) VALUES (?, ?, nullif (?, 0), ?, ?, ?, ?)", "iiissss",
                             linli_transaction_new_id (maker->transaction), grid, person, role, name, phone, since);
}

/* Head and backup: two of those who live there, or somebody from outside where nobody is of the age. */
gboolean
_linli_demo_add_duties (LinliDemoMaker  *maker,
                        gint64           grid,
                        GError         **error)
{
  static const char * const roles[] = { LINLI_CODE_DUTY_HEAD, LINLI_CODE_DUTY_BACKUP };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *stranger = _linli_demo_name (maker->rand, _linli_demo_surname (maker->rand), g_rand_boolean (maker->rand), 1975);
      gboolean lives_there = i < maker->n_candidates;

      if (!add_duty (maker, grid, lives_there ? maker->candidates[i].id : 0, roles[i], lives_there ? maker->candidates[i].name : stranger, error))
        return FALSE;
    }
  return TRUE;
}

/* Something written down in the grid, which waits for its head. */
gboolean
_linli_demo_add_note (LinliDemoMaker  *maker,
                      gint64           grid,
                      GError         **error)
{
  guint index = (maker->n_micro / NOTE_EVERY) % G_N_ELEMENTS (notes);
  gint64 matter = linli_transaction_new_id (maker->transaction);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) due = g_date_time_add_days (now, notes[index].due_in);
  g_autofree char *due_at = g_date_time_format (due, "%Y-%m-%d");
  g_autofree char *number = g_strdup_printf ("%d-%04u", maker->year, maker->n_micro / NOTE_EVERY + 1);
  const char *head = maker->n_candidates > 0 ? maker->candidates[0].name : NULL;
  const char *time = linli_transaction_get_time (maker->transaction);

  if (maker->n_micro % NOTE_EVERY != 0 || maker->last_dwelling == 0)
    return TRUE;
  return linli_database_run (maker->database, error,
                             "INSERT INTO matter (id, kind, number, title, line, state, urgency, subject_kind, subject_id, dwelling_id, grid_id, opened_at,"
                             " opened_by, due_at, assignee) VALUES (?, ?, ?, ?, ?, ?, ?, 'dwelling', ?, ?, ?, ?, ?, ?, ?)", "issssssiiissss",
                             matter, LINLI_MATTER_NOTE, number, notes[index].title, notes[index].title, LINLI_MATTER_OPEN, notes[index].urgency,
                             maker->last_dwelling, maker->last_dwelling, grid, time, linli_transaction_get_actor (maker->transaction), due_at, head) &&
         linli_database_run (maker->database, error,
                             "INSERT INTO timeline (id, matter_id, at, actor, verb, text, to_state) VALUES (?, ?, ?, ?, 'open', ?, ?)", "iissss",
                             linli_transaction_new_id (maker->transaction), matter, time, linli_transaction_get_actor (maker->transaction),
                             notes[index].title, LINLI_MATTER_OPEN) &&
         linli_database_run (maker->database, error,
                             "INSERT INTO due (id, matter_id, subject_kind, subject_id, title, at, for_whom) VALUES (?, ?, 'dwelling', ?, ?, ?, ?)", "iiisss",
                             linli_transaction_new_id (maker->transaction), matter, maker->last_dwelling, notes[index].title, due_at, head);
}

static gboolean
add_ground (LinliDemoMaker  *maker,
            GError         **error)
{
  g_autoptr (GBytes) river = _linli_demo_town_river (maker->town);

  for (guint i = 0; i < maker->town->streets->len; i++)
    {
      const LinliDemoStreet *street = &g_array_index (maker->town->streets, LinliDemoStreet, i);
      g_autoptr (GBytes) line = _linli_demo_town_street (maker->town, street);

      if (!linli_database_run (maker->database, error, "INSERT INTO road (id, geom, name, class) VALUES (?, ?, ?, ?)", "ibss",
                               linli_transaction_new_id (maker->transaction), line, street->name, street->class))
        return FALSE;
    }
  return linli_database_run (maker->database, error, "INSERT INTO water (id, geom, name, class) VALUES (?, ?, ?, 'river')", "ibs",
                             linli_transaction_new_id (maker->transaction), river, "浣溪河");
}

static gboolean
make (LinliTransaction  *transaction,
      gpointer           data,
      GError           **error)
{
  const Wish *wish = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (wish->seed);
  /* A tenth more homes than households stand empty. */
  g_autoptr (LinliDemoTown) town = _linli_demo_town_new (rand, wish->n_households + wish->n_households / 10 + 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LinliDemoRect whole = { 0, 0, town->width, town->height };
  LinliDemoMaker maker = {
    .transaction = transaction,
    .database = linli_transaction_get_database (transaction),
    .town = town,
    .rand = rand,
    .year = g_date_time_get_year (now),
    .most_households = wish->n_households,
    .taken = taken,
  };

  for (guint i = 0; i < town->blocks->len; i++)
    maker.n_homes_left += _linli_demo_block_n_homes (&g_array_index (town->blocks, LinliDemoBlock, i));
  if (!linli_database_run (maker.database, error, "INSERT INTO community (id, name, subdistrict, city) VALUES (?, '锦桐社区', '望溪街道', '成都市')", "i",
                           linli_transaction_new_id (transaction)) ||
      !add_ground (&maker, error))
    return FALSE;
  maker.general_grid = _linli_demo_add_grid (&maker, &whole, 0, LINLI_CODE_GRID_GENERAL, NULL, "锦桐社区总网格", "W", error);
  if (maker.general_grid == 0 || !_linli_demo_add_duties (&maker, maker.general_grid, error))
    return FALSE;
  for (guint i = 0; i < town->blocks->len; i++)
    if (!_linli_demo_add_block (&maker, &g_array_index (town->blocks, LinliDemoBlock, i), error) ||
        g_cancellable_set_error_if_cancelled (linli_transaction_get_cancellable (transaction), error))
      return FALSE;
  maker.n_candidates = 0;
  for (guint i = 0; i < town->streets->len; i++)
    {
      const LinliDemoStreet *street = &g_array_index (town->streets, LinliDemoStreet, i);

      if (i > 0 && i + 1 < town->streets->len && !_linli_demo_add_shops (&maker, street, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * linli_demo_create:
 * @path: path of the file to make; must not exist
 * @n_households: how many households
 * @seed: the same seed makes the same community
 * @cancellable: (nullable): stops it; no file is left
 * @error: return location for a #LinliStoreError
 *
 * Makes a file with an invented community to try things on. May be called on any thread.
 *
 * Returns: whether the file is there
 */
gboolean
linli_demo_create (const char    *path,
                   guint          n_households,
                   guint32        seed,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Wish wish = { n_households, seed };
  g_autoptr (LinliContext) context = NULL;
  gboolean made;

  g_return_val_if_fail (path != NULL && n_households > 0, FALSE);

  context = linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, error);
  if (context == NULL)
    return FALSE;
  made = _linli_store_fill (linli_context_get_store (context), make, &wish, cancellable, error);
  linli_context_close (context);
  if (!made)
    g_unlink (path);
  return made;
}
