/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Hazards in the usual columns of an office's ledger. Any thread may ask for a cell. */

#include "lp-hazard-ledger.h"

#include <glib/gi18n-lib.h>

typedef enum {
  LP_LEDGER_NUMBER,
  LP_LEDGER_FOUND,
  LP_LEDGER_PLACE,
  LP_LEDGER_TITLE,
  LP_LEDGER_CATEGORY,
  LP_LEDGER_LEVEL,
  LP_LEDGER_GRID,
  LP_LEDGER_HANDLER,
  LP_LEDGER_OTHERS,
  LP_LEDGER_DEADLINE,
  LP_LEDGER_STATE,
  LP_LEDGER_WORDS,
  LP_LEDGER_CLOSED,
  LP_LEDGER_PAPERS,
  LP_LEDGER_TIMES,
  LP_LEDGER_N_COLUMNS,
} LpLedgerColumn;

/* What the codes are called. */
typedef struct {
  LinliMatterKind *kind;  /* (nullable) */
  GHashTable *categories; /* code → label */
} LpLedgerWords;

static void
lp_ledger_words_free (gpointer data)
{
  LpLedgerWords *self = data;

  g_clear_object (&self->kind);
  g_hash_table_unref (self->categories);
  g_free (self);
}

static LpLedgerWords *
lp_ledger_words_new (LinliContext  *context,
                     GError       **error)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_HAZARD_KIND);
  g_autoptr (GPtrArray) categories =
    kind != NULL ? linli_matter_kind_load_all_categories (kind, linli_context_get_database (context), error) : NULL;
  LpLedgerWords *self;

  if (kind != NULL && categories == NULL)
    return NULL;
  self = g_new0 (LpLedgerWords, 1);
  g_set_object (&self->kind, kind);
  self->categories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      LinliMatterCategory *category = g_ptr_array_index (categories, i);

      g_hash_table_insert (self->categories, g_strdup (category->code), g_strdup (category->label));
    }
  return self;
}

/* The local day of a moment. */
static char *
lp_ledger_dup_day (const char *time)
{
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup ("");
}

/* Names of people who take part. */
static char *
lp_ledger_dup_names (const char *names,
                     gboolean    masked)
{
  g_auto (GStrv) parts = g_strsplit (names != NULL ? names : "", "、", -1);

  if (!masked)
    return g_strdup (names);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *name = linli_mask_name (parts[i]);

      g_free (parts[i]);
      parts[i] = name;
    }
  return g_strjoinv ("、", parts);
}

static const char *
lp_ledger_get_state (const LpLedgerWords *self,
                     LpHazard            *hazard)
{
  const char *label = self->kind != NULL ? linli_matter_kind_get_state_label (self->kind, hazard->state) : NULL;

  return label != NULL ? label : hazard->state;
}

static const char *
lp_ledger_get_category (const LpLedgerWords *self,
                        LpHazard            *hazard)
{
  const char *label = hazard->category != NULL ? g_hash_table_lookup (self->categories, hazard->category) : NULL;

  return label != NULL ? label : hazard->category;
}

static char *
lp_ledger_dup_prose (LpHazard   *hazard,
                     const char *text,
                     gboolean    masked)
{
  return text == NULL ? NULL : masked ? lp_hazard_dup_words (hazard, text) : g_strdup (text);
}

static char *
lp_ledger_dup_cell (gpointer item,
                    guint    column,
                    gboolean masked,
                    gpointer words)
{
  LpHazard *hazard = item;

  switch (column)
    {
    case LP_LEDGER_NUMBER: return g_strdup (hazard->number);
    case LP_LEDGER_FOUND: return lp_ledger_dup_day (hazard->opened_at);
    case LP_LEDGER_PLACE: return lp_ledger_dup_prose (hazard, hazard->place, masked);
    case LP_LEDGER_TITLE: return masked ? lp_hazard_dup_title (hazard) : g_strdup (hazard->title);
    case LP_LEDGER_CATEGORY: return g_strdup (lp_ledger_get_category (words, hazard));
    case LP_LEDGER_LEVEL: return g_strdup (lp_hazard_is_major (hazard) ? _("Major") : _("Ordinary"));
    case LP_LEDGER_GRID: return g_strdup (hazard->grid);
    case LP_LEDGER_HANDLER: return g_strdup (hazard->assignee);
    case LP_LEDGER_OTHERS: return lp_ledger_dup_names (hazard->actors, masked);
    case LP_LEDGER_DEADLINE: return g_strdup (hazard->due_at);
    case LP_LEDGER_STATE: return g_strdup (lp_ledger_get_state (words, hazard));
    case LP_LEDGER_WORDS: return lp_ledger_dup_prose (hazard, hazard->words, masked);
    case LP_LEDGER_CLOSED: return lp_ledger_dup_day (hazard->closed_at);
    case LP_LEDGER_PAPERS: return g_strdup (hazard->papers);
    case LP_LEDGER_TIMES: return hazard->nth > 0 ? g_strdup_printf ("%u", hazard->nth) : NULL;
    default: return NULL;
    }
}

LinliLedger *
lp_hazard_ledger_new (LinliContext  *context,
                      GPtrArray     *hazards,
                      GError       **error)
{
  const LinliLedgerColumn columns[LP_LEDGER_N_COLUMNS] = {
    [LP_LEDGER_NUMBER] = { C_("ledger", "Number"), 100, 0 },
    [LP_LEDGER_FOUND] = { _("Found on"), 92, 0 },
    [LP_LEDGER_PLACE] = { _("Location"), 150, 3 },
    [LP_LEDGER_TITLE] = { _("Hazard"), 180, 4, TRUE },
    [LP_LEDGER_CATEGORY] = { _("Category"), 120, 3 },
    [LP_LEDGER_LEVEL] = { C_("ledger", "Level"), 62, 0 },
    [LP_LEDGER_GRID] = { _("Grid"), 110, -1 },
    [LP_LEDGER_HANDLER] = { _("Handler"), 84, 1.8 },
    [LP_LEDGER_OTHERS] = { _("Others concerned"), 0, -1 },
    [LP_LEDGER_DEADLINE] = { _("Deadline"), 132, 0 },
    [LP_LEDGER_STATE] = { _("State"), 72, 0 },
    [LP_LEDGER_WORDS] = { _("What was done"), 0, 3 },
    [LP_LEDGER_CLOSED] = { _("Closed on"), 0, 0 },
    [LP_LEDGER_PAPERS] = { _("Papers"), 0, -1 },
    [LP_LEDGER_TIMES] = { _("Times at the place"), 86, -1 },
  };
  const char * const names[] = { "number", "found", "place", "title", "category", "level", "grid", "handler", "others", "deadline", "state", "words",
                                 "closed", "papers", "times", NULL };
  LpLedgerWords *words = lp_ledger_words_new (context, error);
  LinliLedger *ledger;

  if (words == NULL)
    return NULL;
  ledger = linli_ledger_new (_("Ledger of Hazards"), columns, G_N_ELEMENTS (columns), hazards, lp_ledger_dup_cell, words, lp_ledger_words_free);
  linli_ledger_set_kind (ledger, "hazards.ledger", names);
  return ledger;
}

static gint64
lp_hazard_ledger_get_id (gpointer item)
{
  return ((LpHazard *) item)->id;
}

static const char *
lp_hazard_ledger_get_alarm (gpointer item,
                            guint    column)
{
  return column == LP_LEDGER_DEADLINE && ((LpHazard *) item)->overdue ? _("overdue") : NULL;
}

GtkWidget *
lp_hazard_ledger_view_new (LinliSelection *selection)
{
  return linli_ledger_view_new (selection, "matter", lp_hazard_ledger_get_id, lp_hazard_ledger_get_alarm);
}
