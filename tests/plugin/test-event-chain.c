/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Sign-up lists as people write them, read, and what became of each line. The lists are in chain-lists.txt: "== name", the text, "--",
 * and what is to come of it, an entry a line: name|people|answer|place|phone|note|number. Those behind "## unseen" were not looked at
 * when the rules were made; once the rules are made with them, they belong above that line.
 *
 * What is right where two readers might differ:
 *   - The note is everything that was said besides, in the writer's words (我带扫把, 但要公示账目), in the order in which it was written;
 *     signs and blanks do not count. Words that are the answer itself are no part of it (走不开, 准时, 看时间, 有事), nor what all say
 *     (你好, 哎呀), nor a field that was left open (无).
 *   - Who is brought along stays in the note in the writer's words (带孙子, 我和老伴); 两口子 and 3人 are people, and no note.
 *   - A refusal in the line where somebody signs up is no; one with 了, a cross, 取消 or 退出, or one that follows a yes, is withdrawn.
 *   - A condition (下雨就不来) is a note.
 *   - What somebody is (党员, 一(2)班, 戴眼镜的) stands in the note, and the name alone is the name; a nickname in a chat is a name as it is.
 *   - A heading (shift, group, table) begins the note, a building is the place, an answer is the answer of all below it.
 *   - Two of one name are two where number and room, number and phone, or heading differ, and nothing says that one corrects the other. */

#include <linli-core.h>

#include <locale.h>
#include <string.h>
#include <time.h>

#include "lp-chain.h"

/* How many of a hundred entries are right in all their parts: of the lists that the parser was made with, and of those that it had never seen. Of
 * these 97 are wanted; what nobody wrote counts as wrong here, too. The figure is what it reached, so that it does not fall. */
#define LEAST 0.98
#define LEAST_UNSEEN 0.969
#define N_MANGLED 10000

typedef struct {
  char *name;
  char *text;
  GPtrArray *wanted; /* of GStrv */
  gboolean unseen;
} List;

typedef struct {
  guint n_entries;
  guint n_ghosts;
  guint n_right;
  guint n_core;
  guint n_lists;
} Figures;

static void
list_free (List *list)
{
  g_free (list->name);
  g_free (list->text);
  g_ptr_array_unref (list->wanted);
  g_free (list);
}

static GPtrArray *
load_lists (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "plugin", "chain-lists.txt", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) list_free);
  List *list = NULL;
  gboolean unseen = FALSE, wanted = FALSE;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      if (g_str_has_prefix (*line, "== "))
        {
          list = g_new0 (List, 1);
          *list = (List) { .name = g_strdup (*line + 3), .wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev), .unseen = unseen };
          g_ptr_array_add (lists, list);
          wanted = FALSE;
        }
      else if (g_str_equal (*line, "## unseen"))
        {
          unseen = TRUE;
          list = NULL;
        }
      else if (list != NULL && !wanted && g_str_equal (*line, "--"))
        {
          wanted = TRUE;
          list->text = g_strdup (text->str);
          g_string_truncate (text, 0);
        }
      else if (list != NULL && !wanted)
        g_string_append_printf (text, "%s\n", *line);
      else if (list != NULL && **line != '\0')
        g_ptr_array_add (list->wanted, g_strsplit (*line, "|", 7));
    }
  g_assert_cmpuint (lists->len, >=, 200);
  return lists;
}

static const char *
answer_name (LpChainAnswer answer)
{
  const char * const names[] = { "yes", "no", "maybe", "withdrawn" };

  return names[answer];
}

static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *one = linli_text_squeeze (a);
  g_autofree char *other = linli_text_squeeze (b);

  return g_str_equal (one, other);
}

static const char *
field (char  **wanted,
       guint   n)
{
  return n < g_strv_length (wanted) ? wanted[n] : "";
}

/* The entry of that name that was not yet taken. */
static LpChainEntry *
take_entry (LpChain    *chain,
            gboolean   *taken,
            const char *name)
{
  g_autofree char *clean = linli_text_clean (name);

  for (guint i = 0; i < chain->entries->len; i++)
    {
      LpChainEntry *entry = g_ptr_array_index (chain->entries, i);

      if (!taken[i] && g_str_equal (entry->name, clean))
        {
          taken[i] = TRUE;
          return entry;
        }
    }
  return NULL;
}

static void
print_entry (const char   *mark,
             LpChainEntry *entry)
{
  g_test_message ("    %s %s|%u|%s|%s|%s|%s|%s", mark, entry->name, entry->people, answer_name (entry->answer), entry->place, entry->phone,
                  entry->note, entry->number);
}

static void
judge_entry (const List   *list,
             char        **wanted,
             LpChainEntry *entry,
             Figures      *figures,
             GString      *misses)
{
  gboolean core = entry != NULL && entry->people == g_ascii_strtoull (field (wanted, 1), NULL, 10) &&
                  g_str_equal (answer_name (entry->answer), field (wanted, 2));
  gboolean whole = core && is_same (entry->place, field (wanted, 3)) && is_same (entry->phone, field (wanted, 4)) &&
                   is_same (entry->note, field (wanted, 5));

  figures->n_entries++;
  figures->n_core += core ? 1 : 0;
  figures->n_right += whole ? 1 : 0;
  if (!whole)
    {
      g_autofree char *line = g_strjoinv ("|", wanted);

      g_string_append (misses, "x");
      g_test_message ("%s", list->name);
      g_test_message ("    wanted %s", line);
      if (entry != NULL)
        print_entry ("got   ", entry);
    }
}

/* Every entry that is wanted must be there; one too many is a ghost, unless it stands for one that is missing. */
static void
judge_list (const List *list,
            Figures    *figures)
{
  g_autoptr (LpChain) chain = lp_chain_parse (list->text);
  g_autoptr (GString) misses = g_string_new (NULL);
  g_autofree gboolean *taken = g_new0 (gboolean, chain->entries->len + 1);
  guint n_missing = 0, n_extra = 0;

  figures->n_lists++;
  for (guint i = 0; i < list->wanted->len; i++)
    {
      char **wanted = g_ptr_array_index (list->wanted, i);
      LpChainEntry *entry = take_entry (chain, taken, wanted[0]);

      n_missing += entry == NULL ? 1 : 0;
      judge_entry (list, wanted, entry, figures, misses);
    }
  for (guint i = 0; i < chain->entries->len; i++)
    if (!taken[i])
      {
        n_extra++;
        g_test_message ("%s", list->name);
        print_entry ("extra ", g_ptr_array_index (chain->entries, i));
      }
  figures->n_ghosts += n_extra > n_missing ? n_extra - n_missing : 0;
}

static void
test_lists (void)
{
  g_autoptr (GPtrArray) lists = load_lists ();
  Figures figures[2] = { 0 };

  for (guint i = 0; i < lists->len; i++)
    {
      List *list = g_ptr_array_index (lists, i);

      judge_list (list, &figures[list->unseen ? 1 : 0]);
    }
  for (guint i = 0; i < 2; i++)
    if (figures[i].n_lists > 0)
      {
        double all = figures[i].n_entries + figures[i].n_ghosts;

        g_test_message ("%s: %u lists, %u entries, %u ghosts; whole %.2f %%, name, people and answer %.2f %%", i == 0 ? "seen" : "unseen",
                        figures[i].n_lists, figures[i].n_entries, figures[i].n_ghosts, figures[i].n_right * 100 / all, figures[i].n_core * 100 / all);
      }
  if (figures[1].n_lists == 0)
    g_test_message ("unseen: none; all lists have been used");
  for (guint i = 0; i < 2; i++)
    if (figures[i].n_lists > 0)
      g_assert_cmpfloat (figures[i].n_right, >=, (i == 0 ? LEAST : LEAST_UNSEEN) * (figures[i].n_entries + figures[i].n_ghosts));
}

/* Every byte that is not blank is in one piece, in order, and each line has a fate. */
static void
check_account (const char *text)
{
  g_autoptr (LpChain) chain = lp_chain_parse (text);
  gsize covered = 0;

  for (guint i = 0; i < chain->pieces->len; i++)
    {
      LpChainPiece *piece = &g_array_index (chain->pieces, LpChainPiece, i);

      g_assert_cmpuint (piece->start, >=, covered);
      g_assert_cmpuint (piece->fate, !=, LP_CHAIN_BLANK);
      g_assert_cmpuint (lp_chain_get_fate (chain, piece->line), !=, LP_CHAIN_BLANK);
      g_assert_nonnull (lp_chain_fate_get_label (piece->fate));
      g_assert_true (piece->entry == LP_CHAIN_NONE || piece->entry < chain->entries->len);
      g_assert_true (piece->fate != LP_CHAIN_ENTRY || piece->entry != LP_CHAIN_NONE);
      for (gsize at = covered; at < piece->start; at++)
        g_assert_true (chain->text[at] == ' ' || g_ascii_iscntrl (chain->text[at]) || (guchar) chain->text[at] >= 0x80);
      for (const char *p = chain->text + covered; p < chain->text + piece->start; p = g_utf8_next_char (p))
        g_assert_false (g_unichar_isgraph (g_utf8_get_char (p)) && linli_text_is_han (g_utf8_get_char (p)));
      covered = piece->start + piece->length;
    }
  for (const char *p = chain->text + covered; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_isalnum (g_utf8_get_char (p)));
  for (guint i = 0; i < chain->entries->len; i++)
    {
      LpChainEntry *entry = g_ptr_array_index (chain->entries, i);

      g_assert_cmpstr (entry->name, !=, "");
      g_assert_cmpuint (entry->people, >=, 1);
      g_assert_cmpuint (entry->lines->len, >=, 1);
    }
}

static void
test_account (void)
{
  g_autoptr (GPtrArray) lists = load_lists ();

  for (guint i = 0; i < lists->len; i++)
    check_account (((List *) g_ptr_array_index (lists, i))->text);
}

/* Bytes changed, lines moved, parts of other lists put in between. */
static void
mangle (GString *text,
        GRand   *random,
        GPtrArray *lists)
{
  for (int n = g_rand_int_range (random, 1, 12); n > 0 && text->len > 4; n--)
    {
      List *other = g_ptr_array_index (lists, g_rand_int_range (random, 0, lists->len));
      gsize at = g_rand_int_range (random, 0, text->len), size = g_rand_int_range (random, 1, 30), from = g_rand_int_range (random, 0, strlen (other->text));

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          g_string_erase (text, at, MIN (text->len - at, size));
          break;
        case 1:
          text->str[at] = (char) g_rand_int_range (random, 1, 256);
          break;
        case 2:
          g_string_insert_len (text, at, other->text + from, MIN (strlen (other->text) - from, 40));
          break;
        default:
          g_string_insert (text, at, g_rand_boolean (random) ? "\n" : "1️⃣～~~（");
          break;
        }
    }
}

static void
test_mangled (void)
{
  g_autoptr (GPtrArray) lists = load_lists ();
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_MANGLED; i++)
    {
      List *list = g_ptr_array_index (lists, i % lists->len);
      g_autoptr (GString) text = g_string_new (list->text);

      mangle (text, random, lists);
      check_account (text->str);
    }
}

static void
test_nothing (void)
{
  check_account (NULL);
  check_account ("");
  check_account ("\n\r\n \xff\n");
  check_account ("1");
  check_account ("\xef\xbb\xbf" "1.张三");
}

/* A megabyte of one line, of digits, of brackets, of names: none of it may take longer for its length. */
static void
test_long (void)
{
  const char * const parts[] = { "1", "(", "1.张三 ", "张三、", "好", "3-", "+1", "带孙子和", "~", "1️⃣", "\n", "1.张三\n", "张三 10:32\n报名\n", "3号改成2人\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new ("#接龙\n1. 王桂芳 3-502\n");

      clock_t begin;

      while (text->len < 1000000)
        g_string_append (text, parts[i]);
      begin = clock ();
      lp_chain_free (lp_chain_parse (text->str));
      g_test_message ("%s: %.0f ms", parts[i], (clock () - begin) * 1000.0 / CLOCKS_PER_SEC);
      check_account (text->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-chain/lists", test_lists);
  g_test_add_func ("/event-chain/account", test_account);
  g_test_add_func ("/event-chain/mangled", test_mangled);
  g_test_add_func ("/event-chain/nothing", test_nothing);
  g_test_add_func ("/event-chain/long", test_long);
  return g_test_run ();
}
