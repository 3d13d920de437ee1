/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Columns of a table whose width follows the size of type. GTK keeps a fixed width in pixels, whatever stands in it. */

#include "config.h"

#include "linli-column.h"

#include <math.h>

#include "linli-style.h"

#define TITLE_PADDING 34 /* of the button, and the arrow of the order */

static void
linli_column_update (GtkColumnViewColumn *column)
{
  GtkWidget *view = g_object_get_data (G_OBJECT (column), "view");
  int width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "width")), title_width;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, NULL);
  g_autofree char *bold = g_markup_printf_escaped ("<b>%s</b>", gtk_column_view_column_get_title (column));

  pango_layout_set_markup (layout, bold, -1);
  pango_layout_get_pixel_size (layout, &title_width, NULL);
  gtk_column_view_column_set_fixed_width (column, MAX ((int) round (width * linli_style_get_scale (view)), title_width + TITLE_PADDING));
}

/**
 * linli_column_set_width:
 * @column: a column with a title
 * @view: the table that @column is for; it outlives the column
 * @width: what its cells need, in pixels beside type of 96 dots an inch
 *
 * Makes the column wide enough for its cells and for its title, which in English may be long, and keeps it so when type gets larger or
 * smaller, as by the large-type switch.
 */
void
linli_column_set_width (GtkColumnViewColumn *column,
                        GtkWidget           *view,
                        int                  width)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));
  g_return_if_fail (GTK_IS_WIDGET (view));

  g_object_set_data (G_OBJECT (column), "view", view);
  g_object_set_data (G_OBJECT (column), "width", GINT_TO_POINTER (width));
  linli_column_update (column);
  g_signal_connect_object (gtk_widget_get_settings (view), "notify::gtk-xft-dpi", G_CALLBACK (linli_column_update), column,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
