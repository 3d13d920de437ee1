/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpAttendeeEntry: how many, where and as what the next one comes, and the name of who is no resident that is known. GTK frees it. */

#include "lp-attendee-entry.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-store.h"

struct _LpAttendeeEntry
{
  GtkBox parent_instance;

  LinliContext *context;
  gint64 event_id;
  GtkWidget *party;
  GtkWidget *mode;
  GtkWidget *role;
  GtkWidget *name;
};

G_DEFINE_FINAL_TYPE (LpAttendeeEntry, lp_attendee_entry, GTK_TYPE_BOX)

/* One more, with what stands in the row of choices. NULL after words for the user. */
static LpAttendee *
lp_attendee_entry_make (LpAttendeeEntry *self,
                        const char      *source)
{
  g_autofree char *party = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (self->party)), -1, G_NORMALIZE_ALL_COMPOSE);
  LpAttendee *attendee;
  guint64 people = 1;

  if (*g_strstrip (party) != '\0' && !g_ascii_string_to_unsigned (party, 10, 1, LP_PARTY_MOST, &people, NULL))
    {
      g_autofree char *words = g_strdup_printf (C_("attendee", "A party is 1 to %d people"), LP_PARTY_MOST);

      linli_message_show (GTK_WIDGET (self), C_("attendee", "How many people?"), words);
      gtk_widget_grab_focus (self->party);
      return NULL;
    }
  attendee = lp_attendee_new (self->event_id, source);
  attendee->party = (int) people;
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->mode)) == 1)
    {
      g_free (attendee->mode);
      attendee->mode = g_strdup (LP_MODE_ONLINE);
    }
  g_free (attendee->role);
  attendee->role = g_strdup (lp_roles_get ()[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role))]);
  return attendee;
}

/* The next one is a single person again; another way of being there or role is often of several. */
static void
lp_attendee_entry_act (LpAttendeeEntry *self,
                       LpAttendee      *attendee,
                       const char      *title)
{
  gtk_editable_set_text (GTK_EDITABLE (self->party), "");
  linli_act (GTK_WIDGET (self), self->context, title, lp_attendee_add, attendee, lp_attendee_free);
}

/* Somebody who is no resident that is known, with what was typed. NULL for nothing. */
static LpAttendee *
lp_attendee_entry_make_named (LpAttendeeEntry *self,
                              const char      *source)
{
  g_autofree char *name = linli_form_dup_text (self->name);
  LpAttendee *attendee = name != NULL ? lp_attendee_entry_make (self, source) : NULL;

  if (name == NULL)
    gtk_widget_grab_focus (self->name);
  if (attendee == NULL)
    return NULL;
  attendee->name = g_steal_pointer (&name);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_widget_grab_focus (self->name);
  return attendee;
}

/* Who walks in is there: so many came. */
static void
lp_attendee_entry_walk_in_cb (LpAttendeeEntry *self)
{
  LpAttendee *attendee = lp_attendee_entry_make_named (self, LP_SOURCE_WALK_IN);

  if (attendee == NULL)
    return;
  attendee->came = attendee->party;
  lp_attendee_entry_act (self, attendee, C_("attendee", "Walk-in added"));
}

static void
lp_attendee_entry_register_cb (LpAttendeeEntry *self)
{
  LpAttendee *attendee = lp_attendee_entry_make_named (self, LP_SOURCE_SEARCH);

  if (attendee != NULL)
    lp_attendee_entry_act (self, attendee, C_("attendee", "Put on the list"));
}

static void
lp_attendee_entry_finalize (GObject *object)
{
  g_object_unref (LP_ATTENDEE_ENTRY (object)->context);

  G_OBJECT_CLASS (lp_attendee_entry_parent_class)->finalize (object);
}

static void
lp_attendee_entry_class_init (LpAttendeeEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_attendee_entry_finalize;
}

static void
lp_attendee_entry_add_button (LpAttendeeEntry *self,
                              const char      *label,
                              GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  linli_button_name_once (button);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self), button);
}

static void
lp_attendee_entry_init (LpAttendeeEntry *self)
{
  const char * const modes[] = { C_("event", "On site"), C_("event", "Online"), NULL };
  const char *roles[8] = { NULL };

  for (guint i = 0; lp_roles_get ()[i] != NULL; i++)
    roles[i] = lp_role_get_label (lp_roles_get ()[i]);
  self->party = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->party), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->party), 4);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->party), C_("attendee", "people"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->party), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("attendee", "How many people"), -1);
  self->mode = linli_drop_down_new (modes, C_("attendee", "On site or online"));
  self->role = linli_drop_down_new (roles, C_("attendee", "Role"));
  self->name = gtk_entry_new ();
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), C_("attendee", "Name of who is no known resident"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("attendee", "Name of who is no known resident"), -1);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (lp_attendee_entry_register_cb), self);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_box_append (GTK_BOX (self), self->party);
  gtk_box_append (GTK_BOX (self), self->mode);
  gtk_box_append (GTK_BOX (self), self->role);
  gtk_box_append (GTK_BOX (self), self->name);
  lp_attendee_entry_add_button (self, C_("attendee", "Re_gister"), G_CALLBACK (lp_attendee_entry_register_cb));
  lp_attendee_entry_add_button (self, C_("attendee", "_Walks in Now"), G_CALLBACK (lp_attendee_entry_walk_in_cb));
}

GtkWidget *
lp_attendee_entry_new (LinliContext *context,
                       gint64        event_id)
{
  LpAttendeeEntry *self = g_object_new (LP_TYPE_ATTENDEE_ENTRY, NULL);

  self->context = g_object_ref (context);
  self->event_id = event_id;
  return GTK_WIDGET (self);
}

gboolean
lp_attendee_entry_add_resident (LpAttendeeEntry *self,
                                gint64           person_id)
{
  LpAttendee *attendee = lp_attendee_entry_make (self, LP_SOURCE_SEARCH);

  if (attendee == NULL)
    return FALSE;
  attendee->person_id = person_id;
  lp_attendee_entry_act (self, attendee, C_("attendee", "Put on the list"));
  return TRUE;
}

void
lp_attendee_entry_focus_name (LpAttendeeEntry *self)
{
  gtk_widget_grab_focus (self->name);
}
