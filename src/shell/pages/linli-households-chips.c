/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The filters of the residents' table: a menu to choose them from, and a chip for each that is set. A choice of the menu is
 * "PART VALUE", the target of the action residents.filter. */

#include "config.h"

#include "linli-households-chips-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-chip.h"

static const struct {
  const char *choice;
  const char *label;
  int least, most;
} ages[] = {
  { "ages 0-13", N_("Under 14"), 0, 13 },
  { "ages 60-", N_("60 and over"), 60, -1 },
  { "ages 80-", N_("80 and over"), 80, -1 },
};

static const struct {
  const char *choice;
  const char *label;
  LinliPresence presence;
} presences[] = {
  { "presence away", N_("Away at present"), LINLI_PRESENCE_AWAY },
  { "presence gone", N_("Moved out or deceased"), LINLI_PRESENCE_GONE },
  { "presence any", N_("Everybody"), LINLI_PRESENCE_ANY },
};

typedef struct {
  LinliHouseholdsPart part;
  LinliHouseholdsRemoveFunc removed;
  gpointer data;
} Removal;

static const LinliField *
population_field (void)
{
  const LinliKind *kind = linli_kind_lookup ("person");

  return &kind->fields[linli_kind_find_field (kind, "population_type")];
}

static void
add_choice (GMenu      *menu,
            const char *label,
            const char *part,
            const char *value)
{
  g_autofree char *choice = g_strdup_printf ("%s %s", part, value);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "residents.filter", "s", choice);
  g_menu_append_item (menu, item);
}

/* Everything that can be filtered by, in submenus. */
GMenuModel *
_linli_households_chips_menu (LinliDatabase *database)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) tags = g_menu_new ();
  g_autoptr (GMenu) years = g_menu_new ();
  g_autoptr (GMenu) populations = g_menu_new ();
  g_autoptr (GMenu) presence = g_menu_new ();
  g_autoptr (GPtrArray) kinds = linli_tags_list (database, NULL);
  const LinliField *field = population_field ();

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    {
      const LinliTagKind *kind = g_ptr_array_index (kinds, i);

      add_choice (tags, kind->name, "tag", kind->code);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    add_choice (years, g_dgettext (GETTEXT_PACKAGE, ages[i].label), "ages", ages[i].choice + strlen ("ages "));
  for (const LinliCode *code = field->codes; code->code != NULL; code++)
    add_choice (populations, g_dgettext (GETTEXT_PACKAGE, code->label), "population", code->code);
  for (gsize i = 0; i < G_N_ELEMENTS (presences); i++)
    add_choice (presence, g_dgettext (GETTEXT_PACKAGE, presences[i].label), "presence", presences[i].choice + strlen ("presence "));
  g_menu_append_submenu (menu, _("Tag"), G_MENU_MODEL (tags));
  g_menu_append_submenu (menu, _("Age"), G_MENU_MODEL (years));
  g_menu_append_submenu (menu, linli_field_get_label (field), G_MENU_MODEL (populations));
  g_menu_append_submenu (menu, _("Presence"), G_MENU_MODEL (presence));
  return G_MENU_MODEL (menu);
}

/* Sets what a choice of the menu says. */
void
_linli_households_chips_apply (LinliResidentFilter *filter,
                               const char          *choice)
{
  const char *value = strchr (choice, ' ') + 1;

  if (g_str_has_prefix (choice, "tag "))
    {
      g_free (filter->tag);
      filter->tag = g_strdup (value);
    }
  else if (g_str_has_prefix (choice, "population "))
    {
      g_free (filter->population_type);
      filter->population_type = g_strdup (value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (presences); i++)
    if (g_str_equal (presences[i].choice, choice))
      filter->presence = presences[i].presence;
  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    if (g_str_equal (ages[i].choice, choice))
      {
        filter->least_age = ages[i].least;
        filter->most_age = ages[i].most;
      }
}

static void
removed_cb (LinliChip *chip,
            gpointer   data)
{
  Removal *removal = data;

  removal->removed (removal->part, removal->data);
}

static void
add_chip (GtkWidget                 *box,
          LinliHouseholdsPart        part,
          const char                *label,
          LinliHouseholdsRemoveFunc  removed,
          gpointer                   data)
{
  GtkWidget *chip = linli_chip_new (label, LINLI_TONE_ACCENT);
  Removal *removal = g_new0 (Removal, 1);

  removal->part = part;
  removal->removed = removed;
  removal->data = data;
  linli_chip_set_removable (LINLI_CHIP (chip), TRUE);
  g_signal_connect_data (chip, "removed", G_CALLBACK (removed_cb), removal, (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_box_append (GTK_BOX (box), chip);
}

static char *
dup_age_label (const LinliResidentFilter *filter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    if (ages[i].least == filter->least_age && ages[i].most == filter->most_age)
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, ages[i].label));
  return g_strdup_printf ("%d–%d", filter->least_age, filter->most_age);
}

static char *
dup_place_label (const LinliResidentFilter *filter,
                 LinliDatabase             *database)
{
  if (filter->places == NULL)
    return linli_title_dup_masked (database, filter->place_kind, filter->place_id);
  if (filter->places->len == 1)
    return linli_title_dup_masked (database, filter->place_kind, g_array_index (filter->places, gint64, 0));
  return g_strdup_printf ("%s %u", linli_kind_get_plural (linli_kind_lookup (filter->place_kind)), filter->places->len);
}

/* Replaces the chips of @box by those of the filter. */
void
_linli_households_chips_fill (GtkWidget                 *box,
                              const LinliResidentFilter *filter,
                              LinliDatabase             *database,
                              LinliHouseholdsRemoveFunc  removed,
                              gpointer                   data)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  if (filter->place_kind != NULL)
    {
      g_autofree char *title = dup_place_label (filter, database);

      add_chip (box, LINLI_HOUSEHOLDS_PLACE, title, removed, data);
    }
  if (filter->tag != NULL)
    add_chip (box, LINLI_HOUSEHOLDS_TAG, linli_tags_get_label (filter->tag), removed, data);
  if (filter->least_age >= 0 || filter->most_age >= 0)
    {
      g_autofree char *label = dup_age_label (filter);

      add_chip (box, LINLI_HOUSEHOLDS_AGES, label, removed, data);
    }
  if (filter->population_type != NULL)
    add_chip (box, LINLI_HOUSEHOLDS_POPULATION, linli_field_get_code_label (population_field (), filter->population_type), removed, data);
  for (gsize i = 0; i < G_N_ELEMENTS (presences); i++)
    if (presences[i].presence == filter->presence)
      add_chip (box, LINLI_HOUSEHOLDS_PRESENCE, g_dgettext (GETTEXT_PACKAGE, presences[i].label), removed, data);
}
