/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Papers as another program reads them: what pdftotext finds on which page, and where. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <linli-paper-write.h>
#include <string.h>

#define MARGIN 62.0 /* 22 mm in points, less a hair */
#define LONG_NAME "阿布都热依木·买买提江·吐尔逊·艾尼瓦尔·玉苏甫·阿卜杜拉"
#define LONG_PLACE "锦绣江南国际花园城市之光三期南区（原第二纺织机械厂职工宿舍）地下二层非机动车库东侧出入口旁"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("linli-paper-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "paper.pdf", NULL);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing else was left in it */
  g_free (fixture->path);
  g_free (fixture->folder);
}

static char *
read_with (const char *program,
           const char *option,
           const char *path,
           const char *target)
{
  const char *words[] = { program, option, path, target, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  if (option == NULL)
    memmove (words + 1, words + 2, 3 * sizeof *words);
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return out;
}

/* Pages end with a form feed. */
static GStrv
read_pages (Fixture *fixture)
{
  g_autofree char *text = read_with ("pdftotext", "-layout", fixture->path, "-");
  GStrv pages = g_strsplit (text, "\f", -1);
  guint n = g_strv_length (pages);

  g_free (pages[n - 1]);
  pages[n - 1] = NULL;
  return pages;
}

/* The text without the breaks that the layout made. */
static char *
read_flat (Fixture *fixture)
{
  g_autofree char *text = read_with ("pdftotext", "-raw", fixture->path, "-");
  GString *flat = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (flat, *at);
  return g_string_free (flat, FALSE);
}

static void
write_paper (Fixture    *fixture,
             LinliPaper *paper)
{
  g_autoptr (GError) error = NULL;

  linli_paper_write_pdf (paper, fixture->path, &error);
  g_assert_no_error (error);
}

static double
get_number (const char *line,
            const char *name)
{
  const char *at = strstr (line, name);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (name), NULL);
}

/* Every word of every page lies within the margins. Returns how many there are. */
static guint
check_boxes (Fixture *fixture,
             double   width,
             double   height)
{
  g_autofree char *text = read_with ("pdftotext", "-bbox", fixture->path, "-");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_words = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (strstr (lines[i], "<word ") == NULL)
        continue;
      n_words++;
      g_assert_cmpfloat (get_number (lines[i], "xMin=\""), >=, MARGIN);
      g_assert_cmpfloat (get_number (lines[i], "xMax=\""), <=, width - MARGIN);
      g_assert_cmpfloat (get_number (lines[i], "yMin=\""), >=, 36);
      g_assert_cmpfloat (get_number (lines[i], "yMax=\""), <=, height - 12);
    }
  return n_words;
}

static LinliPaper *
make_ledger (guint n_rows)
{
  LinliPaper *paper = linli_paper_new ("走访登记表");
  const LinliPaperColumn columns[] = {
    { .title = "编码", .cells = LINLI_PAPER_CELLS_CODE },
    { .title = "姓名" },
    { .title = "地址", .weight = 2 },
    { .title = "已走访", .cells = LINLI_PAPER_CELLS_TICK },
    { .title = "备注", .weight = 3 },
  };

  linli_paper_set_unit (paper, "锦桐社区");
  linli_paper_set_masked (paper);
  linli_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *code = g_strdup_printf ("R%05u", i);
      const char *cells[] = { code, i % 5 == 0 ? LONG_NAME : "王*燕", i % 7 == 0 ? LONG_PLACE : "沁荷庭1栋1单元204", i % 2 == 0 ? "x" : NULL, NULL };

      linli_paper_add_row (paper, cells, G_N_ELEMENTS (cells));
    }
  return paper;
}

static void
test_ledger (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LinliPaper) paper = make_ledger (200);
  g_auto (GStrv) pages = NULL;
  g_autofree char *all = NULL;
  guint n_pages;

  write_paper (fixture, paper);
  pages = read_pages (fixture);
  n_pages = g_strv_length (pages);
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (n_pages, ==, linli_paper_count_pages (paper));
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      g_assert_nonnull (strstr (pages[i], "编码"));
      g_assert_nonnull (strstr (pages[i], "备注"));
      g_assert_nonnull (strstr (pages[i], number));
      g_assert_nonnull (strstr (pages[i], "partly hidden"));
    }
  all = g_strjoinv ("", pages);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *code = g_strdup_printf ("R%05u", i);
      const char *at = strstr (all, code);

      g_assert_nonnull (at);
      g_assert_null (strstr (at + 1, code));
    }
  g_assert_cmpuint (check_boxes (fixture, 595.3, 841.9), >, 600);
}

static void
test_longest (Fixture       *fixture,
              gconstpointer  data)
{
  const LinliPaperField fields[] = { { LONG_NAME, LONG_PLACE }, { "联系人", LONG_NAME LONG_NAME }, { LONG_PLACE, NULL } };
  const char *signers[] = { LONG_NAME LONG_PLACE, "检查人", NULL };
  const char *items[] = { LONG_PLACE LONG_PLACE, LONG_NAME, NULL };

  for (guint large = 0; large < 2; large++)
    {
      g_autoptr (LinliPaper) paper = linli_paper_new (LONG_PLACE "整改通知单");
      g_autofree char *flat = NULL;

      linli_paper_set_size (paper, LINLI_PAPER_A4, large == 1, large == 1);
      linli_paper_set_unit (paper, LONG_PLACE);
      linli_paper_set_number (paper, LONG_PLACE);
      linli_paper_set_note (paper, LONG_PLACE LONG_NAME LONG_PLACE);
      linli_paper_add_fields (paper, 2, fields, G_N_ELEMENTS (fields));
      linli_paper_add_heading (paper, LONG_PLACE);
      linli_paper_add_list (paper, items);
      linli_paper_add_signatures (paper, signers);
      linli_paper_add_seal (paper, NULL);
      write_paper (fixture, paper);
      check_boxes (fixture, large ? 841.9 : 595.3, large ? 595.3 : 841.9);
      flat = read_flat (fixture);
      g_assert_nonnull (strstr (flat, LONG_NAME));
      g_assert_nonnull (strstr (flat, LONG_PLACE "整改通知单"));
    }
}

/* A row longer than a page is parted, and nothing of it is lost. */
static void
test_long_row (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (LinliPaper) paper = make_ledger (0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *flat = NULL;
  const char *cells[] = { "R1", "王*燕", NULL, NULL, NULL };

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%04u；", i);
  cells[4] = text->str;
  linli_paper_add_row (paper, cells, G_N_ELEMENTS (cells));
  g_assert_cmpuint (linli_paper_count_pages (paper), >, 3);
  write_paper (fixture, paper);
  check_boxes (fixture, 595.3, 841.9);
  flat = read_flat (fixture);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *piece = g_strdup_printf ("%04u", i);

      g_assert_nonnull (strstr (flat, piece));
    }
}

/* Between two lines to cut along nothing is torn apart by the end of a page; what is longer than a page goes over to others, whole. */
static void
test_cuts (Fixture       *fixture,
           gconstpointer  data)
{
  const LinliPaperColumn columns[] = { { "名", 1, LINLI_PAPER_START, LINLI_PAPER_CELLS_BIG } };
  g_autoptr (LinliPaper) paper = linli_paper_new ("小条");
  g_auto (GStrv) pages = NULL;
  g_autofree char *flat = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *begin = g_strdup_printf ("起%02u", i), *end = g_strdup_printf ("止%02u", i);
      guint n_rows = i == 9 ? 80 : 1 + i * 7 % 12;

      if (i > 0)
        linli_paper_add_cut (paper);
      linli_paper_add_heading (paper, begin);
      linli_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
      for (guint j = 0; j < n_rows; j++)
        {
          g_autofree char *cell = g_strdup_printf ("行%02u-%02u", i, j);

          linli_paper_add_row (paper, (const char *[]) { cell }, 1);
        }
      linli_paper_add_text (paper, end);
    }
  write_paper (fixture, paper);
  check_boxes (fixture, 595.3, 841.9);
  pages = read_pages (fixture);
  flat = read_flat (fixture);
  g_assert_nonnull (strstr (flat, "行09-79"));
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *begin = g_strdup_printf ("起%02u", i), *end = g_strdup_printf ("止%02u", i);
      guint n = 0, n_begins = 0;

      for (guint j = 0; pages[j] != NULL; j++)
        {
          n += strstr (pages[j], begin) != NULL && strstr (pages[j], end) != NULL;
          n_begins += strstr (pages[j], begin) != NULL;
        }
      g_assert_cmpuint (n_begins, ==, 1);
      g_assert_cmpuint (n, ==, i == 9 ? 0 : 1);
    }
}

/* Who signs has rows or words of the paper before him, however many there are. */
static void
test_signed (Fixture       *fixture,
             gconstpointer  data)
{
  const char *signers[] = { "制表人", "审核人", "负责人", NULL };

  for (guint n = 1; n <= 50; n += 3)
    {
      g_autoptr (LinliPaper) ledger = make_ledger (n), letter = linli_paper_new ("通知");
      g_autofree char *last = g_strdup_printf ("R%05u", n - 1), *text = g_strnfill (n * 50, '1');
      g_auto (GStrv) pages = NULL, sheets = NULL;

      linli_paper_add_text (ledger, "以上名单已核对。");
      linli_paper_add_lines (ledger, "补记", n % 2);
      linli_paper_add_signatures (ledger, signers);
      write_paper (fixture, ledger);
      pages = read_pages (fixture);
      g_assert_nonnull (strstr (pages[g_strv_length (pages) - 1], "负责人"));
      g_assert_nonnull (strstr (pages[g_strv_length (pages) - 1], last));
      linli_paper_set_unit (letter, "锦桐社区");
      linli_paper_add_text (letter, text);
      linli_paper_add_seal (letter, NULL);
      write_paper (fixture, letter);
      sheets = read_pages (fixture);
      g_assert_nonnull (strstr (sheets[g_strv_length (sheets) - 1], "(seal)"));
      g_assert_nonnull (strstr (sheets[g_strv_length (sheets) - 1], "11111111"));
    }
}

/* Where rows and those who sign do not fit below the title, a row stays with either. */
static void
test_parted (Fixture       *fixture,
             gconstpointer  data)
{
  const char *signers[] = { "制表人", "审核人", "负责人", NULL };
  const LinliPaperColumn columns[] = { { .title = "内容" } };
  g_autoptr (LinliPaper) paper = linli_paper_new ("诉求台账");
  g_auto (GStrv) pages = NULL;

  linli_paper_set_size (paper, LINLI_PAPER_A4, TRUE, TRUE);
  linli_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  linli_paper_add_row (paper, (const char *[]) { "一\n1\n2\n3\n4\n5\n6\n7" }, 1);
  linli_paper_add_row (paper, (const char *[]) { "二\n1\n2\n3\n4\n5\n6\n7" }, 1);
  linli_paper_add_signatures (paper, signers);
  write_paper (fixture, paper);
  pages = read_pages (fixture);
  g_assert_cmpuint (g_strv_length (pages), ==, 2);
  g_assert_nonnull (strstr (pages[0], "一"));
  g_assert_nonnull (strstr (pages[1], "二"));
  g_assert_nonnull (strstr (pages[1], "负责人"));
}

/* A name and a day stay on one line beside columns that need more than there is. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  const LinliPaperColumn columns[] = { { .title = "编号" }, { .title = "日期" }, { .title = "期限" }, { .title = "内容", .weight = 9 }, { .title = "诉求人", .weight = 1 } };
  const char *cells[] = { "2026-0001", "2026-11-30", "2026-12-02", LONG_PLACE, "郭守田" };
  g_autoptr (LinliPaper) paper = linli_paper_new ("台账");
  g_auto (GStrv) pages = NULL;

  linli_paper_set_size (paper, LINLI_PAPER_A4, FALSE, TRUE);
  linli_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  linli_paper_add_row (paper, cells, G_N_ELEMENTS (cells));
  write_paper (fixture, paper);
  pages = read_pages (fixture);
  g_assert_nonnull (strstr (pages[0], "郭守田"));
  g_assert_nonnull (strstr (pages[0], "2026-12-02"));
}

static double
measure_title (Fixture        *fixture,
               LinliPaper     *paper,
               LinliPaperSize  size)
{
  g_autofree char *text = NULL;
  const char *line;

  linli_paper_set_size (paper, size, FALSE, FALSE);
  write_paper (fixture, paper);
  text = read_with ("pdftotext", "-bbox", fixture->path, "-");
  line = strstr (text, "<word ");
  g_assert_nonnull (line);
  return get_number (line, "yMax=\"") - get_number (line, "yMin=\"");
}

/* A poster fills the sheet that it is printed on, also where several are one file; too many words for one sheet make all of them smaller. */
static void
test_poster (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LinliPaper) paper = linli_paper_new ("公示牌");
  double alone, together;

  linli_paper_set_poster (paper);
  linli_paper_add_words (paper, "职责：", "熟悉住户情况", LINLI_PAPER_START, TRUE);
  alone = measure_title (fixture, paper, LINLI_PAPER_A4);
  g_assert_cmpfloat (measure_title (fixture, paper, LINLI_PAPER_A3), >, 1.3 * alone);
  linli_paper_add_sheet (paper);
  linli_paper_add_words (paper, "职责：", "走访", LINLI_PAPER_START, TRUE);
  together = measure_title (fixture, paper, LINLI_PAPER_A4);
  g_assert_cmpfloat_with_epsilon (together, alone, 0.01);
  g_assert_cmpuint (linli_paper_count_pages (paper), ==, 2);
  for (guint i = 0; i < 30; i++)
    linli_paper_add_words (paper, "职责：", "走访", LINLI_PAPER_START, TRUE);
  g_assert_cmpfloat (measure_title (fixture, paper, LINLI_PAPER_A4), <, 0.9 * alone);
}

static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LinliPaper) paper = make_ledger (200);
  guint small = linli_paper_count_pages (paper);

  linli_paper_set_size (paper, LINLI_PAPER_A4, FALSE, TRUE);
  g_assert_cmpuint (linli_paper_count_pages (paper), >, small);
  linli_paper_set_size (paper, LINLI_PAPER_A3, FALSE, FALSE);
  g_assert_cmpuint (linli_paper_count_pages (paper), <, small);
}

/* Chinese is drawn with a Chinese font, and the properties of the file name the title only. */
static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (LinliPaper) paper = make_ledger (3);
  g_autofree char *fonts = NULL;
  g_autofree char *info = NULL;

  write_paper (fixture, paper);
  fonts = read_with ("pdffonts", NULL, fixture->path, NULL);
  g_assert_nonnull (strstr (fonts, "CJK"));
  info = read_with ("pdfinfo", NULL, fixture->path, NULL);
  g_assert_nonnull (strstr (info, "走访登记表"));
  g_assert_nonnull (strstr (info, "CreationDate"));
  g_assert_null (strstr (info, "Author"));
  g_assert_null (strstr (info, "锦桐社区"));
}

typedef struct {
  GMainLoop *loop;
  GCancellable *cancellable;
  GError *error;
  guint n_told, n_ticks;
  double last;
} Writing;

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  Writing *writing = data;

  linli_paper_write_pdf_finish (LINLI_PAPER (object), result, &writing->error);
  g_main_loop_quit (writing->loop);
}

static void
told_cb (double   done,
         gpointer data)
{
  Writing *writing = data;

  g_assert_cmpfloat (done, >=, writing->last);
  g_assert_cmpfloat (done, <=, 1);
  writing->last = done;
  if (++writing->n_told == 2 && writing->cancellable != NULL)
    g_cancellable_cancel (writing->cancellable);
}

static gboolean
tick_cb (gpointer data)
{
  ((Writing *) data)->n_ticks++;
  return G_SOURCE_CONTINUE;
}

static void
write_big (Fixture *fixture,
           Writing *writing,
           guint    n_rows)
{
  g_autoptr (LinliPaper) paper = make_ledger (n_rows);
  guint ticker = g_timeout_add (10, tick_cb, writing);

  writing->loop = g_main_loop_new (NULL, FALSE);
  linli_paper_write_pdf_async (paper, fixture->path, writing->cancellable, told_cb, writing, written_cb, writing);
  g_main_loop_run (writing->loop);
  g_source_remove (ticker);
  g_main_loop_unref (writing->loop);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Writing writing = { .cancellable = cancellable };

  write_big (fixture, &writing, 10000);
  g_assert_error (writing.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&writing.error);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_big (Fixture       *fixture,
          gconstpointer  data)
{
  Writing writing = { 0 };

  write_big (fixture, &writing, 3000);
  g_assert_no_error (writing.error);
  g_assert_cmpuint (writing.n_told, >, 10);
  g_assert_cmpuint (writing.n_ticks, >, 5); /* the main loop went on */
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LinliPaper) paper = make_ledger (1);
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "paper.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_paper_write_pdf (paper, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/paper/ledger", Fixture, NULL, set_up, test_ledger, tear_down);
  g_test_add ("/paper/longest", Fixture, NULL, set_up, test_longest, tear_down);
  g_test_add ("/paper/long-row", Fixture, NULL, set_up, test_long_row, tear_down);
  g_test_add ("/paper/cuts", Fixture, NULL, set_up, test_cuts, tear_down);
  g_test_add ("/paper/signed", Fixture, NULL, set_up, test_signed, tear_down);
  g_test_add ("/paper/parted", Fixture, NULL, set_up, test_parted, tear_down);
  g_test_add ("/paper/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/paper/poster", Fixture, NULL, set_up, test_poster, tear_down);
  g_test_add ("/paper/large", Fixture, NULL, set_up, test_large, tear_down);
  g_test_add ("/paper/properties", Fixture, NULL, set_up, test_properties, tear_down);
  g_test_add ("/paper/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/paper/big", Fixture, NULL, set_up, test_big, tear_down);
  g_test_add ("/paper/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
