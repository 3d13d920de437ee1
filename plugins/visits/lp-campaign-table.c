/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The households of a campaign as a list of any length: ids are loaded on a worker, rows as they come into sight. Names are masked. */

#include "lp-campaign-table.h"

#include <glib/gi18n-lib.h>

#include "lp-visit-ui.h"

struct _LpCampaignTable
{
  GtkWidget parent_instance;

  LinliIdList *list;
  LinliRowSelection *selection;
  GtkWidget *view;
  GtkWidget *scroller;
  guint place; /* of the last row that was chosen: what stands there next is chosen when that row goes */
};

G_DEFINE_FINAL_TYPE (LpCampaignTable, lp_campaign_table, GTK_TYPE_WIDGET)

enum { OPENED, KEY, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
lp_campaign_table_setup_cb (GtkSignalListItemFactory *factory,
                            GtkListItem              *item)
{
  static const int widths[] = { 30, 8, 20, 34 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), i == 0 ? widths[i] / 2 : widths[i]);
      gtk_label_set_max_width_chars (GTK_LABEL (label), widths[i]); /* the same in all rows, so that columns stand */
      gtk_widget_set_hexpand (label, i == 0);
      if (i == 3)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

/* What else there is to say of a row: attempts, the second notice, the deadline. */
static char *
lp_campaign_table_dup_remarks (LinliRow *row)
{
  const char *attempts = linli_row_get_text (row, LP_CAMPAIGN_ATTEMPTS), *notice = linli_row_get_text (row, LP_CAMPAIGN_NOTICE_ON);
  const char *recheck = linli_row_get_text (row, LP_CAMPAIGN_RECHECK_ON);
  g_autoptr (GString) remarks = g_string_new (NULL);

  if (attempts != NULL)
    g_string_append_printf (remarks, g_dngettext (GETTEXT_PACKAGE, "%s attempt", "%s attempts", g_ascii_strtoull (attempts, NULL, 10)), attempts);
  if (notice != NULL)
    g_string_append_printf (remarks, _(" · second notice %s"), notice);
  if (recheck != NULL)
    g_string_append_printf (remarks, _(" · look again on %s"), recheck);
  if (linli_row_get_text (row, LP_CAMPAIGN_HAZARD) != NULL)
    g_string_append (remarks, _(" · hazard"));
  return g_strdup (remarks->str);
}

static void
lp_campaign_table_bind_cb (GtkSignalListItemFactory *factory,
                           GtkListItem              *item)
{
  LinliRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char *head, *address;
  g_autofree char *masked = NULL, *remarks = NULL;
  LpVisitOutcome outcome;

  if (linli_row_get_n_columns (row) <= LP_CAMPAIGN_DWELLING) /* gone meanwhile */
    return;
  address = linli_row_get_text (row, LP_CAMPAIGN_ADDRESS);
  head = linli_row_get_text (row, LP_CAMPAIGN_HEAD);
  masked = head != NULL ? linli_mask_name (head) : NULL;
  remarks = lp_campaign_table_dup_remarks (row);
  gtk_label_set_text (GTK_LABEL (label), address != NULL ? address : _("No address"));
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), masked != NULL ? masked : "");
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), lp_visit_outcome_find (linli_row_get_text (row, LP_CAMPAIGN_OUTCOME), &outcome)
                      ? lp_visit_outcome_label (outcome) : _("Nobody was there yet"));
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), remarks);
  gtk_widget_set_tooltip_text (label, remarks);
}

static void
lp_campaign_table_activate_cb (LpCampaignTable *self,
                               guint            position)
{
  g_autoptr (LinliRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row != NULL && linli_row_get_text (row, LP_CAMPAIGN_DWELLING) != NULL)
    g_signal_emit (self, signals[OPENED], 0, g_ascii_strtoll (linli_row_get_text (row, LP_CAMPAIGN_DWELLING), NULL, 10));
}

static gboolean
lp_campaign_table_key_cb (GtkEventControllerKey *keys,
                          guint                  key,
                          guint                  code,
                          GdkModifierType        state,
                          LpCampaignTable       *self)
{
  gboolean used = FALSE;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    g_signal_emit (self, signals[KEY], 0, gdk_keyval_to_unicode (key), &used);
  return used;
}

static void
lp_campaign_table_selected_cb (LpCampaignTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (!gtk_bitset_is_empty (chosen))
    self->place = gtk_bitset_get_minimum (chosen);
}

static void
lp_campaign_table_moved_cb (LpCampaignTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (self->place != GTK_INVALID_LIST_POSITION && n > 0 && gtk_bitset_is_empty (chosen))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), MIN (self->place, n - 1), TRUE);
}

static void
lp_campaign_table_dispose (GObject *object)
{
  LpCampaignTable *self = LP_CAMPAIGN_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (lp_campaign_table_parent_class)->dispose (object);
}

/* One stop for Tab, where the arrows take over: the list would stop at each household. Where the row that had the focus has gone, another
 * row takes it. */
static gboolean
lp_campaign_table_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  LpCampaignTable *self = LP_CAMPAIGN_TABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && focus != NULL && gtk_widget_is_ancestor (focus, self->view))
    return FALSE;
  return gtk_widget_child_focus (self->scroller, direction);
}

static void
lp_campaign_table_class_init (LpCampaignTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_campaign_table_dispose;
  GTK_WIDGET_CLASS (klass)->focus = lp_campaign_table_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[OPENED] = g_signal_new ("opened", LP_TYPE_CAMPAIGN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[KEY] = g_signal_new ("key", LP_TYPE_CAMPAIGN_TABLE, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                               G_TYPE_UINT);
}

static void
lp_campaign_table_init (LpCampaignTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (lp_campaign_table_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (lp_campaign_table_bind_cb), NULL);
  self->view = gtk_list_view_new (NULL, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Households of the campaign"), -1);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (lp_campaign_table_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (lp_campaign_table_activate_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lp_campaign_table_new (LinliContext *context)
{
  LpCampaignTable *self = g_object_new (LP_TYPE_CAMPAIGN_TABLE, NULL);

  self->list = linli_id_list_new (linli_context_get_store (context));
  self->selection = linli_row_selection_new (G_LIST_MODEL (self->list));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (lp_campaign_table_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (lp_campaign_table_moved_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return GTK_WIDGET (self);
}

void
lp_campaign_table_show (LpCampaignTable  *self,
                        const LpCampaign *campaign,
                        LpCampaignList    list)
{
  g_autofree char *today = lp_visit_dup_today ();
  g_autoptr (LinliRowQuery) query = campaign != NULL ? lp_campaign_query (campaign, list, today) : NULL;

  self->place = GTK_INVALID_LIST_POSITION;
  linli_id_list_set_query (self->list, query);
}

GArray *
lp_campaign_table_get_chosen (LpCampaignTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = linli_id_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

GArray *
lp_campaign_table_ref_all (LpCampaignTable *self)
{
  return linli_id_list_ref_ids (self->list);
}

LinliRowQuery *
lp_campaign_table_get_query (LpCampaignTable *self)
{
  return linli_id_list_get_query (self->list);
}
