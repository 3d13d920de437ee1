/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How one of an event looks in the list of its people: number and name, where and how, and what is known. Names are masked until the event is revealed. */

#include "lp-attendee-factory.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-item.h"

/* Where and how, for the second line. */
static char *
lp_attendee_factory_dup_words (const LpAttendee *attendee,
                               gboolean          revealed)
{
  g_autoptr (GString) words = g_string_new (g_str_equal (attendee->mode, LP_MODE_ONLINE) ? C_("event", "Online") : C_("event", "On site"));
  g_autofree char *phone = attendee->phone == NULL || revealed ? g_strdup (attendee->phone) : linli_mask_phone (attendee->phone);
  g_autofree char *place = attendee->place == NULL || revealed ? g_strdup (attendee->place) : linli_mask_address (attendee->place);

  if (attendee->party > 1)
    g_string_append_printf (words, C_("attendee", " · party of %d"), attendee->party);
  if (attendee->came > 0 && attendee->came < attendee->party)
    g_string_append_printf (words, C_("attendee", " · %d of %d came"), attendee->came, attendee->party);
  else if (attendee->came >= 0)
    g_string_append_printf (words, attendee->came > 0 ? C_("attendee", " · %d came") : C_("attendee", " · did not come"), attendee->came);
  if (g_strcmp0 (attendee->role, LP_ROLE_PARTICIPANT) != 0)
    g_string_append_printf (words, C_("attendee", " · %s, not counted"), lp_role_get_label (attendee->role));
  if (place != NULL)
    g_string_append_printf (words, " · %s", place);
  if (phone != NULL)
    g_string_append_printf (words, " · %s", phone);
  if (attendee->note != NULL && revealed)
    g_string_append_printf (words, " · %s", attendee->note);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
lp_attendee_factory_get_part (GtkListItem *item,
                              const char  *name)
{
  return g_object_get_data (G_OBJECT (item), name);
}

/* The row as it is now. */
static void
lp_attendee_factory_refresh_cb (LpAttendeeItem *changed,
                                GtkListItem    *item)
{
  LinliPrivacy *privacy = g_object_get_data (G_OBJECT (item), "privacy");
  const LpAttendee *attendee = lp_attendee_item_get (changed);
  gboolean revealed = linli_privacy_is_revealed (privacy, "matter", attendee->event_id), registered = g_str_equal (attendee->status, LP_STATUS_REGISTERED);
  g_autofree char *name = lp_attendee_dup_shown_name (attendee, revealed), *line = lp_line_dup_label (attendee->line);
  g_autofree char *title = g_strdup_printf ("%s. %s", line, name), *words = lp_attendee_factory_dup_words (attendee, revealed);
  LpGroup group = lp_attendee_get_group (attendee);
  LinliTone tone = registered ? attendee->came > 0 ? LINLI_TONE_SUCCESS : LINLI_TONE_NEUTRAL : LINLI_TONE_WARNING;
  const char *state = attendee->came > 0 && group == LP_GROUP_REGISTERED ? C_("attendee", "Came") : lp_group_get_label (group);

  gtk_label_set_text (GTK_LABEL (lp_attendee_factory_get_part (item, "title")), title);
  gtk_label_set_text (GTK_LABEL (lp_attendee_factory_get_part (item, "words")), words);
  adw_bin_set_child (ADW_BIN (lp_attendee_factory_get_part (item, "chip")), linli_chip_new (state, tone));
}

static void
lp_attendee_factory_add_part (GtkListItem *item,
                              GtkWidget   *box,
                              const char  *name,
                              GtkWidget   *part)
{
  gtk_widget_set_valign (part, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), part);
  g_object_set_data (G_OBJECT (item), name, part);
}

static GtkWidget *
lp_attendee_factory_new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
lp_attendee_factory_setup_cb (GtkSignalListItemFactory *factory,
                              GtkListItem              *item,
                              LinliPrivacy             *privacy)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  g_object_set_data_full (G_OBJECT (item), "privacy", g_object_ref (privacy), g_object_unref);
  g_object_set_data (G_OBJECT (row), "item", item);
  gtk_widget_set_hexpand (words, TRUE);
  lp_attendee_factory_add_part (item, words, "title", lp_attendee_factory_new_label ("heading"));
  lp_attendee_factory_add_part (item, words, "words", lp_attendee_factory_new_label ("dim-label"));
  gtk_box_append (GTK_BOX (row), words);
  lp_attendee_factory_add_part (item, row, "chip", adw_bin_new ());
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 12);
  gtk_list_item_set_child (item, row);
}

static void
lp_attendee_factory_bind_cb (GtkSignalListItemFactory *factory,
                             GtkListItem              *item)
{
  LpAttendeeItem *bound = gtk_list_item_get_item (item);

  g_signal_connect_object (bound, "changed", G_CALLBACK (lp_attendee_factory_refresh_cb), item, 0);
  lp_attendee_factory_refresh_cb (bound, item);
}

static void
lp_attendee_factory_unbind_cb (GtkSignalListItemFactory *factory,
                               GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), lp_attendee_factory_refresh_cb, item);
}

GtkListItemFactory *
lp_attendee_factory_new (LinliContext *context)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (lp_attendee_factory_setup_cb), linli_context_get_privacy (context), 0);
  g_signal_connect (factory, "bind", G_CALLBACK (lp_attendee_factory_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (lp_attendee_factory_unbind_cb), NULL);
  return factory;
}

guint
lp_attendee_factory_get_position (GtkWidget *row)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (row), "item");

  return item != NULL ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;
}
