/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The people of an event: found among the residents, or written as they come. Follows the file; freed with its window. */

#include "lp-attendee-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-store.h"

#define SHOWN_MOST 300

typedef struct {
  LinliContext *context;
  gint64 event_id;
  GtkWidget *window;
  GtkWidget *party;
  GtkWidget *mode;
  GtkWidget *role;
  GtkWidget *name;
  GtkWidget *reveal;
  GtkWidget *summary;
  GtkWidget *list;
} LpAttendeeDialog;

static void
lp_attendee_dialog_free (gpointer data)
{
  LpAttendeeDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static gboolean
lp_attendee_dialog_is_open (LpAttendeeDialog *self)
{
  return linli_privacy_is_revealed (linli_context_get_privacy (self->context), "matter", self->event_id);
}

static void
lp_attendee_dialog_deed_cb (GtkWidget        *button,
                            LpAttendeeDialog *self)
{
  LpAttendeeDeed *deed = g_new0 (LpAttendeeDeed, 1);

  deed->id = *(gint64 *) g_object_get_data (G_OBJECT (button), "id");
  deed->status = g_object_get_data (G_OBJECT (button), "status");
  linli_act (self->window, self->context, g_str_equal (deed->status, LP_STATUS_CANCELLED) ? C_("attendee", "Somebody does not come")
             : C_("attendee", "Somebody has a place"), lp_attendee_set_status, deed, g_free);
}

static void
lp_attendee_dialog_add_deed (LpAttendeeDialog *self,
                             GtkWidget        *row,
                             const LpAttendee *attendee,
                             const char       *label,
                             const char       *status)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&attendee->id, sizeof attendee->id), g_free);
  g_object_set_data (G_OBJECT (button), "status", (gpointer) status);
  g_signal_connect (button, "clicked", G_CALLBACK (lp_attendee_dialog_deed_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Where and how, for the second line. */
static char *
lp_attendee_dialog_dup_words (const LpAttendee *attendee,
                              gboolean          revealed)
{
  g_autoptr (GString) words = g_string_new (g_str_equal (attendee->mode, LP_MODE_ONLINE) ? C_("event", "Online") : C_("event", "On site"));
  g_autofree char *phone = attendee->phone == NULL || revealed ? g_strdup (attendee->phone) : linli_mask_phone (attendee->phone);
  g_autofree char *place = attendee->place == NULL || revealed ? g_strdup (attendee->place) : linli_mask_address (attendee->place);

  if (attendee->party > 1)
    g_string_append_printf (words, C_("attendee", " · party of %d"), attendee->party);
  if (g_strcmp0 (attendee->role, LP_ROLE_PARTICIPANT) != 0)
    g_string_append_printf (words, C_("attendee", " · %s, not counted"), lp_role_get_label (attendee->role));
  if (place != NULL)
    g_string_append_printf (words, " · %s", place);
  if (phone != NULL)
    g_string_append_printf (words, " · %s", phone);
  if (attendee->came >= 0)
    g_string_append_printf (words, attendee->came > 0 ? C_("attendee", " · %d came") : C_("attendee", " · did not come"), attendee->came);
  if (attendee->note != NULL && revealed)
    g_string_append_printf (words, " · %s", attendee->note);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
lp_attendee_dialog_new_row (LpAttendeeDialog *self,
                            const LpAttendee *attendee)
{
  gboolean revealed = lp_attendee_dialog_is_open (self);
  g_autofree char *name = revealed ? g_strdup (attendee->name) : linli_mask_name (attendee->name);
  g_autofree char *title = g_strdup_printf ("%d. %s", attendee->line, name), *words = lp_attendee_dialog_dup_words (attendee, revealed);
  GtkWidget *row = linli_plain_row_new (title, words);
  LinliTone tone = g_str_equal (attendee->status, LP_STATUS_REGISTERED) ? attendee->came > 0 ? LINLI_TONE_SUCCESS : LINLI_TONE_NEUTRAL : LINLI_TONE_WARNING;
  GtkWidget *chip = linli_chip_new (attendee->came > 0 ? C_("attendee", "Came") : lp_status_get_label (attendee->status), tone);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  if (!g_str_equal (attendee->status, LP_STATUS_REGISTERED))
    lp_attendee_dialog_add_deed (self, row, attendee, C_("attendee", "Give a place"), LP_STATUS_REGISTERED);
  if (!g_str_equal (attendee->status, LP_STATUS_CANCELLED) && attendee->came <= 0)
    lp_attendee_dialog_add_deed (self, row, attendee, C_("attendee", "Does not come"), LP_STATUS_CANCELLED);
  return row;
}

static void
lp_attendee_dialog_load (LpAttendeeDialog *self)
{
  g_autoptr (GError) error = NULL;
  LinliDatabase *database = linli_context_get_database (self->context);
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_EVENT_KIND);
  g_autoptr (GPtrArray) attendees = lp_attendee_list (database, self->event_id, &error);
  g_autofree char *words = NULL;
  guint n_waiting = 0, n_places = 0;

  if (gtk_widget_get_focus_child (self->list) != NULL) /* it is not lost with the row */
    gtk_widget_grab_focus (self->name);
  linli_plain_list_clear (self->list);
  if (attendees == NULL || kind == NULL)
    {
      if (error != NULL)
        linli_trouble_add (self->list, C_("attendee", "The people could not be read"), error);
      return;
    }
  for (guint i = 0; i < attendees->len; i++)
    {
      const LpAttendee *attendee = g_ptr_array_index (attendees, i);

      n_waiting += g_str_equal (attendee->status, LP_STATUS_WAITING) ? attendee->party : 0;
      n_places += g_str_equal (attendee->status, LP_STATUS_REGISTERED) && g_str_equal (attendee->role, LP_ROLE_PARTICIPANT) ? attendee->party : 0;
      if (i < SHOWN_MOST)
        gtk_list_box_append (GTK_LIST_BOX (self->list), lp_attendee_dialog_new_row (self, attendee));
    }
  words = g_strdup_printf (C_("attendee", "%u registered, %u waiting, %u rows"), n_places, n_waiting, attendees->len);
  gtk_label_set_text (GTK_LABEL (self->summary), words);
  gtk_widget_set_visible (self->list, attendees->len > 0);
  gtk_widget_set_visible (self->reveal, !lp_attendee_dialog_is_open (self) && attendees->len > 0);
}

static void
lp_attendee_dialog_changed_cb (LpAttendeeDialog *self,
                               LinliChanges     *changes)
{
  static const char * const kinds[] = { LP_ATTENDEE_TABLE, LP_EVENT_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_attendee_dialog_load (self);
}

static void
lp_attendee_dialog_store_cb (LinliStore   *store,
                             LinliChanges *changes,
                             GtkWidget    *window)
{
  lp_attendee_dialog_changed_cb (g_object_get_data (G_OBJECT (window), "attendees"), changes);
}

/* One more, with what stands in the row of choices. NULL after words for the user. */
static LpAttendee *
lp_attendee_dialog_make (LpAttendeeDialog *self,
                         const char       *source)
{
  g_autofree char *party = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (self->party)), -1, G_NORMALIZE_ALL_COMPOSE);
  LpAttendee *attendee;
  guint64 people = 1;

  if (*g_strstrip (party) != '\0' && !g_ascii_string_to_unsigned (party, 10, 1, LP_PARTY_MOST, &people, NULL))
    {
      g_autofree char *words = g_strdup_printf (C_("attendee", "A party is 1 to %d people"), LP_PARTY_MOST);

      linli_message_show (self->window, C_("attendee", "How many people?"), words);
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

static void
lp_attendee_dialog_found_cb (LinliRecordFinder *finder,
                             const char        *kind,
                             gint64             id,
                             const char        *title,
                             LpAttendeeDialog  *self)
{
  LpAttendee *attendee = lp_attendee_dialog_make (self, LP_SOURCE_SEARCH);

  if (attendee == NULL)
    return;
  attendee->person_id = id;
  linli_record_finder_clear (finder);
  linli_act (self->window, self->context, C_("attendee", "Registered"), lp_attendee_add, attendee, lp_attendee_free);
}

/* Who walks in is there: so many came. */
static void
lp_attendee_dialog_walk_in_cb (LpAttendeeDialog *self)
{
  g_autofree char *name = linli_form_dup_text (self->name);
  LpAttendee *attendee;

  if (name == NULL)
    {
      gtk_widget_grab_focus (self->name);
      return;
    }
  attendee = lp_attendee_dialog_make (self, LP_SOURCE_WALK_IN);
  if (attendee == NULL)
    return;
  attendee->name = g_steal_pointer (&name);
  attendee->came = attendee->party;
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_widget_grab_focus (self->name);
  linli_act (self->window, self->context, C_("attendee", "Walk-in added"), lp_attendee_add, attendee, lp_attendee_free);
}

static void
lp_attendee_dialog_revealed_cb (gpointer window)
{
  lp_attendee_dialog_load (g_object_get_data (window, "attendees"));
}

static void
lp_attendee_dialog_reveal_cb (LpAttendeeDialog *self)
{
  linli_reveal_ask (self->reveal, self->context, "matter", self->event_id, lp_attendee_dialog_revealed_cb, g_object_ref (self->window), g_object_unref);
}

static GtkWidget *
lp_attendee_dialog_new_choices (LpAttendeeDialog *self)
{
  const char * const modes[] = { C_("event", "On site"), C_("event", "Online"), NULL };
  const char *roles[8] = { NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *add = gtk_button_new_with_mnemonic (C_("attendee", "Add _Walk-in"));

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
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), C_("attendee", "Name of a walk-in"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("attendee", "Name of a walk-in"), -1);
  linli_button_name_once (add);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (lp_attendee_dialog_walk_in_cb), self);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (lp_attendee_dialog_walk_in_cb), self);
  gtk_box_append (GTK_BOX (row), self->party);
  gtk_box_append (GTK_BOX (row), self->mode);
  gtk_box_append (GTK_BOX (row), self->role);
  gtk_box_append (GTK_BOX (row), self->name);
  gtk_box_append (GTK_BOX (row), add);
  return row;
}

static GtkWidget *
lp_attendee_dialog_new_foot (LpAttendeeDialog *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_widget_add_css_class (self->summary, "heading");
  self->reveal = gtk_button_new_with_mnemonic (C_("attendee", "_Show Names…"));
  linli_button_name_once (self->reveal);
  g_signal_connect_swapped (self->reveal, "clicked", G_CALLBACK (lp_attendee_dialog_reveal_cb), self);
  gtk_box_append (GTK_BOX (row), self->summary);
  gtk_box_append (GTK_BOX (row), self->reveal);
  return row;
}

void
lp_attendee_dialog_show (GtkWidget     *over,
                         LinliContext  *context,
                         const LpEvent *event)
{
  static const char * const kinds[] = { "person", NULL };
  LpAttendeeDialog *self = g_new0 (LpAttendeeDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *finder, *people = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller;
  g_autofree char *title = g_strdup_printf (C_("attendee", "Who Comes: %s"), event->title);

  self->context = g_object_ref (context);
  self->event_id = event->id;
  finder = linli_record_finder_new (context, C_("attendee", "Register a resident: name, telephone or room"), kinds);
  g_signal_connect (finder, "found", G_CALLBACK (lp_attendee_dialog_found_cb), self);
  gtk_box_append (GTK_BOX (box), finder);
  gtk_box_append (GTK_BOX (box), lp_attendee_dialog_new_choices (self));
  gtk_box_append (GTK_BOX (box), lp_attendee_dialog_new_foot (self));
  self->list = linli_plain_list_add (people, C_("attendee", "Who comes"));
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), people);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, box, 760, 620);
  g_object_set_data_full (G_OBJECT (self->window), "attendees", self, lp_attendee_dialog_free);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_attendee_dialog_store_cb), self->window, 0);
  lp_attendee_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (finder);
}
