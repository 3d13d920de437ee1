/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The part of the preferences that plugins bring. */

#include "config.h"

#include "linli-preferences-extras-private.h"

#include <glib/gi18n-lib.h>

#include "linli-categories-dialog.h"
#include "linli-preferences-section.h"

static void
linli_preferences_edit_cb (GtkWidget       *row,
                           LinliMatterKind *kind)
{
  linli_categories_dialog_show (row, g_object_get_data (G_OBJECT (row), "context"), kind);
}

static GtkWidget *
linli_preferences_new_kind (LinliContext    *context,
                            LinliMatterKind *kind)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GPtrArray) categories = linli_matter_kind_load_categories (kind, linli_context_get_database (context), NULL);
  guint n = categories != NULL ? categories->len : 0;
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u category", "%u categories", n), n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), linli_matter_kind_get_label (kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "context", g_object_ref (context), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (linli_preferences_edit_cb), kind, 0);

  return row;
}

static void
linli_preferences_add_kinds (AdwPreferencesPage *page,
                             LinliContext       *context)
{
  GListModel *kinds = linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_MATTER_KIND);
  GtkWidget *group;

  if (g_list_model_get_n_items (kinds) == 0 || linli_store_is_read_only (linli_context_get_store (context)))
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Categories of matters"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Deadlines and conditions for closing, as they hold in this community."));
  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (LinliMatterKind) kind = g_list_model_get_item (kinds, i);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_preferences_new_kind (context, kind));
    }
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

void
_linli_preferences_add_extras (AdwPreferencesPage *page,
                               LinliContext       *context)
{
  GListModel *sections = linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_PREFERENCES_SECTION);

  linli_preferences_add_kinds (page, context);
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (LinliPreferencesSection) section = g_list_model_get_item (sections, i);
      GtkWidget *group = linli_preferences_section_create (section, context);

      if (group != NULL)
        adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
    }
}
