/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A file that is being written outlasts the window that it was asked for in: neither does the program end before it is whole, nor is the
 * document closed that it is read from. */

#include "config.h"

#include "linli-hold-private.h"

#include <gio/gio.h>

#define KEY "linli-held"

static guint
linli_hold_count (LinliContext *context)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (context), KEY));
}

void
_linli_hold_begin (LinliContext *context)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL) /* there is none in a program that shows a widget and nothing else */
    g_application_hold (application);
  if (context == NULL)
    return;
  g_object_set_data (G_OBJECT (context), KEY, GUINT_TO_POINTER (linli_hold_count (context) + 1));
  g_object_ref (context);
}

void
_linli_hold_end (LinliContext *context)
{
  GApplication *application = g_application_get_default ();

  if (context != NULL)
    {
      g_object_set_data (G_OBJECT (context), KEY, GUINT_TO_POINTER (linli_hold_count (context) - 1));
      if (linli_hold_count (context) == 0 && g_object_get_data (G_OBJECT (context), KEY "-closing") != NULL)
        linli_context_close (context);
      g_object_unref (context);
    }
  if (application != NULL)
    g_application_release (application);
}

void
_linli_hold_close (LinliContext *context)
{
  if (linli_hold_count (context) == 0)
    linli_context_close (context);
  else
    g_object_set_data (G_OBJECT (context), KEY "-closing", context);
  g_object_unref (context);
}
