/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpDeskPart: one week of the roster, asked on a worker, as a table by post or by person. It follows the file. GTK frees it with the page. */

#include "lp-desk-part-private.h"

#include <glib/gi18n-lib.h>

#include "lp-desk-grid.h"
#include "lp-desk-papers.h"
#include "lp-volunteers-page.h"

/* The desk of a window, by its selection. */
#define LP_DESK_OF_WINDOW "volunteers-desk"

G_DEFINE_FINAL_TYPE (LpDeskPart, lp_desk_part, GTK_TYPE_WIDGET)

static gpointer
lp_desk_part_read (LinliDatabase  *reader,
                   gpointer        data,
                   GCancellable   *cancellable,
                   GError        **error)
{
  return lp_desk_week_read (reader, data, error);
}

/* The table of the chosen view, of the week that was read. */
static void
lp_desk_part_show_lines (LpDeskPart *self)
{
  if (self->week == NULL)
    return;
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->by_person)) ? lp_desk_week_list_people (self->week) : lp_desk_week_list_posts (self->week);
  lp_desk_grid_show (LP_DESK_GRID (self->grid), self->week, self->lines);
}

/* What an empty week asks for next. */
static void
lp_desk_part_show_step (LpDeskPart *self)
{
  static const struct {
    const char *title;
    const char *words;
    const char *label;
    const char *action;
  } steps[] = {
    { NC_("desk", "No Posts Yet"), NC_("desk", "First: where do volunteers serve? A gate, a round, a counter. Then a template of a usual week, then whole weeks from it."),
      NC_("desk", "_New Post…"), "desk.new-post" },
    { NC_("desk", "No Template Yet"), NC_("desk", "Second: which shifts are there in a usual week, and how many people do they take?"),
      NC_("desk", "_New Template…"), "desk.new-template" },
    { NC_("desk", "No Shifts in This Week"), NC_("desk", "Make the week of a template, or copy another one. You see what will be made before it is."),
      NC_("desk", "_Make This Week…"), "desk.make" },
  };
  guint step = self->week->n_posts == 0 ? 0 : self->week->n_templates == 0 ? 1 : 2;

  linli_empty_page_set_text (LINLI_EMPTY_PAGE (self->empty), g_dpgettext2 (GETTEXT_PACKAGE, "desk", steps[step].title),
                             g_dpgettext2 (GETTEXT_PACKAGE, "desk", steps[step].words));
  gtk_button_set_label (GTK_BUTTON (self->first_step), g_dpgettext2 (GETTEXT_PACKAGE, "desk", steps[step].label));
  linli_button_name_once (self->first_step);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->first_step), steps[step].action);
}

static void
lp_desk_part_show_banner (GtkWidget  *banner,
                          guint       n,
                          const char *words,
                          const char *button,
                          const char *action)
{
  if (n > 0)
    linli_banner_show (LINLI_BANNER (banner), words, button, action);
  else
    linli_banner_hide (LINLI_BANNER (banner));
}

static void
lp_desk_part_show_state (LpDeskPart *self)
{
  const LpDeskWeek *week = self->week;
  g_autofree char *falls = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty falls out: who has it is away or no longer serves",
                                                         "%u duties fall out: who has them is away or no longer serves", week->n_falls), week->n_falls);
  g_autofree char *drafts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u shift of this week is a draft: nobody knows of it yet",
                                                          "%u shifts of this week are drafts: nobody knows of them yet", week->n_drafts), week->n_drafts);
  g_autofree char *changes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change after publishing is still to be told",
                                                           "%u changes after publishing are still to be told", week->n_changes), week->n_changes);

  lp_desk_part_show_banner (self->falls, week->n_falls, falls, C_("desk", "Find Cover"), "desk.falls");
  lp_desk_part_show_banner (self->banner, week->n_drafts, drafts, C_("desk", "Publish"), "desk.publish");
  lp_desk_part_show_banner (self->changes, week->n_changes, changes, C_("desk", "Show Changes"), "desk.changes");
  if (week->slots->len == 0)
    lp_desk_part_show_step (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), week->slots->len > 0 ? "table" : "empty");
}

static void
lp_desk_part_loaded_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      data)
{
  LpDeskPart *self = LP_DESK_PART (object);
  g_autoptr (GError) error = NULL;
  LpDeskWeek *week = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->box != NULL && week != NULL)
    {
      g_clear_pointer (&self->lines, g_ptr_array_unref);
      g_clear_pointer (&self->week, lp_desk_week_free);
      self->week = g_steal_pointer (&week);
      lp_desk_part_show_lines (self);
      lp_desk_part_show_state (self);
    }
  else if (self->box != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show_error (GTK_WIDGET (self), _("The roster could not be read"), error);
  g_clear_pointer (&week, lp_desk_week_free);
}

static void
lp_desk_part_load (LpDeskPart *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, lp_desk_part_loaded_cb, NULL);
  g_task_set_task_data (task, g_strdup (self->monday), g_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_desk_part_read, lp_desk_week_free);
}

void
lp_desk_part_turn (LpDeskPart *self,
                   const char *monday)
{
  g_autofree char *kept = g_strdup (monday), *words = lp_week_dup_words (kept);
  g_autoptr (GString) lines = g_string_new (words);

  g_free (self->monday);
  self->monday = g_steal_pointer (&kept);
  g_string_replace (lines, " · ", "\n", 1); /* two short lines fit between the buttons */
  gtk_label_set_text (GTK_LABEL (self->title), lines->str);
  lp_desk_part_load (self);
}

static void
lp_desk_part_changed_cb (LinliStore   *store,
                         LinliChanges *changes,
                         LpDeskPart   *self)
{
  static const char * const kinds[] = { LP_SLOT_TABLE, LP_DUTY_TABLE, LP_POST_TABLE, LP_TEMPLATE_TABLE, LP_CARD_TABLE, LP_EXCEPTION_TABLE, "person",
                                        "setting", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_desk_part_load (self);
}

static void
lp_desk_part_dispose (GObject *object)
{
  LpDeskPart *self = LP_DESK_PART (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->week, lp_desk_week_free);
  g_clear_pointer (&self->monday, g_free);
  g_clear_pointer (&self->held, g_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lp_desk_part_parent_class)->dispose (object);
}

static void
lp_desk_part_class_init (LpDeskPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lp_desk_part_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  lp_desk_part_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "desk.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "desk.next", NULL);
}

static GtkWidget *
lp_desk_part_new_arrow (const char *icon,
                        const char *name,
                        const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* Which week; shown whole, the buttons beside it give way. */
static GtkWidget *
lp_desk_part_new_week (LpDeskPart *self)
{
  GtkWidget *week = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (week), lp_desk_part_new_arrow ("go-previous-symbolic", C_("desk", "Week before"), "desk.previous"));
  gtk_box_append (GTK_BOX (week), lp_desk_part_new_arrow ("go-next-symbolic", C_("desk", "Week after"), "desk.next"));
  gtk_box_append (GTK_BOX (week), linli_button_new (C_("desk", "This Week"), "desk.today"));
  self->title = linli_plain_label_add (week, "", "roster-title");
  gtk_label_set_wrap (GTK_LABEL (self->title), FALSE);
  gtk_widget_set_valign (week, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (week, TRUE);
  return week;
}

static GtkWidget *
lp_desk_part_new_views (LpDeskPart *self)
{
  GtkWidget *views = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->by_post = linli_button_new_toggle (C_("desk", "By Post"));
  self->by_person = linli_button_new_toggle (C_("desk", "By Person"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->by_person), GTK_TOGGLE_BUTTON (self->by_post));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->by_post), TRUE);
  g_signal_connect_swapped (self->by_person, "toggled", G_CALLBACK (lp_desk_part_show_lines), self);
  gtk_widget_add_css_class (views, "linked");
  gtk_box_append (GTK_BOX (views), self->by_post);
  gtk_box_append (GTK_BOX (views), self->by_person);
  return views;
}

static GtkWidget *
lp_desk_part_new_more (void)
{
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, C_("desk", "_Make a Week…"), "desk.make");
  g_menu_append (menu, C_("desk", "_New Shift…"), "desk.new-slot");
  g_menu_append (menu, C_("desk", "_Copy Another Week…"), "desk.copy");
  g_menu_append (menu, C_("desk", "Changed _After Publishing…"), "desk.changes");
  lp_desk_papers_add_menu (menu);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (more, C_("desk", "More about the roster"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("desk", "More about the roster"), -1);
  return more;
}

static GtkWidget *
lp_desk_part_new_bar (LpDeskPart *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *buttons = linli_wrap_box_new (6, 6);

  linli_wrap_box_append (LINLI_WRAP_BOX (buttons), lp_desk_part_new_views (self));
  linli_wrap_box_append (LINLI_WRAP_BOX (buttons), linli_button_new (C_("desk", "_Fill…"), "desk.fill"));
  linli_wrap_box_append (LINLI_WRAP_BOX (buttons), linli_button_new (C_("desk", "_Somebody Away…"), "desk.away"));
  linli_wrap_box_append (LINLI_WRAP_BOX (buttons), lp_desk_part_new_more ());
  gtk_box_append (GTK_BOX (bar), lp_desk_part_new_week (self));
  gtk_box_append (GTK_BOX (bar), buttons);
  gtk_widget_add_css_class (bar, "roster-bar");
  return bar;
}

static void
lp_desk_part_init (LpDeskPart *self)
{
  self->held = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->banner = linli_banner_new ();
  self->changes = linli_banner_new ();
  self->falls = linli_banner_new ();
  self->stack = gtk_stack_new ();
  gtk_box_append (GTK_BOX (self->box), lp_desk_part_new_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->falls);
  gtk_box_append (GTK_BOX (self->box), self->banner);
  gtk_box_append (GTK_BOX (self->box), self->changes);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
lp_desk_part_show_day (GtkWidget      *from,
                       LinliSelection *selection,
                       const char     *day)
{
  g_autofree char *monday = lp_week_dup_monday (day);
  LpDeskPart *self;

  gtk_widget_activate_action (from, "win.page", "s", LP_VOLUNTEERS_PAGE);
  linli_parts_show (selection, LP_VOLUNTEERS_PAGE, "roster");
  self = g_object_get_data (G_OBJECT (selection), LP_DESK_OF_WINDOW);
  if (self != NULL)
    lp_desk_part_turn (self, monday);
}

static void
lp_desk_part_gone_cb (LpDeskPart *self,
                      GObject    *selection)
{
  if (g_object_get_data (selection, LP_DESK_OF_WINDOW) == self)
    g_object_set_data (selection, LP_DESK_OF_WINDOW, NULL);
}

GtkWidget *
lp_desk_part_new (LinliContext   *context,
                  LinliSelection *selection)
{
  LpDeskPart *self = g_object_new (LP_TYPE_DESK_PART, NULL);
  GtkWidget *table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->context = g_object_ref (context);
  self->grid = lp_desk_grid_new (context);
  self->empty = linli_empty_page_new ("linli-person-symbolic", "", "");
  self->first_step = linli_empty_page_add_step (LINLI_EMPTY_PAGE (self->empty), C_("desk", "_New Post…"), "desk.new-post", TRUE);
  g_signal_connect_swapped (self->grid, "wished", G_CALLBACK (lp_desk_part_wished_cb), self);
  g_signal_connect_swapped (self->grid, "moved", G_CALLBACK (lp_desk_part_moved_cb), self);
  gtk_widget_set_vexpand (self->grid, TRUE);
  gtk_box_append (GTK_BOX (table), self->grid);
  gtk_widget_add_css_class (linli_plain_label_add (table, C_("desk", "★ pinned · ！ against a rule on purpose · ▲ too few · dashed: draft. Enter opens, Delete takes off, "
                                                                           "Ctrl+X and Ctrl+V move, as dragging does."), "caption"), "roster-legend");
  gtk_stack_add_named (GTK_STACK (self->stack), table, "table");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_desk_part_changed_cb), self, 0);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_desk_part_show_lines), self, G_CONNECT_SWAPPED);
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.today", NULL);
  g_object_set_data (G_OBJECT (selection), LP_DESK_OF_WINDOW, self);
  g_signal_connect_object (self, "destroy", G_CALLBACK (lp_desk_part_gone_cb), selection, 0);
  return GTK_WIDGET (self);
}
