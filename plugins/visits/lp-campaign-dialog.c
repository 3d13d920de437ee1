/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The dialog for a new campaign. Whatever is changed in it, the households are counted again on a worker. What it holds is freed with its
 * window. */

#include "lp-campaign-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-campaign-store.h"
#include "lp-checklist-dialog.h"
#include "lp-checklist-store.h"
#include "lp-place-store.h"
#include "lp-visit-ui.h"

typedef struct {
  LinliContext *context;
  GtkWidget *over;
  GtkWidget *window;
  GPtrArray *places;
  GPtrArray *checklists;
  GPtrArray *tags;
  char *chosen; /* the scope of what is chosen in the window, or NULL */
  GCancellable *counting;
  GtkWidget *title;
  GtkWidget *checklist;
  GtkWidget *place;
  GtkWidget *tag;
  GtkWidget *only_gas;
  GtkWidget *from_on;
  GtkWidget *until_on;
  GtkWidget *count;
} LpCampaignDialog;

static void
lp_campaign_dialog_free (gpointer data)
{
  LpCampaignDialog *self = data;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_object_unref (self->context);
  g_object_unref (self->over);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->checklists);
  g_ptr_array_unref (self->tags);
  g_free (self->chosen);
  g_free (self);
}

/* The first entries of the places: everybody, and what is chosen in the window when there is something. */
static char *
lp_campaign_dialog_dup_scope (LpCampaignDialog *self)
{
  guint position = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->place)), first = self->chosen != NULL ? 2 : 1;
  LpPlace *place;

  if (position == 0)
    return g_strdup ("{}");
  if (position < first)
    return g_strdup (self->chosen);
  place = g_ptr_array_index (self->places, position - first);
  return g_strdup_printf ("{\"%s\":[%" G_GINT64_FORMAT "]}", place->kind, place->id);
}

static LpCampaign *
lp_campaign_dialog_new_campaign (LpCampaignDialog *self)
{
  LpCampaign *campaign = g_new0 (LpCampaign, 1);
  guint tag = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->tag)), checklist = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->checklist));

  campaign->title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  campaign->scope = lp_campaign_dialog_dup_scope (self);
  campaign->only_gas = gtk_switch_get_active (GTK_SWITCH (self->only_gas));
  campaign->from_on = lp_visit_read_day (gtk_editable_get_text (GTK_EDITABLE (self->from_on)));
  campaign->until_on = lp_visit_read_day (gtk_editable_get_text (GTK_EDITABLE (self->until_on)));
  if (tag > 0 && tag - 1 < self->tags->len)
    campaign->tag = g_strdup (((LinliTagKind *) g_ptr_array_index (self->tags, tag - 1))->code);
  if (checklist < self->checklists->len)
    campaign->checklist = ((LpChecklist *) g_ptr_array_index (self->checklists, checklist))->id;
  return campaign;
}

static gpointer
lp_campaign_dialog_count (LinliDatabase  *reader,
                          gpointer        data,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_autofree LpCampaignCounts *counts = g_new0 (LpCampaignCounts, 1);
  g_autofree char *today = lp_visit_dup_today ();

  return lp_campaign_count (reader, data, today, counts, error) ? g_steal_pointer (&counts) : NULL;
}

static void
lp_campaign_dialog_counted_cb (GObject      *label,
                               GAsyncResult *result,
                               gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autofree LpCampaignCounts *counts = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (counts != NULL)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d household to call on", "%d households to call on", (gulong) counts->total),
                             (int) counts->total);
  gtk_label_set_text (GTK_LABEL (label), counts != NULL ? words : error->message);
}

static void
lp_campaign_dialog_changed_cb (LpCampaignDialog *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  task = g_task_new (self->count, self->counting, lp_campaign_dialog_counted_cb, NULL);
  g_task_set_task_data (task, lp_campaign_dialog_new_campaign (self), (GDestroyNotify) lp_campaign_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_campaign_dialog_count, g_free);
}

static void
lp_campaign_dialog_make_cb (LpCampaignDialog *self)
{
  g_autoptr (LpCampaign) campaign = lp_campaign_dialog_new_campaign (self);
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_VISITS);
  const char *wrong = NULL;
  g_autofree char *title = NULL;

  if (*campaign->title == '\0')
    wrong = _("Give the campaign a name");
  else if (campaign->from_on == NULL || campaign->until_on == NULL)
    wrong = _("Write both days as 2026-06-30");
  else if (strcmp (campaign->from_on, campaign->until_on) > 0)
    wrong = _("It would end before it begins");
  if (wrong != NULL || kind == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->count), wrong != NULL ? wrong : _("The plugin was switched off"));
      return;
    }
  campaign->kind = g_object_ref (kind);
  title = g_strdup_printf (_("Campaign: %s"), campaign->title);
  lp_visit_act (self->over, self->context, title, lp_campaign_create, g_steal_pointer (&campaign), (GDestroyNotify) lp_campaign_free);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
lp_campaign_dialog_checklist_cb (LpCampaignDialog *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->checklist));

  if (position < self->checklists->len)
    lp_checklist_dialog_show (self->window, self->context, g_ptr_array_index (self->checklists, position));
}

static GtkWidget *
lp_campaign_dialog_new_chooser (LpCampaignDialog *self,
                                GtkStringList    *names)
{
  GtkWidget *chooser = gtk_drop_down_new (G_LIST_MODEL (names), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_widget_set_size_request (chooser, 260, -1);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (lp_campaign_dialog_changed_cb), self);
  return chooser;
}

static void
lp_campaign_dialog_make_choosers (LpCampaignDialog *self)
{
  GtkStringList *places = gtk_string_list_new (NULL), *tags = gtk_string_list_new (NULL), *checklists = gtk_string_list_new (NULL);

  gtk_string_list_append (places, _("The whole community"));
  if (self->chosen != NULL)
    gtk_string_list_append (places, _("What is chosen in the window"));
  for (guint i = 0; i < self->places->len; i++)
    gtk_string_list_append (places, ((LpPlace *) g_ptr_array_index (self->places, i))->name);
  gtk_string_list_append (tags, _("Whatever the tags"));
  for (guint i = 0; i < self->tags->len; i++)
    gtk_string_list_append (tags, ((LinliTagKind *) g_ptr_array_index (self->tags, i))->name);
  for (guint i = 0; i < self->checklists->len; i++)
    gtk_string_list_append (checklists, ((LpChecklist *) g_ptr_array_index (self->checklists, i))->name);
  self->place = linli_name_chooser_new (_("Where"), places);
  gtk_widget_set_size_request (self->place, 260, -1);
  g_signal_connect_swapped (self->place, "changed", G_CALLBACK (lp_campaign_dialog_changed_cb), self);
  g_object_unref (places);
  self->tag = lp_campaign_dialog_new_chooser (self, tags);
  self->checklist = lp_campaign_dialog_new_chooser (self, checklists);
}

static GtkWidget *
lp_campaign_dialog_new_content (LpCampaignDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = linli_plain_list_add (box, _("New Campaign"));
  GtkWidget *make = linli_button_new (_("_Make the Campaign"), NULL);
  GtkWidget *items = linli_button_new (_("_Edit the Checklist…"), NULL);
  g_autofree char *today = lp_visit_dup_today (), *until = lp_visit_dup_day (30);

  self->title = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title), _("Name"));
  gtk_editable_set_text (GTK_EDITABLE (self->title), _("Gas safety, door to door"));
  self->from_on = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->from_on), _("From the day"));
  gtk_editable_set_text (GTK_EDITABLE (self->from_on), today);
  self->until_on = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->until_on), _("Until the day"));
  gtk_editable_set_text (GTK_EDITABLE (self->until_on), until);
  self->only_gas = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->only_gas), TRUE);
  g_signal_connect_swapped (self->only_gas, "notify::active", G_CALLBACK (lp_campaign_dialog_changed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), self->title);
  gtk_list_box_append (GTK_LIST_BOX (list), lp_visit_row_new (_("Checklist"), self->checklist));
  gtk_list_box_append (GTK_LIST_BOX (list), lp_visit_row_new (_("Where"), self->place));
  gtk_list_box_append (GTK_LIST_BOX (list), lp_visit_row_new (_("Households with the tag"), self->tag));
  gtk_list_box_append (GTK_LIST_BOX (list), lp_visit_row_new (_("Leave out homes without piped gas"), self->only_gas));
  gtk_list_box_append (GTK_LIST_BOX (list), self->from_on);
  gtk_list_box_append (GTK_LIST_BOX (list), self->until_on);
  gtk_widget_add_css_class (make, "suggested-action");
  g_signal_connect_swapped (make, "clicked", G_CALLBACK (lp_campaign_dialog_make_cb), self);
  g_signal_connect_swapped (items, "clicked", G_CALLBACK (lp_campaign_dialog_checklist_cb), self);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), items);
  gtk_box_append (GTK_BOX (box), make);
  gtk_widget_add_css_class (box, "linli-page-box");
  return box;
}

/* Homes, buildings, grids and compounds can be chosen in the window. */
static char *
lp_campaign_dialog_dup_chosen (LinliSelection *selection)
{
  static const char * const kinds[] = { "dwelling", "building", "grid", "compound" };
  const char *kind = linli_selection_get_kind (selection);
  gsize n;
  const gint64 *ids = linli_selection_get_ids (selection, &n);
  GString *scope;

  if (n == 0 || kind == NULL || !g_strv_contains ((const char * const[]) { kinds[0], kinds[1], kinds[2], kinds[3], NULL }, kind))
    return NULL;
  scope = g_string_new (NULL);
  g_string_append_printf (scope, "{\"%s\":[", kind);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (scope, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append (scope, "]}");
  return g_string_free (scope, FALSE);
}

void
lp_campaign_dialog_show (GtkWidget      *over,
                         LinliContext   *context,
                         LinliSelection *selection)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = lp_place_list (database, &error);
  g_autoptr (GPtrArray) checklists = places != NULL ? lp_checklist_list (database, &error) : NULL;
  g_autoptr (GPtrArray) tags = checklists != NULL ? linli_tags_list (database, &error) : NULL;
  LpCampaignDialog *self;

  if (tags == NULL)
    {
      linli_toast_show_error (over, _("The places could not be read"), error);
      return;
    }
  self = g_new0 (LpCampaignDialog, 1);
  self->context = g_object_ref (context);
  self->over = g_object_ref (over);
  self->places = g_steal_pointer (&places);
  self->checklists = g_steal_pointer (&checklists);
  self->tags = g_steal_pointer (&tags);
  self->chosen = lp_campaign_dialog_dup_chosen (selection);
  self->count = lp_visit_label_new (NULL, "heading");
  lp_campaign_dialog_make_choosers (self);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), _("New Campaign"), lp_campaign_dialog_new_content (self), 560, -1);
  g_object_set_data_full (G_OBJECT (self->window), "campaign", self, lp_campaign_dialog_free);
  if (self->chosen != NULL)
    linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->place), 1);
  lp_campaign_dialog_changed_cb (self);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
}
