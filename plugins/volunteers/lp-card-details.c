/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the details pane shows of a volunteer: hours, skills, days that are not as every week. What it holds is freed with its list. */

#include "lp-card-details.h"

#include <glib/gi18n-lib.h>

#include "lp-card-dialog.h"
#include "lp-card-store.h"
#include "lp-exception-dialog.h"
#include "lp-record-details.h"

typedef struct {
  LinliContext *context;
  LpCard *card;
  GtkWidget *list;
} LpCardDetails;

static void
lp_card_details_free (gpointer data)
{
  LpCardDetails *self = data;

  g_object_unref (self->context);
  g_clear_pointer (&self->card, lp_card_free);
  g_free (self);
}

static void
lp_card_details_edit_cb (GtkWidget     *button,
                         LpCardDetails *self)
{
  lp_card_dialog_show (button, self->context, self->card->person_id);
}

static void
lp_card_details_except_cb (GtkWidget     *button,
                           LpCardDetails *self)
{
  lp_exception_dialog_show (button, self->context, self->card->id, NULL);
}

static void
lp_card_details_remove_cb (GtkWidget     *button,
                           LpCardDetails *self)
{
  LpException *exception = lp_exception_new (self->card->id);

  exception->id = *(gint64 *) g_object_get_data (G_OBJECT (button), "id");
  linli_act (self->list, self->context, _("Absence removed"), lp_exception_remove, exception, lp_exception_free);
}

static GtkWidget *
lp_card_details_add_button (GtkWidget  *row,
                            const char *words,
                            GCallback   clicked,
                            gpointer    data)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", clicked, data);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
lp_card_details_add (LpCardDetails *self,
                     const char    *title,
                     const char    *words)
{
  GtkWidget *row = linli_plain_row_new (title, words);

  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

/* Why somebody is away often is an illness: it is masked until the person is revealed. */
static void
lp_card_details_add_exceptions (LpCardDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) exceptions = lp_exception_list (linli_context_get_database (self->context), self->card->id, &error);
  gboolean plain = linli_privacy_is_revealed (linli_context_get_privacy (self->context), "person", self->card->person_id);
  GtkWidget *row;

  if (exceptions == NULL)
    {
      linli_trouble_add (self->list, _("The absences could not be read"), error);
      return;
    }
  for (guint i = 0; i < exceptions->len; i++)
    {
      const LpException *exception = g_ptr_array_index (exceptions, i);
      g_autofree char *days = g_str_equal (exception->first_day, exception->last_day) ? g_strdup (exception->first_day)
                                                                                      : g_strdup_printf (_("%s to %s"), exception->first_day, exception->last_day);
      g_autofree char *hours = exception->from == LP_CARD_NOT_SET ? g_strdup ("") : g_strdup_printf (" %d:%02d–%d:%02d", exception->from / 60,
                                                                                                     exception->from % 60, exception->to / 60,
                                                                                                     exception->to % 60);
      g_autofree char *reason = plain || exception->reason == NULL ? g_strdup (exception->reason) : linli_mask_other (exception->reason);
      g_autofree char *title = g_strdup_printf ("%s %s%s", exception->available ? _("Extra time") : _("Away"), days, hours);

      row = lp_card_details_add (self, title, reason);
      g_object_set_data_full (G_OBJECT (lp_card_details_add_button (row, C_("volunteers", "Remove"), G_CALLBACK (lp_card_details_remove_cb), self)), "id",
                              g_memdup2 (&exception->id, sizeof exception->id), g_free);
    }
}

static void
lp_card_details_fill (LpCardDetails *self)
{
  const LpCard *card = self->card;
  g_autofree char *times = lp_times_dup_text (card->times), *skills = g_strjoinv ("、", card->skills);
  g_autofree char *contact = card->contact_name != NULL ? linli_mask_name (card->contact_name) : NULL;
  g_autofree char *phone = card->contact_phone != NULL ? linli_mask_phone (card->contact_phone) : NULL;
  g_autofree char *both = g_strdup_printf ("%s %s", contact != NULL ? contact : "", phone != NULL ? phone : "");
  GtkWidget *row = lp_card_details_add (self, _("Has time every week"), *times != '\0' ? times : _("No hours known; is not put on rosters"));

  lp_card_details_add_button (row, C_("volunteers", "Edit…"), G_CALLBACK (lp_card_details_edit_cb), self);
  row = lp_card_details_add (self, _("Away, or extra time"), NULL);
  lp_card_details_add_button (row, C_("volunteers", "Add…"), G_CALLBACK (lp_card_details_except_cb), self);
  lp_card_details_add_exceptions (self);
  if (card->birth_date == NULL)
    lp_card_details_add (self, _("Date of birth not known"),
                         _("Treated as from 70 years on rosters, without heat, heights and nights, unless the card says otherwise"));
  if (*skills != '\0')
    lp_card_details_add (self, _("Skills"), skills);
  if (contact != NULL || phone != NULL)
    lp_card_details_add (self, _("Emergency contact"), g_strstrip (both));
  if (card->left_on != NULL)
    lp_card_details_add (self, C_("volunteers", "Serves until (that day still counts)"), card->left_on);
  lp_record_details_add (self->list, self->context, card->id, card->person_id);
}

GtkWidget *
lp_card_details_new (LinliContext   *context,
                     LinliSelection *selection,
                     const char     *kind,
                     gint64          id)
{
  LinliDatabase *database = linli_context_get_database (context);
  gint64 card_id = lp_card_find (database, id);
  g_autoptr (GError) error = NULL;
  LpCardDetails *self;

  if (card_id == 0)
    return NULL;
  self = g_new0 (LpCardDetails, 1);
  self->context = g_object_ref (context);
  self->card = lp_card_load (database, card_id, &error);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Volunteer's card"), -1);
  g_object_set_data_full (G_OBJECT (self->list), "details", self, lp_card_details_free);
  if (self->card != NULL)
    lp_card_details_fill (self);
  else
    linli_trouble_add (self->list, _("The volunteer's card could not be read"), error);
  return self->list;
}
