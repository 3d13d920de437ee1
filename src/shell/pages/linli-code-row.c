/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A row in which a code is chosen in words. */

#include "config.h"

#include "linli-code-row-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray *codes;
  GtkStringList *words;
} LinliCodes;

static void
linli_codes_free (gpointer data)
{
  LinliCodes *self = data;

  g_ptr_array_unref (self->codes);
  g_object_unref (self->words);
  g_free (self);
}

static LinliCodes *
linli_codes_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "codes");
}

GtkWidget *
_linli_code_row_new (const char *title)
{
  GtkWidget *row = adw_combo_row_new ();
  LinliCodes *self = g_new0 (LinliCodes, 1);

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->words = gtk_string_list_new (NULL);
  g_object_set_data_full (G_OBJECT (row), "codes", self, linli_codes_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  return row;
}

void
_linli_code_row_add (GtkWidget  *row,
                     const char *code,
                     const char *words)
{
  LinliCodes *self = linli_codes_of (row);

  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (self->words, words);
}

void
_linli_code_row_add_field (GtkWidget        *row,
                           const LinliField *field)
{
  if ((field->flags & LINLI_FIELD_DEFAULTED) == 0)
    _linli_code_row_add (row, "", _("not known"));
  if (field->type == LINLI_FIELD_BOOLEAN)
    {
      _linli_code_row_add (row, "1", _("yes"));
      _linli_code_row_add (row, "0", _("no"));
    }
  for (guint i = 0; field->codes != NULL && field->codes[i].code != NULL; i++)
    _linli_code_row_add (row, field->codes[i].code, linli_field_get_code_label (field, field->codes[i].code));
}

void
_linli_code_row_choose (GtkWidget  *row,
                        const char *code)
{
  LinliCodes *self = linli_codes_of (row);
  guint place = 0;

  if (code == NULL || !g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, &place))
    place = 0;
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), place);
}

const char *
_linli_code_row_get_code (GtkWidget *row)
{
  return g_ptr_array_index (linli_codes_of (row)->codes, adw_combo_row_get_selected (ADW_COMBO_ROW (row)));
}
