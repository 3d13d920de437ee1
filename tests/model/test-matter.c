/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of the life of a matter: numbers, states, timeline, links, attachments, due items, and what is found about a record. */

#define _GNU_SOURCE
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "linli-attachment.h"
#include "linli-codes.h"
#include "linli-due.h"
#include "linli-link.h"
#include "linli-matter.h"
#include "linli-timeline.h"
#include "linli-title.h"

static const char town[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区'); INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12');"
  "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (31, 1, 11, '502'), (32, 1, 11, '503');"
  "INSERT INTO household (id, dwelling_id, head_id) VALUES (41, 31, 51), (42, 32, 52);"
  "INSERT INTO person (id, household_id, name) VALUES (51, 41, '王一'), (52, 42, '李二');"
  "INSERT INTO grid (id, name, level) VALUES (61, '总网格', 'general'); INSERT INTO grid (id, parent_id, name) VALUES (62, 61, '01 微网格');"
  "UPDATE dwelling_standing SET grid_id = 62 WHERE dwelling_id = 31;";

typedef struct {
  gint64 first;
  gint64 second;
  gint64 note;
} Ids;

static gboolean
open_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  Ids *ids = data;
  g_autoptr (LinliRecord) first = linli_matter_new ("hazard", "楼道堆物");
  g_autoptr (LinliRecord) second = linli_matter_new ("hazard", "飞线充电");
  g_autoptr (LinliRecord) note = linli_matter_new (LINLI_MATTER_NOTE, "楼道漏水");

  linli_record_set_int64 (first, "dwelling_id", 31);
  linli_record_set_text (second, "subject_kind", "person");
  linli_record_set_int64 (second, "subject_id", 52);
  linli_record_set_text (note, "line", "东坡12-502 楼道漏水 急");
  linli_record_set_text (note, "urgency", "急");
  if (!linli_matter_open (first, transaction, "居民来电", error) || !linli_matter_open (second, transaction, NULL, error) ||
      !linli_matter_open (note, transaction, NULL, error))
    return FALSE;
  ids->first = linli_record_get_id (first);
  ids->second = linli_record_get_id (second);
  ids->note = linli_record_get_id (note);
  return TRUE;
}

static Ids
set_up_matters (Fixture *fixture)
{
  Ids ids;

  fixture_run (fixture, town);
  fixture_run (fixture, "UPDATE dwelling_standing SET grid_id = 62 WHERE dwelling_id = 31");
  fixture_act (fixture, open_cb, &ids);
  return ids;
}

static void
test_numbers (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = g_date_time_format (now, "%Y-0001,%Y-0002,%Y-0001,%Y-0003");
  Ids ids = set_up_matters (fixture);

  g_assert_cmpint (ids.first, !=, 0);
  fixture_act (fixture, open_cb, &ids);
  fixture_assert_text (fixture, "SELECT group_concat (number) FROM (SELECT number FROM matter ORDER BY id LIMIT 4)", year);
  fixture_assert_text (fixture, "SELECT urgency FROM matter WHERE kind = 'note' LIMIT 1", LINLI_CODE_URGENCY_URGENT);
  g_assert_cmpint (linli_matter_count_open (linli_store_get_reader (fixture->store), "hazard"), ==, 4);
  g_assert_cmpint (linli_matter_count_open (linli_store_get_reader (fixture->store), NULL), ==, 6);
}

static gboolean
steps_cb (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  Ids *ids = data;
  g_autoptr (LinliRecord) due = linli_due_new ("复查", "2026-11-20");
  g_autoptr (GError) refused = NULL;

  linli_record_set_int64 (due, "matter_id", ids->first);
  linli_record_set_text (due, "for_whom", "王网格员");
  if (!linli_due_add (due, transaction, error) || !linli_matter_set_state (transaction, ids->first, "remedy", "已联系", error) ||
      !linli_matter_set_state (transaction, ids->first, "remedy", "again", error) ||
      !linli_matter_close (transaction, ids->first, NULL, "已清理", NULL, error))
    return FALSE;
  g_assert_false (linli_matter_close (transaction, ids->first, NULL, NULL, NULL, &refused));
  g_assert_error (refused, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_clear_error (&refused);
  g_assert_false (linli_matter_set_state (transaction, ids->first, "x", NULL, &refused));
  g_assert_error (refused, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  return linli_matter_reopen (transaction, ids->first, "又堆了", error);
}

static void
test_states (Fixture       *fixture,
             gconstpointer  unused)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);
  Ids ids = set_up_matters (fixture);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GString) verbs = g_string_new (NULL);
  LinliTimelineEntry *last;

  fixture_act (fixture, steps_cb, &ids);
  lines = linli_timeline_load (database, "matter", ids.first, NULL, 100, NULL);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (verbs, "%s ", linli_timeline_entry_get_verb (g_ptr_array_index (lines, i)));
  g_assert_cmpstr (verbs->str, ==, "reopen close state due open ");
  last = g_ptr_array_index (lines, 1);
  g_assert_cmpstr (linli_timeline_entry_get_from_state (last), ==, "remedy");
  g_assert_cmpstr (linli_timeline_entry_get_to_state (last), ==, LINLI_MATTER_CLOSED);
  g_assert_cmpstr (linli_timeline_entry_get_matter_title (last), ==, "楼道堆物");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM due WHERE done_at IS NOT NULL"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM matter WHERE closed_at IS NOT NULL"), ==, 0);
}

static gboolean
change_line_cb (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  g_autoptr (GPtrArray) lines = linli_record_query (linli_transaction_get_database (transaction), linli_kind_lookup ("timeline"), error, NULL, NULL);
  LinliRecord *line = g_ptr_array_index (lines, 0);

  if (data != NULL)
    return linli_record_delete (line, transaction, error);
  linli_record_set_text (line, "text", "other");
  return linli_record_save (line, transaction, error);
}

static void
test_timeline_only_grows (Fixture       *fixture,
                          gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  set_up_matters (fixture);
  g_assert_false (linli_store_act (fixture->store, "test", change_line_cb, NULL, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (linli_store_act (fixture->store, "test", change_line_cb, fixture, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

static guint
count_about (Fixture    *fixture,
             const char *kind,
             gint64      id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matters = linli_matter_list_about (linli_store_get_reader (fixture->store), kind, id, TRUE, 100, &error);
  g_autoptr (GPtrArray) lines = linli_timeline_load (linli_store_get_reader (fixture->store), kind, id, NULL, 100, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, >=, matters->len);
  return matters->len;
}

static void
test_about (Fixture       *fixture,
            gconstpointer  unused)
{
  set_up_matters (fixture);
  g_assert_cmpuint (count_about (fixture, "dwelling", 31), ==, 1);
  g_assert_cmpuint (count_about (fixture, "household", 41), ==, 1);
  g_assert_cmpuint (count_about (fixture, "person", 51), ==, 0);
  g_assert_cmpuint (count_about (fixture, "person", 52), ==, 1);
  g_assert_cmpuint (count_about (fixture, "dwelling", 32), ==, 1);
  g_assert_cmpuint (count_about (fixture, "building", 11), ==, 2);
  g_assert_cmpuint (count_about (fixture, "compound", 1), ==, 2);
  g_assert_cmpuint (count_about (fixture, "grid", 62), ==, 1);
  g_assert_cmpuint (count_about (fixture, "grid", 61), ==, 1);
  g_assert_cmpuint (count_about (fixture, "vehicle", 99), ==, 0);
}

static gboolean
link_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  Ids *ids = data;

  return linli_link_add (transaction, "matter", ids->note, "matter", ids->first, "became", error) &&
         linli_link_add (transaction, "matter", ids->note, "matter", ids->first, "became", error) &&
         linli_link_add (transaction, "matter", ids->note, "person", 51, NULL, error);
}

static gboolean
unlink_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  return linli_link_remove (transaction, *(gint64 *) data, error);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  unused)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);
  Ids ids = set_up_matters (fixture);
  g_autoptr (GPtrArray) from = NULL;
  g_autoptr (GPtrArray) to = NULL;
  g_autofree char *title = NULL;
  LinliLink *link;

  fixture_act (fixture, link_cb, &ids);
  from = linli_link_list (database, "matter", ids.note, NULL);
  to = linli_link_list (database, "matter", ids.first, NULL);
  g_assert_cmpuint (from->len, ==, 2);
  g_assert_cmpuint (to->len, ==, 1);
  link = g_ptr_array_index (to, 0);
  g_assert_cmpint (link->record_id, ==, ids.note);
  g_assert_false (link->outgoing);
  g_assert_cmpstr (link->role, ==, "became");
  title = linli_title_dup (database, link->kind, link->record_id);
  g_assert_nonnull (strstr (title, "楼道漏水"));
  /* The timeline shows whom without being asked for a reason. */
  g_assert_cmpint (linli_database_get_int64 (database, -1, "SELECT count(*) FROM timeline WHERE verb = 'link' AND text = '王*'", NULL), ==, 1);
  g_assert_cmpint (linli_database_get_int64 (database, -1, "SELECT count(*) FROM timeline WHERE text LIKE '%王一%'", NULL), ==, 0);
  /* A linked matter is one about the person. */
  g_assert_cmpuint (count_about (fixture, "person", 51), ==, 1);
  fixture_act (fixture, unlink_cb, &link->id);
  g_clear_pointer (&to, g_ptr_array_unref);
  to = linli_link_list (database, "matter", ids.first, NULL);
  g_assert_cmpuint (to->len, ==, 0);
}

typedef struct {
  gint64 id;
  const char *on;
} Put;

static gboolean
due_cb (LinliTransaction  *transaction,
        gpointer           data,
        GError           **error)
{
  const struct { const char *title, *on, *whom; } items[] = {
    { "走访", "2026-11-01", "张" }, { "复查", "2026-11-20", "张" }, { "回访", "2026-12-30", "张" }, { "盘点", "2026-11-05", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (LinliRecord) due = linli_due_new (items[i].title, items[i].on);

      linli_record_set_text (due, "for_whom", items[i].whom);
      linli_record_set_text (due, "subject_kind", "dwelling");
      linli_record_set_int64 (due, "subject_id", 31);
      if (!linli_due_add (due, transaction, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
finish_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  return linli_due_finish (transaction, *(gint64 *) data, "在家", error);
}

static gboolean
postpone_cb (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  Put *put = data;

  return linli_due_postpone (transaction, put->id, put->on, "不在家", error);
}

static void
test_due (Fixture       *fixture,
          gconstpointer  unused)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GError) error = NULL;
  LinliDueCount *count;
  gint64 id;
  Put put = { .on = "2027-01-05" };

  fixture_run (fixture, town);
  fixture_act (fixture, due_cb, NULL);
  items = linli_due_list (database, "2026-11-30", NULL, 100, NULL);
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (linli_record_get_text (g_ptr_array_index (items, 0), "title"), ==, "走访");
  g_assert_cmpstr (linli_record_get_text (g_ptr_array_index (items, 2), "title"), ==, "盘点");
  counts = linli_due_count_by_person (database, "2026-11-30", "2026-11-10", NULL);
  g_assert_cmpuint (counts->len, ==, 2);
  count = g_ptr_array_index (counts, 0);
  g_assert_cmpstr (count->for_whom, ==, "张");
  g_assert_cmpint (count->n_due, ==, 2);
  g_assert_cmpint (count->n_overdue, ==, 1);

  id = linli_record_get_id (g_ptr_array_index (items, 0));
  put.id = linli_record_get_id (g_ptr_array_index (items, 1));
  fixture_act (fixture, finish_cb, &id);
  fixture_act (fixture, postpone_cb, &put);
  g_assert_cmpint (linli_due_count (database, "2026-11-30", NULL), ==, 1);
  g_assert_cmpint (linli_due_count (database, "2027-12-31", "张"), ==, 2);
  put.id = id;
  g_assert_false (linli_store_act (fixture->store, "test", postpone_cb, &put, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM timeline WHERE subject_id = 31 AND verb IN ('done', 'postpone')"), ==, 2);
}

/* A small JPEG with an Exif segment (turned by 6, a place, a date), a comment, and a moving picture behind its end. */
static GBytes *
new_jpeg (void)
{
  static const char jpeg[] =
    "\xff\xd8" "\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    "\xff\xe1\x00\x54" "Exif\0\0" "II\x2a\0\x08\0\0\0" /* 76 bytes of TIFF */
    "\x02\0" "\x12\x01\x03\0\x01\0\0\0\x06\0\0\0" "\x69\x87\x04\0\x01\0\0\0\x26\0\0\0" "\0\0\0\0"
    "\x01\0" "\x03\x90\x02\0\x14\0\0\0\x38\0\0\0" "\0\0\0\0" "2026:11:23 09:10:00\0"
    "\xff\xfe\x00\x0aSECRETXY" "\xff\xda\x00\x02" "\x11\xff\x00\x22\xff\xd0\x33" "\xff\xd9" "SECRETMOVIE";

  return g_bytes_new_static (jpeg, sizeof jpeg - 1);
}

typedef struct {
  GBytes *content;
  gint64 id;
  gint64 owner;
} Attach;

static gboolean
attach_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  Attach *attach = data;

  attach->id = linli_attachment_add (transaction, "matter", attach->owner, attach->content, "IMG_1.jpg", "before", error);
  return attach->id != 0;
}

static void
test_attachments (Fixture       *fixture,
                  gconstpointer  unused)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);
  g_autoptr (GBytes) jpeg = new_jpeg ();
  g_autoptr (GBytes) broken = g_bytes_new_from_bytes (jpeg, 0, 30);
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  Attach attach = { .content = jpeg, .owner = set_up_matters (fixture).first };
  g_autofree char *text = NULL;
  gsize size;
  const char *data;

  fixture_act (fixture, attach_cb, &attach);
  fixture_act (fixture, attach_cb, &attach);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM content"), ==, 1);
  stored = linli_attachment_load (database, attach.id, NULL);
  data = g_bytes_get_data (stored, &size);
  g_assert_null (g_strstr_len (data, size, "SECRET"));
  g_assert_null (memmem (data, size, "2026:11:23", 10));
  g_assert_null (memmem (data, size, "SECRET", 6));
  g_assert_nonnull (memmem (data, size, "JFIF", 4));
  g_assert_nonnull (memmem (data, size, "\x11\xff\x00\x22\xff\xd0\x33\xff\xd9", 9));
  g_assert_nonnull (memmem (data, size, "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06", 10));
  list = linli_attachment_list (database, "matter", attach.owner, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (linli_record_get_text (g_ptr_array_index (list, 0), "media_type"), ==, "image/jpeg");
  text = linli_record_dup_display (g_ptr_array_index (list, 0), "taken_at");
  g_assert_cmpstr (text, ==, "2026-11-23 09:10");

  attach.content = broken;
  g_assert_false (linli_store_act (fixture->store, "test", attach_cb, &attach, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

/* No stranger's picture makes us read past its end. */
static void
test_broken_pictures (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GBytes) jpeg = new_jpeg ();
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  Attach attach = { .owner = set_up_matters (fixture).first };

  for (guint i = 0; i < 300; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      gsize length = g_test_rand_int_range (3, (gint32) size + 1);
      g_autoptr (GBytes) mutated = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 3; j++)
        copy[g_test_rand_int_range (3, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      mutated = g_bytes_new (copy, length);
      attach.content = mutated;
      if (!linli_store_act (fixture->store, "test", attach_cb, &attach, NULL, &error))
        g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/matter/numbers", test_numbers);
  ADD ("/matter/states", test_states);
  ADD ("/matter/timeline-only-grows", test_timeline_only_grows);
  ADD ("/matter/about", test_about);
  ADD ("/matter/links", test_links);
  ADD ("/matter/due", test_due);
  ADD ("/matter/attachments", test_attachments);
  ADD ("/matter/broken-pictures", test_broken_pictures);
  return g_test_run ();
}
