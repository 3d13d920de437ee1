/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Short notices at the bottom of the window, from any widget inside its toast overlay. */

#include "config.h"

#include "linli-toast.h"

#include <adwaita.h>

#include "linli-error-words.h"
#include "linli-message.h"

static AdwToastOverlay *
linli_toast_find_overlay (GtkWidget *from)
{
  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY));
}

static AdwToast *
linli_toast_new (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

/**
 * linli_toast_show:
 * @from: a widget of the window
 * @text: plain text, not markup
 *
 * Shows a notice for a moment. Actions on the file need none: the window names them and offers to undo them.
 */
void
linli_toast_show (GtkWidget  *from,
                  const char *text)
{
  AdwToastOverlay *overlay = linli_toast_find_overlay (from);

  g_return_if_fail (overlay != NULL);

  adw_toast_overlay_add_toast (overlay, linli_toast_new (text));
}

/**
 * linli_toast_show_action:
 * @from: a widget of the window
 * @text: plain text, not markup
 * @button: label of the button
 * @action: detailed name of the action that the button activates
 *
 * Shows a notice with a button.
 */
void
linli_toast_show_action (GtkWidget  *from,
                         const char *text,
                         const char *button,
                         const char *action)
{
  AdwToastOverlay *overlay = linli_toast_find_overlay (from);
  AdwToast *toast;

  g_return_if_fail (overlay != NULL);

  toast = linli_toast_new (text);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_detailed_action_name (toast, action);
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * linli_toast_show_error:
 * @from: a widget of the window
 * @what: what did not happen, in words
 * @error: why
 *
 * Tells that something failed, in the user's words; nothing is shown for a cancellation.
 */
void
linli_toast_show_error (GtkWidget    *from,
                        const char   *what,
                        const GError *error)
{
  g_autofree char *words = NULL;

  g_return_if_fail (what != NULL && error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  words = linli_error_dup_words (error);
  linli_message_show (from, what, words);
}
