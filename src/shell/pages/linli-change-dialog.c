/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Asks when somebody moved out, died or went away, and where need be who is the new head of the household; all of it is stored as one
 * action. The dialog is a window over the page; GTK owns it until it is closed. */

#include "config.h"

#include "linli-change-dialog-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-core.h>

#include "linli-button.h"
#include "linli-dialog.h"
#include "linli-form-line-private.h"
#include "linli-head-rows-private.h"

/* How each change is told, and the fields that are asked for it. */
static const struct
{
  const char *title;
  const char *verb; /* of the timeline, and of the action's title */
  const char *on;
  const char *until;
  const char *to;
  gboolean household;
} changes[] = {
  [LINLI_CHANGE_AWAY] = { N_("Away for Some Time"), "away", "away_from", "away_until", "away_to", FALSE },
  [LINLI_CHANGE_MOVE_OUT] = { N_("Move Out"), "move-out", "moved_out_on", NULL, "moved_to", FALSE },
  [LINLI_CHANGE_RETURN] = { N_("Move In Again"), "move-in", "moved_in_on", NULL, NULL, FALSE },
  [LINLI_CHANGE_DECEASED] = { N_("Death"), "deceased", "deceased_on", NULL, NULL, FALSE },
  [LINLI_CHANGE_MAKE_HEAD] = { N_("Make Head of Household"), "head", NULL, NULL, NULL, FALSE },
  [LINLI_CHANGE_HEAD] = { N_("Change the Head of Household"), "head", NULL, NULL, NULL, TRUE },
  [LINLI_CHANGE_HOUSEHOLD_OUT] = { N_("Whole Household Moves Out"), "move-out", "moved_out_on", NULL, "moved_to", TRUE },
};

typedef struct
{
  LinliContext *context;
  LinliChange change;
  gint64 id;
  LinliResidence residence;
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *on, *on_line;
  GtkWidget *until, *until_line;
  GtkWidget *to;
  GtkWidget *head; /* rows, or NULL where the head stays */
  GtkWidget *fault;
  GtkWidget *save;
} Dialog;

/* What the writer needs. */
typedef struct
{
  LinliChange change;
  gint64 id;
  gint64 household;
  char *on;
  char *until;
  char *to;
  gint64 head;
  GArray *relations;
} Saving;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->on);
  g_free (saving->until);
  g_free (saving->to);
  g_clear_pointer (&saving->relations, g_array_unref);
  g_free (saving);
}

static gboolean
set_head (LinliTransaction  *transaction,
          Saving            *saving,
          GError           **error)
{
  if (!linli_residency_set_head (transaction, saving->household, saving->head, error))
    return FALSE;
  for (guint i = 0; i < saving->relations->len; i++)
    {
      const LinliHeadRelation *relation = &g_array_index (saving->relations, LinliHeadRelation, i);
      g_autoptr (LinliRecord) person =
        linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("person"), relation->person, error);

      if (person == NULL)
        return FALSE;
      linli_record_set_text (person, "relation_to_head", relation->relation);
      if (!linli_record_save (person, transaction, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
save_on_writer (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  Saving *saving = data;
  gboolean stored = TRUE;

  switch (saving->change)
    {
    case LINLI_CHANGE_AWAY:
      stored = linli_residency_set_away (transaction, saving->id, saving->on, saving->until, saving->to, error);
      break;
    case LINLI_CHANGE_MOVE_OUT:
      stored = linli_residency_move_out (transaction, saving->id, saving->on, saving->to, error);
      break;
    case LINLI_CHANGE_RETURN:
      stored = linli_residency_return (transaction, saving->id, saving->on, error);
      break;
    case LINLI_CHANGE_DECEASED:
      stored = linli_residency_set_deceased (transaction, saving->id, saving->on, error);
      break;
    case LINLI_CHANGE_HOUSEHOLD_OUT:
      stored = linli_residency_move_household_out (transaction, saving->id, saving->on, saving->to, error);
      break;
    case LINLI_CHANGE_MAKE_HEAD:
    case LINLI_CHANGE_HEAD:
    default:
      break;
    }

  return stored && (saving->head == 0 || set_head (transaction, saving, error));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GtkWidget) window = data;
  Dialog *self = g_object_get_data (G_OBJECT (window), "dialog");
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (object), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  gtk_widget_set_sensitive (self->list, TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
  if (self->on != NULL)
    gtk_widget_grab_focus (self->on);
  gtk_label_set_text (GTK_LABEL (self->fault), g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID)
                                                 ? error->message
                                                 : _("The change was not stored"));
  gtk_widget_set_visible (self->fault, TRUE);
}

/* What stands in a row, NULL for nothing. */
static char *
dup_text (GtkWidget *row)
{
  g_autofree char *text = row != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)))) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static const LinliField *
find_field (Dialog     *self,
            const char *name)
{
  const LinliKind *kind = linli_kind_lookup (changes[self->change].household ? "household" : "person");

  return &kind->fields[linli_kind_find_field (kind, name)];
}

/* Whether a day can be read, or is left empty where that is right; says so under its row. */
static gboolean
check_day (Dialog     *self,
           GtkWidget  *row,
           GtkWidget  *line,
           const char *field,
           gboolean    required)
{
  g_autofree char *text = dup_text (row);
  g_autofree char *canonical = NULL;
  g_autoptr (GError) error = NULL;
  const char *fault = NULL;

  if (row == NULL)
    return TRUE;
  if (text != NULL)
    canonical = linli_field_normalise (find_field (self, field), text, &error);
  if (text == NULL ? required : canonical == NULL)
    fault = error != NULL ? error->message : _("This must not be empty.");
  _linli_form_line_set_fault (line, row, fault);
  if (fault != NULL)
    gtk_widget_grab_focus (row);

  return fault == NULL;
}

/* It goes to the journal, which everybody may read. */
static char *
dup_title (Dialog *self)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autofree char *who = NULL;

  if (changes[self->change].household)
    {
      who = linli_dossier_dup_title (database, linli_context_get_privacy (self->context), "household", self->id);
    }
  else
    {
      who = linli_title_dup_masked (database, "person", self->id);
    }

  /* translators: what happened, and to whom: "Moved out: Li*" */
  return g_strdup_printf (_("%s: %s"), linli_timeline_get_verb_label (changes[self->change].verb), who);
}

static void
save_cb (Dialog *self)
{
  g_autofree char *title = NULL;
  Saving *saving;

  if (!check_day (self, self->on, self->on_line, changes[self->change].on, TRUE) ||
      !check_day (self, self->until, self->until_line, changes[self->change].until, FALSE))
    return;
  saving = g_new0 (Saving, 1);
  saving->change = self->change;
  saving->id = self->id;
  saving->household = self->residence.household;
  saving->on = dup_text (self->on);
  saving->until = dup_text (self->until);
  saving->to = dup_text (self->to);
  if (self->head != NULL)
    {
      saving->head = _linli_head_rows_get_head (self->head);
      saving->relations = _linli_head_rows_dup_relations (self->head);
    }
  title = dup_title (self);
  /* A text that has the focus and cannot be written in any more is not told that it lost it, and goes on blinking. */
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  gtk_widget_set_sensitive (self->list, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  linli_store_act_async (linli_context_get_store (self->context), title, save_on_writer, saving, saving_free, NULL, saved_cb,
                         g_object_ref (self->window));
}

static GtkWidget *
add_row (Dialog      *self,
         const char  *field,
         GtkWidget  **line)
{
  GtkWidget *row;

  if (field == NULL)
    return NULL;
  row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), linli_field_get_label (find_field (self, field)));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  if (line != NULL)
    {
      *line = _linli_form_line_new ();
      gtk_list_box_append (GTK_LIST_BOX (self->list), *line);
    }

  return row;
}

static void
fill_list (Dialog *self)
{
  LinliDate today;
  g_autofree char *day = NULL;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, changes[self->change].title), -1);
  self->on = add_row (self, changes[self->change].on, &self->on_line);
  self->until = add_row (self, changes[self->change].until, &self->until_line);
  self->to = add_row (self, changes[self->change].to, NULL);
  gtk_widget_set_visible (self->list, self->on != NULL);
  if (self->on == NULL)
    return;
  linli_date_today (&today);
  day = linli_date_to_string (&today);
  gtk_editable_set_text (GTK_EDITABLE (self->on), day);
}

/* What follows for the household: another head, that nobody is left of it, or that somebody is there again. */
static void
add_consequence (Dialog *self,
                 GtkBox *body)
{
  gboolean leaves = self->change == LINLI_CHANGE_MOVE_OUT || self->change == LINLI_CHANGE_DECEASED;
  gboolean is_head = self->residence.head == self->id, returns = self->change == LINLI_CHANGE_RETURN;
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (self->change == LINLI_CHANGE_HEAD)
    self->head = _linli_head_rows_new (self->context, self->residence.household, 0, 0);
  else if (self->change == LINLI_CHANGE_MAKE_HEAD)
    self->head = _linli_head_rows_new (self->context, self->residence.household, 0, self->id);
  else if (leaves && is_head && self->residence.n_others > 0)
    self->head = _linli_head_rows_new (self->context, self->residence.household, self->id, 0);
  if (self->head != NULL)
    gtk_box_append (body, self->head);
  if (!returns && (!leaves || self->residence.household == 0 || self->residence.n_others > 0))
    return;
  if (returns)
    {
      g_autofree char *home = linli_dossier_dup_title (linli_context_get_database (self->context), linli_context_get_privacy (self->context),
                                                       "household", self->residence.household);

      words = g_strdup_printf (_("Belongs to the same household again: %s"), home);
    }
  label = gtk_label_new (returns ? words : _("Nobody else of this household is here: it counts as moved out from then on, and its home as vacant."));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (body, label);
}

static GtkWidget *
new_buttons (Dialog *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->save = linli_button_new (_("_Save"), NULL);
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_margin_top (buttons, 10);
  gtk_box_append (GTK_BOX (buttons), linli_button_new (_("_Cancel"), "window.close"));
  gtk_box_append (GTK_BOX (buttons), self->save);

  return buttons;
}

static GtkWidget *
new_body (Dialog *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *who = linli_dossier_dup_title (linli_context_get_database (self->context), linli_context_get_privacy (self->context),
                                                  changes[self->change].household ? "household" : "person", self->id);
  GtkWidget *heading = gtk_label_new (who);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (GTK_BOX (inner), heading);
  self->list = gtk_list_box_new ();
  fill_list (self);
  gtk_box_append (GTK_BOX (inner), self->list);
  add_consequence (self, GTK_BOX (inner));
  self->fault = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_widget_add_css_class (self->fault, "linli-field-error");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_box_append (GTK_BOX (inner), self->fault);
  gtk_widget_set_margin_bottom (inner, 4); /* room for the shadow of the last list */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 440);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_box_append (GTK_BOX (body), scroller);
  gtk_box_append (GTK_BOX (body), new_buttons (self));
  gtk_widget_add_css_class (body, "linli-dialog-body");

  return body;
}

void
_linli_change_dialog_show (GtkWidget    *from,
                           LinliContext *context,
                           LinliChange   change,
                           gint64        id)
{
  Dialog *self = g_new0 (Dialog, 1);

  self->context = g_object_ref (context);
  self->change = change;
  self->id = id;
  linli_residency_read (linli_context_get_database (context), changes[change].household ? "household" : "person", id, &self->residence);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), g_dgettext (GETTEXT_PACKAGE, changes[change].title),
                                   new_body (self), 460, -1);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self->window), self->save);
  if (!gtk_widget_grab_focus (self->on != NULL ? self->on : self->head))
    gtk_widget_grab_focus (self->save);
  gtk_window_present (GTK_WINDOW (self->window));
}
