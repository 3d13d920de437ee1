/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A usual week: its name and its lines. What is typed is kept in the file by one button. A line can be added for several days at once. */

#include "lp-template-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-hours-form.h"
#include "lp-post-store.h"
#include "lp-roster-rules.h"
#include "lp-week.h"

typedef struct {
  LinliContext *context;
  LinliForm *form;
  LpTemplate *template;
  GtkWidget *name;
  GtkWidget *lines; /* the list under the form */
  GtkWidget *count;
} LpTemplateDialog;

/* The form over it, for new lines. */
typedef struct {
  LpTemplateDialog *dialog; /* it is modal over the other, which lasts */
  LinliForm *form;
  LpHoursForm hours;
  GtkWidget *days[LP_WEEK_DAYS];
} LpLineDialog;

static void lp_template_dialog_fill (LpTemplateDialog *self);

static void
lp_template_dialog_free (gpointer data)
{
  LpTemplateDialog *self = data;

  lp_template_free (self->template);
  g_object_unref (self->context);
  g_free (self);
}

static void
lp_line_dialog_free (gpointer data)
{
  LpLineDialog *self = data;

  lp_hours_form_clear (&self->hours);
  g_free (self);
}

static int
lp_template_line_compare (gconstpointer a,
                          gconstpointer b)
{
  const LpTemplateLine *one = *(LpTemplateLine * const *) a, *other = *(LpTemplateLine * const *) b;

  return one->weekday != other->weekday ? one->weekday - other->weekday : one->from - other->from;
}

static void
lp_line_dialog_kept_cb (LpLineDialog *self)
{
  LpHours hours = { 0 };
  guint n = 0;

  for (int i = 0; i < LP_WEEK_DAYS; i++)
    n += gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[i]));
  if (n == 0)
    {
      linli_form_complain (self->form, _("Choose the days of the week"), self->days[0]);
      return;
    }
  if (!lp_hours_form_read (&self->hours, &hours))
    return;
  for (int i = 0; i < LP_WEEK_DAYS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[i])))
      {
        LpTemplateLine *line = g_new0 (LpTemplateLine, 1);
        const LpPost *post = g_ptr_array_index (self->hours.posts, linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->hours.post)));

        *line = (LpTemplateLine) { 0, i + 1, hours.post_id, g_strdup (post->name), hours.from, hours.to, hours.minimum, hours.ideal, hours.grid_id, g_strdup (hours.place) };
        g_ptr_array_add (self->dialog->template->lines, line);
      }
  g_free (hours.place);
  g_ptr_array_sort (self->dialog->template->lines, lp_template_line_compare);
  lp_template_dialog_fill (self->dialog);
  gtk_window_destroy (GTK_WINDOW (self->form->window));
}

static void
lp_template_dialog_add_cb (LpTemplateDialog *self)
{
  LpLineDialog *line = g_new0 (LpLineDialog, 1);
  GtkWidget *days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  LpHours hours = { 0, 8 * 60, 10 * 60, 1, 2, 0, NULL };

  line->dialog = self;
  if (!lp_hours_form_prepare (&line->hours, self->form->window, self->context))
    {
      lp_line_dialog_free (line);
      return;
    }
  line->form = linli_form_new (self->form->window, C_("desk", "Shifts of Every Week"), C_("desk", "_Add"));
  gtk_widget_add_css_class (days, "linked");
  for (int i = 0; i < LP_WEEK_DAYS; i++)
    {
      line->days[i] = linli_button_new_toggle (lp_weekday_get_label (i + 1));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (line->days[i]), TRUE);
      gtk_box_append (GTK_BOX (days), line->days[i]);
    }
  gtk_list_box_append (GTK_LIST_BOX (line->form->list), linli_plain_row_new_for (C_("desk", "Days"), days));
  lp_hours_form_add (&line->hours, line->form, &hours);
  linli_form_show (line->form, G_CALLBACK (lp_line_dialog_kept_cb), line, lp_line_dialog_free);
}

static void
lp_template_dialog_drop_cb (GtkWidget        *button,
                            LpTemplateDialog *self)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));

  g_ptr_array_remove_index (self->template->lines, (guint) gtk_list_box_row_get_index (row));
  lp_template_dialog_fill (self);
}

static void
lp_template_dialog_fill (LpTemplateDialog *self)
{
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u shift a week", "%u shifts a week", self->template->lines->len), self->template->lines->len);

  linli_plain_list_clear (self->lines);
  for (guint i = 0; i < self->template->lines->len; i++)
    {
      const LpTemplateLine *line = g_ptr_array_index (self->template->lines, i);
      g_autofree char *minutes = lp_roster_hours_dup_words (line->from, line->to);
      g_autofree char *title = g_strdup_printf ("%s %s %s", lp_weekday_get_label (line->weekday), minutes, line->post), *name = NULL;
      g_autofree char *people = line->minimum == line->ideal ? g_strdup_printf (ngettext ("%d person", "%d people", (gulong) line->minimum), line->minimum)
                                : g_strdup_printf (C_("desk", "%d to %d people"), line->minimum, line->ideal);
      g_autofree char *subtitle = line->place != NULL ? g_strdup_printf ("%s · %s", people, line->place) : g_strdup (people);
      GtkWidget *row = linli_plain_row_new (title, subtitle), *drop = gtk_button_new_from_icon_name ("user-trash-symbolic");

      name = g_strdup_printf (C_("desk", "Remove %s"), title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (drop, name);
      gtk_widget_add_css_class (drop, "flat");
      gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
      g_signal_connect (drop, "clicked", G_CALLBACK (lp_template_dialog_drop_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop);
      gtk_list_box_append (GTK_LIST_BOX (self->lines), row);
    }
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->lines, self->template->lines->len > 0);
}

static void
lp_template_dialog_kept_cb (LpTemplateDialog *self)
{
  LpTemplate *template = lp_template_copy (self->template);

  g_free (template->name);
  template->name = linli_form_dup_text (self->name);
  if (template->name == NULL || template->lines->len == 0)
    {
      linli_form_complain (self->form, template->name == NULL ? _("A template needs a name") : _("A template without shifts makes nothing: add some"),
                           template->name == NULL ? self->name : NULL);
      lp_template_free (template);
      return;
    }
  linli_act_and_close (self->form->window, self->context, template->id == 0 ? _("Template entered") : _("Template changed"), lp_template_keep, template,
                       lp_template_free);
}

void
lp_template_dialog_show (GtkWidget        *over,
                         LinliContext     *context,
                         const LpTemplate *template)
{
  LpTemplateDialog *self = g_new0 (LpTemplateDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *add = linli_button_new (C_("desk", "_Add Shifts…"), NULL), *scroller = gtk_scrolled_window_new (), *body;

  self->context = g_object_ref (context);
  self->template = template != NULL ? lp_template_copy (template) : lp_template_new (C_("desk", "Usual week"));
  self->form = linli_form_new (over, template != NULL ? C_("desk", "Template") : C_("desk", "New Template"), _("_Keep"));
  self->name = linli_form_add_entry (self->form, _("Name"), self->template->name);
  self->count = linli_plain_label_add (bar, "", "heading");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_box_append (GTK_BOX (bar), add);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (lp_template_dialog_add_cb), self);
  self->lines = linli_plain_list_add (box, C_("desk", "Shifts of the template"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 340);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  body = gtk_widget_get_parent (self->form->keep);
  gtk_box_insert_child_after (GTK_BOX (body), bar, gtk_widget_get_prev_sibling (self->form->fault));
  gtk_box_insert_child_after (GTK_BOX (body), scroller, bar);
  lp_template_dialog_fill (self);
  linli_form_show (self->form, G_CALLBACK (lp_template_dialog_kept_cb), self, lp_template_dialog_free);
  gtk_widget_grab_focus (self->name);
}
