/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The part of the preferences about days off: which years' arrangements are known, and the way to enter another. It is made anew when the
 * file changes. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <linli-work-calendar.h>

#include "linli-act.h"
#include "linli-button.h"
#include "linli-holidays-dialog-private.h"

static void linli_holidays_group_fill (GtkWidget *group);

static LinliContext *
linli_holidays_group_get_context (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "context");
}

static guint
linli_holidays_group_get_year (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "year"));
}

static gboolean
linli_holidays_group_remove_year (LinliTransaction  *transaction,
                                  gpointer           data,
                                  GError           **error)
{
  return linli_work_calendar_set_own_days (transaction, GPOINTER_TO_UINT (data), NULL, error);
}

static void
linli_holidays_group_remove_cb (GtkWidget *button,
                                GtkWidget *group)
{
  guint year = linli_holidays_group_get_year (button);
  g_autofree char *title = g_strdup_printf (_("Days off of %u removed"), year);

  linli_act (button, linli_holidays_group_get_context (group), title, linli_holidays_group_remove_year, GUINT_TO_POINTER (year), NULL);
}

static void
linli_holidays_group_enter_cb (GtkWidget *button,
                               GtkWidget *group)
{
  _linli_holidays_dialog_show (GTK_WINDOW (gtk_widget_get_root (group)), linli_holidays_group_get_context (group),
                               linli_holidays_group_get_year (group));
}

static void
linli_holidays_group_add_row (GtkWidget  *group,
                              const char *title,
                              const char *subtitle,
                              GtkWidget  *suffix)
{
  GtkWidget *row = adw_action_row_new ();
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "rows");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (suffix != NULL)
    {
      gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (rows, row);
}

static void
linli_holidays_group_add_own (GtkWidget *group,
                              guint      year)
{
  LinliContext *context = linli_holidays_group_get_context (group);
  g_autoptr (GPtrArray) days = linli_work_calendar_load_own_days (linli_context_get_database (context), year);
  g_autofree char *title = g_strdup_printf (_("Year %u"), year);
  g_autofree char *subtitle = NULL;
  GtkWidget *button = NULL;
  guint off = 0;

  for (guint i = 0; days != NULL && i < days->len; i++)
    off += ((const LinliArrangedDay *) g_ptr_array_index (days, i))->is_off;
  subtitle = g_strdup_printf (_("Entered here: days off %u, worked in exchange %u"), off, days != NULL ? days->len - off : 0);
  if (!linli_store_is_read_only (linli_context_get_store (context)))
    {
      button = linli_button_new (C_("days off", "_Remove"), NULL);
      g_object_set_data (G_OBJECT (button), "year", GUINT_TO_POINTER (year));
      g_signal_connect_object (button, "clicked", G_CALLBACK (linli_holidays_group_remove_cb), group, 0);
    }
  linli_holidays_group_add_row (group, title, subtitle, button);
}

/* The years that the program brings, 2024 to 2026, and which is the next that nobody entered. */
static guint
linli_holidays_group_find_next (GArray *own,
                                guint  *first)
{
  guint year = 2014;

  while (!linli_calendar_is_announced (year))
    year++;
  *first = year;
  for (gboolean known = TRUE; known; year += known)
    {
      known = linli_calendar_is_announced (year);
      for (guint i = 0; own != NULL && i < own->len; i++)
        known = known || g_array_index (own, guint, i) == year;
    }
  return year;
}

static void
linli_holidays_group_fill (GtkWidget *group)
{
  LinliContext *context = linli_holidays_group_get_context (group);
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "rows");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) own = linli_work_calendar_load_own_years (linli_context_get_database (context), &error);
  GtkWidget *button = NULL;
  g_autofree char *brought = NULL;
  guint first, last;

  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
  g_object_set_data (G_OBJECT (group), "year", GUINT_TO_POINTER (linli_holidays_group_find_next (own, &first)));
  for (last = first; linli_calendar_is_announced (last + 1);)
    last++;
  brought = g_strdup_printf (_("%u to %u"), first, last);
  if (!linli_store_is_read_only (linli_context_get_store (context)))
    {
      button = linli_button_new (_("Enter a _Year…"), NULL);
      g_signal_connect_object (button, "clicked", G_CALLBACK (linli_holidays_group_enter_cb), group, 0);
    }
  linli_holidays_group_add_row (group, brought, _("Known to this program"), button);
  for (guint i = 0; own != NULL && i < own->len; i++)
    linli_holidays_group_add_own (group, g_array_index (own, guint, i));
  if (own == NULL)
    linli_act_show_error (group, error);
}

static void
linli_holidays_group_changed_cb (LinliStore   *store,
                                 LinliChanges *changes,
                                 GtkWidget    *group)
{
  if (linli_changes_touches (changes, "setting"))
    linli_holidays_group_fill (group);
}

GtkWidget *
_linli_holidays_group_new (LinliContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Days Off and Working Weekends"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("As the State Council announces them, usually in November for the next year. Kept in the community's file."));
  g_object_set_data_full (G_OBJECT (group), "context", g_object_ref (context), g_object_unref);
  g_object_set_data_full (G_OBJECT (group), "rows", g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  linli_holidays_group_fill (group);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (linli_holidays_group_changed_cb), group, 0);
  return group;
}
