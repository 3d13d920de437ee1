/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is to be done today as a list to take along. It is written down when it is asked for, both ways: with names and numbers masked as on the
 * screen, and in full. Where to go stands in both. */

#include "config.h"

#include "linli-today-ledger-private.h"

#include <glib/gi18n-lib.h>
#include <linli-agenda.h>
#include <linli-mask.h>
#include <linli-matter-words.h>
#include <linli-record.h>
#include <linli-title.h>

#include "linli-moment.h"
#include "linli-today-cards-private.h"

typedef enum {
  LINLI_TODAY_LEDGER_KIND,
  LINLI_TODAY_LEDGER_WHAT,
  LINLI_TODAY_LEDGER_DUE,
  LINLI_TODAY_LEDGER_WHERE, /* and why, or whatever else a card says */
  LINLI_TODAY_LEDGER_WHOM,
  LINLI_TODAY_LEDGER_DONE, /* is written by hand */
  LINLI_TODAY_LEDGER_N_COLUMNS,
} LinliTodayLedgerColumn;

typedef struct {
  LinliContext *context;
  GPtrArray *items;
  GHashTable *matters; /* ids of those that a card has */
  GPtrArray *others; /* titles of the cards that tell of more than these; borrowed */
} LinliTodayLedger;

static void
linli_today_ledger_set (char       **cells,
                        guint        column,
                        const char  *text)
{
  g_free (cells[column]);
  cells[column] = g_strdup (text != NULL ? text : "");
}

/* What somebody wrote, as it is shown while the record is not revealed. */
static char *
linli_today_ledger_mask (LinliTodayLedger *self,
                         const char       *kind,
                         gint64            id,
                         const char       *text)
{
  if (text == NULL)
    return NULL;
  return id != 0 ? linli_title_mask_words (linli_context_get_database (self->context), kind, id, text) : linli_mask_numbers (text);
}

/* Plugins give the lines of their cards masked: whom a line is about, and what a matter is called, is told in full again. */
static char *
linli_today_ledger_unmask (LinliTodayLedger *self,
                           const char       *kind,
                           gint64            id,
                           const char       *text)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autoptr (LinliRecord) matter = id != 0 && g_str_equal (kind, "matter") ? linli_record_load (database, linli_kind_lookup (kind), id, NULL) : NULL;
  g_autofree char *shown = NULL, *plain = NULL;
  g_auto (GStrv) parts = NULL;

  if (matter != NULL)
    {
      plain = g_strdup (linli_record_get_text (matter, "title"));
      shown = linli_title_mask_words (database, kind, id, plain);
    }
  else if (id != 0 && !g_str_equal (kind, "matter"))
    {
      plain = linli_title_dup (database, kind, id);
      shown = linli_title_dup_masked (database, kind, id);
    }
  if (text == NULL || shown == NULL || *shown == '\0')
    return g_strdup (text);
  parts = g_strsplit (text, shown, -1);
  return g_strjoinv (plain, parts);
}

/* With a dot between them, where both are there. */
static char *
linli_today_ledger_join (const char *place,
                         const char *why)
{
  if (place == NULL || *place == '\0' || why == NULL || *why == '\0')
    return g_strdup (place != NULL && *place != '\0' ? place : why);
  return g_strdup_printf ("%s · %s", place, why);
}

/* What is to be done and where to go, both ways. */
static void
linli_today_ledger_set_both (LinliTodayLedger  *self,
                             char             **masked,
                             char             **full,
                             const char        *kind,
                             gint64             id,
                             const char        *title,
                             const char        *place,
                             const char        *why)
{
  g_autofree char *shown = linli_today_ledger_mask (self, kind, id, title), *why_shown = linli_today_ledger_mask (self, kind, id, why);
  g_autofree char *place_shown = linli_today_ledger_mask (self, kind, id, place);
  g_autofree char *where_shown = linli_today_ledger_join (place_shown, why_shown), *where = linli_today_ledger_join (place, why);

  linli_today_ledger_set (masked, LINLI_TODAY_LEDGER_WHAT, shown);
  linli_today_ledger_set (masked, LINLI_TODAY_LEDGER_WHERE, where_shown);
  linli_today_ledger_set (full, LINLI_TODAY_LEDGER_WHAT, title);
  linli_today_ledger_set (full, LINLI_TODAY_LEDGER_WHERE, where);
}

static char **
linli_today_ledger_new_cells (void)
{
  char **cells = g_new0 (char *, LINLI_TODAY_LEDGER_N_COLUMNS + 1);

  for (guint i = 0; i < LINLI_TODAY_LEDGER_N_COLUMNS; i++)
    cells[i] = g_strdup ("");
  return cells;
}

/* Takes both. */
static void
linli_today_ledger_take (LinliTodayLedger  *self,
                         char             **masked,
                         char             **full)
{
  GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data_full (item, "masked", masked, (GDestroyNotify) g_strfreev);
  g_object_set_data_full (item, "full", full, (GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->items, item);
}

static void
linli_today_ledger_add_line (const char     *title,
                             LinliTodayLine *line,
                             gpointer        data)
{
  LinliTodayLedger *self = data;
  const char *kind = linli_today_line_get_kind (line);
  gint64 id = linli_today_line_get_id (line);
  char **masked = linli_today_ledger_new_cells (), **full = linli_today_ledger_new_cells ();
  int days = 0;
  gboolean is_matter = id != 0 && g_str_equal (kind, "matter");
  g_autofree char *due = is_matter ? _linli_today_cards_dup_due (self->context, id, &days) : NULL;
  g_autofree char *plain = linli_today_ledger_unmask (self, kind, id, linli_today_line_get_title (line));

  for (guint i = 0; i < 2; i++)
    {
      char **cells = i == 0 ? masked : full;

      linli_today_ledger_set (cells, LINLI_TODAY_LEDGER_KIND, title);
      linli_today_ledger_set (cells, LINLI_TODAY_LEDGER_DUE, due);
      linli_today_ledger_set (cells, LINLI_TODAY_LEDGER_WHOM, linli_today_line_get_whom (line));
    }
  linli_today_ledger_set_both (self, masked, full, kind, id, linli_today_line_get_title (line), NULL, linli_today_line_get_subtitle (line));
  linli_today_ledger_set (full, LINLI_TODAY_LEDGER_WHAT, plain);
  linli_today_ledger_take (self, masked, full);
  if (is_matter)
    g_hash_table_add (self->matters, g_memdup2 (&id, sizeof id));
  if (due == NULL && !g_ptr_array_find_with_equal_func (self->others, title, g_str_equal, NULL)) /* what is due is counted */
    g_ptr_array_add (self->others, (char *) title);
}

/* Of a matter its kind and how far it got. */
static char *
linli_today_ledger_dup_kind (LinliTodayLedger *self,
                             LinliAgendaItem  *item)
{
  g_autoptr (LinliRecord) matter = g_str_equal (linli_agenda_item_get_subject_kind (item), "matter")
                                     ? linli_record_load (linli_context_get_database (self->context), linli_kind_lookup ("matter"),
                                                          linli_agenda_item_get_subject_id (item), NULL)
                                     : NULL;
  char *words = matter != NULL ? linli_matter_words_dup (self->context, linli_record_get_text (matter, "kind"), linli_record_get_text (matter, "state"))
                               : NULL;

  return words != NULL ? words : g_strdup (C_("today ledger", "To do"));
}

static void
linli_today_ledger_add_item (LinliTodayLedger *self,
                             LinliAgendaItem  *item)
{
  const char *kind = linli_agenda_item_get_subject_kind (item), *whom = linli_agenda_item_get_whom (item);
  gint64 id = linli_agenda_item_get_subject_id (item), matter = linli_agenda_item_get_id (item);
  char **masked, **full;
  int days = 0;
  g_autofree char *words = linli_today_ledger_dup_kind (self, item), *left = linli_moment_dup_due (linli_agenda_item_get_time (item), &days);
  g_autofree char *due = linli_agenda_item_is_promised (item) ? g_strdup_printf ("%s · %s", left, _("promised")) : g_strdup (left);

  /* A card tells it, perhaps in a line for which the screen has no room. */
  if (g_str_equal (linli_agenda_item_get_kind (item), "matter") && g_hash_table_contains (self->matters, &matter))
    return;
  masked = linli_today_ledger_new_cells ();
  full = linli_today_ledger_new_cells ();
  for (guint i = 0; i < 2; i++)
    {
      char **cells = i == 0 ? masked : full;

      linli_today_ledger_set (cells, LINLI_TODAY_LEDGER_KIND, words);
      linli_today_ledger_set (cells, LINLI_TODAY_LEDGER_DUE, due);
      linli_today_ledger_set (cells, LINLI_TODAY_LEDGER_WHOM, *whom != '\0' ? whom : _("Nobody Named Yet"));
    }
  linli_today_ledger_set_both (self, masked, full, kind, id, linli_agenda_item_get_title (item), linli_agenda_item_get_place (item),
                               linli_agenda_item_get_why (item));
  linli_today_ledger_take (self, masked, full);
}

static char *
linli_today_ledger_dup_cell (gpointer item,
                             guint    column,
                             gboolean masked,
                             gpointer unused)
{
  char **cells = g_object_get_data (item, masked ? "masked" : "full");

  return g_strdup (cells[column]);
}

/* How many matters are due; and what besides them is on the list, which they do not count. */
static char *
linli_today_ledger_dup_period (GPtrArray  *others,
                               const char *period)
{
  g_autofree char *titles = NULL;

  if (others->len == 0)
    return g_strdup (period);
  g_ptr_array_add (others, NULL);
  titles = g_strjoinv (C_("between cards", ", "), (char **) others->pdata);
  return g_strdup_printf (_("%s · besides: %s"), period, titles);
}

LinliLedger *
_linli_today_ledger_new (LinliContext *context,
                         GtkWidget    *cards,
                         GPtrArray    *items,
                         const char   *period)
{
  const LinliLedgerColumn columns[LINLI_TODAY_LEDGER_N_COLUMNS] = {
    [LINLI_TODAY_LEDGER_KIND] = { C_("today ledger", "Kind"), 0, 1.4 },
    [LINLI_TODAY_LEDGER_WHAT] = { C_("today ledger", "What"), 0, 3 },
    [LINLI_TODAY_LEDGER_DUE] = { C_("today ledger", "Due"), 0, 1.2 },
    [LINLI_TODAY_LEDGER_WHERE] = { C_("today ledger", "Where, and why"), 0, 4 },
    [LINLI_TODAY_LEDGER_WHOM] = { C_("today ledger", "Who"), 0, 1.2 },
    [LINLI_TODAY_LEDGER_DONE] = { C_("today ledger", "What was done"), 0, 2 },
  };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  const char * const names[] = { "kind", "what", "due", "where", "whom", "done", NULL };
  g_autoptr (GHashTable) matters = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  LinliTodayLedger self = { context, lines, matters, others };
  g_autofree char *words = NULL;
  LinliLedger *ledger;

  _linli_today_cards_foreach (cards, linli_today_ledger_add_line, &self);
  for (guint i = 0; i < items->len; i++)
    linli_today_ledger_add_item (&self, g_ptr_array_index (items, i));
  ledger = linli_ledger_new (C_("today ledger", "To Do Today"), columns, G_N_ELEMENTS (columns), lines, linli_today_ledger_dup_cell, NULL, NULL);
  linli_ledger_set_kind (ledger, "today.list", names);
  words = linli_today_ledger_dup_period (others, period);
  linli_ledger_set_period (ledger, words);
  return ledger;
}
