/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* One campaign at a time: what remains of it before what is done, the households to go, and keys 1 to 7 for how a call ended. Counts are made
 * on a worker and made again after each change. */

#include "lp-campaign-part.h"

#include <glib/gi18n-lib.h>

#include "lp-campaign-dialog.h"
#include "lp-campaign-ledger.h"
#include "lp-campaign-table.h"
#include "lp-place-store.h"
#include "lp-round-dialog.h"
#include "lp-visit-ui.h"

#define LP_TYPE_CAMPAIGN_PART (lp_campaign_part_get_type ())
G_DECLARE_FINAL_TYPE (LpCampaignPart, lp_campaign_part, LP, CAMPAIGN_PART, GtkWidget)

/* Days until a fault with a deadline is looked at again. */
#define RECHECK_DAYS 7

struct _LpCampaignPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GPtrArray *campaigns;
  LpCampaign *campaign; /* the chosen one, in the array, or NULL */
  LpCampaignList list;
  gboolean handing_on; /* the list is being read, to be exported or printed */
  gint64 total; /* households of the campaign as they were counted last, or -1 */
  GCancellable *counting;
  GtkWidget *stack;
  GtkWidget *chooser;
  GtkWidget *remaining;
  GtkWidget *done;
  GtkWidget *end;
  GtkWidget *keys;
  GtkWidget *lists[LP_CAMPAIGN_N_LISTS];
  GtkWidget *table;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LpCampaignPart, lp_campaign_part, GTK_TYPE_WIDGET)

static const char * const list_titles[LP_CAMPAIGN_N_LISTS] = {
  N_("To go"), N_("Second notice due"), N_("To report up"), N_("Reported up"), N_("Faults"), N_("Settled"),
};

typedef struct {
  LpCampaign *campaign;
  char *today;
  gint64 total; /* -1: is to be counted */
} LpCounting;

/* A list that leaves the screen. */
typedef struct {
  LinliRowQuery *query;
  gint64 id; /* of the campaign */
  LpCampaignList list;
  gboolean on_paper; /* FALSE: as a spreadsheet */
  LpCampaign *campaign; /* as the worker reads it */
} LpCampaignHanding;

static void
lp_counting_free (gpointer data)
{
  LpCounting *counting = data;

  lp_campaign_free (counting->campaign);
  g_free (counting->today);
  g_free (counting);
}

static gpointer
lp_campaign_part_count (LinliDatabase  *reader,
                        gpointer        data,
                        GCancellable   *cancellable,
                        GError        **error)
{
  LpCounting *counting = data;
  g_autofree LpCampaignCounts *counts = g_new0 (LpCampaignCounts, 1);

  return (counting->total < 0 ? lp_campaign_count (reader, counting->campaign, counting->today, counts, error)
          : lp_campaign_count_called (reader, counting->campaign, counting->today, counting->total, counts, error)) ? g_steal_pointer (&counts) : NULL;
}

static void
lp_campaign_part_set_list_count (LpCampaignPart *self,
                                 LpCampaignList  list,
                                 gint64          n)
{
  g_autofree char *label = g_strdup_printf ("%s %" G_GINT64_FORMAT, _(list_titles[list]), n);

  gtk_button_set_label (GTK_BUTTON (self->lists[list]), label);
}

static void
lp_campaign_part_counted_cb (GObject      *object,
                             GAsyncResult *result,
                             gpointer      data)
{
  LpCampaignPart *self = LP_CAMPAIGN_PART (object);
  g_autoptr (GError) error = NULL;
  g_autofree LpCampaignCounts *counts = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *remaining = NULL, *done = NULL;
  gint64 faults;

  if (self->campaign == NULL || self->stack == NULL)
    return;
  if (counts == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        linli_toast_show_error (GTK_WIDGET (self), _("The campaign could not be counted"), error);
      return;
    }
  self->total = counts->total;
  faults = counts->outcomes[LP_VISIT_FIXED] + counts->outcomes[LP_VISIT_LIMITED];
  remaining = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'d household remains", "%'d households remain", (gulong) counts->remaining),
                               (int) counts->remaining);
  done = g_strdup_printf (_("of %d · %d not called on yet · %d %% settled · until %s"), (int) counts->total, (int) counts->untouched,
                          counts->total > 0 ? (int) ((counts->total - counts->remaining) * 100 / counts->total) : 0, self->campaign->until_on);
  gtk_label_set_text (GTK_LABEL (self->remaining), remaining);
  gtk_label_set_text (GTK_LABEL (self->done), done);
  lp_campaign_part_set_list_count (self, LP_CAMPAIGN_TO_GO, counts->remaining + counts->rechecks);
  lp_campaign_part_set_list_count (self, LP_CAMPAIGN_NOTICES, counts->notices);
  lp_campaign_part_set_list_count (self, LP_CAMPAIGN_REPORTS, counts->reports);
  lp_campaign_part_set_list_count (self, LP_CAMPAIGN_REPORTED, counts->reported);
  lp_campaign_part_set_list_count (self, LP_CAMPAIGN_FAULTS, faults);
  lp_campaign_part_set_list_count (self, LP_CAMPAIGN_SETTLED, counts->total - counts->remaining - counts->reported);
}

static void
lp_campaign_part_recount (LpCampaignPart *self)
{
  LpCounting *counting;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->campaign == NULL)
    return;
  counting = g_new0 (LpCounting, 1);
  counting->campaign = lp_campaign_load (linli_context_get_database (self->context), self->campaign->id, &error);
  counting->today = lp_visit_dup_today ();
  counting->total = self->total;
  if (counting->campaign == NULL)
    {
      g_free (counting->today);
      g_free (counting);
      return;
    }
  self->counting = g_cancellable_new ();
  task = g_task_new (self, self->counting, lp_campaign_part_counted_cb, NULL);
  g_task_set_task_data (task, counting, lp_counting_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_campaign_part_count, g_free);
}

static void
lp_campaign_part_choose (LpCampaignPart *self,
                         LpCampaign     *campaign)
{
  gboolean closed = campaign != NULL && campaign->closed;

  self->campaign = campaign;
  self->total = -1;
  gtk_button_set_label (GTK_BUTTON (self->end), closed ? _("_Go On with It") : _("_End the Campaign"));
  linli_button_name_once (self->end);
  gtk_widget_set_sensitive (self->keys, !closed);
  lp_campaign_table_show (LP_CAMPAIGN_TABLE (self->table), campaign, self->list);
  lp_campaign_part_recount (self);
}

static void
lp_campaign_part_chosen_cb (LpCampaignPart *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));

  if (!self->busy && position < self->campaigns->len)
    lp_campaign_part_choose (self, g_ptr_array_index (self->campaigns, position));
}

/* Reads the campaigns; the chosen one stays chosen, a new one is chosen. */
static void
lp_campaign_part_load (LpCampaignPart *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->campaigns);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  self->campaigns = lp_campaign_list (linli_context_get_database (self->context), FALSE, &error);
  if (self->campaigns == NULL)
    {
      self->campaigns = g_ptr_array_new ();
      linli_toast_show_error (GTK_WIDGET (self), _("The campaigns could not be read"), error);
    }
  for (guint i = 0; i < self->campaigns->len; i++)
    {
      LpCampaign *campaign = g_ptr_array_index (self->campaigns, i);
      g_autofree char *ended = campaign->closed ? g_strdup_printf (_("%s (ended)"), campaign->title) : NULL;

      gtk_string_list_append (titles, ended != NULL ? ended : campaign->title);
      if (before != NULL && before->len == self->campaigns->len && self->campaign != NULL && campaign->id == self->campaign->id)
        chosen = i;
    }
  self->busy = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), chosen);
  self->busy = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->campaigns->len > 0 ? "campaign" : "empty");
  lp_campaign_part_choose (self, self->campaigns->len > 0 ? g_ptr_array_index (self->campaigns, chosen) : NULL);
}

/* Whether one of the campaigns came, went, began or ended; other matters change all the time. */
static gboolean
lp_campaign_part_must_load (LpCampaignPart *self,
                            LinliChanges   *changes)
{
  gboolean must = linli_changes_touches (changes, LP_VISIT_CAMPAIGN) || linli_changes_is_many (changes, "matter");

  for (guint i = 0; !must && i < self->campaigns->len; i++)
    must = linli_changes_contains (changes, "matter", ((LpCampaign *) g_ptr_array_index (self->campaigns, i))->id);
  return must;
}

static void
lp_campaign_part_changed_cb (LinliStore     *store,
                             LinliChanges   *changes,
                             LpCampaignPart *self)
{
  static const char * const homes[] = { "household", "person", "dwelling", "building", "grid", "tag", NULL };

  if (lp_campaign_part_must_load (self, changes))
    lp_campaign_part_load (self);
  else if (linli_changes_touches_any (changes, homes))
    {
      self->total = -1;
      lp_campaign_part_recount (self);
    }
  else if (linli_changes_touches (changes, LP_VISIT_RESULT))
    lp_campaign_part_recount (self);
}

static void
lp_campaign_part_listed_cb (GtkToggleButton *button,
                            LpCampaignPart  *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < LP_CAMPAIGN_N_LISTS; i++)
    if (self->lists[i] == GTK_WIDGET (button))
      self->list = i;
  lp_campaign_table_show (LP_CAMPAIGN_TABLE (self->table), self->campaign, self->list);
}

/* A note about the chosen households; NULL, and a word about it, when none is. */
static LpCampaignNote *
lp_campaign_part_new_note (LpCampaignPart *self,
                           LpVisitOutcome  outcome)
{
  g_autoptr (GArray) chosen = lp_campaign_table_get_chosen (LP_CAMPAIGN_TABLE (self->table));

  if (self->campaign != NULL && self->campaign->closed)
    {
      linli_toast_show (GTK_WIDGET (self), _("The campaign has ended; go on with it to note more"));
      return NULL;
    }
  if (self->campaign != NULL && chosen->len > 0)
    return lp_campaign_note_new (self->campaign->id, (const gint64 *) (gpointer) chosen->data, chosen->len, outcome);
  linli_toast_show (GTK_WIDGET (self), _("Choose a household in the list first"));
  return NULL;
}

static void
lp_campaign_part_record (LpCampaignPart *self,
                         LpVisitOutcome  outcome)
{
  LpCampaignNote *note = lp_campaign_part_new_note (self, outcome);
  g_autofree char *title = NULL;

  if (note == NULL)
    return;
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %d household", "%s: %d households", note->n_households), lp_visit_outcome_label (outcome),
                           (int) note->n_households);
  if (outcome == LP_VISIT_LIMITED)
    note->recheck_on = lp_visit_dup_day (RECHECK_DAYS);
  lp_visit_act (GTK_WIDGET (self), self->context, title, lp_campaign_record, note, lp_campaign_note_free);
}

static void
lp_campaign_part_notice (LpCampaignPart  *self,
                         const char      *title,
                         LinliActionFunc  func)
{
  LpCampaignNote *note = lp_campaign_part_new_note (self, LP_VISIT_ABSENT);

  if (note != NULL)
    lp_visit_act (GTK_WIDGET (self), self->context, title, func, note, lp_campaign_note_free);
}

/* One key: the chosen household has a fault, which becomes a hazard; that it has one is noted with it where it was not before. */
static void
lp_campaign_part_open_hazard (LpCampaignPart *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, "hazards");
  LpCampaignNote *note = lp_campaign_part_new_note (self, LP_VISIT_LIMITED);
  LpCampaignFault *fault;

  if (note == NULL)
    return;
  if (kind == NULL || note->n_households != 1)
    {
      linli_toast_show (GTK_WIDGET (self), kind == NULL ? _("Switch on the plugin for hazards to follow up on faults")
                                           : _("A hazard is opened for one household at a time"));
      lp_campaign_note_free (note);
      return;
    }
  fault = g_new0 (LpCampaignFault, 1);
  fault->kind = g_object_ref (kind);
  fault->campaign = note->campaign;
  fault->household = note->households[0];
  fault->title = g_strdup_printf (_("Fault found: %s"), self->campaign->title);
  fault->recheck_on = lp_visit_dup_day (RECHECK_DAYS);
  lp_campaign_note_free (note);
  lp_visit_act (GTK_WIDGET (self), self->context, _("A fault became a hazard"), lp_campaign_open_hazard, fault, lp_campaign_fault_free);
}

static gboolean
lp_campaign_part_key_cb (LpCampaignTable *table,
                         guint            key,
                         LpCampaignPart  *self)
{
  if (key >= '1' && key < '1' + LP_VISIT_N_OUTCOMES)
    lp_campaign_part_record (self, key - '1');
  else if (key == 'n')
    lp_campaign_part_notice (self, _("Second notice left"), lp_campaign_give_notice);
  else if (key == 'u')
    lp_campaign_part_notice (self, _("Reported to the office above"), lp_campaign_escalate);
  else if (key == 'h')
    lp_campaign_part_open_hazard (self);
  else
    return FALSE;
  return TRUE;
}

static void
lp_campaign_part_outcome_cb (GtkWidget      *button,
                             LpCampaignPart *self)
{
  lp_campaign_part_key_cb (NULL, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "key")), self);
}

static void
lp_campaign_part_opened_cb (LpCampaignTable *table,
                            gint64           dwelling,
                            LpCampaignPart  *self)
{
  linli_selection_open (self->selection, "dwelling", dwelling);
}

/* Its matter: steps, timeline, what it led to. */
static void
lp_campaign_part_details_cb (LpCampaignPart *self)
{
  if (self->campaign != NULL)
    linli_selection_open (self->selection, "matter", self->campaign->id);
}

/* The matrix: the building sheet in the colours of the campaign, of the building of the household that is chosen, or else of the first. */
static void
lp_campaign_part_sheet_cb (LpCampaignPart *self)
{
  g_autoptr (GArray) chosen = lp_campaign_table_get_chosen (LP_CAMPAIGN_TABLE (self->table));
  g_autoptr (GArray) all = chosen->len > 0 ? g_steal_pointer (&chosen) : lp_campaign_table_ref_all (LP_CAMPAIGN_TABLE (self->table));
  gint64 building = all->len > 0 ? lp_place_building_of (linli_context_get_database (self->context), g_array_index (all, gint64, 0)) : 0;
  g_autofree char *theme = NULL;

  if (self->campaign == NULL)
    return;
  theme = self->campaign->closed ? g_strdup ("none") : g_strdup_printf ("visits:%" G_GINT64_FORMAT, self->campaign->id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-sheet", "(xs)", building, theme);
}

/* Ends it, or goes on with it. */
static void
lp_campaign_part_end_cb (LpCampaignPart *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_VISITS);
  LpCampaignTurn *turn;
  g_autofree char *title = NULL;

  if (kind == NULL || self->campaign == NULL) /* switched off meanwhile */
    return;
  turn = g_new (LpCampaignTurn, 1);
  *turn = (LpCampaignTurn) { g_object_ref (kind), self->campaign->id, !self->campaign->closed };
  title = g_strdup_printf (turn->end ? _("Campaign ended: %s") : _("Campaign goes on: %s"), self->campaign->title);
  lp_visit_act (GTK_WIDGET (self), self->context, title, lp_campaign_turn, turn, lp_campaign_turn_free);
}

static void
lp_campaign_part_new_cb (LpCampaignPart *self)
{
  lp_campaign_dialog_show (GTK_WIDGET (self), self->context, self->selection);
}

static void
lp_campaign_part_print_cb (LpCampaignPart *self)
{
  g_autoptr (GArray) chosen = lp_campaign_table_get_chosen (LP_CAMPAIGN_TABLE (self->table));
  g_autoptr (GArray) all = lp_campaign_table_ref_all (LP_CAMPAIGN_TABLE (self->table));

  if (self->campaign != NULL)
    lp_round_print (GTK_WIDGET (self), self->context, self->campaign, chosen->len > 1 ? chosen : all);
}

static void
lp_campaign_part_type_cb (LpCampaignPart *self)
{
  if (self->campaign != NULL && self->campaign->closed)
    linli_toast_show (GTK_WIDGET (self), _("The campaign has ended; go on with it to note more"));
  else if (self->campaign != NULL)
    lp_round_dialog_show (GTK_WIDGET (self), self->context, self->campaign);
}

static void
lp_campaign_handing_free (gpointer data)
{
  LpCampaignHanding *handing = data;

  linli_row_query_unref (handing->query);
  g_clear_pointer (&handing->campaign, lp_campaign_free);
  g_free (handing);
}

static gpointer
lp_campaign_part_read_rows (LinliDatabase  *reader,
                            gpointer        data,
                            GCancellable   *cancellable,
                            GError        **error)
{
  LpCampaignHanding *handing = data;

  handing->campaign = lp_campaign_load (reader, handing->id, error);
  return handing->campaign != NULL ? lp_campaign_ledger_load (reader, handing->query, cancellable, error) : NULL;
}

static void
lp_campaign_part_rows_read_cb (GObject      *object,
                               GAsyncResult *result,
                               gpointer      data)
{
  LpCampaignPart *self = LP_CAMPAIGN_PART (object);
  const LpCampaignHanding *handing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (LinliLedger) ledger = NULL;

  self->handing_on = FALSE;
  /* The window may have closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (rows == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The list could not be read"), error);
      return;
    }
  if (rows->len == 0)
    {
      linli_toast_show (GTK_WIDGET (self), _("Nobody is in this list"));
      return;
    }
  ledger = lp_campaign_ledger_new (handing->campaign, _(list_titles[handing->list]), rows);
  if (handing->on_paper)
    linli_ledger_print (ledger, GTK_WIDGET (self), self->context);
  else
    linli_ledger_export_asking (ledger, GTK_WIDGET (self), self->context);
}

/* The whole list that is shown goes out, in its order: a worker reads it, for it may be of any length. */
static void
lp_campaign_part_hand_on (LpCampaignPart *self,
                          gboolean        on_paper)
{
  LinliRowQuery *query = lp_campaign_table_get_query (LP_CAMPAIGN_TABLE (self->table));
  LpCampaignHanding *handing;
  g_autoptr (GTask) task = NULL;

  if (self->campaign == NULL || query == NULL || self->handing_on)
    return;
  self->handing_on = TRUE;
  handing = g_new0 (LpCampaignHanding, 1);
  *handing = (LpCampaignHanding) { linli_row_query_ref (query), self->campaign->id, self->list, on_paper };
  task = g_task_new (self, NULL, lp_campaign_part_rows_read_cb, NULL);
  g_task_set_task_data (task, handing, lp_campaign_handing_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_campaign_part_read_rows, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_campaign_part_export_list_cb (LpCampaignPart *self)
{
  lp_campaign_part_hand_on (self, FALSE);
}

static void
lp_campaign_part_print_list_cb (LpCampaignPart *self)
{
  lp_campaign_part_hand_on (self, TRUE);
}

static GtkWidget *
lp_campaign_part_new_button (LpCampaignPart *self,
                             const char     *label,
                             GCallback       func)
{
  GtkWidget *button = linli_button_new (label, NULL);

  g_signal_connect_swapped (button, "clicked", func, self);
  return button;
}

static GtkWidget *
lp_campaign_part_new_keys (LpCampaignPart *self)
{
  static const struct { char key; const char *label; } others[] = {
    { 'n', N_("Second Notice") }, { 'u', N_("Report Up") }, { 'h', N_("To Hazards") },
  };
  GtkWidget *box = linli_wrap_box_new (6, 6);

  for (guint i = 0; i < LP_VISIT_N_OUTCOMES + G_N_ELEMENTS (others); i++)
    {
      gboolean outcome = i < LP_VISIT_N_OUTCOMES;
      char key = outcome ? (char) ('1' + i) : others[i - LP_VISIT_N_OUTCOMES].key;
      g_autofree char *label = g_strdup_printf ("%c %s", g_ascii_toupper (key), outcome ? lp_visit_outcome_label (i) : _(others[i - LP_VISIT_N_OUTCOMES].label));
      GtkWidget *button = gtk_button_new_with_label (label);

      g_object_set_data (G_OBJECT (button), "key", GUINT_TO_POINTER (key));
      g_signal_connect (button, "clicked", G_CALLBACK (lp_campaign_part_outcome_cb), self);
      linli_wrap_box_append (LINLI_WRAP_BOX (box), button);
    }
  return box;
}

/* Which list is shown, and how it goes out. */
static GtkWidget *
lp_campaign_part_new_lists (LpCampaignPart *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *box = linli_wrap_box_new (6, 6);
  GtkWidget *export = lp_campaign_part_new_button (self, _("E_xport Ledger…"), G_CALLBACK (lp_campaign_part_export_list_cb));
  GtkWidget *print = lp_campaign_part_new_button (self, _("Print _Ledger"), G_CALLBACK (lp_campaign_part_print_list_cb));

  for (guint i = 0; i < LP_CAMPAIGN_N_LISTS; i++)
    {
      self->lists[i] = gtk_toggle_button_new_with_label (_(list_titles[i]));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->lists[i]), GTK_TOGGLE_BUTTON (self->lists[0]));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->lists[i]), i == 0);
      g_signal_connect (self->lists[i], "toggled", G_CALLBACK (lp_campaign_part_listed_cb), self);
      linli_wrap_box_append (LINLI_WRAP_BOX (box), self->lists[i]);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (export, GTK_ALIGN_START);
  gtk_widget_set_valign (print, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), box);
  gtk_box_append (GTK_BOX (row), export);
  gtk_box_append (GTK_BOX (row), print);
  return row;
}

static GtkWidget *
lp_campaign_part_new_bar (LpCampaignPart *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->chooser = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_hexpand (self->chooser, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Campaign"), -1);
  g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (lp_campaign_part_chosen_cb), self);
  gtk_box_append (GTK_BOX (bar), self->chooser);
  gtk_box_append (GTK_BOX (bar), lp_campaign_part_new_button (self, _("_Print Sheet…"), G_CALLBACK (lp_campaign_part_print_cb)));
  gtk_box_append (GTK_BOX (bar), lp_campaign_part_new_button (self, _("_Type Back…"), G_CALLBACK (lp_campaign_part_type_cb)));
  gtk_box_append (GTK_BOX (bar), lp_campaign_part_new_button (self, _("_New Campaign…"), G_CALLBACK (lp_campaign_part_new_cb)));
  return bar;
}

/* What remains, large; what can be done with the campaign beside it. */
static GtkWidget *
lp_campaign_part_new_head (LpCampaignPart *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *sheet = lp_campaign_part_new_button (self, _("Building _Sheet"), G_CALLBACK (lp_campaign_part_sheet_cb));
  GtkWidget *details = lp_campaign_part_new_button (self, _("_Details"), G_CALLBACK (lp_campaign_part_details_cb));

  self->remaining = lp_visit_label_new (NULL, "title-2");
  self->done = lp_visit_label_new (NULL, "dim-label");
  self->end = lp_campaign_part_new_button (self, _("_End the Campaign"), G_CALLBACK (lp_campaign_part_end_cb));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (sheet, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (details, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->end, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->remaining);
  gtk_box_append (GTK_BOX (words), self->done);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), sheet);
  gtk_box_append (GTK_BOX (head), details);
  gtk_box_append (GTK_BOX (head), self->end);
  return head;
}

static void
lp_campaign_part_dispose (GObject *object)
{
  LpCampaignPart *self = LP_CAMPAIGN_PART (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  self->campaign = NULL; /* one of them */
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (lp_campaign_part_parent_class)->dispose (object);
}

static void
lp_campaign_part_class_init (LpCampaignPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_campaign_part_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_campaign_part_init (LpCampaignPart *self)
{
}

GtkWidget *
lp_campaign_part_new (LinliContext   *context,
                      LinliSelection *selection)
{
  LpCampaignPart *self = g_object_new (LP_TYPE_CAMPAIGN_PART, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *empty = linli_empty_page_new ("linli-household-symbolic", _("No Campaign Yet"),
                                           _("A campaign is a checklist, the households to call on, and the days for it."));
  GtkWidget *first = linli_button_new (_("_New Campaign…"), NULL);
  GtkWidget *none = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->keys = lp_campaign_part_new_keys (self);
  self->table = lp_campaign_table_new (context);
  gtk_widget_set_vexpand (self->table, TRUE);
  g_signal_connect (self->table, "key", G_CALLBACK (lp_campaign_part_key_cb), self);
  g_signal_connect (self->table, "opened", G_CALLBACK (lp_campaign_part_opened_cb), self);
  gtk_box_append (GTK_BOX (box), lp_campaign_part_new_bar (self));
  gtk_box_append (GTK_BOX (box), lp_campaign_part_new_head (self));
  gtk_box_append (GTK_BOX (box), lp_campaign_part_new_lists (self));
  gtk_box_append (GTK_BOX (box), self->keys); /* above the list: a toast lies over what is at the bottom */
  gtk_box_append (GTK_BOX (box), self->table);
  gtk_widget_add_css_class (first, "suggested-action");
  gtk_widget_add_css_class (first, "pill");
  gtk_widget_set_halign (first, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (none, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (first, "clicked", G_CALLBACK (lp_campaign_part_new_cb), self);
  gtk_box_append (GTK_BOX (none), empty);
  gtk_box_append (GTK_BOX (none), first);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), box, "campaign");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_campaign_part_changed_cb), self, 0);
  lp_campaign_part_load (self);
  return GTK_WIDGET (self);
}
