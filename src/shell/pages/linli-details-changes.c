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
linli_details_add_person_changes (GMenu         *menu,
                                  LinliDatabase *database,
                                  gint64         id)
{
  LinliPersonState state = linli_residency_get_state (database, id);

  if (state != LINLI_PERSON_HERE && state != LINLI_PERSON_AWAY)
    return;
  if (linli_database_get_int64 (database, 0, "SELECT away_from IS NOT NULL FROM person WHERE id = ?", "i", id) != 0)
    linli_details_add_change (menu, _("Came Back"), "back", id);
  else
    linli_details_add_change (menu, _("Away for Some Time…"), "away", id);
  linli_details_add_change (menu, _("Move Out…"), "move-out", id);
  linli_details_add_change (menu, _("Death…"), "deceased", id);
  if (linli_database_get_int64 (database, 0, "SELECT h.head_id IS NOT p.id FROM person p JOIN household h ON h.id = p.household_id WHERE p.id = ?",
                                "i", id) != 0)
    linli_details_add_change (menu, _("Make Head of Household…"), "make-head", id);
}

static void
linli_details_add_household_changes (GMenu         *menu,
                                     LinliDatabase *database,
                                     gint64         id)
{
  gint64 others;

  if (linli_database_get_int64 (database, 0, "SELECT count (*) FROM household WHERE id = ? AND deleted_at IS NULL AND moved_out_on IS NULL", "i", id) == 0)
    return;
  others = linli_database_get_int64 (database, 0,
                                     "SELECT count (*) FROM household h JOIN person p ON p.household_id = h.id AND p.id IS NOT h.head_id"
                                     " WHERE h.id = ? AND p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL", "i", id);
  if (others > 0)
    linli_details_add_change (menu, _("Change the Head of Household…"), "head", id);
  linli_details_add_change (menu, _("Whole Household Moves Out…"), "household-out", id);
}

GtkWidget *
_linli_details_new_changes (LinliContext *context,
                            const char   *kind,
                            gint64        id)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button;

  if (g_str_equal (kind, "person"))
    linli_details_add_person_changes (menu, database, id);
  else if (g_str_equal (kind, "household"))
    linli_details_add_household_changes (menu, database, id);
  /* The home of one household stands for it. */
  else if (g_str_equal (kind, "dwelling") &&
           linli_database_get_int64 (database, 0, "SELECT count (*) FROM household WHERE dwelling_id = ? AND deleted_at IS NULL"
                                                  " AND moved_out_on IS NULL", "i", id) == 1)
    linli_details_add_household_changes (menu, database,
                                         linli_database_get_int64 (database, 0, "SELECT id FROM household WHERE dwelling_id = ?"
                                                                                " AND deleted_at IS NULL AND moved_out_on IS NULL", "i", id));
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return NULL;

  button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Changes"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (gtk_widget_get_first_child (button), "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Moved out, away, deceased, another head of household (Ctrl+D)"));
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
      g_autofree char *name = linli_database_dup_text (linli_context_get_database (context), "SELECT name FROM person WHERE id = ?", "i", id);
      g_autofree char *who = linli_mask_name (name);
      g_autofree char *title = g_strdup_printf (_("%s: %s"), linli_timeline_get_verb_label ("back"), who);

      _linli_details_act (from, context, title, linli_details_back_on_writer, g_memdup2 (&id, sizeof id), g_free);
    }
}
