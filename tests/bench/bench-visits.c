/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a campaign over everybody costs: to open it (who is to go, in order, and the counts), and to note an outcome, beside the edit of a
 * person in the same file, which bench-action measures against SQLite. Budgets: 200 ms to open; 1 ms over the plain action. Arguments: households (20000). */

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "lp-campaign-store.h"
#include "lp-care-store.h"

#define N_ACTIONS 300
#define N_OPENED 7
#define TODAY "2026-06-15"

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values,
        gsize   n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static void
migrate (LinliStore *store)
{
  g_autoptr (GBytes) script = g_resources_lookup_data (LP_VISIT_STEPS "/0001-visits.sql", 0, NULL);
  g_autofree char *step = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  const char *steps[] = { step };
  LinliSchema schema = { LP_VISITS, steps, 1, lp_visit_tables };
  g_autoptr (GError) error = NULL;

  if (!linli_store_migrate (store, &schema, &error))
    g_error ("%s", error->message);
}

static void
act (LinliStore      *store,
     LinliActionFunc  func,
     gpointer         data)
{
  g_autoptr (GError) error = NULL;

  if (!linli_store_act (store, "bench", func, data, NULL, &error))
    g_error ("%s", error->message);
}

static GArray *
load (LinliDatabase    *database,
      const LpCampaign *campaign)
{
  g_autoptr (LinliRowQuery) query = lp_campaign_query (campaign, LP_CAMPAIGN_TO_GO, TODAY);
  g_autoptr (GError) error = NULL;
  GArray *ids = linli_row_query_load_ids (query, database, NULL, &error);

  if (ids == NULL)
    g_error ("%s", error->message);
  return ids;
}

typedef struct {
  const LpCampaign *campaign;
  GMainLoop *loop;
  guint n_waiting;
  gint64 start;
  double listed;
  double counted;
} Opening;

static gpointer
read_list (LinliDatabase  *reader,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  return load (reader, ((Opening *) data)->campaign);
}

static gpointer
read_counts (LinliDatabase  *reader,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autofree LpCampaignCounts *counts = g_new0 (LpCampaignCounts, 1);

  return lp_campaign_count (reader, ((Opening *) data)->campaign, TODAY, counts, error) ? g_steal_pointer (&counts) : NULL;
}

static void
finish_reading (Opening      *opening,
                GAsyncResult *result,
                GDestroyNotify destroy,
                double       *seconds)
{
  g_autoptr (GError) error = NULL;
  gpointer found = g_task_propagate_pointer (G_TASK (result), &error);

  if (found == NULL)
    g_error ("%s", error->message);
  *seconds = (g_get_monotonic_time () - opening->start) / 1e6;
  destroy (found);
  if (--opening->n_waiting == 0)
    g_main_loop_quit (opening->loop);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  finish_reading (data, result, (GDestroyNotify) g_array_unref, &((Opening *) data)->listed);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  finish_reading (data, result, g_free, &((Opening *) data)->counted);
}

/* As the page opens a campaign: the list and the counts at once, each on its worker. */
static double
time_open (LinliStore       *store,
           const LpCampaign *campaign,
           double           *listed)
{
  double seconds[N_OPENED], lists[N_OPENED];
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  for (guint i = 0; i < N_OPENED; i++)
    {
      Opening opening = { campaign, loop, 2, g_get_monotonic_time (), 0, 0 };
      g_autoptr (GTask) list = g_task_new (NULL, NULL, listed_cb, &opening), count = g_task_new (NULL, NULL, counted_cb, &opening);

      g_task_set_task_data (list, &opening, NULL);
      g_task_set_task_data (count, &opening, NULL);
      linli_read_task_run (list, store, read_list, (GDestroyNotify) g_array_unref);
      linli_read_task_run (count, store, read_counts, g_free);
      g_main_loop_run (loop);
      lists[i] = opening.listed;
      seconds[i] = MAX (opening.listed, opening.counted);
    }
  *listed = median (lists, N_OPENED);
  return median (seconds, N_OPENED);
}

/* As in bench-action: one field of a person. */
static gboolean
edit (LinliTransaction  *transaction,
      gpointer           data,
      GError           **error)
{
  g_autoptr (LinliRecord) person = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("person"), *(gint64 *) data,
                                                      error);
  g_autofree char *words = g_strdup_printf ("%u", g_random_int ());

  if (person == NULL)
    return FALSE;
  linli_record_set_text (person, "note", words);
  return linli_record_save (person, transaction, error);
}

static gint64
get_head (LinliStore *store,
          gint64      household)
{
  return linli_database_get_int64 (linli_store_get_reader (store), 0, "SELECT head_id FROM household WHERE id = ?", "i", household);
}

static void
time_actions (LinliStore       *store,
              const LpCampaign *campaign,
              GArray           *ids,
              double           *noted,
              double           *plain)
{
  double notes[N_ACTIONS], edits[N_ACTIONS];

  for (guint i = 0; i < N_ACTIONS; i++)
    {
      gint64 household = g_array_index (ids, gint64, i * 7919 % ids->len);
      gint64 person = get_head (store, household);
      LpCampaignNote *note = lp_campaign_note_new (campaign->id, &household, 1, LP_VISIT_GOOD);
      gint64 start = g_get_monotonic_time ();

      act (store, lp_campaign_record, note);
      notes[i] = (g_get_monotonic_time () - start) / 1e6;
      lp_campaign_note_free (note);
      start = g_get_monotonic_time ();
      act (store, edit, &person);
      edits[i] = (g_get_monotonic_time () - start) / 1e6;
    }
  *noted = median (notes, N_ACTIONS);
  *plain = median (edits, N_ACTIONS);
}

static double
time_care (LinliDatabase *database)
{
  double seconds[N_OPENED];

  for (guint i = 0; i < N_OPENED; i++)
    {
      gint64 start = g_get_monotonic_time ();

      lp_care_count (database, "2099-01-01", "2098-12-31");
      seconds[i] = (g_get_monotonic_time () - start) / 1e6;
    }
  return median (seconds, N_OPENED);
}

/* Half of them are settled, so that the list has to pass over them. */
static void
settle_half (LinliStore       *store,
             const LpCampaign *campaign,
             GArray           *ids)
{
  LpCampaignNote *note = lp_campaign_note_new (campaign->id, (const gint64 *) (gpointer) ids->data, ids->len / 2, LP_VISIT_GOOD);

  act (store, lp_campaign_record, note);
  lp_campaign_note_free (note);
}

static void
measure (guint n_households)
{
  g_autofree char *folder = g_dir_make_tmp ("linli-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.linli", NULL);
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (LpCampaign) campaign = g_new0 (LpCampaign, 1);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  double created, opened, listed, half, noted, plain;
  LinliStore *store;
  gint64 start;

  if (!linli_demo_create (path, n_households, 7, NULL, &error) || (context = linli_context_open (path, LINLI_STORE_NO_BACKUP, &error)) == NULL)
    g_error ("%s", error->message);
  store = linli_context_get_store (context);
  migrate (store);
  *campaign = (LpCampaign) { .kind = lp_campaign_kind_new (), .title = g_strdup ("bench"), .checklist = 1, .from_on = g_strdup ("2026-06-01"),
                             .until_on = g_strdup ("2026-06-30"), .scope = g_strdup ("{}") };
  start = g_get_monotonic_time ();
  act (store, lp_campaign_create, campaign);
  created = (g_get_monotonic_time () - start) / 1e6;
  ids = load (linli_context_get_database (context), campaign);
  opened = time_open (store, campaign, &listed);
  time_actions (store, campaign, ids, &noted, &plain);
  settle_half (store, campaign, ids);
  half = time_open (store, campaign, &listed);
  printf ("visits %6u households: create %.1f ms, open %.1f ms (half settled %.1f, its list %.1f), outcome %.3f ms, plain action %.3f ms,"
          " more by %.3f ms, ratio %.2f, overdue care visits counted in %.1f ms\n", ids->len, created * 1e3, opened * 1e3, half * 1e3, listed * 1e3,
          noted * 1e3, plain * 1e3, (noted - plain) * 1e3, noted / plain, time_care (linli_context_get_database (context)) * 1e3);
  g_clear_object (&context);
  for (guint i = 0; i < 3; i++)
    {
      static const char * const endings[] = { "", "-wal", "-shm" };
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  if (argc < 2)
    measure (20000);
  for (int i = 1; i < argc; i++)
    measure ((guint) g_ascii_strtoull (argv[i], NULL, 10));
  return 0;
}
