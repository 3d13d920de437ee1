/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Corrects somebody of an event. Who they are is filled in only where the event is revealed; all else needs no name. Freed with its window. */

#include "lp-attendee-form.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-store.h"

typedef struct {
  LinliForm *form;
  LinliContext *context;
  LpAttendee *attendee;
  GtkWidget *over;
  GtkWidget *name; /* (nullable): this and the next three, where they are masked */
  GtkWidget *phone;
  GtkWidget *place;
  GtkWidget *note;
  GtkWidget *party;
  GtkWidget *came;
  GtkWidget *mode;
  GtkWidget *role;
  GtkWidget *status;
} LpAttendeeForm;

static void
lp_attendee_form_free (gpointer data)
{
  LpAttendeeForm *self = data;

  lp_attendee_free (self->attendee);
  g_object_unref (self->context);
  g_object_unref (self->over);
  g_free (self);
}

/* Once it is revealed the form is shown anew. */
static void
lp_attendee_form_revealed_cb (gpointer window)
{
  LpAttendeeForm *self = g_object_get_data (window, "attendee");

  lp_attendee_form_show (self->over, self->context, lp_attendee_copy (self->attendee));
  gtk_window_close (window);
}

static void
lp_attendee_form_reveal_cb (LpAttendeeForm *self)
{
  linli_reveal_ask (self->form->window, self->context, "matter", self->attendee->event_id, lp_attendee_form_revealed_cb, g_object_ref (self->form->window),
                    g_object_unref);
}

static void
lp_attendee_form_remove_cb (LpAttendeeForm *self)
{
  LpAttendeeDeed *deed = g_new0 (LpAttendeeDeed, 1);

  deed->id = self->attendee->id;
  linli_act_and_close (self->form->window, self->context, C_("attendee", "Taken off the list"), lp_attendee_remove, deed, g_free);
}

static void
lp_attendee_form_take (GtkWidget  *entry,
                       char      **text)
{
  if (entry == NULL)
    return;
  g_free (*text);
  *text = linli_form_dup_text (entry);
}

static void
lp_attendee_form_choose (GtkWidget          *choice,
                         const char * const *codes,
                         char              **code)
{
  g_free (*code);
  *code = g_strdup (codes[gtk_drop_down_get_selected (GTK_DROP_DOWN (choice))]);
}

static const char * const lp_modes[] = { LP_MODE_SITE, LP_MODE_ONLINE, NULL };

/* Complains where something is filled in wrongly. */
static gboolean
lp_attendee_form_read (LpAttendeeForm *self,
                       LpAttendee     *attendee)
{
  g_autofree char *fault = NULL;

  lp_attendee_form_take (self->name, &attendee->name);
  lp_attendee_form_take (self->phone, &attendee->phone);
  lp_attendee_form_take (self->place, &attendee->place);
  lp_attendee_form_take (self->note, &attendee->note);
  lp_attendee_form_choose (self->mode, lp_modes, &attendee->mode);
  lp_attendee_form_choose (self->role, lp_roles_get (), &attendee->role);
  lp_attendee_form_choose (self->status, lp_statuses_get (), &attendee->status);
  if (!linli_form_read_number (self->form, self->party, 1, &attendee->party) ||
      !linli_form_read_number (self->form, self->came, LP_UNCOUNTED, &attendee->came))
    return FALSE;
  fault = lp_attendee_dup_fault (attendee);
  if (fault == NULL)
    return TRUE;
  linli_form_complain (self->form, fault, attendee->name == NULL ? self->name : self->party);
  return FALSE;
}

static void
lp_attendee_form_keep_cb (LpAttendeeForm *self)
{
  LpAttendee *attendee = lp_attendee_copy (self->attendee);

  if (lp_attendee_form_read (self, attendee))
    linli_act_and_close (self->form->window, self->context, C_("attendee", "Row corrected"), lp_attendee_edit, attendee, lp_attendee_free);
  else
    lp_attendee_free (attendee);
}

static guint
lp_attendee_form_find (const char * const *codes,
                       const char         *code)
{
  guint i = 0;

  while (codes[i] != NULL && !g_str_equal (codes[i], code))
    i++;
  return codes[i] != NULL ? i : 0;
}

/* Who it is, or that it is hidden; of whom nothing is known yet nothing is. */
static void
lp_attendee_form_add_who (LpAttendeeForm *self)
{
  const LpAttendee *attendee = self->attendee;
  g_autofree char *name = lp_attendee_dup_shown_name (attendee, FALSE), *phone = attendee->phone != NULL ? linli_mask_phone (attendee->phone) : NULL;
  gboolean known = !lp_attendee_is_unnamed (attendee) || attendee->phone != NULL || attendee->place != NULL || attendee->note != NULL;
  GtkWidget *row, *reveal;

  if (!known || linli_privacy_is_revealed (linli_context_get_privacy (self->context), "matter", attendee->event_id))
    {
      self->name = linli_form_add_entry (self->form, C_("attendee", "Name"), attendee->name);
      self->phone = linli_form_add_entry (self->form, C_("attendee", "Telephone"), attendee->phone);
      self->place = linli_form_add_entry (self->form, C_("attendee", "Home"), attendee->place);
      self->note = linli_form_add_entry (self->form, C_("attendee", "Note"), attendee->note);
      return;
    }
  row = linli_plain_row_new (name, phone);
  reveal = gtk_button_new_with_label (C_("attendee", "Correct the Name…"));
  gtk_widget_set_valign (reveal, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (reveal, "clicked", G_CALLBACK (lp_attendee_form_reveal_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), reveal);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), row);
}

static void
lp_attendee_form_add_how (LpAttendeeForm *self)
{
  const LpAttendee *attendee = self->attendee;
  const char * const modes[] = { C_("event", "On site"), C_("event", "Online"), NULL };
  const char *roles[8] = { NULL }, *statuses[8] = { NULL };
  g_autofree char *party = g_strdup_printf ("%d", attendee->party), *came = attendee->came >= 0 ? g_strdup_printf ("%d", attendee->came) : NULL;

  for (guint i = 0; lp_roles_get ()[i] != NULL; i++)
    roles[i] = lp_role_get_label (lp_roles_get ()[i]);
  for (guint i = 0; lp_statuses_get ()[i] != NULL; i++)
    statuses[i] = lp_status_get_label (lp_statuses_get ()[i]);
  self->party = linli_form_add_entry (self->form, C_("attendee", "How many people"), party);
  self->came = linli_form_add_entry (self->form, C_("attendee", "How many came (empty: not checked; 0: nobody)"), came);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->party), 8);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->came), 8);
  self->status = linli_form_add_choice (self->form, C_("attendee", "Answer"), statuses, lp_attendee_form_find (lp_statuses_get (), attendee->status));
  self->mode = linli_form_add_choice (self->form, C_("attendee", "On site or online"), modes, lp_attendee_form_find (lp_modes, attendee->mode));
  self->role = linli_form_add_choice (self->form, C_("attendee", "Role"), roles, lp_attendee_form_find (lp_roles_get (), attendee->role));
}

static void
lp_attendee_form_add_remove (LpAttendeeForm *self)
{
  GtkWidget *remove = linli_form_add_button (self->form, C_("attendee", "_Take off the List"));

  gtk_widget_add_css_class (remove, "destructive-action");
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (lp_attendee_form_remove_cb), self);
}

void
lp_attendee_form_show (GtkWidget    *over,
                       LinliContext *context,
                       LpAttendee   *attendee)
{
  LpAttendeeForm *self = g_new0 (LpAttendeeForm, 1);
  g_autofree char *line = lp_line_dup_label (attendee->line), *title = g_strdup_printf (C_("attendee", "Correct Row %s"), line);

  self->form = linli_form_new (over, title, C_("attendee", "_Keep"));
  self->context = g_object_ref (context);
  self->attendee = attendee;
  self->over = g_object_ref (over);
  g_object_set_data (G_OBJECT (self->form->window), "attendee", self);
  lp_attendee_form_add_who (self);
  lp_attendee_form_add_how (self);
  lp_attendee_form_add_remove (self);
  linli_form_show (self->form, G_CALLBACK (lp_attendee_form_keep_cb), self, lp_attendee_form_free);
  gtk_widget_grab_focus (self->name != NULL ? self->name : self->party);
}
