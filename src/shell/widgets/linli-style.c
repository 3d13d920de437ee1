/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The style sheet and the icons of the shell, once a display. */

#include "config.h"

#include "linli-style.h"

#define LARGE_FACTOR 1.5

/**
 * linli_style_install:
 * @display: a display
 *
 * Makes the shell's style sheet and icons known. The application calls it at its start, a display test before its first window.
 */
void
linli_style_install (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/linli/Linli/linli.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/io/github/linli/Linli/icons");
}

/**
 * linli_style_set_large:
 * @display: a display
 * @large: whether all text is drawn half as large again
 *
 * The large-type switch. It scales the resolution of text, so that dialogs and menus follow too.
 */
void
linli_style_set_large (GdkDisplay *display,
                       gboolean    large)
{
  GtkSettings *settings = gtk_settings_get_for_display (display);
  int dpi;

  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  if (!large)
    return;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  if (dpi <= 0)
    dpi = 96 * PANGO_SCALE;
  g_object_set (settings, "gtk-xft-dpi", (int) (dpi * LARGE_FACTOR), NULL);
}

/**
 * linli_style_get_scale:
 * @widget: a widget on a display
 *
 * Returns: how large type is there beside that of 96 dots an inch; what is measured in pixels but holds words has to grow by it
 */
double
linli_style_get_scale (GtkWidget *widget)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1;
}
