/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The part of the form of a card with the limits of one volunteer. */

#include "lp-card-limits.h"

#include <glib/gi18n-lib.h>

static gboolean
lp_card_limits_is_hours (LpCardLimit limit)
{
  return limit <= LP_CARD_REST_MINUTES;
}

gboolean
lp_card_limits_read (LinliForm  *form,
                     GtkWidget **entries,
                     LpCard     *card)
{
  for (int i = 0; i < LP_CARD_N_LIMITS; i++)
    {
      if (!linli_form_read_number (form, entries[i], LP_CARD_NOT_SET, &card->limits[i]))
        return FALSE;
      if (lp_card_limits_is_hours (i) && card->limits[i] != LP_CARD_NOT_SET)
        card->limits[i] *= 60;
    }
  return TRUE;
}

/* What holds unless something else is typed stands in the empty entries. */
void
lp_card_limits_add (LinliForm              *form,
                    const LpCard           *card,
                    const LpRosterSetting  *office,
                    GtkWidget             **entries)
{
  int years = lp_card_find_age (card->birth_date);
  LpRosterAge age = lp_roster_age_of (years);
  const struct {
    const char *title;
    int office;
  } rows[LP_CARD_N_LIMITS] = {
    { _("Hours a day at most"), office->day_minutes[age] / 60 }, { _("Hours a week at most"), office->week_minutes[age] / 60 },
    { _("Hours of rest between two days"), office->rest_minutes / 60 }, { _("Days in a row at most"), office->run_days[age] },
    { _("Nights a month at most"), office->month_nights[age] } };
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("Limits"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Limits"), -1); /* for the list in it, which has none */
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), years >= 0 || card->person_id == 0 ? _("Empty: those of the office for the age")
                                                             : _("Date of birth not known: those from 70 years hold where it is empty"));
  for (int i = 0; i < LP_CARD_N_LIMITS; i++)
    {
      int own = card->limits[i];
      g_autofree char *text = own == LP_CARD_NOT_SET ? NULL : g_strdup_printf ("%d", lp_card_limits_is_hours (i) ? own / 60 : own);
      g_autofree char *usual = g_strdup_printf ("%d", rows[i].office);

      entries[i] = gtk_entry_new ();
      gtk_editable_set_text (GTK_EDITABLE (entries[i]), text != NULL ? text : "");
      gtk_entry_set_placeholder_text (GTK_ENTRY (entries[i]), usual);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), linli_plain_row_new_for (rows[i].title, entries[i]));
    }
  gtk_list_box_append (GTK_LIST_BOX (form->list), expander);
}
