/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Which weeks to make, and of what; with each change it is counted anew what that comes to. Nothing is made before the button is pressed. */

#include "lp-week-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-template-store.h"
#include "lp-week-store.h"
#include "lp-week.h"

/* Rows of the preview. */
#define MOST_SHOWN 100

typedef struct {
  LinliContext *context;
  LinliForm *form;
  GPtrArray *templates; /* of LpTemplate */
  GtkWidget *what;
  GtkWidget *source;
  GtkWidget *first;
  GtkWidget *weeks;
  GtkWidget *skips;
  GtkWidget *doubles;
  GtkWidget *count;
  GtkWidget *preview;
} LpWeekDialog;

static void
lp_week_dialog_free (gpointer data)
{
  LpWeekDialog *self = data;

  g_ptr_array_unref (self->templates);
  g_object_unref (self->context);
  g_free (self);
}

static gboolean
lp_week_dialog_copies (LpWeekDialog *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->what)) >= self->templates->len;
}

/* The Monday of what is typed; NULL after a complaint. */
static char *
lp_week_dialog_read_monday (LpWeekDialog *self,
                            GtkWidget    *entry)
{
  g_autofree char *day = NULL;

  if (!linli_form_read_day (self->form, entry, &day))
    return NULL;
  if (day != NULL)
    return lp_week_dup_monday (day);
  linli_form_complain (self->form, _("Write a day of the week"), NULL);
  return NULL;
}

static LpWeekMake *
lp_week_dialog_read (LpWeekDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->what));
  gboolean copies = lp_week_dialog_copies (self);
  g_autofree char *monday = lp_week_dialog_read_monday (self, self->first), *source = NULL;
  LpWeekMake *make;
  int n_weeks;

  if (monday == NULL)
    return NULL;
  source = copies ? lp_week_dialog_read_monday (self, self->source) : NULL;
  if ((copies && source == NULL) || !linli_form_read_number (self->form, self->weeks, 1, &n_weeks))
    return NULL;
  if (n_weeks < 1 || n_weeks > LP_WEEK_MOST_WEEKS)
    {
      g_autofree char *words = g_strdup_printf (_("1 to %d weeks can be made at a time"), LP_WEEK_MOST_WEEKS);

      linli_form_complain (self->form, words, NULL);
      return NULL;
    }
  make = lp_week_make_new (copies ? 0 : ((LpTemplate *) g_ptr_array_index (self->templates, chosen))->id, source, monday, n_weeks,
                           gtk_switch_get_active (GTK_SWITCH (self->skips)));
  make->doubles = gtk_switch_get_active (GTK_SWITCH (self->doubles));
  return make;
}

static void
lp_week_dialog_add_item (LpWeekDialog     *self,
                         const LpWeekMake *make,
                         const LpWeekItem *item)
{
  g_autofree char *words = lp_slot_dup_words (item->slot);
  GtkWidget *row = linli_plain_row_new (words, NULL), *chip = NULL;

  if (item->exists)
    chip = linli_chip_new (C_("desk", "there already"), LINLI_TONE_NEUTRAL);
  else if (item->twin)
    chip = linli_chip_new (make->doubles ? C_("desk", "new, a second time") : C_("desk", "there from elsewhere"), LINLI_TONE_WARNING);
  else if (item->off && make->skips_off)
    chip = linli_chip_new (C_("desk", "holiday, left out"), LINLI_TONE_WARNING);
  else
    chip = linli_chip_new (item->off ? C_("desk", "new, on a holiday") : C_("desk", "new"), item->off ? LINLI_TONE_WARNING : LINLI_TONE_SUCCESS);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  gtk_list_box_append (GTK_LIST_BOX (self->preview), row);
}

static void
lp_week_dialog_fill (LpWeekDialog     *self,
                     const LpWeekMake *make,
                     const LpWeekPlan *plan)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u shift", "%u shifts", plan->items->len), plan->items->len);
  if (plan->n_existing > 0)
    g_string_append_printf (words, C_("desk", ", %u of them are there already"), plan->n_existing);
  if (plan->n_twins > 0)
    g_string_append_printf (words, make->doubles ? C_("desk", ", %u of them are there from another template, week or by hand, and become double")
                                                 : C_("desk", ", %u of them are there from another template, week or by hand, and are not doubled"), plan->n_twins);
  if (plan->n_off > 0)
    g_string_append_printf (words, C_("desk", ", %u left out for holidays"), plan->n_off);
  g_string_append_printf (words, C_("desk", "; %u will be made"), plan->n_new);
  if (plan->items->len > MOST_SHOWN)
    g_string_append_printf (words, C_("desk", " (the first %u are shown)"), MOST_SHOWN);
  gtk_label_set_text (GTK_LABEL (self->count), words->str);
  for (guint i = 0; i < MIN (plan->items->len, MOST_SHOWN); i++)
    lp_week_dialog_add_item (self, make, g_ptr_array_index (plan->items, i));
}

static void
lp_week_dialog_count_cb (LpWeekDialog *self)
{
  LpWeekMake *make;
  LpWeekPlan *plan = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_visible (self->form->fault, FALSE);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->source, GTK_TYPE_LIST_BOX_ROW), lp_week_dialog_copies (self));
  linli_plain_list_clear (self->preview);
  gtk_label_set_text (GTK_LABEL (self->count), "");
  make = lp_week_dialog_read (self);
  plan = make != NULL ? lp_week_plan (linli_context_get_database (self->context), make, &error) : NULL;
  if (plan != NULL)
    lp_week_dialog_fill (self, make, plan);
  else if (error != NULL)
    linli_form_complain (self->form, _("What would be made could not be counted"), NULL);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->doubles, GTK_TYPE_LIST_BOX_ROW),
                          gtk_switch_get_active (GTK_SWITCH (self->doubles)) || (plan != NULL && plan->n_twins > 0));
  gtk_widget_set_visible (self->preview, plan != NULL && plan->items->len > 0);
  gtk_widget_set_sensitive (self->form->keep, plan != NULL && plan->n_new > 0);
  g_clear_pointer (&plan, lp_week_plan_free);
  g_clear_pointer (&make, lp_week_make_free);
}

static void
lp_week_dialog_kept_cb (LpWeekDialog *self)
{
  LpWeekMake *make = lp_week_dialog_read (self);

  if (make != NULL)
    linli_act_and_close (self->form->window, self->context, _("Shifts made"), lp_week_make, make, lp_week_make_free);
}

static void
lp_week_dialog_add_rows (LpWeekDialog *self,
                         const char   *monday,
                         gboolean      copies)
{
  g_autofree char *before = lp_day_dup_after (monday, -LP_WEEK_DAYS);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; i < self->templates->len; i++)
    {
      g_autofree char *label = g_strdup_printf (C_("desk", "Template “%s”"), ((LpTemplate *) g_ptr_array_index (self->templates, i))->name);

      g_strv_builder_add (names, label);
    }
  g_strv_builder_add (names, C_("desk", "Another week"));
  labels = g_strv_builder_end (names);
  self->what = linli_form_add_choice (self->form, C_("desk", "Made of"), (const char * const *) labels, copies ? self->templates->len : 0);
  self->source = linli_form_add_entry (self->form, C_("desk", "A day of that week"), before);
  self->first = linli_form_add_entry (self->form, C_("desk", "A day of the first week to make"), monday);
  self->weeks = linli_form_add_entry (self->form, C_("desk", "Number of weeks"), "1");
  self->skips = gtk_switch_new ();
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), linli_plain_row_new_for (C_("desk", "Nothing on public holidays"), self->skips));
  self->doubles = gtk_switch_new ();
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), linli_plain_row_new_for (C_("desk", "Make twice what is there from elsewhere"), self->doubles));
  g_signal_connect_swapped (self->doubles, "notify::active", G_CALLBACK (lp_week_dialog_count_cb), self);
  g_signal_connect_swapped (self->what, "notify::selected", G_CALLBACK (lp_week_dialog_count_cb), self);
  g_signal_connect_swapped (self->skips, "notify::active", G_CALLBACK (lp_week_dialog_count_cb), self);
  g_signal_connect_swapped (self->source, "changed", G_CALLBACK (lp_week_dialog_count_cb), self);
  g_signal_connect_swapped (self->first, "changed", G_CALLBACK (lp_week_dialog_count_cb), self);
  g_signal_connect_swapped (self->weeks, "changed", G_CALLBACK (lp_week_dialog_count_cb), self);
}

/* The count and the shifts, between the form and its button. */
static void
lp_week_dialog_add_preview (LpWeekDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  self->count = linli_plain_label_add (box, "", "heading");
  self->preview = linli_plain_list_add (inner, C_("desk", "What would be made"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->form->keep)), box, gtk_widget_get_prev_sibling (self->form->fault));
}

void
lp_week_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     const char   *monday,
                     gboolean      copies)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *templates = lp_template_list (linli_context_get_database (context), &error);
  LpWeekDialog *self;

  if (templates == NULL)
    {
      linli_toast_show_error (over, _("The templates could not be read"), error);
      return;
    }
  self = g_new0 (LpWeekDialog, 1);
  self->context = g_object_ref (context);
  self->templates = templates;
  self->form = linli_form_new (over, C_("desk", "Make a Week"), C_("desk", "_Make These Shifts"));
  lp_week_dialog_add_rows (self, monday, copies);
  lp_week_dialog_add_preview (self);
  lp_week_dialog_count_cb (self);
  linli_form_show (self->form, G_CALLBACK (lp_week_dialog_kept_cb), self, lp_week_dialog_free);
}
