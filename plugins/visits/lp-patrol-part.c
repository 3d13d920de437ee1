/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The two rounds of a day, today at first, for each grid with a route: points are ticked where they stand, what was found becomes a hazard, a
 * round that nobody walked is said to be missed. Nobody is followed: a tick is a word, not a position. */

#include "lp-patrol-part.h"

#include <glib/gi18n-lib.h>

#include "lp-patrol-ledger.h"
#include "lp-route-dialog.h"
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
  int back; /* which day is shown: so many days ago */
  GtkWidget *day;
  GtkWidget *later;
  GtkWidget *missed; /* leads to yesterday */
  GtkWidget *wrong;
  GtkWidget *none;
  GtkWidget *box; /* all that needs a grid */
  GtkWidget *gridless; /* instead of it */
  GtkStringList *names; /* of the grids in the chooser */
  GArray *ids; /* of the same */
  char *open; /* "grid half" of the row that is open */
};

G_DEFINE_FINAL_TYPE (LpPatrolPart, lp_patrol_part, GTK_TYPE_WIDGET)

/* Of a row: lives as long as its widgets, which do not outlive the part. */
typedef struct {
  LpPatrolPart *part;
  gint64 grid;
  gint64 point;
  const char *half;
  int back;
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
  tick->day = lp_visit_dup_day (-check->back);
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
  LpPatrolCheck check = { self, patrol->grid, point->id, g_str_equal (patrol->half, LP_PATROL_MORNING) ? LP_PATROL_MORNING : LP_PATROL_AFTERNOON,
                          self->back };

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

/* In the page: it may be read before it stands in a window. */
static void
lp_patrol_part_say (LpPatrolPart *self,
                    const GError *error)
{
  g_autofree char *words = g_strdup_printf (_("The rounds could not be read: %s"), error->message);

  gtk_label_set_text (GTK_LABEL (self->wrong), words);
  gtk_widget_set_visible (self->wrong, TRUE);
}

/* Up to when the day that is shown has come: its hour, or all of it. */
static int
lp_patrol_part_get_hour (LpPatrolPart *self)
{
  return self->back > 0 ? 24 : lp_visit_get_hour ();
}

static GtkWidget *
lp_patrol_part_new_round (LpPatrolPart   *self,
                          const LpPatrol *patrol)
{
  g_autofree char *day = lp_visit_dup_day (-self->back), *name = g_strdup_printf ("%" G_GINT64_FORMAT " %s", patrol->grid, patrol->half);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) points = lp_patrol_points (linli_context_get_database (self->context), patrol->grid, day, patrol->half, &error);
  LinliTone tone;
  const char *standing = lp_patrol_get_standing (patrol, lp_patrol_is_over (patrol, lp_patrol_part_get_hour (self)), &tone);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = g_strdup_printf ("%s · %s", patrol->grid_name, lp_patrol_get_half_label (patrol));
  g_autofree char *ticked = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d point remains of %d", "%d points remain of %d", (gulong) (patrol->n_points - patrol->n_ticked)),
                                             patrol->n_points - patrol->n_ticked, patrol->n_points);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1); /* for the list in it, which has none */
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), ticked);
  gtk_widget_set_name (row, name);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), linli_chip_new (standing, tone));
  for (guint i = 0; points != NULL && i < points->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), lp_patrol_part_new_point (self, patrol, g_ptr_array_index (points, i)));
  if (points == NULL)
    lp_patrol_part_say (self, error);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_strcmp0 (self->open, name) == 0);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (lp_patrol_part_expanded_cb), self);
  return row;
}

/* Which day it is; and on today's page, whether yesterday had a round that nobody walked. */
static void
lp_patrol_part_name_day (LpPatrolPart *self,
                         const char   *day)
{
  g_autofree char *words = self->back > 1 ? g_strdup (day) : g_strdup_printf ("%s · %s", self->back == 0 ? C_("day of the rounds", "Today") : _("Yesterday"), day);
  g_autofree char *yesterday = lp_visit_dup_day (-1), *missed = NULL;
  guint n = self->back == 0 ? lp_patrol_count_missed (linli_context_get_database (self->context), yesterday, 24) : 0;

  missed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u round was missed yesterday", "%u rounds were missed yesterday", n), n);
  gtk_label_set_text (GTK_LABEL (self->day), words);
  gtk_widget_set_sensitive (self->later, self->back > 0);
  gtk_button_set_label (GTK_BUTTON (self->missed), missed);
  gtk_widget_set_visible (self->missed, n > 0);
}

static void
lp_patrol_part_load (LpPatrolPart *self)
{
  g_autofree char *day = lp_visit_dup_day (-self->back);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) patrols = lp_patrol_list (linli_context_get_database (self->context), day, lp_patrol_part_get_hour (self), &error);

  lp_patrol_part_name_day (self, day);
  gtk_widget_set_visible (self->wrong, FALSE);
  lp_visit_clear_list (self->list);
  gtk_widget_set_visible (self->list, patrols != NULL && patrols->len > 0);
  gtk_widget_set_visible (self->none, patrols != NULL && patrols->len == 0);
  if (patrols == NULL)
    lp_patrol_part_say (self, error);
  for (guint i = 0; patrols != NULL && i < patrols->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_patrol_part_new_round (self, g_ptr_array_index (patrols, i)));
}

static void
lp_patrol_part_go (LpPatrolPart *self,
                   int           back)
{
  self->back = back;
  lp_patrol_part_load (self);
}

static void
lp_patrol_part_earlier_cb (LpPatrolPart *self)
{
  lp_patrol_part_go (self, self->back + 1);
}

static void
lp_patrol_part_later_cb (LpPatrolPart *self)
{
  lp_patrol_part_go (self, MAX (self->back - 1, 0));
}

static void
lp_patrol_part_missed_cb (LpPatrolPart *self)
{
  lp_patrol_part_go (self, 1);
}

/* What the chooser offers; the grid that was chosen stays so while it is there. */
static void
lp_patrol_part_read_grids (LpPatrolPart *self)
{
  guint position = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->grids));
  gint64 chosen = position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_array_set_size (self->ids, 0);
  if (!lp_patrol_grids (linli_context_get_database (self->context), self->ids, names, &error))
    lp_patrol_part_say (self, error);
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), (const char * const *) names->pdata);
  for (position = 0; position < self->ids->len && g_array_index (self->ids, gint64, position) != chosen;)
    position++;
  linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->grids), position < self->ids->len ? position : 0);
  gtk_widget_set_visible (self->box, self->ids->len > 0 || error != NULL);
  gtk_widget_set_visible (self->gridless, self->ids->len == 0 && error == NULL);
}

static void
lp_patrol_part_changed_cb (LinliStore   *store,
                           LinliChanges *changes,
                           LpPatrolPart *self)
{
  static const char * const kinds[] = { LP_VISIT_POINT, LP_VISIT_PATROL, LP_VISIT_TICK, "grid", NULL };

  if (linli_changes_touches (changes, "grid"))
    lp_patrol_part_read_grids (self);
  if (linli_changes_touches_any (changes, kinds))
    lp_patrol_part_load (self);
}

static void
lp_patrol_part_route_cb (LpPatrolPart *self)
{
  guint position = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->grids));

  if (position < self->ids->len)
    lp_route_dialog_show (GTK_WIDGET (self), self->context, g_array_index (self->ids, gint64, position));
}

/* What is exported and printed is what is shown, in its order. */
static LinliLedger *
lp_patrol_part_dup_shown (gpointer data)
{
  LpPatrolPart *self = data;
  g_autofree char *day = lp_visit_dup_day (-self->back);
  g_autoptr (GError) error = NULL;
  LinliLedger *shown = lp_patrol_ledger_new (linli_context_get_database (self->context), day, lp_patrol_part_get_hour (self), &error);

  if (shown == NULL)
    lp_patrol_part_say (self, error);
  return shown;
}

static GtkWidget *
lp_patrol_part_new_bar (LpPatrolPart *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *route = linli_button_new (_("_Route…"), NULL);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->names = gtk_string_list_new (NULL);
  self->grids = linli_name_chooser_new (_("Grid"), self->names);
  gtk_widget_set_hexpand (self->grids, TRUE);
  g_signal_connect_swapped (route, "clicked", G_CALLBACK (lp_patrol_part_route_cb), self);
  gtk_box_append (GTK_BOX (bar), self->grids);
  gtk_box_append (GTK_BOX (bar), route);
  return bar;
}

static GtkWidget *
lp_patrol_part_new_arrow (LpPatrolPart *self,
                          const char   *icon,
                          const char   *label,
                          GCallback     func)
{
  GtkWidget *arrow = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (arrow, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (arrow, "clicked", func, self);
  return arrow;
}

static GtkWidget *
lp_patrol_part_new_days (LpPatrolPart *self)
{
  GtkWidget *days = linli_wrap_box_new (12, 6), *day = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->day = lp_visit_label_new (NULL, "heading");
  gtk_label_set_wrap (GTK_LABEL (self->day), FALSE);
  self->later = lp_patrol_part_new_arrow (self, "go-next-symbolic", _("The day after"), G_CALLBACK (lp_patrol_part_later_cb));
  self->missed = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->missed, "destructive-action");
  g_signal_connect_swapped (self->missed, "clicked", G_CALLBACK (lp_patrol_part_missed_cb), self);
  gtk_box_append (GTK_BOX (day), lp_patrol_part_new_arrow (self, "go-previous-symbolic", _("The day before"), G_CALLBACK (lp_patrol_part_earlier_cb)));
  gtk_box_append (GTK_BOX (day), self->day);
  gtk_box_append (GTK_BOX (day), self->later);
  linli_wrap_box_append (LINLI_WRAP_BOX (days), day);
  linli_wrap_box_append (LINLI_WRAP_BOX (days), self->missed);
  linli_wrap_box_append (LINLI_WRAP_BOX (days), linli_ledger_buttons_new (self->context, lp_patrol_part_dup_shown, self));
  return days;
}

static void
lp_patrol_part_dispose (GObject *object)
{
  LpPatrolPart *self = LP_PATROL_PART (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->names);
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

static GtkWidget *
lp_patrol_part_new_gridless (void)
{
  GtkWidget *empty = linli_empty_page_new ("linli-grid-symbolic", _("No Grid Yet"),
                                           _("Rounds lead along the points of a grid, so the grids come first: import their boundaries, or draw them on the map."));

  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("Import…"), "win.page::import", TRUE);
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("Draw the First Grid"), "win.page::map", FALSE);
  gtk_widget_set_vexpand (empty, TRUE);
  return empty;
}

GtkWidget *
lp_patrol_part_new (LinliContext   *context,
                    LinliSelection *selection)
{
  LpPatrolPart *self = g_object_new (LP_TYPE_PATROL_PART, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->context = g_object_ref (context);
  self->box = box;
  self->gridless = lp_patrol_part_new_gridless ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rounds of the day"), -1);
  self->wrong = lp_visit_label_new (NULL, "error");
  gtk_widget_set_visible (self->wrong, FALSE);
  self->none = linli_empty_page_new ("linli-household-symbolic", _("No Rounds on This Day"),
                                    _("No grid had a route then. Choose a grid above and write down its route."));
  gtk_widget_set_vexpand (self->none, TRUE);
  gtk_box_append (GTK_BOX (box), lp_visit_label_new (_("Two rounds a day along the points of each grid. A grid has rounds once it has a route."), "dim-label"));
  gtk_box_append (GTK_BOX (box), lp_patrol_part_new_bar (self));
  gtk_box_append (GTK_BOX (box), lp_patrol_part_new_days (self));
  gtk_box_append (GTK_BOX (box), self->wrong);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_box_append (GTK_BOX (both), box);
  gtk_box_append (GTK_BOX (both), self->gridless);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), both);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_patrol_part_changed_cb), self, 0);
  lp_patrol_part_read_grids (self);
  lp_patrol_part_load (self);
  return GTK_WIDGET (self);
}
