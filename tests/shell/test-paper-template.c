/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an office has otherwise on a kind of paper: kept, undone, and on paper and in spreadsheets as other programs read them. People are
 * invented. */

#include "scratch-store.h"

#include <linli-community-settings.h>
#include <linli-ledger-private.h>
#include <linli-paper-private.h>
#include <linli-paper-write.h>
#include <string.h>

#include "pdf.h"

#define KIND "test.ledger"

static const char * const names[] = { "name", "phone", "place", "note", NULL };

static LinliDatabase *
reader (ScratchStore *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static char *
dup_cell (gpointer item,
          guint    column,
          gboolean masked,
          gpointer data)
{
  const char *words = g_object_get_data (item, "name");

  return column == 0 && masked ? g_strdup ("王*") : g_strdup_printf ("%s-%s", words, names[column]);
}

static LinliLedger *
new_ledger (const char *kind)
{
  const LinliLedgerColumn columns[] = { { "姓名", 80, 2 }, { "电话", 80, 0 }, { "地点", 80, 3 }, { "备注", 0, -1 } };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  LinliLedger *ledger;

  for (guint i = 0; i < 2; i++)
    {
      g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
      g_object_set_data (g_ptr_array_index (items, i), "name", (gpointer) (i == 0 ? "A" : "B"));
    }
  ledger = linli_ledger_new ("巡查台账", columns, G_N_ELEMENTS (columns), items, dup_cell, NULL, NULL);
  if (kind != NULL)
    linli_ledger_set_kind (ledger, kind, names);
  linli_ledger_set_period (ledger, "十一月");
  return ledger;
}

static void
keep (ScratchStore             *fixture,
      const LinliPaperTemplate *kept)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (fixture->store, "template", _linli_paper_template_keep, (gpointer) kept, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
set_text (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  const char * const *pair = data;

  return linli_community_settings_set_text (transaction, pair[0], pair[1], error);
}

static void
set (ScratchStore *fixture,
     const char   *key,
     const char   *value)
{
  const char *pair[] = { key, value };
  g_autoptr (GError) error = NULL;

  linli_store_act (fixture->store, "head", set_text, pair, NULL, &error);
  g_assert_no_error (error);
}

static char *
read_ledger (ScratchStore *fixture,
             const char   *kind)
{
  g_autoptr (LinliLedger) ledger = new_ledger (kind);
  g_autoptr (LinliPaper) paper = linli_ledger_make_paper (ledger, reader (fixture), TRUE);

  return pdf_read (paper, "template");
}

/* Whether they stand in the text in this order. */
static void
check_order (const char *text,
             const char *first,
             ...)
{
  va_list words;

  va_start (words, first);
  for (const char *word = first; word != NULL; word = va_arg (words, const char *))
    {
      const char *at = strstr (text, word);

      if (at == NULL)
        g_test_message ("no “%s” in: %s", word, text);
      g_assert_nonnull (at);
      text = at + strlen (word);
    }
  va_end (words);
}

/* Title, words, signatures and columns on paper; what is undone is as it was, to the letter. */
static void
test_ledger (ScratchStore  *fixture,
             gconstpointer  data)
{
  LinliPaperTemplate kept = { .kind = (char *) KIND, .title = (char *) "消防{标题}", .before = (char *) "{期间}报。\n第二段。", .after = (char *) "一式两份。",
                              .signatures = (char *) "填表人、分管 领导", .columns = (char *) "note:p phone:s place:ps name:p" };
  g_autofree char *before = read_ledger (fixture, KIND), *none = read_ledger (fixture, NULL), *after = NULL, *other = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (before, ==, none);
  check_order (before, "巡查台账", "姓名", "电话", "地点", "王*", "A-phone", "A-place", "制表人", "负责人", NULL);
  keep (fixture, &kept);
  after = read_ledger (fixture, KIND);
  check_order (after, "消防巡查台账", "十一月 · 2 行", "十一月报。", "第二段。", "序号", "备注", "地点", "姓名", "A-note", "A-place", "王*", "B-note", "一式两份。",
               "填表人：", "分管 领导：", NULL);
  g_assert_null (strstr (after, "电话"));
  g_assert_null (strstr (after, "A-phone"));
  g_assert_null (strstr (after, "制表人"));
  other = read_ledger (fixture, "test.other");
  g_assert_cmpstr (other, ==, before);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  undone = read_ledger (fixture, KIND);
  g_assert_cmpstr (undone, ==, before);
  linli_store_redo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  redone = read_ledger (fixture, KIND);
  g_assert_cmpstr (redone, ==, after);
}

/* What is kept is what is read; what is left out of the next one is the program's own again. */
static void
test_keep (ScratchStore  *fixture,
           gconstpointer  data)
{
  LinliPaperTemplate kept = { .kind = (char *) KIND, .title = (char *) "一", .signatures = (char *) "", .size = (char *) "a3" };
  LinliPaperTemplate less = { .kind = (char *) KIND, .signatures = (char *) "" }, nothing = { .kind = (char *) KIND };
  g_autoptr (LinliPaperTemplate) first = _linli_paper_template_load (reader (fixture), KIND), second = NULL, third = NULL, last = NULL;

  g_assert_true (_linli_paper_template_is_empty (first));
  keep (fixture, &kept);
  second = _linli_paper_template_load (reader (fixture), KIND);
  g_assert_cmpstr (second->title, ==, "一");
  g_assert_cmpstr (second->signatures, ==, "");
  g_assert_cmpstr (second->size, ==, "a3");
  g_assert_null (second->before);
  keep (fixture, &less);
  third = _linli_paper_template_load (reader (fixture), KIND);
  g_assert_null (third->title);
  g_assert_null (third->size);
  g_assert_cmpstr (third->signatures, ==, "");
  keep (fixture, &nothing);
  last = _linli_paper_template_load (reader (fixture), KIND);
  g_assert_true (_linli_paper_template_is_empty (last));
}

/* The head of all papers holds where a kind says nothing else, and nowhere else. */
static void
test_head (ScratchStore  *fixture,
           gconstpointer  data)
{
  LinliPaperTemplate kept = { .kind = (char *) KIND, .signatures = (char *) "填表人" };
  LinliPaperTemplate more = { .kind = (char *) KIND, .foot = (char *) "本类页脚", .size = (char *) "a4", .letters = (char *) "usual" };
  LinliPaperTemplate none = { .kind = (char *) KIND, .foot = (char *) "", .signatures = (char *) "" };
  g_autoptr (LinliLedger) ledger = new_ledger (KIND);
  g_autoptr (LinliPaper) first = NULL, second = NULL, third = NULL;
  g_autofree char *one = NULL, *two = NULL, *three = NULL;
  LinliPaperFormat format;

  set (fixture, "paper.title", "青羊区");
  set (fixture, "paper.signatures", "经办人");
  set (fixture, "paper.note", "内部资料");
  set (fixture, "paper.a3", "1");
  set (fixture, "paper.large", "1");
  keep (fixture, &kept);
  first = linli_ledger_make_paper (ledger, reader (fixture), FALSE);
  format = _linli_paper_get_format (first);
  g_assert_true (format.size == LINLI_PAPER_A3 && format.landscape && format.large);
  one = pdf_read (first, "head");
  check_order (one, "青羊区巡查台账", "填表人", "内部资料", NULL);
  g_assert_null (strstr (one, "经办人"));
  keep (fixture, &more);
  second = linli_ledger_make_paper (ledger, reader (fixture), FALSE);
  format = _linli_paper_get_format (second);
  g_assert_true (format.size == LINLI_PAPER_A4 && !format.landscape && !format.large);
  two = pdf_read (second, "head-more");
  check_order (two, "青羊区巡查台账", "经办人", "本类页脚", NULL);
  g_assert_null (strstr (two, "内部资料"));
  keep (fixture, &none);
  third = linli_ledger_make_paper (ledger, reader (fixture), FALSE);
  three = pdf_read (third, "head-none");
  g_assert_null (strstr (three, "经办人"));
  g_assert_null (strstr (three, "日期"));
  g_assert_null (strstr (three, "内部资料"));
}

static char *
dup_paper_title (LinliLedger  *ledger,
                 ScratchStore *fixture)
{
  g_autoptr (LinliPaper) paper = linli_ledger_make_paper (ledger, reader (fixture), TRUE);

  return _linli_paper_dup_title (paper);
}

/* The period is the same on paper and in the workbook, without the number of lines; where nothing would be left the usual title stands. */
static void
test_period (ScratchStore  *fixture,
             gconstpointer  data)
{
  LinliPaperTemplate kept = { .kind = (char *) KIND, .title = (char *) "{期间}" };
  g_autoptr (LinliLedger) ledger = new_ledger (KIND);
  g_autoptr (LinliPaperTemplate) template = NULL;
  g_autoptr (LinliExportHead) head = NULL, bare = NULL;
  g_autofree char *of_month = NULL, *usual = NULL;

  keep (fixture, &kept);
  template = _linli_paper_template_load (reader (fixture), KIND);
  of_month = dup_paper_title (ledger, fixture);
  head = _linli_letterhead_new_export_head (reader (fixture), template, "巡查台账", "十一月");
  g_assert_cmpstr (of_month, ==, "十一月");
  g_assert_cmpstr (head->title, ==, of_month);
  linli_ledger_set_period (ledger, NULL);
  usual = dup_paper_title (ledger, fixture);
  bare = _linli_letterhead_new_export_head (reader (fixture), template, "巡查台账", NULL);
  g_assert_cmpstr (usual, ==, "巡查台账");
  g_assert_cmpstr (bare->title, ==, usual);
}

/* Placeholders are filled in whatever language a desk wrote them in, and are kept in one. */
static void
test_placeholders (ScratchStore  *fixture,
                   gconstpointer  data)
{
  g_autofree char *kept = _linli_letterhead_dup_kept ("{单位}的{标题}，{期间}，{period}"), *shown = _linli_letterhead_dup_shown (kept);
  g_autofree char *own = _linli_paper_template_expand ("{单位}的{标题}，{期间}", "台账", "社区", "十一月");
  g_autofree char *other = _linli_paper_template_expand ("{unit}的{title}，{period}", "台账", "社区", "十一月");

  g_assert_cmpstr (kept, ==, "{unit}的{title}，{period}，{period}");
  g_assert_cmpstr (shown, ==, "{单位}的{标题}，{期间}，{期间}");
  g_assert_cmpstr (own, ==, "社区的台账，十一月");
  g_assert_cmpstr (other, ==, own);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      loop)
{
  g_autoptr (GError) error = NULL;

  linli_paper_write_pdf_finish (LINLI_PAPER (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (loop);
}

/* Another program says on what sheet the paper is that was written without waiting. */
static void
check_written (LinliPaper   *paper,
               ScratchStore *fixture,
               const char   *size)
{
  g_autofree char *path = g_build_filename (fixture->folder, "written.pdf", NULL), *info = NULL;
  const char *words[] = { "pdfinfo", path, NULL };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;

  linli_paper_write_pdf_async (paper, path, NULL, NULL, NULL, written_cb, loop);
  g_main_loop_run (loop);
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &info, NULL, NULL, &error);
  g_assert_no_error (error);
  check_order (info, size, NULL);
}

/* What is written without waiting lies on the sheet of its kind, unless somebody chose another. */
static void
test_written (ScratchStore  *fixture,
              gconstpointer  data)
{
  LinliPaperTemplate kept = { .kind = (char *) KIND, .size = (char *) "a3" };
  g_autoptr (LinliLedger) ledger = new_ledger (KIND);
  g_autoptr (LinliPaper) paper = NULL;

  keep (fixture, &kept);
  paper = linli_ledger_make_paper (ledger, reader (fixture), TRUE);
  check_written (paper, fixture, "841.89 x 1190.55");
  _linli_paper_fix_format (paper, (LinliPaperFormat) { LINLI_PAPER_A4, FALSE, FALSE });
  check_written (paper, fixture, "(A4)");
}

/* The workbook has the columns of the office, and above and below it what is on the paper. */
static void
test_sheet (ScratchStore  *fixture,
            gconstpointer  data)
{
  LinliPaperTemplate kept = { .kind = (char *) KIND, .title = (char *) "{标题}（月报）", .signatures = (char *) "填表人", .size = (char *) "a3",
                              .columns = (char *) "note:ps phone:s place:s name:p" };
  g_autoptr (LinliLedger) ledger = new_ledger (KIND);
  g_autoptr (LinliPaperTemplate) template = NULL;
  g_autoptr (LinliExportHead) usual = _linli_letterhead_new_export_head (reader (fixture), NULL, "巡查台账", "十一月"), head = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "ledger.csv", NULL), *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (usual->title, ==, "巡查台账");
  g_assert_false (usual->is_a3);
  keep (fixture, &kept);
  template = _linli_paper_template_load (reader (fixture), KIND);
  head = _linli_letterhead_new_export_head (reader (fixture), template, "巡查台账", "十一月");
  g_assert_cmpstr (head->title, ==, "巡查台账（月报）");
  g_assert_true (g_str_has_prefix (head->foot, "填表人"));
  g_assert_null (strstr (head->foot, "制表人"));
  g_assert_true (head->is_a3);
  _linli_ledger_write (ledger, path, head, template->columns, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  check_order (text, "序号,备注,电话,地点\r\n", "1,A-note,A-phone,A-place\r\n", "2,B-note,B-phone,B-place", NULL);
  g_assert_null (strstr (text, "姓名"));
}

/* A sheet without numbers has none in another order either. */
static void
test_unnumbered (ScratchStore  *fixture,
                 gconstpointer  data)
{
  g_autoptr (LinliLedger) ledger = new_ledger (KIND), other = NULL;
  g_autoptr (GListStore) items = g_list_store_new (G_TYPE_OBJECT);
  g_autofree char *path = g_build_filename (fixture->folder, "ledger.csv", NULL), *text = NULL;
  g_autoptr (GError) error = NULL;

  _linli_ledger_set_unnumbered (ledger);
  g_list_store_append (items, linli_ledger_get_item (ledger, 1));
  other = linli_ledger_reorder (ledger, G_LIST_MODEL (items));
  linli_ledger_write (other, path, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  check_order (text, "姓名,电话", "王*,B-phone", NULL);
  g_assert_null (strstr (text, "序号"));
}

static void
check_arrangement (LinliLedger *ledger,
                   const char  *columns,
                   const char  *expected)
{
  g_autoptr (GArray) places = _linli_ledger_arrange (ledger, columns);
  g_autofree char *words = _linli_ledger_dup_arrangement (ledger, places, columns);

  g_assert_cmpstr (words, ==, expected);
}

/* A ledger may have got columns, or lost them, since the office arranged it. */
static void
test_columns (ScratchStore  *fixture,
              gconstpointer  data)
{
  g_autoptr (LinliLedger) ledger = new_ledger (KIND), counted = new_ledger (NULL);

  check_arrangement (ledger, NULL, NULL);
  check_arrangement (ledger, "name:ps phone:ps place:ps note:s", NULL);
  check_arrangement (ledger, "place:ps gone:ps phone:p", "name:ps place:ps note:s phone:p gone:ps");
  check_arrangement (ledger, "gone:p name:ps phone:ps place:ps note:s old:", "gone:p old:"); /* as usual, but for those it has not */
  check_arrangement (ledger, "phone:s phone:ps name: : x note", "phone:s place:ps note:s name:");
  check_arrangement (ledger, "place:ps name:ps phone:ps note:ps", "place:ps name:ps phone:ps note:ps");
  linli_ledger_set_kind (counted, KIND, NULL);
  check_arrangement (counted, "4:ps 2:", "1:ps 4:ps 2: 3:ps");
}

/* What stands in an arrangement is read again, and tells one column from another. */
static void
test_names (ScratchStore  *fixture,
            gconstpointer  data)
{
  const char * const blank[] = { "name", "1单元 101", NULL }, * const colon[] = { "a:b", NULL }, * const twice[] = { "name", "phone", "name", NULL };
  const char * const empty[] = { "", NULL }, * const good[] = { "u1-c2", "u1_c3", "1", NULL };

  g_assert_true (_linli_ledger_names_stay (names));
  g_assert_true (_linli_ledger_names_stay (good));
  g_assert_false (_linli_ledger_names_stay (blank));
  g_assert_false (_linli_ledger_names_stay (colon));
  g_assert_false (_linli_ledger_names_stay (twice));
  g_assert_false (_linli_ledger_names_stay (empty));
}

static LinliPaper *
new_letters (ScratchStore *fixture)
{
  const char * const issued[] = { "签发人", NULL }, *received[] = { "签收人", NULL };
  LinliPaper *paper = linli_paper_new ("告知书");

  linli_paper_set_kind (paper, "test.letter", reader (fixture));
  linli_paper_take_unit (paper, reader (fixture));
  for (guint i = 0; i < 2; i++)
    {
      if (i > 0)
        linli_paper_add_sheet (paper);
      linli_paper_add_text (paper, i == 0 ? "致甲户" : "致乙户");
      linli_paper_add_signatures (paper, issued);
      linli_paper_add_text (paper, "回执");
      linli_paper_add_signatures (paper, received);
      linli_paper_add_seal (paper, "社区");
    }
  return paper;
}

/* Each sheet that goes into other hands has the words and those who sign last; who signs in between stays. */
static void
test_sheets (ScratchStore  *fixture,
             gconstpointer  data)
{
  LinliPaperTemplate kept = { .kind = (char *) "test.letter", .title = (char *) "告居民书", .before = (char *) "前言", .after = (char *) "附注",
                              .signatures = (char *) "户主" };
  LinliPaperTemplate nobody = { .kind = (char *) "test.letter", .signatures = (char *) "" };
  g_autoptr (LinliPaper) own = new_letters (fixture), letters = NULL, bare = NULL;
  g_autofree char *before = pdf_read (own, "letters-own"), *after = NULL, *none = NULL;

  check_order (before, "告知书", "致甲户", "签发人", "回执", "签收人", "社区", "告知书", "致乙户", "签发人", "回执", "签收人", NULL);
  keep (fixture, &kept);
  letters = new_letters (fixture);
  after = pdf_read (letters, "letters");
  check_order (after, "告居民书", "前言", "致甲户", "签发人", "回执", "附注", "户主", "社区", "告居民书", "前言", "致乙户", "签发人", "回执", "附注", "户主", "社区", NULL);
  g_assert_cmpuint (pdf_count (after, "附注"), ==, 2);
  g_assert_null (strstr (after, "签收人"));
  g_assert_null (strstr (after, "告知书"));
  g_clear_pointer (&after, g_free);
  after = pdf_read (letters, "letters"); /* laid out again, with another format perhaps, it is adapted no more */
  g_assert_cmpuint (pdf_count (after, "前言"), ==, 2);
  keep (fixture, &nobody);
  bare = new_letters (fixture);
  none = pdf_read (bare, "letters-bare");
  check_order (none, "告知书", "致甲户", "签发人", "回执", "社区", "致乙户", NULL);
  g_assert_null (strstr (none, "签收人"));
  g_assert_null (strstr (none, "前言"));
}

/* Words at the end stand above who signs also where something follows that, or where who issues it stands at the right; and where nobody is
 * to sign any more. */
static void
test_end (ScratchStore  *fixture,
          gconstpointer  data)
{
  const char * const went[] = { "走访人", NULL };
  LinliPaperTemplate kept = { .kind = (char *) "test.round", .after = (char *) "附注" }, nobody = { .kind = (char *) "test.round", .after = (char *) "附注", .signatures = (char *) "" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (LinliPaper) paper = linli_paper_new ("走访单");
      g_autofree char *text = NULL;

      keep (fixture, i == 1 ? &nobody : &kept);
      linli_paper_set_kind (paper, "test.round", reader (fixture));
      linli_paper_add_text (paper, "正文");
      if (i < 2)
        {
          linli_paper_add_signatures (paper, went);
          linli_paper_add_seal (paper, "盖章处");
          linli_paper_add_heading (paper, "清单");
        }
      else
        {
          if (i == 2)
            linli_paper_add_words (paper, NULL, "落款", LINLI_PAPER_END, FALSE);
          else
            g_assert_true (linli_paper_add_code (paper, "https://example.org/", "扫码", "落款", &error));
        }
      text = pdf_read (paper, "round");
      check_order (text, "走访单", "正文", "附注", i == 0 ? "走访人" : i == 1 ? "盖章处" : "落款", i < 2 ? "清单" : NULL, NULL);
      g_assert_true (i != 1 || strstr (text, "走访人") == NULL);
    }
}

/* Slips that are cut apart, and a poster that nobody signed; on neither stands who issues it, which words may name all the same. */
static void
test_slips (ScratchStore  *fixture,
            gconstpointer  data)
{
  LinliPaperTemplate kept = { .kind = (char *) "test.slip", .after = (char *) "由{单位}收好", .signatures = (char *) "发放人" };
  g_autoptr (LinliPaper) paper = linli_paper_new ("小条"), poster = linli_paper_new ("海报");
  g_autofree char *text = NULL, *wall = NULL;

  set (fixture, "paper.unit", "锦桐居委会");
  keep (fixture, &kept);
  linli_paper_set_kind (paper, "test.slip", reader (fixture));
  linli_paper_add_heading (paper, "甲");
  linli_paper_add_cut (paper);
  linli_paper_add_heading (paper, "乙");
  text = pdf_read (paper, "slips");
  check_order (text, "小条", "甲", "由锦桐居委会收好", "发放人", "乙", "由锦桐居委会收好", "发放人", NULL);
  linli_paper_set_kind (poster, "test.slip", reader (fixture));
  linli_paper_set_poster (poster);
  linli_paper_add_words (poster, NULL, "周六义诊", LINLI_PAPER_CENTER, TRUE);
  wall = pdf_read (poster, "poster");
  check_order (wall, "海报", "周六义诊", "由锦桐居委会收好", "发放人", NULL);
}

int
main (int   argc,
      char *argv[])
{
  linli_locale_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, func) g_test_add ("/paper-template/" name, ScratchStore, NULL, scratch_store_set_up, func, scratch_store_tear_down)
  ADD ("ledger", test_ledger);
  ADD ("keep", test_keep);
  ADD ("head", test_head);
  ADD ("period", test_period);
  ADD ("placeholders", test_placeholders);
  ADD ("written", test_written);
  ADD ("sheet", test_sheet);
  ADD ("unnumbered", test_unnumbered);
  ADD ("columns", test_columns);
  ADD ("names", test_names);
  ADD ("sheets", test_sheets);
  ADD ("end", test_end);
  ADD ("slips", test_slips);
  return g_test_run ();
}
