/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a matter can become: a button for each kind of another plugin that takes it over. */

#include "config.h"

#include "linli-takers.h"

#include <glib/gi18n-lib.h>
#include <linli-extensions.h>

#include "linli-wrap-box.h"

typedef struct {
  LinliTakerFunc chosen;
  LinliMatterKind *kind;
} LinliTaker;

static void
linli_taker_free (gpointer data)
{
  LinliTaker *self = data;

  g_object_unref (self->kind);
  g_free (self);
}

static void
linli_taker_clicked_cb (GtkWidget *button,
                        gpointer   owner)
{
  LinliTaker *self = g_object_get_data (G_OBJECT (button), "taker");

  self->chosen (owner, self->kind);
}

static GtkWidget *
linli_taker_button_new (LinliMatterKind *kind,
                        LinliTakerFunc   chosen,
                        GObject         *owner)
{
  LinliTaker *self = g_new (LinliTaker, 1);
  g_autofree char *label = g_strdup_printf (_("Turn Into: %s"), linli_matter_kind_get_label (kind));
  GtkWidget *button = gtk_button_new_with_label (label);

  *self = (LinliTaker) { chosen, g_object_ref (kind) };
  gtk_widget_add_css_class (button, "linli-inline");
  g_object_set_data_full (G_OBJECT (button), "taker", self, linli_taker_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (linli_taker_clicked_cb), owner, 0);
  return button;
}

/**
 * linli_takers_new:
 * @context: an open document
 * @kind: the kind of the matter, which is not offered itself
 * @chosen: (scope forever): called with @owner when one was chosen
 * @owner: as long as it lives
 *
 * Returns: (transfer floating): a button for each kind that takes over, see linli_matter_kind_set_takes_over()
 */
GtkWidget *
linli_takers_new (LinliContext   *context,
                  const char     *kind,
                  LinliTakerFunc  chosen,
                  GObject        *owner)
{
  g_autoptr (GPtrArray) kinds = linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_MATTER_KIND);
  GtkWidget *buttons = linli_wrap_box_new (6, 6);

  for (guint i = 0; i < kinds->len; i++)
    {
      LinliMatterKind *taker = g_ptr_array_index (kinds, i);

      if (linli_matter_kind_get_takes_over (taker) && !g_str_equal (linli_matter_kind_get_id (taker), kind))
        linli_wrap_box_append (LINLI_WRAP_BOX (buttons), linli_taker_button_new (taker, chosen, owner));
    }
  return buttons;
}
