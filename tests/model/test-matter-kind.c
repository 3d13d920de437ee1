/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of kinds of matters: the way through the states, who may take a step, deadlines. */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "linli-date.h"
#include "linli-matter-kind.h"
#include "linli-matter.h"

/* A lamp is reported, mended, seen to by another, and may break again. */
static LinliMatterKind *
make_kind (void)
{
  LinliMatterKind *kind = linli_matter_kind_new ("lamp", "Lamp", "lamp-symbolic");

  linli_matter_kind_add_state (kind, "reported", "Reported", LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, "mended", "Mended", LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, "good", "Good", LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_state (kind, "false", "False alarm", LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_step (kind, "mend", "Mend", "reported", "mended", LINLI_MATTER_STEP_PLAIN);
  linli_matter_kind_add_step (kind, "verify", "Verify", "mended", "good", LINLI_MATTER_STEP_BY_ANOTHER);
  linli_matter_kind_add_step (kind, "send-back", "Send back", "mended", "reported", LINLI_MATTER_STEP_NEEDS_WORDS);
  linli_matter_kind_add_step (kind, "dismiss", "Dismiss", NULL, "false", LINLI_MATTER_STEP_NEEDS_WORDS);
  linli_matter_kind_add_step (kind, "reopen", "Reopen", "good", "reported", LINLI_MATTER_STEP_NEEDS_WORDS);
  linli_matter_kind_add_category (kind, "dark", "Dark stairs", 3, "The stairs are lit");
  linli_matter_kind_add_category (kind, "colour", "Wrong colour", -1, NULL);
  return kind;
}

typedef struct {
  LinliMatterKind *kind;
  const char *category;
  const char *due;
  const char *step;
  const char *text;
  gint64 id;
} Wish;

static gboolean
open_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  Wish *wish = data;
  g_autoptr (LinliRecord) matter = linli_matter_new ("lamp", "三楼灯不亮");

  linli_record_set_text (matter, "category", wish->category);
  if (wish->due != NULL)
    linli_record_set_text (matter, "due_at", wish->due);
  if (!linli_matter_kind_open (wish->kind, matter, transaction, "居民来电", error))
    return FALSE;
  wish->id = linli_record_get_id (matter);
  return TRUE;
}

static gboolean
step_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  Wish *wish = data;

  return linli_matter_kind_step (wish->kind, transaction, wish->id, wish->step, wish->text, error);
}

static void
take (Fixture    *fixture,
      Wish       *wish,
      const char *step,
      const char *text,
      const char *state)
{
  wish->step = step;
  wish->text = text;
  fixture_act (fixture, step_cb, wish);
  fixture_assert_text (fixture, "SELECT state FROM matter", state);
}

static void
refuse (Fixture    *fixture,
        Wish       *wish,
        const char *step,
        const char *text,
        const char *words)
{
  g_autoptr (GError) error = NULL;

  wish->step = step;
  wish->text = text;
  g_assert_false (linli_store_act (fixture->store, "Step", step_cb, wish, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_way (Fixture       *fixture,
          gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) kind = make_kind ();
  Wish wish = { kind, "dark" };

  linli_store_set_actor (fixture->store, "甲");
  fixture_act (fixture, open_cb, &wish);
  fixture_assert_text (fixture, "SELECT state FROM matter", "reported");
  refuse (fixture, &wish, "verify", NULL, "Reported");
  refuse (fixture, &wish, "paint", NULL, "Reported");
  take (fixture, &wish, "mend", NULL, "mended");
  refuse (fixture, &wish, "verify", NULL, "somebody else");
  refuse (fixture, &wish, "send-back", "", "few words");
  take (fixture, &wish, "send-back", "还是不亮", "reported");
  take (fixture, &wish, "mend", NULL, "mended");
  linli_store_set_actor (fixture->store, "乙");
  take (fixture, &wish, "verify", NULL, "good");
  g_assert_cmpint (fixture_get (fixture, "SELECT closed_at IS NOT NULL FROM matter"), ==, 1);
  refuse (fixture, &wish, "dismiss", "a", "Good");
  take (fixture, &wish, "reopen", "又坏了", "reported");
  g_assert_cmpint (fixture_get (fixture, "SELECT closed_at IS NULL AND number LIKE '%-0001' FROM matter"), ==, 1);
  take (fixture, &wish, "dismiss", "看错了", "false");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM timeline"), ==, 7);
  fixture_assert_text (fixture, "SELECT group_concat (from_state || '>' || to_state, ' ') FROM (SELECT * FROM timeline ORDER BY id)",
                       "reported>mended mended>reported reported>mended mended>good good>reported reported>false");
}

/* The clock was years ahead while somebody else acted: who acted last is known all the same. */
static void
test_clock_set_back (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) kind = make_kind ();
  Wish wish = { kind, "dark" };

  fixture_act (fixture, open_cb, &wish);
  linli_store_set_actor (fixture->store, "乙");
  take (fixture, &wish, "mend", NULL, "mended");
  fixture_run (fixture, "UPDATE timeline SET at = '2040-01-02T03:04:05.000Z'");
  take (fixture, &wish, "send-back", "还是不亮", "reported");
  linli_store_set_actor (fixture->store, "甲");
  take (fixture, &wish, "mend", NULL, "mended");
  refuse (fixture, &wish, "verify", NULL, "somebody else");
  linli_store_set_actor (fixture->store, "乙");
  take (fixture, &wish, "verify", NULL, "good");
}

static void
test_deadlines (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) kind = make_kind ();
  Wish dark = { kind, "dark" }, wrong = { kind, "colour" }, own = { kind, "dark", "2031-02-03" };

  fixture_act (fixture, open_cb, &dark);
  fixture_act (fixture, open_cb, &wrong);
  fixture_act (fixture, open_cb, &own);
  g_assert_cmpint (fixture_get (fixture, "SELECT julianday (due_at) - julianday (date ('now', 'localtime')) FROM matter ORDER BY id LIMIT 1"), ==, 3);
  g_assert_cmpint (fixture_get (fixture, "SELECT due_at IS NULL FROM matter WHERE category = 'colour'"), ==, 1);
  fixture_assert_text (fixture, "SELECT due_at FROM matter ORDER BY id DESC LIMIT 1", "2031-02-03");
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) kind = make_kind ();
  g_autoptr (GPtrArray) mended = linli_matter_kind_list_steps (kind, "mended");
  g_autoptr (GPtrArray) dismissed = linli_matter_kind_list_steps (kind, "false");

  g_assert_cmpuint (mended->len, ==, 3);
  g_assert_cmpstr (((LinliMatterStep *) g_ptr_array_index (mended, 0))->id, ==, "verify");
  g_assert_cmpstr (((LinliMatterStep *) g_ptr_array_index (mended, 2))->id, ==, "dismiss");
  g_assert_cmpuint (dismissed->len, ==, 0);
  g_assert_true (linli_matter_kind_is_final (kind, "false"));
  g_assert_null (linli_matter_kind_get_state_label (kind, "unknown"));
  g_assert_cmpint (linli_matter_kind_find_category (kind, "dark")->days, ==, 3);
}

static gboolean
save_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  gpointer *pair = data;

  return linli_matter_kind_save_categories (pair[0], transaction, pair[1], error);
}

static GPtrArray *
load (Fixture         *fixture,
      LinliMatterKind *kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *categories = linli_matter_kind_load_all_categories (kind, linli_store_get_reader (fixture->store), &error);

  g_assert_no_error (error);
  return categories;
}

static LinliMatterCategory *
nth (GPtrArray *categories,
     guint      n)
{
  g_assert_cmpuint (n, <, categories->len);
  return g_ptr_array_index (categories, n);
}

/* The community gives one more days and another condition, adds one before it, and retires the third. */
static void
test_categories (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) kind = make_kind ();
  g_autoptr (GPtrArray) usual = load (fixture, kind);
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GPtrArray) offered = NULL;
  g_autoptr (LinliMatterCategory) old = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  gpointer pair[] = { kind, usual };
  Wish dark = { kind, "dark" };

  g_assert_cmpuint (usual->len, ==, 2);
  fixture_act (fixture, save_cb, pair);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM matter_category"), ==, 0);

  nth (usual, 0)->days = 5;
  g_free (g_steal_pointer (&nth (usual, 0)->closed_when));
  nth (usual, 1)->is_retired = TRUE;
  g_ptr_array_insert (usual, 0, linli_matter_category_new (NULL, "  灯罩掉落 ", 1, "已装好"));
  fixture_act (fixture, save_cb, pair);
  changed = load (fixture, kind);
  g_assert_cmpuint (changed->len, ==, 3);
  g_assert_cmpstr (nth (changed, 0)->label, ==, "灯罩掉落");
  g_assert_cmpstr (nth (changed, 0)->closed_when, ==, "已装好");
  g_assert_cmpstr (nth (changed, 1)->label, ==, "Dark stairs");
  g_assert_cmpint (nth (changed, 1)->days, ==, 5);
  g_assert_null (nth (changed, 1)->closed_when);
  offered = linli_matter_kind_load_categories (kind, linli_store_get_reader (fixture->store), &error);
  g_assert_cmpuint (offered->len, ==, 2);
  old = linli_matter_kind_load_category (kind, linli_store_get_reader (fixture->store), "colour");
  g_assert_cmpstr (old->label, ==, "Wrong colour");
  g_assert_true (old->is_retired);
  fixture_assert_text (fixture, "SELECT group_concat (ifnull (name, '-'), ' ') FROM (SELECT name FROM matter_category ORDER BY position)",
                       "灯罩掉落 - -");
  fixture_act (fixture, open_cb, &dark);
  g_assert_cmpint (fixture_get (fixture, "SELECT julianday (due_at) - julianday (date ('now', 'localtime')) FROM matter"), ==, 5);

  g_assert_true (linli_store_undo (fixture->store, &title, &error));
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_ptr_array_unref (changed);
  changed = load (fixture, kind);
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpint (nth (changed, 0)->days, ==, 3);
}

static void
test_categories_refused (Fixture       *fixture,
                         gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) kind = make_kind ();
  g_autoptr (GPtrArray) categories = load (fixture, kind);
  g_autoptr (GError) error = NULL;
  gpointer pair[] = { kind, categories };

  g_ptr_array_add (categories, linli_matter_category_new (NULL, " Dark stairs", 1, NULL));
  g_assert_false (linli_store_act (fixture->store, "Save", save_cb, pair, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_free (nth (categories, 2)->label);
  nth (categories, 2)->label = g_strdup (" ");
  g_assert_false (linli_store_act (fixture->store, "Save", save_cb, pair, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

/* Who may do a step can be said before it is tried, and where a matter ends there is an outcome. */
static void
test_outcome (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) kind = make_kind ();
  g_autoptr (GError) error = NULL;
  LinliDatabase *database = linli_store_get_reader (fixture->store);
  Wish wish = { kind, "dark" };

  linli_store_set_actor (fixture->store, "甲");
  fixture_act (fixture, open_cb, &wish);
  take (fixture, &wish, "mend", NULL, "mended");
  g_assert_false (linli_matter_kind_may_step (kind, database, wish.id, "verify", "甲", &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_true (linli_matter_kind_may_step (kind, database, wish.id, "verify", "乙", NULL));
  g_assert_true (linli_matter_kind_may_step (kind, database, wish.id, "send-back", "甲", NULL));
  linli_store_set_actor (fixture->store, "乙");
  take (fixture, &wish, "verify", NULL, "good");
  fixture_assert_text (fixture, "SELECT outcome FROM matter", "Good");
  take (fixture, &wish, "reopen", "又坏了", "reported");
  fixture_assert_text (fixture, "SELECT outcome FROM matter", NULL);
  take (fixture, &wish, "dismiss", "看错了", "false");
  fixture_assert_text (fixture, "SELECT outcome FROM matter", "看错了");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/matter-kind/way", Fixture, NULL, fixture_set_up, test_way, fixture_tear_down);
  g_test_add ("/matter-kind/clock-set-back", Fixture, NULL, fixture_set_up, test_clock_set_back, fixture_tear_down);
  g_test_add ("/matter-kind/deadlines", Fixture, NULL, fixture_set_up, test_deadlines, fixture_tear_down);
  g_test_add ("/matter-kind/steps", Fixture, NULL, fixture_set_up, test_steps, fixture_tear_down);
  g_test_add ("/matter-kind/categories", Fixture, NULL, fixture_set_up, test_categories, fixture_tear_down);
  g_test_add ("/matter-kind/categories-refused", Fixture, NULL, fixture_set_up, test_categories_refused, fixture_tear_down);
  g_test_add ("/matter-kind/outcome", Fixture, NULL, fixture_set_up, test_outcome, fixture_tear_down);
  return g_test_run ();
}
