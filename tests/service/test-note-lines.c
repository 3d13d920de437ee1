/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Three hundred lines as they are scribbled, and how much of them is understood: at least nineteen parts of twenty, of those that the parser was
 * made with, and of a hundred others. What was misunderstood is printed. And lines that were mangled do no harm. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <locale.h>
#include <string.h>

#define N_FIELDS 6
#define N_MANGLED 10000
#define ENOUGH 0.95

typedef struct {
  char *folder;
  char *path;
  LinliContext *context;
} Fixture;

typedef struct {
  guint n_lines;
  guint n_parts;
  guint n_right;
} Score;

static const char community[] =
  "INSERT INTO compound (id, name, aliases, road, door_plate) VALUES (1, '东坡小区', '东坡苑', '东坡路', '8号'),"
  " (2, '光华小区', NULL, '光华大道', '100号'), (3, '40号院', NULL, '群康路', '40号院'), (4, '金沙时代城', NULL, NULL, NULL);"
  "INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12'), (12, 1, '2'), (13, 2, '12'), (14, 3, '3'), (15, 1, 'A'), (16, 4, '5'),"
  " (17, 4, '6');"
  "INSERT INTO unit (id, building_id, name) VALUES (21, 11, '3'), (22, 13, '3'), (23, 11, '1'), (24, 16, '2'), (25, 17, '1');"
  "INSERT INTO dwelling (id, building_id, unit_id, room, floor) VALUES (31, 11, 21, '502', 5), (32, 11, 21, '501', 5), (33, 13, 22, '502', 5),"
  " (34, 14, NULL, '201', 2), (35, 11, 23, '1203', 12), (36, 12, NULL, '101', 1), (37, 16, 24, '1801', 18), (38, 17, 25, '903', 9);"
  "INSERT INTO household (id, dwelling_id) VALUES (41, 31), (42, 33), (43, 34), (44, 35), (45, 32), (46, 36), (47, 37), (48, 38);"
  "INSERT INTO person (id, household_id, name) VALUES (51, 41, '张三丰'), (52, 41, '张三'), (53, 42, '单桂兰'), (54, 43, '欧阳锋'),"
  " (55, 44, '李小燕'), (56, 42, '王建国'), (57, 45, '刘桂芳'), (58, 46, '赵大勇'), (59, 47, '郑秀珍'), (60, 48, '何文斌');";

static const LinliDate today = { 2026, 6, 15 };

static gboolean
run_script (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction), data, error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("linli-note-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.linli", NULL);
  fixture->context = linli_context_open (fixture->path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  linli_store_act (linli_context_get_store (fixture->context), "test", run_script, (gpointer) community, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->context);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GPtrArray *
parse (Fixture    *fixture,
       const char *line)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *parts = linli_note_parse_on (linli_context_get_database (fixture->context), line, &today, &error);

  g_assert_no_error (error);
  return parts;
}

static char **
read_lines (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "service", "note-lines.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (text, "\n", -1);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The fields as they stand in the file, in the order of LinliNotePartType. */
static void
understand (Fixture    *fixture,
            const char *line,
            GString    *fields[N_FIELDS])
{
  g_autoptr (GPtrArray) parts = parse (fixture, line);

  for (guint i = 0; i < N_FIELDS; i++)
    g_string_truncate (fields[i], 0);
  for (guint i = 0; i < parts->len; i++)
    {
      const LinliNotePart *part = g_ptr_array_index (parts, i);
      g_autofree char *written = g_utf8_substring (line, part->start, part->start + part->length);
      GString *field = fields[part->type];

      g_assert_cmpuint (part->start + part->length, <=, g_utf8_strlen (line, -1));
      if (field->len > 0)
        g_string_append_c (field, ',');
      if (part->type != LINLI_NOTE_PLACE)
        {
          g_string_append (field, part->type == LINLI_NOTE_PERSON ? written : part->value);
          continue;
        }
      g_string_append_c (field, part->kind[0]);
      g_array_sort (part->ids, compare_ids);
      for (guint k = 0; k < part->ids->len; k++)
        g_string_append_printf (field, "%s%d", k > 0 ? "," : "", (int) g_array_index (part->ids, gint64, k));
    }
}

/* A part that should not be there is as wrong as one that is missing. */
static void
judge (Fixture    *fixture,
       const char *row,
       Score      *score)
{
  g_auto (GStrv) cells = g_strsplit (row, "\t", -1);
  GString *fields[N_FIELDS];

  g_assert_cmpuint (g_strv_length (cells), ==, N_FIELDS + 1);
  for (guint i = 0; i < N_FIELDS; i++)
    fields[i] = g_string_new (NULL);
  understand (fixture, cells[0], fields);
  score->n_lines++;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      const char *wanted = g_strstrip (cells[i + 1]);

      score->n_parts += *wanted != '\0' || fields[i]->len > 0;
      score->n_right += (*wanted != '\0' || fields[i]->len > 0) && g_str_equal (wanted, fields[i]->str);
      if (!g_str_equal (wanted, fields[i]->str))
        g_test_message ("%s: “%s” instead of “%s”", cells[0], fields[i]->str, wanted);
      g_string_free (fields[i], TRUE);
    }
}

static void
assert_enough (const char *name,
               Score       score,
               guint       n_lines)
{
  g_test_message ("%s: %u of %u parts right, %.1f %%", name, score.n_right, score.n_parts, 100.0 * score.n_right / score.n_parts);
  g_assert_cmpuint (score.n_lines, ==, n_lines);
  g_assert_cmpfloat (score.n_right, >=, ENOUGH * score.n_parts);
}

static void
test_scribbled (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto (GStrv) rows = read_lines ();
  Score seen = { 0 }, unseen = { 0 };
  Score *score = &seen;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      if (g_str_equal (rows[i], "# unseen"))
        score = &unseen;
      if (rows[i][0] != '#' && rows[i][0] != '\0')
        judge (fixture, rows[i], score);
    }
  assert_enough ("unseen", unseen, 100);
  assert_enough ("seen", seen, 200);
}

/* Characters are dropped, doubled, swapped, or come from another line. */
static char *
mangle (GRand *random,
        char **rows)
{
  guint n_rows = g_strv_length (rows);
  g_autofree gunichar *c = g_utf8_to_ucs4_fast (rows[g_rand_int_range (random, 0, (gint32) n_rows)], -1, NULL);
  g_autofree gunichar *other = g_utf8_to_ucs4_fast (rows[g_rand_int_range (random, 0, (gint32) n_rows)], -1, NULL);
  GString *line = g_string_new (NULL);
  guint n_other = 0;

  while (other[n_other] != 0)
    n_other++;
  for (guint i = 0; c[i] != 0; i++)
    switch (g_rand_int_range (random, 0, 12))
      {
      case 0:
        break;
      case 1:
        g_string_append_unichar (line, c[i]);
        g_string_append_unichar (line, c[i]);
        break;
      case 2:
        if (n_other > 0)
          g_string_append_unichar (line, other[g_rand_int_range (random, 0, (gint32) n_other)]);
        break;
      case 3:
        g_string_append_unichar (line, (gunichar) g_rand_int_range (random, 1, 0xD7FF));
        break;
      default:
        g_string_append_unichar (line, c[i]);
      }
  return g_string_free (line, FALSE);
}

static void
test_mangled (Fixture       *fixture,
              gconstpointer  data)
{
  g_auto (GStrv) rows = read_lines ();
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint i = 0; i < N_MANGLED; i++)
    {
      g_autofree char *line = mangle (random, rows);
      g_autoptr (GPtrArray) parts = parse (fixture, line);

      for (guint k = 0; k < parts->len; k++)
        {
          const LinliNotePart *part = g_ptr_array_index (parts, k);

          g_assert_cmpuint (part->length, >, 0);
          g_assert_cmpuint (part->start + part->length, <=, g_utf8_strlen (line, -1));
          g_assert_nonnull (part->label);
          g_assert_nonnull (part->value);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, ""); /* what is misunderstood is printed */
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/note-lines/scribbled", Fixture, NULL, set_up, test_scribbled, tear_down);
  g_test_add ("/note-lines/mangled", Fixture, NULL, set_up, test_mangled, tear_down);
  return g_test_run ();
}
