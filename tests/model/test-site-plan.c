/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A scanned plan is kept in the file, picture and place together, and both are undone together. */

#include "config.h"

#include "fixture.h"

#include "linli-attachment.h"
#include "linli-site-plan.h"

/* One grey pixel. */
static const char png[] = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

typedef struct {
  LinliSitePlan *plan;
  GBytes *picture;
} Job;

static gboolean
add_cb (LinliTransaction  *transaction,
        gpointer           data,
        GError           **error)
{
  Job *job = data;

  return linli_site_plan_add (transaction, job->plan, job->picture, error);
}

static gboolean
save_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  return linli_site_plan_save (transaction, data, error);
}

static gboolean
remove_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  return linli_site_plan_remove (transaction, ((LinliSitePlan *) data)->id, error);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *plans = linli_site_plan_list (linli_store_get_reader (fixture->store), &error);

  g_assert_no_error (error);
  return plans;
}

static void
add_plan (Fixture    *fixture,
          const char *name)
{
  g_autoptr (LinliSitePlan) plan = linli_site_plan_new (name);
  LinliControlPoint point = { 0.25, 0.125, 104.0617, 30.6573 };
  gsize size;
  guchar *bytes = g_base64_decode (png, &size);
  g_autoptr (GBytes) picture = g_bytes_new_take (bytes, size);
  Job job = { plan, picture };

  linli_georeference_init (&plan->place, 104.0617123456, 30.6573, 420, 0.7);
  g_array_append_val (plan->points, point);
  fixture_act (fixture, add_cb, &job);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  unused)
{
  g_autoptr (GPtrArray) plans = NULL, undone = NULL;
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GError) error = NULL;
  LinliGeoreference place;
  LinliSitePlan *plan;

  add_plan (fixture, "东坡小区平面图.png");
  add_plan (fixture, "光华小区.jpg");
  plans = list (fixture);
  g_assert_cmpuint (plans->len, ==, 2);
  plan = g_ptr_array_index (plans, 0);
  g_assert_cmpstr (plan->name, ==, "东坡小区平面图.png");
  g_assert_cmpfloat (plan->opacity, ==, 0.5);
  linli_georeference_init (&place, 104.0617123456, 30.6573, 420, 0.7);
  g_assert_cmpmem (&plan->place, sizeof place, &place, sizeof place);
  g_assert_cmpuint (plan->points->len, ==, 1);
  g_assert_cmpfloat (g_array_index (plan->points, LinliControlPoint, 0).y, ==, 0.125);
  stored = linli_attachment_load (linli_store_get_reader (fixture->store), plan->attachment, &error);
  g_assert_no_error (error);
  g_assert_nonnull (stored);
  undo (fixture);
  undone = list (fixture);
  g_assert_cmpuint (undone->len, ==, 1);
}

static void
test_change (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GPtrArray) before = NULL, after = NULL, removed = NULL, undone = NULL;
  g_autoptr (LinliSitePlan) changed = NULL;
  g_autoptr (GError) error = NULL;

  add_plan (fixture, "平面图.png");
  before = list (fixture);
  changed = linli_site_plan_copy (g_ptr_array_index (before, 0));
  changed->opacity = 0.25;
  changed->place.longitude += 0.001;
  fixture_act (fixture, save_cb, changed);
  after = list (fixture);
  g_assert_cmpfloat (((LinliSitePlan *) g_ptr_array_index (after, 0))->opacity, ==, 0.25);
  fixture_act (fixture, remove_cb, changed);
  removed = list (fixture);
  g_assert_cmpuint (removed->len, ==, 0);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM attachment WHERE deleted_at IS NULL"), ==, 0);
  g_assert_false (linli_store_act (fixture->store, "test", save_cb, changed, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
  undo (fixture);
  undo (fixture);
  undone = list (fixture);
  g_assert_cmpuint (undone->len, ==, 1);
  g_assert_cmpfloat (((LinliSitePlan *) g_ptr_array_index (undone, 0))->opacity, ==, 0.5);
}

/* What another program wrote there and does not fit is left out; the other plans are shown. */
static void
test_foreign (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GPtrArray) plans = NULL;

  add_plan (fixture, "一.png");
  add_plan (fixture, "二.png");
  add_plan (fixture, "三.png");
  fixture_run (fixture, "UPDATE setting SET value = 'somewhere' WHERE id = (SELECT owner_id FROM attachment WHERE name = '一.png');"
                        "UPDATE setting SET value = '(0.5, (104, 30, nan, 0, 0, -1), @a(dddd) [])' "
                        "WHERE id = (SELECT owner_id FROM attachment WHERE name = '三.png')");
  plans = list (fixture);
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpstr (((LinliSitePlan *) g_ptr_array_index (plans, 0))->name, ==, "二.png");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/site-plan/add", Fixture, NULL, fixture_set_up, test_add, fixture_tear_down);
  g_test_add ("/site-plan/change", Fixture, NULL, fixture_set_up, test_change, fixture_tear_down);
  g_test_add ("/site-plan/foreign", Fixture, NULL, fixture_set_up, test_foreign, fixture_tear_down);
  return g_test_run ();
}
