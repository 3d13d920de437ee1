/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The menu of the details pane with what can happen to whoever is shown in it: away and back, moved out, deceased, another head. */

#include "config.h"

#include "linli-details-changes-private.h"

#include <glib/gi18n-lib.h>

#include "linli-change-dialog-private.h"
#include "linli-details-attached-private.h"

static const struct
{
  const char *name;
  LinliChange change;
} names[] = {
  { "away", LINLI_CHANGE_AWAY },           { "move-out", LINLI_CHANGE_MOVE_OUT }, { "deceased", LINLI_CHANGE_DECEASED },
  { "return", LINLI_CHANGE_RETURN },
  { "make-head", LINLI_CHANGE_MAKE_HEAD }, { "head", LINLI_CHANGE_HEAD },         { "household-out", LINLI_CHANGE_HOUSEHOLD_OUT },
};

static void
linli_details_add_change (GMenu      *menu,
                          const char *label,
                          const char *change,
                          gint64      id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "details.change", "(sx)", change, id);
  g_menu_append_item (menu, item);
}

static void
linli_details_add_person_changes (GMenu                *menu,
                                  const LinliResidence *residence,
                                  gint64                id)
{
  if (residence->is_away)
    linli_details_add_change (menu, _("Came Back"), "back", id);
  else
    linli_details_add_change (menu, _("Away for Some Time…"), "away", id);
  linli_details_add_change (menu, _("Move Out…"), "move-out", id);
  linli_details_add_change (menu, _("Death…"), "deceased", id);
  if (residence->household != 0 && residence->head != id)
    linli_details_add_change (menu, _("Make Head of Household…"), "make-head", id);
}

static void
linli_details_add_household_changes (GMenu                *menu,
                                     const LinliResidence *residence)
{
  if (residence->n_others > 0)
    linli_details_add_change (menu, _("Change the Head of Household…"), "head", residence->household);
  linli_details_add_change (menu, _("Whole Household Moves Out…"), "household-out", residence->household);
}

static gboolean
linli_details_can_return (LinliContext         *context,
                          const char           *kind,
                          gint64                id,
                          const LinliResidence *residence)
{
  return g_str_equal (kind, "person") && residence->household != 0 &&
         linli_residency_get_state (linli_context_get_database (context), id) == LINLI_PERSON_MOVED_OUT;
}

GtkWidget *
_linli_details_new_changes (LinliContext *context,
                            const char   *kind,
                            gint64        id)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  LinliResidence residence;
  GtkWidget *button;

  linli_residency_read (linli_context_get_database (context), kind, id, &residence);
  if (!residence.is_here && !linli_details_can_return (context, kind, id, &residence))
    return NULL;
  if (!residence.is_here)
    linli_details_add_change (menu, _("Move In Again…"), "return", id);
  else if (g_str_equal (kind, "person"))
    linli_details_add_person_changes (menu, &residence, id);
  else
    linli_details_add_household_changes (menu, &residence);

  button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Changes"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (gtk_widget_get_first_child (button), "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Moved out or in again, away, deceased, another head of household (Ctrl+D)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Changes"), -1);

  return button;
}

static gboolean
linli_details_back_on_writer (LinliTransaction  *transaction,
                              gpointer           data,
                              GError           **error)
{
  return linli_residency_set_away (transaction, *(gint64 *) data, NULL, NULL, NULL, error);
}

void
_linli_details_change (GtkWidget    *from,
                       LinliContext *context,
                       const char   *change,
                       gint64        id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, change))
      _linli_change_dialog_show (from, context, names[i].change, id);
  if (g_str_equal (change, "back"))
    {
      g_autofree char *who = linli_title_dup_masked (linli_context_get_database (context), "person", id);
      g_autofree char *title = g_strdup_printf (_("%s: %s"), linli_timeline_get_verb_label ("back"), who);

      _linli_details_act (from, context, title, linli_details_back_on_writer, g_memdup2 (&id, sizeof id), g_free);
    }
}
