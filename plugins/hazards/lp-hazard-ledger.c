/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpLedger: hazards in the usual columns of the ledger. Immutable once made, so that a thread can write it. */

#include "lp-hazard-ledger.h"

#include <glib/gi18n-lib.h>

struct _LpLedger
{
  GObject parent_instance;

  GPtrArray *hazards;
  LinliMatterKind *kind;
  GHashTable *categories; /* code → label */
};

G_DEFINE_FINAL_TYPE (LpLedger, lp_ledger, G_TYPE_OBJECT)

static void
lp_ledger_finalize (GObject *object)
{
  LpLedger *self = LP_LEDGER (object);

  g_ptr_array_unref (self->hazards);
  g_clear_object (&self->kind);
  g_hash_table_unref (self->categories);

  G_OBJECT_CLASS (lp_ledger_parent_class)->finalize (object);
}

static void
lp_ledger_class_init (LpLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_ledger_finalize;
}

static void
lp_ledger_init (LpLedger *self)
{
  self->categories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

LpLedger *
lp_ledger_new (LinliContext  *context,
               GPtrArray     *hazards,
               GError       **error)
{
  LpLedger *self;
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_HAZARD_KIND);
  g_autoptr (GPtrArray) categories =
    kind != NULL ? linli_matter_kind_load_all_categories (kind, linli_context_get_database (context), error) : NULL;

  if (kind != NULL && categories == NULL)
    return NULL;
  self = g_object_new (LP_TYPE_LEDGER, NULL);
  self->hazards = g_ptr_array_ref (hazards);
  self->kind = kind != NULL ? g_object_ref (kind) : NULL;
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      LinliMatterCategory *category = g_ptr_array_index (categories, i);

      g_hash_table_insert (self->categories, g_strdup (category->code), g_strdup (category->label));
    }
  return self;
}

guint
lp_ledger_get_n_rows (LpLedger *self)
{
  return self->hazards->len;
}

const char *
lp_ledger_get_title (LpLedgerColumn column)
{
  static const char * const titles[] = {
    N_("No."), N_("Number of matter"), N_("Found on"), N_("Hazard"), N_("Location"), N_("Category"), N_("Level of hazard"), N_("Grid"), N_("Handler"),
    N_("Others concerned"), N_("Deadline"), N_("State"), N_("What was done"), N_("Closed on"), N_("Papers"), N_("Times at the place"),
  };

  g_return_val_if_fail (column < G_N_ELEMENTS (titles), NULL);

  return _(titles[column]);
}

/* The local day of a moment. */
static char *
lp_ledger_dup_day (const char *time)
{
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup ("");
}

/* Names of people who take part, each masked. */
static char *
lp_ledger_dup_names (const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names != NULL ? names : "", "、", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *masked = linli_mask_name (parts[i]);

      g_free (parts[i]);
      parts[i] = masked;
    }
  return g_strjoinv ("、", parts);
}

static const char *
lp_ledger_get_state (LpLedger *self,
                     LpHazard *hazard)
{
  const char *label = self->kind != NULL ? linli_matter_kind_get_state_label (self->kind, hazard->state) : NULL;

  return label != NULL ? label : hazard->state;
}

static const char *
lp_ledger_get_category (LpLedger *self,
                        LpHazard *hazard)
{
  const char *label = hazard->category != NULL ? g_hash_table_lookup (self->categories, hazard->category) : NULL;

  return label != NULL ? label : hazard->category;
}

char *
lp_ledger_dup_cell_of (LpLedger       *self,
                       LpHazard       *hazard,
                       LpLedgerColumn  column)
{
  const char *plain = NULL;

  switch (column)
    {
    case LP_LEDGER_NUMBER: plain = hazard->number; break;
    case LP_LEDGER_FOUND: return lp_ledger_dup_day (hazard->opened_at);
    case LP_LEDGER_TITLE: return lp_hazard_dup_title (hazard);
    case LP_LEDGER_PLACE: return hazard->place != NULL ? linli_mask_numbers (hazard->place) : g_strdup ("");
    case LP_LEDGER_CATEGORY: plain = lp_ledger_get_category (self, hazard); break;
    case LP_LEDGER_LEVEL: plain = lp_hazard_is_major (hazard) ? _("Major") : _("Ordinary"); break;
    case LP_LEDGER_GRID: plain = hazard->grid; break;
    case LP_LEDGER_HANDLER: plain = hazard->assignee; break;
    case LP_LEDGER_OTHERS: return lp_ledger_dup_names (hazard->actors);
    case LP_LEDGER_DEADLINE: plain = hazard->due_at; break;
    case LP_LEDGER_STATE: plain = lp_ledger_get_state (self, hazard); break;
    case LP_LEDGER_WORDS: return hazard->words != NULL ? linli_mask_numbers (hazard->words) : g_strdup ("");
    case LP_LEDGER_CLOSED: return lp_ledger_dup_day (hazard->closed_at);
    case LP_LEDGER_PAPERS: plain = hazard->papers; break;
    case LP_LEDGER_TIMES: return hazard->nth > 0 ? g_strdup_printf ("%u", hazard->nth) : g_strdup ("");
    case LP_LEDGER_ORDER:
    case LP_LEDGER_N_COLUMNS:
    default: break;
    }
  return g_strdup (plain != NULL ? plain : "");
}

char *
lp_ledger_dup_cell (LpLedger       *self,
                    guint           row,
                    LpLedgerColumn  column)
{
  if (column == LP_LEDGER_ORDER)
    return g_strdup_printf ("%u", row + 1);
  return lp_ledger_dup_cell_of (self, g_ptr_array_index (self->hazards, row), column);
}

static char *
lp_ledger_cell_cb (guint    row,
                   guint    column,
                   gpointer data)
{
  return lp_ledger_dup_cell (data, row, column);
}

static void
lp_ledger_write (GTask        *task,
                 gpointer      source,
                 gpointer      path,
                 GCancellable *cancellable)
{
  const char *titles[LP_LEDGER_N_COLUMNS + 1] = { NULL };
  LpLedger *self = source;
  GError *error = NULL;

  for (guint i = 0; i < LP_LEDGER_N_COLUMNS; i++)
    titles[i] = lp_ledger_get_title (i);
  if (linli_export_cells (path, titles, self->hazards->len, lp_ledger_cell_cb, self, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

typedef struct {
  LpLedger *ledger;
  GtkWidget *over;
} LpLedgerRequest;

static void
lp_ledger_request_free (gpointer data)
{
  LpLedgerRequest *request = data;

  g_object_unref (request->ledger);
  g_object_unref (request->over);
  g_free (request);
}

static void
lp_ledger_written_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (GtkWidget) over = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (gtk_widget_get_root (over) == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    linli_toast_show_error (over, _("The ledger could not be written"), error);
  else
    {
      words = g_strdup_printf (_("Written to %s"), (const char *) g_task_get_task_data (G_TASK (result)));
      linli_toast_show (over, words);
    }
}

static void
lp_ledger_chosen_cb (GFile    *file,
                     gpointer  data)
{
  LpLedgerRequest *request = data;
  g_autoptr (GTask) task = g_task_new (request->ledger, NULL, lp_ledger_written_cb, g_object_ref (request->over));

  g_task_set_task_data (task, g_file_get_path (file), g_free);
  g_task_run_in_thread (task, lp_ledger_write);
}

void
lp_ledger_export (LpLedger  *self,
                  GtkWidget *over)
{
  LpLedgerRequest *request = g_new (LpLedgerRequest, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("%s %s.xlsx", _("Ledger of Hazards"), day);

  *request = (LpLedgerRequest) { g_object_ref (self), g_object_ref (over) };
  linli_file_request_save (over, _("Save the Ledger"), name, lp_ledger_chosen_cb, request, lp_ledger_request_free);
}
