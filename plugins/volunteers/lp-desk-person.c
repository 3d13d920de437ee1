/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How volunteers are named on the screen. */

#include "lp-desk-person.h"

#include <glib/gi18n-lib.h>

char *
lp_desk_dup_name (LinliContext *context,
                  gint64        person_id,
                  const char   *name)
{
  return linli_privacy_is_revealed (linli_context_get_privacy (context), "person", person_id) ? g_strdup (name) : linli_mask_name (name);
}

char *
lp_desk_dup_phone (LinliContext *context,
                   gint64        person_id,
                   const char   *phone)
{
  if (phone == NULL)
    return NULL;
  return linli_privacy_is_revealed (linli_context_get_privacy (context), "person", person_id) ? g_strdup (phone) : linli_mask_phone (phone);
}

/* Whose phone a label shows; freed with it. */
typedef struct {
  LinliContext *context;
  gint64 person_id;
} LpDeskPhone;

static void
lp_desk_phone_free (gpointer data)
{
  LpDeskPhone *phone = data;

  g_object_unref (phone->context);
  g_free (phone);
}

static void
lp_desk_phone_revealed_cb (gpointer label)
{
  linli_masked_label_set_revealed (label, TRUE);
}

static void
lp_desk_phone_reveal_cb (GtkWidget   *label,
                         LpDeskPhone *phone)
{
  linli_reveal_ask (label, phone->context, "person", phone->person_id, lp_desk_phone_revealed_cb, g_object_ref (label), g_object_unref);
}

GtkWidget *
lp_desk_new_phone (LinliContext *context,
                   gint64        person_id,
                   const char   *phone)
{
  LpDeskPhone *data;
  g_autofree char *masked = NULL;
  GtkWidget *label;

  if (phone == NULL)
    return gtk_label_new (C_("desk", "no phone"));
  masked = linli_mask_phone (phone);
  label = linli_masked_label_new (C_("desk", "Phone"));
  data = g_new (LpDeskPhone, 1);
  *data = (LpDeskPhone) { g_object_ref (context), person_id };
  g_object_set_data_full (G_OBJECT (label), "phone", data, lp_desk_phone_free);
  linli_masked_label_set_text (LINLI_MASKED_LABEL (label), phone, masked);
  linli_masked_label_set_revealed (LINLI_MASKED_LABEL (label), linli_privacy_is_revealed (linli_context_get_privacy (context), "person", person_id));
  g_signal_connect (label, "reveal", G_CALLBACK (lp_desk_phone_reveal_cb), data);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}
