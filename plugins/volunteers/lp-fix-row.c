/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The nearest fix of an empty place: whom to call, and a button that does it. What a row holds is freed with it. */

#include "lp-fix-row.h"

#include <glib/gi18n-lib.h>

#include "lp-card-dialog.h"
#include "lp-desk-act.h"
#include "lp-desk-person.h"

/* What a row does. */
typedef struct {
  LinliContext *context;
  LpDutyChange *change;
  gint64 person_id;
  void (*done) (GtkWidget *window); /* or NULL */
} LpFixRow;

static void
lp_fix_row_free (gpointer data)
{
  LpFixRow *self = data;

  g_object_unref (self->context);
  lp_duty_change_free (self->change);
  g_free (self);
}

/* Over the window, for the row may be made anew by what it does. */
static void
lp_fix_row_act_cb (GtkWidget *button,
                   LpFixRow  *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (button));

  lp_desk_act_change_then (window, self->context, C_("desk", "Empty place filled"), lp_duty_change_copy (self->change), self->done);
}

static void
lp_fix_row_limits_cb (GtkWidget *button,
                      LpFixRow  *self)
{
  lp_card_dialog_show (button, self->context, self->person_id);
}

static void
lp_fix_row_add_button (GtkWidget  *row,
                       const char *label,
                       const char *who,
                       gboolean    suggested,
                       GCallback   clicked,
                       LpFixRow   *self)
{
  GtkWidget *button = linli_button_new (label, NULL);
  g_autofree char *name = g_strdup_printf (C_("desk", "%s: %s"), label, who);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

const char *
lp_fix_offer_get_words (LinliContext     *context,
                        const LpFixOffer *offer)
{
  LinliPrivacy *privacy = linli_context_get_privacy (context);
  gboolean plain = linli_privacy_is_revealed (privacy, "person", offer->person_id) &&
                   (offer->other_person == 0 || linli_privacy_is_revealed (privacy, "person", offer->other_person));

  return plain ? offer->plain : offer->masked;
}

GtkWidget *
lp_fix_row_new (LinliContext       *context,
                const LpFixOffer   *offer,
                const LpFixInstead *instead,
                void              (*done) (GtkWidget *window))
{
  LpFixRow *self = g_new0 (LpFixRow, 1);
  const char *words = lp_fix_offer_get_words (context, offer);
  GtkWidget *row = linli_plain_row_new (C_("roster", "What would be nearest"), words);

  *self = (LpFixRow) { g_object_ref (context), lp_fix_offer_dup_change (offer, instead), offer->person_id, done };
  g_object_set_data_full (G_OBJECT (row), "fix", self, lp_fix_row_free);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), lp_desk_new_phone (context, offer->person_id, offer->phone));
  if (offer->limit)
    lp_fix_row_add_button (row, C_("roster", "Limits…"), words, FALSE, G_CALLBACK (lp_fix_row_limits_cb), self);
  if (offer->from_slot == 0 || offer->from_duty != 0)
    lp_fix_row_add_button (row, offer->kind == LP_FIX_RELAX ? C_("roster", "Put On All the Same…") : C_("roster", "Do It"), words, TRUE,
                           G_CALLBACK (lp_fix_row_act_cb), self);
  return row;
}
