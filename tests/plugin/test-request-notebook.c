/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Notebook pages: kept with their picture, entered line by line, finished and taken up again, undone; what is no picture. People are invented. */

#include <locale.h>
#include <string.h>

#include "lp-notebook-store.h"
#include "lp-request-list-store.h"
#include "requests-file.h"

static LinliMatterKind *kind;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  requests_file_migrate (fixture);
  kind = lp_request_kind_new ();
  linli_store_set_actor (fixture->store, "王社工");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (g_steal_pointer (&kind));
  fixture_tear_down (fixture, unused);
}

static LpNotebookDeed *
new_page (const char *bytes,
          gsize       size,
          const char *name)
{
  LpNotebookDeed *deed = lp_notebook_deed_new (0);

  deed->written_on = g_strdup ("2026-11-28");
  deed->writer = g_strdup ("王社工");
  deed->name = g_strdup (name);
  deed->content = g_bytes_new (bytes, size);
  return deed;
}

/* The smallest picture there is: one white dot. */
static LpNotebookDeed *
new_picture (void)
{
  static const guint8 png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00,
    0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9c, 0x63, 0xf8, 0x0f, 0x00, 0x01, 0x01, 0x01, 0x00, 0xb1, 0x38, 0xf6, 0x14, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44,
    0xae, 0x42, 0x60, 0x82
  };

  return new_page ((const char *) png, sizeof png, "page.png");
}

static gint64
add_page_of (Fixture    *fixture,
             const char *day)
{
  LpNotebookDeed *deed = new_picture ();
  gint64 id;

  g_free (deed->written_on);
  deed->written_on = g_strdup (day);
  fixture_act (fixture, lp_notebook_add, deed);
  id = deed->id;
  lp_notebook_deed_free (deed);
  return id;
}

static gint64
add_page (Fixture *fixture)
{
  return add_page_of (fixture, "2026-11-28");
}

static gint64
enter (Fixture    *fixture,
       gint64      page,
       const char *line,
       const char *refused)
{
  LpNotebookDeed *deed = lp_notebook_deed_new (page);
  gint64 id;

  deed->request = lp_request_deed_new (kind, 0);
  deed->request->words = g_strdup (line);
  deed->request->refused = refused != NULL ? g_strsplit (refused, "\n", -1) : NULL;
  fixture_act (fixture, lp_notebook_note, deed);
  id = deed->request->id;
  lp_notebook_deed_free (deed);
  return id;
}

static LpNotebook *
load (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GError) error = NULL;
  LpNotebook *page = lp_notebook_load (linli_store_get_reader (fixture->store), id, &error);

  g_assert_no_error (error);
  return page;
}

static void
check_page (Fixture  *fixture,
            gint64    id,
            guint     n_requests,
            gboolean  finished)
{
  LpNotebook *page = load (fixture, id);

  g_assert_cmpuint (page->n_requests, ==, n_requests);
  g_assert_cmpint (page->finished, ==, finished);
  g_assert_cmpint (page->picture, !=, 0);
  lp_notebook_free (page);
}

static void
test_lines (Fixture       *fixture,
            gconstpointer  unused)
{
  LinliDatabase *reader = linli_store_get_reader (fixture->store);
  gint64 page = add_page (fixture), first, second;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (LinliRecord) matter = NULL;
  g_autofree char *day = NULL, *other = NULL;
  LpNotebook *of;

  check_page (fixture, page, 0, FALSE);
  first = enter (fixture, page, "20栋1单元101 漏水 急", NULL);
  second = enter (fixture, page, "楼道灯不亮 急", NULL);
  requests = lp_notebook_list_requests (reader, page, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (requests->len, ==, 2);
  g_assert_cmpint (((LpRequest *) g_ptr_array_index (requests, 0))->id, ==, first);
  of = lp_notebook_find_of (reader, second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (of->id, ==, page);
  lp_notebook_free (of);
  g_assert_null (lp_notebook_find_of (reader, 987654, &error));
  g_assert_no_error (error);
  day = lp_notebook_dup_day (reader, "2026-11-28", &error);
  g_assert_nonnull (strstr (day, "王社工"));
  g_assert_nonnull (strstr (day, "2"));
  other = lp_notebook_dup_day (reader, "2026-11-29", &error);
  g_assert_no_error (error);
  g_assert_null (other);
  matter = linli_record_load (reader, linli_kind_lookup ("matter"), second, &error);
  g_assert_cmpstr (linli_record_get_text (matter, "urgency"), !=, NULL);
  g_assert_cmpstr (linli_record_get_text (matter, "line"), ==, "楼道灯不亮 急");
}

/* One action an entry: undone, the request and its place on the page are gone together; done again, they are back. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 page = add_page (fixture), request = enter (fixture, page, "楼道灯不亮", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  check_page (fixture, page, 0, FALSE);
  g_assert_null (lp_notebook_find_of (linli_store_get_reader (fixture->store), request, &error));
  g_assert_true (linli_store_redo (fixture->store, NULL, &error));
  check_page (fixture, page, 1, FALSE);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_null (lp_notebook_load (linli_store_get_reader (fixture->store), page, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
}

static void
test_finish (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 page = add_page (fixture), later = add_page (fixture);
  LpNotebookDeed *deed = lp_notebook_deed_new (later);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  deed->finished = TRUE;
  fixture_act (fixture, lp_notebook_finish, deed);
  check_page (fixture, later, 0, TRUE);
  pages = lp_notebook_list (linli_store_get_reader (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpint (((LpNotebook *) g_ptr_array_index (pages, 0))->id, ==, page);
  deed->finished = FALSE;
  fixture_act (fixture, lp_notebook_finish, deed);
  check_page (fixture, later, 0, FALSE);
  lp_notebook_deed_free (deed);
}

/* Removed in one action, with its picture and without what came of it, and back in one. */
static void
test_remove (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 page = add_page (fixture), kept = add_page (fixture), request = enter (fixture, page, "楼道灯不亮", NULL);
  LpNotebookDeed *deed = lp_notebook_deed_new (page);
  g_autoptr (GError) error = NULL;

  enter (fixture, kept, "下水道堵了", NULL);
  fixture_act (fixture, lp_notebook_remove, deed);
  lp_notebook_deed_free (deed);
  g_assert_null (lp_notebook_load (linli_store_get_reader (fixture->store), page, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (lp_notebook_find_of (linli_store_get_reader (fixture->store), request, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM matter WHERE deleted_at IS NULL"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM attachment WHERE deleted_at IS NULL"), ==, 1);
  check_page (fixture, kept, 1, FALSE);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  check_page (fixture, page, 1, FALSE);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM attachment WHERE deleted_at IS NULL"), ==, 2);
}

static void
test_correct (Fixture       *fixture,
              gconstpointer  unused)
{
  gint64 id = add_page (fixture);
  LpNotebookDeed *deed = lp_notebook_deed_new (id);
  g_autoptr (GError) error = NULL;
  LpNotebook *page;

  deed->written_on = g_strdup ("2026-11-20");
  deed->writer = g_strdup ("李社工");
  fixture_act (fixture, lp_notebook_correct, deed);
  page = load (fixture, id);
  g_assert_cmpstr (page->written_on, ==, "2026-11-20");
  g_assert_cmpstr (page->writer, ==, "李社工");
  lp_notebook_free (page);
  *deed->writer = '\0';
  g_assert_false (linli_store_act (fixture->store, "page", lp_notebook_correct, deed, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_clear_error (&error);
  lp_notebook_deed_free (deed);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  page = load (fixture, id);
  g_assert_cmpstr (page->written_on, ==, "2026-11-28");
  g_assert_cmpstr (page->writer, ==, "王社工");
  lp_notebook_free (page);
}

/* What was refused stays in the line alone. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  LinliDatabase *reader = linli_store_get_reader (fixture->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = linli_note_parse (reader, "楼道灯不亮 急", &error);
  g_autoptr (LinliRecord) matter = NULL;
  g_autofree char *key = NULL;

  for (guint i = 0; i < parts->len; i++)
    if (((LinliNotePart *) g_ptr_array_index (parts, i))->type == LINLI_NOTE_URGENCY)
      key = lp_request_dup_part_key (g_ptr_array_index (parts, i));
  g_assert_nonnull (key);
  matter = linli_record_load (reader, linli_kind_lookup ("matter"), enter (fixture, add_page (fixture), "楼道灯不亮 急", key), &error);
  g_assert_no_error (error);
  g_assert_true (linli_record_is_null (matter, "urgency"));
  g_assert_cmpstr (linli_record_get_text (matter, "title"), ==, "楼道灯不亮 急");
}

static LinliRecord *
enter_on (Fixture    *fixture,
          const char *day,
          const char *line)
{
  g_autoptr (GError) error = NULL;
  LinliRecord *matter = linli_record_load (linli_store_get_reader (fixture->store), linli_kind_lookup ("matter"),
                                           enter (fixture, add_page_of (fixture, day), line, NULL), &error);

  g_assert_no_error (error);
  return matter;
}

/* A day is understood as of that of the page. What lay behind it, or is it, is no promise: then the category says by when. */
static void
test_days (Fixture       *fixture,
           gconstpointer  unused)
{
  static const struct { const char *written, *line, *due; } lines[] = {
    { "2024-11-28", "11月20号 3栋502 漏水", NULL }, { "2024-11-28", "11月28号 3栋502 漏水", NULL }, { "2024-11-28", "今晚 3栋502 漏水", NULL },
    { "2024-02-10", "1月15号 3栋502 漏水", NULL }, { "2024-11-28", "楼道灯不亮 明天修好", "2024-11-29" },
    { "2024-11-28", "楼道灯不亮 3天内修好", "2024-12-01" }, { "2024-11-18", "楼道灯不亮 11月20号前修好", "2024-11-20" },
    { "2024-12-30", "楼道灯不亮 1月5号前修好", "2025-01-05" }, { "2024-12-31", "楼道灯不亮 明天修好", "2025-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (LinliRecord) matter = enter_on (fixture, lines[i].written, lines[i].line), today = NULL;

      g_test_message ("%s, of %s", lines[i].line, lines[i].written);
      if (lines[i].due != NULL)
        g_assert_cmpstr (linli_record_get_text (matter, "due_at"), ==, lines[i].due);
      else
        {
          today = enter_on (fixture, lines[i].written, "3栋502 漏水");
          g_assert_cmpstr (linli_record_get_text (matter, "due_at"), ==, linli_record_get_text (today, "due_at"));
        }
    }
}

/* What stands on a page of a day that is over was asked for on that day; on one of this day, now. */
static void
test_opened (Fixture       *fixture,
             gconstpointer  unused)
{
  LinliDate date;
  g_autofree char *today = NULL;
  g_autoptr (GDateTime) noon = g_date_time_new_local (2024, 11, 20, 12, 0, 0), utc = g_date_time_to_utc (noon);
  g_autofree char *expected = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z");
  g_autoptr (LinliRecord) before = enter_on (fixture, "2024-11-20", "楼道灯不亮"), now = NULL;

  g_assert_cmpstr (linli_record_get_text (before, "opened_at"), ==, expected);
  linli_date_today (&date);
  today = linli_date_to_string (&date);
  now = enter_on (fixture, today, "楼道灯不亮");
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM matter m JOIN timeline t ON t.matter_id = m.id AND t.verb = 'open' AND t.at = m.opened_at"),
                   ==, 1);
  g_assert_cmpstr (linli_record_get_text (now, "opened_at"), >, expected);
}

static void
check_refused (Fixture        *fixture,
               LpNotebookDeed *deed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  g_assert_false (linli_store_act (fixture->store, "page", lp_notebook_add, deed, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  pages = lp_notebook_list (linli_store_get_reader (fixture->store), NULL);
  g_assert_cmpuint (pages->len, ==, 0);
  g_assert_cmpint (linli_database_get_int64 (linli_store_get_reader (fixture->store), -1, "SELECT count (*) FROM attachment", ""), ==, 0);
  lp_notebook_deed_free (deed);
}

static void
test_bad (Fixture       *fixture,
          gconstpointer  unused)
{
  LpNotebookDeed *nobody = new_picture ();

  *nobody->writer = '\0';
  check_refused (fixture, new_page ("a letter", 8, "letter.txt"));
  check_refused (fixture, new_page ("", 0, "page.jpg"));
  check_refused (fixture, nobody);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/request-notebook/lines", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/request-notebook/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/request-notebook/remove", Fixture, NULL, set_up, test_remove, tear_down);
  g_test_add ("/request-notebook/correct", Fixture, NULL, set_up, test_correct, tear_down);
  g_test_add ("/request-notebook/finish", Fixture, NULL, set_up, test_finish, tear_down);
  g_test_add ("/request-notebook/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/request-notebook/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/request-notebook/opened", Fixture, NULL, set_up, test_opened, tear_down);
  g_test_add ("/request-notebook/bad", Fixture, NULL, set_up, test_bad, tear_down);
  return g_test_run ();
}
