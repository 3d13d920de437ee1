/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Two lots side by side. The map is made when it is first seen; a click on a lot there, or Enter on one in the ranking, compares it with the one that
 * was chosen before. */

#include "lp-plan-compare.h"

#include <glib/gi18n-lib.h>

#include "lp-plan-facts.h"
#include "lp-plan-map-store.h"

#define MOST_ZOOM 17

struct _LpPlanCompare
{
  GtkWidget parent_instance;

  LinliContext *context;
  LpPlan *plan; /* (nullable) */
  gint64 pair[2]; /* lots, 0 for none; the second was chosen last */
  GListStore *layers; /* of the map: rings, lots, the pair */
  GtkWidget *paned;
  GtkWidget *head; /* of the list */
  GtkWidget *list;
  GtkWidget *grid;
  GtkWidget *heads[2];
  GtkWidget *facts[LP_FACT_N][2];
  GtkWidget *map_box;
  GtkWidget *map; /* (nullable): not seen yet */
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (LpPlanCompare, lp_plan_compare, GTK_TYPE_WIDGET)

static const LpPlanOption *
lp_plan_compare_find (LpPlanCompare *self,
                      gint64         lot)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->result->options->len; i++)
    {
      const LpPlanOption *option = &g_array_index (self->plan->result->options, LpPlanOption, i);

      if (g_array_index (self->plan->input->lots, LpPlanLot, option->lot).id == lot)
        return option;
    }
  return NULL;
}

static void
lp_plan_compare_tell (LpPlanCompare *self)
{
  for (guint side = 0; side < 2; side++)
    {
      const LpPlanOption *option = lp_plan_compare_find (self, self->pair[side]);
      const char *name = option != NULL ? g_array_index (self->plan->input->lots, LpPlanLot, option->lot).name : C_("parking", "Choose a lot");

      gtk_label_set_text (GTK_LABEL (self->heads[side]), name);
      for (LpFact fact = 0; fact < LP_FACT_N; fact++)
        {
          g_autofree char *words = option != NULL ? lp_fact_dup (self->plan, option, fact) : g_strdup ("");

          gtk_label_set_text (GTK_LABEL (self->facts[fact][side]), words);
        }
    }
}

static void
lp_add_place (LinliBox          *box,
              const LpWalkPoint *place)
{
  double x, y;

  linli_map_project (place->x, place->y, &x, &y);
  linli_box_add_point (box, x, y);
}

/* All doors and homes of the plan are to be seen. */
static void
lp_plan_compare_show_all (LpPlanCompare *self)
{
  LinliBox box = LINLI_BOX_EMPTY;
  const LpPlanInput *input = self->plan->input;

  for (guint i = 0; i < input->origin->len; i++)
    lp_add_place (&box, &g_array_index (input->origin, LpWalkPoint, i));
  for (guint i = 0; i < input->needs->len; i++)
    if (!g_array_index (input->needs, LpPlanNeed, i).nowhere)
      lp_add_place (&box, &g_array_index (input->homes, LpWalkPoint, i));
  for (guint i = 0; i < input->places->len; i++)
    {
      const LpPlanPlace *place = g_ptr_array_index (input->places, i);
      gint64 id = g_array_index (input->lots, LpPlanLot, i).id;

      for (guint d = 0; (id == self->pair[0] || id == self->pair[1]) && d < place->doors->len; d++)
        lp_add_place (&box, &g_array_index (place->doors, LpWalkPoint, d));
    }
  if (!linli_box_is_empty (&box))
    linli_map_view_show_box (LINLI_MAP_VIEW (self->map), &box, MOST_ZOOM);
}

static void
lp_plan_compare_show_pair (LpPlanCompare *self)
{
  g_autoptr (LinliMapLayer) pair = NULL;
  gpointer added[1];

  if (self->map == NULL || self->plan == NULL)
    return;
  pair = lp_pair_map_layer_new (self->plan, self->pair[0], self->pair[1]);
  added[0] = pair;
  g_list_store_splice (self->layers, 2, g_list_model_get_n_items (G_LIST_MODEL (self->layers)) - 2, added, 1);
}

static void
lp_plan_compare_show_rings (LpPlanCompare *self)
{
  g_autoptr (LinliMapLayer) rings = NULL, lots = NULL;
  gpointer added[2];

  if (self->map == NULL || self->plan == NULL)
    return;
  rings = lp_rings_map_layer_new (self->plan);
  lots = lp_lots_map_layer_new ();
  added[0] = rings;
  added[1] = lots;
  g_list_store_splice (self->layers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->layers)), added, 2);
  lp_plan_compare_show_pair (self);
  lp_plan_compare_show_all (self);
  gtk_label_set_text (GTK_LABEL (self->note), self->plan->input->lost->len > 0 ? C_("parking", "Minutes on foot along the roads, from the lot that was lost")
                      : self->plan->input->origin->len > 0 ? C_("parking", "Minutes on foot along the roads, from the compound of most of them")
                      : C_("parking", "Nobody knows where to walk from: no minutes are shown"));
}

static void
lp_plan_compare_choose (LpPlanCompare *self,
                        gint64         lot)
{
  if (lp_plan_compare_find (self, lot) == NULL || self->pair[1] == lot)
    return;
  self->pair[0] = self->pair[1];
  self->pair[1] = lot;
  lp_plan_compare_tell (self);
  lp_plan_compare_show_pair (self);
}

static void
lp_plan_compare_row_cb (LpPlanCompare *self,
                        GtkListBoxRow *row)
{
  const LpPlanOption *option = &g_array_index (self->plan->result->options, LpPlanOption, gtk_list_box_row_get_index (row));

  lp_plan_compare_choose (self, g_array_index (self->plan->input->lots, LpPlanLot, option->lot).id);
}

static void
lp_plan_compare_clicked_cb (LpPlanCompare *self)
{
  const gint64 *ids;
  gsize n;
  const char *kind = linli_map_view_get_selection (LINLI_MAP_VIEW (self->map), &ids, &n);

  if (g_strcmp0 (kind, LP_LOT_TABLE) == 0 && n == 1)
    lp_plan_compare_choose (self, ids[0]);
}

static GtkWidget *
lp_plan_compare_new_legend (void)
{
  static const LinliMapTint tints[LP_RINGS_N] = { LINLI_MAP_TINT_MARK_GREEN, LINLI_MAP_TINT_MARK_AMBER, LINLI_MAP_TINT_MARK_RED };
  const struct {
    LinliMapTint tint;
    LinliMapMark mark;
    const char *label;
  } marks[] = { { LINLI_MAP_TINT_MARK_BLUE, LINLI_MAP_MARK_DIAMOND, C_("parking", "First lot") },
                { LINLI_MAP_TINT_MARK_VIOLET, LINLI_MAP_MARK_SQUARE, C_("parking", "Second lot") },
                { LINLI_MAP_TINT_MARK_GREEN, LINLI_MAP_MARK_CIRCLE, C_("parking", "Lot with free bays") },
                { LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_SQUARE, C_("parking", "Lot, full") },
                { LINLI_MAP_TINT_MARK_GREY, LINLI_MAP_MARK_RING, C_("parking", "Lot, not counted") },
                { LINLI_MAP_TINT_MARK_GREY, LINLI_MAP_MARK_TRIANGLE, C_("parking", "Lot, closed") },
                { LINLI_MAP_TINT_MARK_GREY, LINLI_MAP_MARK_CIRCLE, C_("parking", "Household, placed") },
                { LINLI_MAP_TINT_MARK_AMBER, LINLI_MAP_MARK_TRIANGLE, C_("parking", "Household, left over") } };
  GtkWidget *legend = linli_wrap_box_new (12, 4);

  for (guint i = 0; i < LP_RINGS_N + G_N_ELEMENTS (marks); i++)
    {
      GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gboolean ring = i < LP_RINGS_N;

      gtk_box_append (GTK_BOX (item), ring ? linli_map_swatch_new (tints[i], LINLI_MAP_MARK_AREA)
                                           : linli_map_swatch_new (marks[i - LP_RINGS_N].tint, marks[i - LP_RINGS_N].mark));
      gtk_box_append (GTK_BOX (item), gtk_label_new (ring ? lp_rings_get_label (i) : marks[i - LP_RINGS_N].label));
      linli_wrap_box_append (LINLI_WRAP_BOX (legend), item);
    }
  return legend;
}

/* A snapshot of the whole file is read for the map: not before it is looked at. */
static void
lp_plan_compare_mapped_cb (LpPlanCompare *self)
{
  g_autoptr (LinliMapModel) model = NULL;
  g_autoptr (LinliMapLayers) layers = NULL;

  if (self->map != NULL)
    return;
  model = linli_map_model_new (linli_context_get_store (self->context));
  layers = linli_map_layers_new_for_list (self->context, G_LIST_MODEL (self->layers));
  self->map = linli_map_view_new ();
  linli_map_view_set_model (LINLI_MAP_VIEW (self->map), model);
  linli_map_view_set_shown (LINLI_MAP_VIEW (self->map), LINLI_MAP_SHOW_NAMES | LINLI_MAP_SHOW_BUILDINGS | LINLI_MAP_SHOW_ROADS | LINLI_MAP_SHOW_WATER);
  linli_map_view_set_layers (LINLI_MAP_VIEW (self->map), layers);
  g_signal_connect_object (self->map, "selection-changed", G_CALLBACK (lp_plan_compare_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (self->map, TRUE);
  gtk_widget_set_hexpand (self->map, TRUE);
  gtk_box_prepend (GTK_BOX (self->map_box), self->map);
  lp_plan_compare_show_rings (self);
}

static void
lp_plan_compare_dispose (GObject *object)
{
  LpPlanCompare *self = LP_PLAN_COMPARE (object);

  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_pointer (&self->plan, lp_plan_unref);
  g_clear_object (&self->layers);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_plan_compare_parent_class)->dispose (object);
}

static void
lp_plan_compare_class_init (LpPlanCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_plan_compare_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_plan_compare_new_label (const char *text,
                           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
lp_plan_compare_new_grid (LpPlanCompare *self)
{
  static const LinliMapTint tints[2] = { LINLI_MAP_TINT_MARK_BLUE, LINLI_MAP_TINT_MARK_VIOLET };
  static const LinliMapMark marks[2] = { LINLI_MAP_MARK_DIAMOND, LINLI_MAP_MARK_SQUARE };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint side = 0; side < 2; side++)
    {
      GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      self->heads[side] = lp_plan_compare_new_label (NULL, "heading");
      gtk_box_append (GTK_BOX (head), linli_map_swatch_new (tints[side], marks[side]));
      gtk_box_append (GTK_BOX (head), self->heads[side]);
      gtk_widget_set_hexpand (head, TRUE);
      gtk_grid_attach (GTK_GRID (grid), head, 1 + (int) side, 0, 1, 1);
    }
  for (LpFact fact = 0; fact < LP_FACT_N; fact++)
    {
      gtk_grid_attach (GTK_GRID (grid), lp_plan_compare_new_label (lp_fact_get_title (fact), "dim-label"), 0, 1 + (int) fact, 1, 1);
      for (guint side = 0; side < 2; side++)
        {
          self->facts[fact][side] = lp_plan_compare_new_label (NULL, NULL);
          gtk_label_set_width_chars (GTK_LABEL (self->facts[fact][side]), 12);
          gtk_label_set_max_width_chars (GTK_LABEL (self->facts[fact][side]), 16);
          gtk_grid_attach (GTK_GRID (grid), self->facts[fact][side], 1 + (int) side, 1 + (int) fact, 1, 1);
        }
    }
  return grid;
}

static GtkWidget *
lp_plan_compare_new_left (LpPlanCompare *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Lots, ranked for the whole group"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (lp_plan_compare_row_cb), self);
  self->grid = lp_plan_compare_new_grid (self);
  gtk_box_append (GTK_BOX (box), self->grid);
  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->head), lp_plan_compare_new_label (C_("parking", "Lots, ranked for the whole group"), "heading"));
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_set_margin_start (box, 2);
  gtk_widget_set_margin_end (box, 10);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
lp_plan_compare_init (LpPlanCompare *self)
{
  GtkWidget *legend = lp_plan_compare_new_legend ();

  self->layers = g_list_store_new (LINLI_TYPE_MAP_LAYER);
  self->map_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->note = lp_plan_compare_new_label (NULL, "dim-label");
  gtk_box_append (GTK_BOX (self->map_box), self->note);
  gtk_box_append (GTK_BOX (self->map_box), legend);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_focusable (self->paned, FALSE);
  gtk_paned_set_start_child (GTK_PANED (self->paned), lp_plan_compare_new_left (self));
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->map_box);
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), TRUE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_position (GTK_PANED (self->paned), 400);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (lp_plan_compare_mapped_cb), NULL);
}

GtkWidget *
lp_plan_compare_new (LinliContext         *context,
                     LinliLedgerShownFunc  shown,
                     gpointer              data)
{
  LpPlanCompare *self = g_object_new (LP_TYPE_PLAN_COMPARE, NULL);

  self->context = g_object_ref (context);
  gtk_box_append (GTK_BOX (self->head), linli_ledger_buttons_new (context, shown, data));
  return GTK_WIDGET (self);
}

static GtkWidget *
lp_plan_compare_new_row (LpPlan *plan,
                         guint   rank)
{
  const LpPlanOption *option = &g_array_index (plan->result->options, LpPlanOption, rank);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = lp_fact_dup_line (plan, option);
  g_autofree char *title = g_strdup_printf ("%u. %s", rank + 1, g_array_index (plan->input->lots, LpPlanLot, option->lot).name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

void
lp_plan_compare_show (LpPlanCompare *self,
                      LpPlan        *plan)
{
  GtkListBoxRow *row;
  const GArray *options = plan->result->options;

  lp_plan_ref (plan);
  g_clear_pointer (&self->plan, lp_plan_unref);
  self->plan = plan;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < options->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_plan_compare_new_row (plan, i));
  for (guint side = 0; side < 2; side++)
    if (lp_plan_compare_find (self, self->pair[side]) == NULL)
      self->pair[side] = side < options->len ? g_array_index (plan->input->lots, LpPlanLot, g_array_index (options, LpPlanOption, side).lot).id : 0;
  lp_plan_compare_tell (self);
  lp_plan_compare_show_rings (self);
}
