/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the details pane shows of a need, and where the cars of a household park; what the page of the day says of needs. */

#include "lp-need-details.h"

#include <glib/gi18n-lib.h>

#include "lp-car-list.h"
#include "lp-lot-store.h"
#include "lp-need-dialog.h"
#include "lp-need-words.h"

#define MOST_LINES 10
/* From how many days of waiting on a need stands on the page of the day; judgement, as no rule says how long one may wait. */
#define LONG_DAYS 30

typedef struct {
  LinliContext *context;
  LpNeed *need;
  GPtrArray *lots; /* of LpLot: those that can be offered, as the chooser lists them */
  GtkWidget *list;
  GtkWidget *chooser;
} LpNeedDetails;

static void
lp_need_details_free (gpointer data)
{
  LpNeedDetails *self = data;

  g_object_unref (self->context);
  g_clear_pointer (&self->need, lp_need_free);
  g_clear_pointer (&self->lots, g_ptr_array_unref);
  g_free (self);
}

static GtkWidget *
lp_need_details_new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static GtkWidget *
lp_need_details_add_row (GtkWidget  *list,
                         const char *title,
                         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/* A need whose form is wanted, until it is revealed. */
typedef struct {
  GtkWidget *window;
  LinliContext *context;
  gint64 id;
} LpNeedWish;

static void
lp_need_wish_free (gpointer data)
{
  LpNeedWish *wish = data;

  g_object_unref (wish->window);
  g_object_unref (wish->context);
  g_free (wish);
}

static void
lp_need_details_revealed_cb (gpointer data)
{
  const LpNeedWish *wish = data;

  lp_need_dialog_show (wish->window, wish->context, wish->id);
}

static void
lp_need_details_edit_cb (GtkWidget     *button,
                         LpNeedDetails *self)
{
  LpNeedWish *wish = g_new0 (LpNeedWish, 1);

  *wish = (LpNeedWish) { GTK_WIDGET (g_object_ref (gtk_widget_get_root (button))), g_object_ref (self->context), self->need->id };
  linli_reveal_ask (button, self->context, "matter", self->need->id, lp_need_details_revealed_cb, wish, lp_need_wish_free);
}

static void
lp_need_details_offer_cb (LpNeedDetails *self)
{
  guint chosen = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->chooser));
  g_autoptr (GError) error = NULL;
  LpNeedLot *deed;
  LpLot *lot;

  if (chosen == 0)
    return;
  lot = lp_lot_load (linli_context_get_database (self->context), ((LpLot *) g_ptr_array_index (self->lots, chosen - 1))->id, &error);
  if (lot == NULL)
    {
      linli_act_show_error (self->list, error);
      return;
    }
  deed = lp_need_lot_new (self->need->kind, self->need->id, lot->id);
  deed->fen = lp_lot_get_month_fen (lot, self->need->span, self->need->car);
  lp_lot_free (lot);
  linli_act (self->list, self->context, _("A bay is kept"), lp_need_offer, deed, lp_need_lot_free);
}

static void
lp_need_details_add_offer (LpNeedDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lots = lp_lot_list (linli_context_get_database (self->context), &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row;

  if (lots == NULL)
    {
      g_autofree char *words = linli_error_dup_words (error);

      lp_need_details_add_row (self->list, _("The parking lots could not be read"), words);
      return;
    }
  gtk_string_list_append (names, C_("parking", "Choose a lot"));
  self->lots = g_ptr_array_new_with_free_func (lp_lot_free);
  for (guint i = 0; i < lots->len; i++)
    {
      const LpLot *lot = g_ptr_array_index (lots, i);

      if (lot->closed_on != NULL)
        continue;
      g_ptr_array_add (self->lots, lp_lot_copy (lot));
      gtk_string_list_append (names, lot->name);
    }
  self->chooser = linli_name_chooser_new (C_("parking", "Keep a bay in"), names);
  gtk_widget_set_size_request (self->chooser, 150, -1);
  g_signal_connect_swapped (self->chooser, "changed", G_CALLBACK (lp_need_details_offer_cb), self);
  row = linli_plain_row_new_for (C_("parking", "Keep a bay in"), self->chooser);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
lp_need_details_add_uses (GtkWidget    *list,
                          LinliContext *context,
                          GPtrArray    *uses,
                          GError       *error)
{
  if (uses == NULL)
    {
      g_autofree char *words = linli_error_dup_words (error);

      lp_need_details_add_row (list, _("Where it parks could not be read"), words);
      return;
    }
  for (guint i = 0; i < uses->len; i++)
    {
      const LpUse *use = g_ptr_array_index (uses, i);
      g_autofree char *words = lp_use_dup_words (use);

      lp_need_details_add_row (list, use->lot_name, words);
    }
}

/* The lots that it shall not have, by name. */
static char *
lp_need_details_dup_refused (LpNeedDetails *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->need->refused->len; i++)
    {
      g_autoptr (GError) error = NULL;
      LpLot *lot = lp_lot_load (linli_context_get_database (self->context), g_array_index (self->need->refused, gint64, i), &error);

      if (lot == NULL) /* removed meanwhile */
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_("parking", ", ") : "", lot->name);
      lp_lot_free (lot);
    }
  return g_string_free (names, FALSE);
}

static void
lp_need_details_fill (LpNeedDetails *self)
{
  const LpNeed *need = self->need;
  g_autofree char *car = lp_need_dup_car (need), *home = lp_need_dup_home (need), *wishes = lp_need_dup_wishes (need), *order = lp_need_dup_order (need);
  g_autofree char *before = lp_fen_dup_words (need->before_fen);
  GtkWidget *row = lp_need_details_add_row (self->list, car, home), *edit = gtk_button_new_with_label (C_("parking", "Edit…"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uses = NULL;

  gtk_widget_add_css_class (edit, "linli-inline");
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  g_signal_connect (edit, "clicked", G_CALLBACK (lp_need_details_edit_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  lp_need_details_add_row (self->list, wishes, order);
  if (need->before_fen != LP_NOT_KNOWN || need->lost_lot != NULL)
    lp_need_details_add_row (self->list, need->lost_lot != NULL ? need->lost_lot : C_("parking", "Before"), before);
  if (need->refused->len > 0)
    {
      g_autofree char *refused = lp_need_details_dup_refused (self);

      lp_need_details_add_row (self->list, C_("parking", "Shall not have"), refused);
    }
  uses = lp_use_list_of_need (linli_context_get_database (self->context), need->id, &error);
  lp_need_details_add_uses (self->list, self->context, uses, error);
  if (g_strcmp0 (need->state, LP_NEED_WAITING) == 0)
    lp_need_details_add_offer (self);
}

GtkWidget *
lp_need_details_new (LinliContext   *context,
                     LinliSelection *selection,
                     const char     *kind,
                     gint64          id)
{
  LinliMatterKind *needs = linli_context_find_matter_kind (context, LP_NEED_KIND);
  g_autoptr (GError) error = NULL;
  LpNeed *need = needs != NULL ? lp_need_load (linli_context_get_database (context), needs, id, &error) : NULL;
  LpNeedDetails *self;

  if (need == NULL && (error == NULL || g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND)))
    return NULL; /* removed meanwhile */
  self = g_new0 (LpNeedDetails, 1);
  self->context = g_object_ref (context);
  self->need = need;
  self->list = lp_need_details_new_list (C_("parking", "Parking need"));
  g_object_set_data_full (G_OBJECT (self->list), "details", self, lp_need_details_free);
  if (need != NULL)
    lp_need_details_fill (self);
  else
    {
      g_autofree char *words = linli_error_dup_words (error);

      lp_need_details_add_row (self->list, _("The parking need could not be read"), words);
    }
  return self->list;
}

GtkWidget *
lp_use_details_new (LinliContext   *context,
                    LinliSelection *selection,
                    const char     *kind,
                    gint64          id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uses = lp_use_list_about (linli_context_get_database (context), kind, id, &error);
  GtkWidget *list;

  if (uses != NULL && uses->len == 0)
    return NULL;
  list = lp_need_details_new_list (C_("parking", "Parks in"));
  lp_need_details_add_uses (list, context, uses, error);
  return list;
}

/* The kind is of no use to a worker that has no document: its states are known by their codes. */
static gboolean
lp_need_card_load (LinliDatabase  *reader,
                   GDateTime      *day,
                   GPtrArray      *lines,
                   GError        **error)
{
  g_autoptr (LinliMatterKind) kind = lp_need_kind_new ();
  g_autoptr (GDateTime) before = g_date_time_add_days (day, -LONG_DAYS);
  g_autofree char *until = g_date_time_format (before, "%Y-%m-%d");
  g_autoptr (GPtrArray) needs = lp_need_list_long (reader, kind, until, MOST_LINES, error);

  for (guint i = 0; needs != NULL && i < needs->len; i++)
    {
      const LpNeed *need = g_ptr_array_index (needs, i);
      g_autofree char *car = lp_need_dup_car (need), *home = lp_need_dup_home (need), *order = lp_need_dup_order (need);
      g_autofree char *title = g_strdup_printf (_("Needs a bay: %s"), home), *words = g_strdup_printf ("%s · %s", car, order);

      g_ptr_array_add (lines, linli_today_line_new ("matter", need->id, title, words, LINLI_TONE_WARNING));
    }
  return needs != NULL;
}

LinliTodayCard *
lp_need_card_new (void)
{
  static const char * const kinds[] = { "matter", LP_NEED_TABLE, NULL };

  return linli_today_card_new ("parking-waiting", C_("parking", "Waiting Long for a Bay"), "linli-vehicle-symbolic", lp_need_card_load, kinds);
}
