/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The two rounds of today for each grid with a route: points are ticked where they stand, what was found becomes a hazard, a round that nobody
 * walked is said to be missed. Nobody is followed: a tick is a word, not a position. */

#include "lp-patrol-part.h"

#include <glib/gi18n-lib.h>

#include "lp-patrol-store.h"
#include "lp-visit-ui.h"

#define LP_TYPE_PATROL_PART (lp_patrol_part_get_type ())
G_DECLARE_FINAL_TYPE (LpPatrolPart, lp_patrol_part, LP, PATROL_PART, GtkWidget)

struct _LpPatrolPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *grids;
  GArray *ids; /* of the grids in the chooser */
  char *open; /* "grid half" of the row that is open */
};

G_DEFINE_FINAL_TYPE (LpPatrolPart, lp_patrol_part, GTK_TYPE_WIDGET)

/* Of a row: lives as long as its widgets, which do not outlive the part. */
typedef struct {
  LpPatrolPart *part;
  gint64 grid;
  gint64 point;
  const char *half;
} LpPatrolCheck;

/* A question that is open: the page can go before it is answered. */
typedef struct {
  GtkWidget *from;
  LinliContext *context;
  LpPatrolCheck check;
} LpPatrolQuestion;

static void
lp_patrol_check_free (gpointer data,
                      GClosure *closure)
{
  g_free (data);
}

static void
lp_patrol_question_free (gpointer data)
{
  LpPatrolQuestion *question = data;

  g_object_unref (question->from);
  g_object_unref (question->context);
  g_free (question);
}

static LpPatrolTick *
lp_patrol_part_new_tick (const LpPatrolCheck *check,
                         gboolean             passed)
{
  LpPatrolTick *tick = g_new0 (LpPatrolTick, 1);

  tick->grid = check->grid;
  tick->point = check->point;
  tick->half = check->half;
  tick->day = lp_visit_dup_today ();
  tick->passed = passed;
  return tick;
}

static void
lp_patrol_part_ticked_cb (GtkCheckButton *button,
                          LpPatrolCheck  *check)
{
  gboolean passed = gtk_check_button_get_active (button);

  lp_visit_act (GTK_WIDGET (check->part), check->part->context, passed ? _("A point of a round passed") : _("The tick of a point taken back"),
                lp_patrol_tick, lp_patrol_part_new_tick (check, passed), lp_patrol_tick_free);
}

static void
lp_patrol_part_found_cb (const char *text,
                         gpointer    data)
{
  LpPatrolQuestion *question = data;
  LinliMatterKind *kind = linli_context_find_matter_kind (question->context, "hazards");
  LpPatrolTick *tick;

  if (kind == NULL) /* switched off meanwhile */
    return;
  tick = lp_patrol_part_new_tick (&question->check, TRUE);
  tick->kind = g_object_ref (kind);
  tick->title = g_strdup (text);
  lp_visit_act (question->from, question->context, _("A hazard found on a round"), lp_patrol_tick, tick, lp_patrol_tick_free);
}

static void
lp_patrol_part_find_cb (GtkWidget     *button,
                        LpPatrolCheck *check)
{
  LpPatrolQuestion *question;

  if (linli_context_find_matter_kind (check->part->context, "hazards") == NULL)
    {
      linli_toast_show (button, _("Switch on the plugin for hazards to follow up on what is found"));
      return;
    }
  question = g_new (LpPatrolQuestion, 1);
  *question = (LpPatrolQuestion) { GTK_WIDGET (g_object_ref (check->part)), g_object_ref (check->part->context), *check };
  linli_message_ask_text (question->from, _("Something Found"), _("It becomes a hazard at this point, and the point is ticked."),
                          _("What is wrong there"), _("_To Hazards"), lp_patrol_part_found_cb, question, lp_patrol_question_free);
}

static GtkWidget *
lp_patrol_part_new_point (LpPatrolPart   *self,
                          const LpPatrol *patrol,
                          const LpPoint  *point)
{
  GtkWidget *row = adw_action_row_new (), *tick = gtk_check_button_new (), *find = gtk_button_new_with_label (_("Found…"));
  LpPatrolCheck check = { self, patrol->grid, point->id, g_str_equal (patrol->half, LP_PATROL_MORNING) ? LP_PATROL_MORNING : LP_PATROL_AFTERNOON };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), point->name);
  if (point->hazard != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("A hazard was found here"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), point->ticked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, point->name, -1);
  gtk_widget_set_valign (find, GTK_ALIGN_CENTER);
  g_signal_connect_data (tick, "toggled", G_CALLBACK (lp_patrol_part_ticked_cb), g_memdup2 (&check, sizeof check), lp_patrol_check_free, 0);
  g_signal_connect_data (find, "clicked", G_CALLBACK (lp_patrol_part_find_cb), g_memdup2 (&check, sizeof check), lp_patrol_check_free, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), find);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  return row;
}

static void
lp_patrol_part_expanded_cb (GtkWidget    *row,
                            GParamSpec   *property,
                            LpPatrolPart *self)
{
  const char *name = gtk_widget_get_name (row);

  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    {
      g_free (self->open);
      self->open = g_strdup (name);
    }
  else if (g_strcmp0 (self->open, name) == 0)
    g_clear_pointer (&self->open, g_free);
}

static GtkWidget *
lp_patrol_part_new_round (LpPatrolPart   *self,
                          const LpPatrol *patrol)
{
  g_autofree char *today = lp_visit_dup_today (), *name = g_strdup_printf ("%" G_GINT64_FORMAT " %s", patrol->grid, patrol->half);
  g_autoptr (GPtrArray) points = lp_patrol_points (linli_context_get_database (self->context), patrol->grid, today, patrol->half, NULL);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = g_strdup_printf ("%s · %s", patrol->grid_name, g_str_equal (patrol->half, LP_PATROL_MORNING) ? _("morning") : _("afternoon"));
  g_autofree char *ticked = g_strdup_printf (_("%d points remain of %d"), patrol->n_points - patrol->n_ticked, patrol->n_points);
  gboolean whole = patrol->n_ticked == patrol->n_points;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), ticked);
  gtk_widget_set_name (row, name);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), linli_chip_new (patrol->missed ? _("Missed") : whole ? _("Walked") : patrol->n_ticked > 0
                               ? C_("patrol", "On the way") : _("Not walked yet"), patrol->missed ? LINLI_TONE_ERROR : whole ? LINLI_TONE_SUCCESS : LINLI_TONE_NEUTRAL));
  for (guint i = 0; points != NULL && i < points->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), lp_patrol_part_new_point (self, patrol, g_ptr_array_index (points, i)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_strcmp0 (self->open, name) == 0);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (lp_patrol_part_expanded_cb), self);
  return row;
}

static void
lp_patrol_part_load (LpPatrolPart *self)
{
  g_autofree char *today = lp_visit_dup_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) patrols = lp_patrol_list (linli_context_get_database (self->context), today, lp_visit_get_hour (), &error);

  if (patrols == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The rounds could not be read"), error);
      return;
    }
  lp_visit_clear_list (self->list);
  for (guint i = 0; i < patrols->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_patrol_part_new_round (self, g_ptr_array_index (patrols, i)));
  gtk_widget_set_visible (self->list, patrols->len > 0);
}

static void
lp_patrol_part_changed_cb (LinliStore   *store,
                           LinliChanges *changes,
                           LpPatrolPart *self)
{
  static const char * const kinds[] = { LP_VISIT_POINT, LP_VISIT_PATROL, LP_VISIT_TICK, "grid", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_patrol_part_load (self);
}

/* Of the window of a route; the page can go before the window does. */
typedef struct {
  GtkWidget *from;
  LinliContext *context;
  GtkWidget *window; /* borrowed: it owns this */
  GtkTextBuffer *names;
  gint64 grid;
} LpRouteDialog;

static void
lp_patrol_part_free_route (gpointer data)
{
  LpRouteDialog *dialog = data;

  g_object_unref (dialog->from);
  g_object_unref (dialog->context);
  g_object_unref (dialog->names);
  g_free (dialog);
}

static void
lp_patrol_part_keep_cb (LpRouteDialog *dialog)
{
  LpRoute *route = g_new0 (LpRoute, 1);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (dialog->names, &start, &end);
  route->grid = dialog->grid;
  route->names = gtk_text_buffer_get_text (dialog->names, &start, &end, FALSE);
  lp_visit_act (dialog->from, dialog->context, _("Route of a grid"), lp_patrol_set_route, route, lp_route_free);
  gtk_window_close (GTK_WINDOW (dialog->window));
}

static void
lp_patrol_part_fill_route (LpRouteDialog *dialog)
{
  g_autofree char *today = lp_visit_dup_today ();
  g_autoptr (GPtrArray) points = lp_patrol_points (linli_context_get_database (dialog->context), dialog->grid, today, LP_PATROL_MORNING, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; points != NULL && i < points->len; i++)
    g_string_append_printf (names, "%s\n", ((LpPoint *) g_ptr_array_index (points, i))->name);
  gtk_text_buffer_set_text (dialog->names, names->str, -1);
}

static void
lp_patrol_part_route_cb (LpPatrolPart *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->grids));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *text = gtk_text_view_new (), *keep = gtk_button_new_with_mnemonic (_("_Keep"));
  LpRouteDialog *dialog;

  if (position >= self->ids->len)
    {
      linli_toast_show (GTK_WIDGET (self), _("There is no grid yet"));
      g_object_ref_sink (box);
      g_object_unref (box);
      return;
    }
  dialog = g_new0 (LpRouteDialog, 1);
  dialog->from = GTK_WIDGET (g_object_ref (self));
  dialog->context = g_object_ref (self->context);
  dialog->grid = g_array_index (self->ids, gint64, position);
  dialog->names = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)));
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_widget_set_vexpand (text, TRUE);
  gtk_widget_add_css_class (keep, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Points of the route"), -1);
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (lp_patrol_part_keep_cb), dialog);
  gtk_box_append (GTK_BOX (box), lp_visit_label_new (_("One place a line, in the order of the way"), NULL));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), keep);
  gtk_widget_add_css_class (box, "linli-page-box");
  lp_patrol_part_fill_route (dialog);
  dialog->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Route"), box, 460, 420);
  g_object_set_data_full (G_OBJECT (dialog->window), "route", dialog, lp_patrol_part_free_route);
  gtk_window_set_modal (GTK_WINDOW (dialog->window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog->window), TRUE);
  gtk_window_present (GTK_WINDOW (dialog->window));
}

static GtkWidget *
lp_patrol_part_new_bar (LpPatrolPart *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *route = gtk_button_new_with_mnemonic (_("_Route…"));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  lp_patrol_grids (linli_context_get_database (self->context), self->ids, names, NULL);
  g_ptr_array_add (names, NULL);
  self->grids = gtk_drop_down_new_from_strings ((const char * const *) names->pdata);
  gtk_widget_set_hexpand (self->grids, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grids), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Grid"), -1);
  g_signal_connect_swapped (route, "clicked", G_CALLBACK (lp_patrol_part_route_cb), self);
  gtk_box_append (GTK_BOX (bar), self->grids);
  gtk_box_append (GTK_BOX (bar), route);
  return bar;
}

static void
lp_patrol_part_dispose (GObject *object)
{
  LpPatrolPart *self = LP_PATROL_PART (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->open, g_free);
  G_OBJECT_CLASS (lp_patrol_part_parent_class)->dispose (object);
}

static void
lp_patrol_part_class_init (LpPatrolPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_patrol_part_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_patrol_part_init (LpPatrolPart *self)
{
}

GtkWidget *
lp_patrol_part_new (LinliContext   *context,
                    LinliSelection *selection)
{
  LpPatrolPart *self = g_object_new (LP_TYPE_PATROL_PART, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->context = g_object_ref (context);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rounds of today"), -1);
  gtk_box_append (GTK_BOX (box), lp_visit_label_new (_("Two rounds a day along the points of each grid. A grid has rounds once it has a route."), "dim-label"));
  gtk_box_append (GTK_BOX (box), lp_patrol_part_new_bar (self));
  gtk_box_append (GTK_BOX (box), self->list);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_patrol_part_changed_cb), self, 0);
  lp_patrol_part_load (self);
  return GTK_WIDGET (self);
}
