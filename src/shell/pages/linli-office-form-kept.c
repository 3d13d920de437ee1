/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The forms that the file keeps: each is opened, filled again as last time with one press, or forgotten. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-button.h"
#include "linli-export-request-private.h"
#include "linli-message.h"
#include "linli-office-form-parts-private.h"
#include "linli-toast.h"

struct _LinliOfficeFormKept {
  GtkWidget parent_instance;
  LinliContext *context;
  GtkWidget *list;
  GtkWidget *filled_row; /* (nullable): that of the form that was filled last */
  gint64 filled;         /* that form; 0 for none */
  char *path;            /* where it went */
  char *text;            /* how much of it */
};

G_DEFINE_FINAL_TYPE (LinliOfficeFormKept, linli_office_form_kept, GTK_TYPE_WIDGET)

enum { OPEN, AGAIN, FORGOTTEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static gint64
linli_office_form_kept_get_id (GtkWidget *widget)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (widget), "id");
}

static void
linli_office_form_kept_set_id (GtkWidget *widget,
                               gint64     id)
{
  g_object_set_data_full (G_OBJECT (widget), "id", g_memdup2 (&id, sizeof id), g_free);
}

static void
linli_office_form_kept_open_cb (LinliOfficeFormKept *self,
                                GtkWidget           *row)
{
  g_signal_emit (self, signals[OPEN], 0, linli_office_form_kept_get_id (row));
}

static void
linli_office_form_kept_again_cb (LinliOfficeFormKept *self,
                                 GtkWidget           *button)
{
  g_signal_emit (self, signals[AGAIN], 0, linli_office_form_kept_get_id (button));
}

/* ── Forgetting ── */

static gboolean
forget_run (LinliTransaction  *transaction,
            gpointer           id,
            GError           **error)
{
  return linli_office_form_forget (transaction, *(gint64 *) id, error);
}

static void
linli_office_form_kept_forgotten_cb (GObject      *object,
                                     GAsyncResult *result,
                                     gpointer      data)
{
  g_autoptr (LinliOfficeFormKept) self = data;
  g_autoptr (GError) error = NULL;
  gboolean forgotten = linli_store_act_finish (LINLI_STORE (object), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (!forgotten)
    linli_toast_show_error (GTK_WIDGET (self), _("The form was not forgotten"), error);
  g_signal_emit (self, signals[FORGOTTEN], 0);
}

typedef struct {
  LinliOfficeFormKept *kept;
  gint64 id;
} Forgetting;

static void
forgetting_free (gpointer data)
{
  Forgetting *forgetting = data;

  g_object_unref (forgetting->kept);
  g_free (forgetting);
}

static void
linli_office_form_kept_answer_cb (const char *text,
                                  gpointer    data)
{
  const Forgetting *forgetting = data;

  if (forgetting->kept->context == NULL)
    return;
  linli_store_act_async (linli_context_get_store (forgetting->kept->context), _("Forget a form"), forget_run,
                         g_memdup2 (&forgetting->id, sizeof (gint64)), g_free, NULL, linli_office_form_kept_forgotten_cb, g_object_ref (forgetting->kept));
}

static void
linli_office_form_kept_forget_cb (LinliOfficeFormKept *self,
                                  GtkWidget           *button)
{
  Forgetting *forgetting = g_new (Forgetting, 1);

  *forgetting = (Forgetting) { g_object_ref (self), linli_office_form_kept_get_id (button) };
  linli_message_ask (GTK_WIDGET (self), _("Forget the Form?"), _("What was set for it, and what it said when it was handed in, is erased. This cannot be undone."),
                     _("_Forget"), TRUE, linli_office_form_kept_answer_cb, forgetting, forgetting_free);
}

/* ── Rows ── */

static void
linli_office_form_kept_open_file_cb (LinliOfficeFormKept *self)
{
  _linli_office_form_show_path (GTK_WIDGET (self), self->path);
}

static void
linli_office_form_kept_open_folder_cb (LinliOfficeFormKept *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  _linli_office_form_show_path (GTK_WIDGET (self), folder);
}

static GtkWidget *
linli_office_form_kept_add_button (LinliOfficeFormKept *self,
                                   AdwActionRow        *row,
                                   GtkWidget           *button,
                                   GCallback            clicked)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
  return button;
}

/* What a form handed in before needs to be filled with one press: a reason of last time that may be given again. */
static void
linli_office_form_kept_add_again (LinliOfficeFormKept       *self,
                                  AdwActionRow              *row,
                                  const LinliKeptOfficeForm *form)
{
  g_autofree char *title = _linli_office_form_dup_title (form->name);
  g_autofree char *reason = form->day != NULL ? _linli_export_request_dup_last_reason (self->context, title) : NULL;
  g_autofree char *name = NULL, *tip = NULL;
  GtkWidget *button;

  if (reason == NULL)
    return;
  name = g_strdup_printf (_("Fill “%s” again"), form->name);
  tip = g_strdup_printf (_("Fills it with what is in the file today, in full, for the reason that was given last: %s"), reason);
  button = linli_office_form_kept_add_button (self, row, linli_button_new (_("Fill Again"), NULL), G_CALLBACK (linli_office_form_kept_again_cb));
  linli_office_form_kept_set_id (button, form->id);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
linli_office_form_kept_new_row (LinliOfficeFormKept       *self,
                                const LinliKeptOfficeForm *form)
{
  GtkWidget *row = adw_action_row_new (), *forget = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_markup_escape_text (form->name, -1);
  g_autofree char *subtitle = form->id == self->filled ? g_markup_escape_text (self->text, -1)
                              : form->day != NULL      ? g_strdup_printf (_("Handed in last as of %s"), form->day)
                                                       : g_strdup (_("Not handed in yet"));
  g_autofree char *name = g_strdup_printf (_("Forget “%s”"), form->name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  linli_office_form_kept_set_id (row, form->id);
  g_signal_connect_object (row, "activated", G_CALLBACK (linli_office_form_kept_open_cb), self, G_CONNECT_SWAPPED);
  if (form->id == self->filled)
    {
      self->filled_row = linli_office_form_kept_add_button (self, ADW_ACTION_ROW (row), linli_button_new (_("Open File"), NULL), G_CALLBACK (linli_office_form_kept_open_file_cb));
      linli_office_form_kept_add_button (self, ADW_ACTION_ROW (row), linli_button_new (_("Open Folder"), NULL), G_CALLBACK (linli_office_form_kept_open_folder_cb));
    }
  else
    linli_office_form_kept_add_again (self, ADW_ACTION_ROW (row), form);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_tooltip_text (forget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  linli_office_form_kept_set_id (forget, form->id);
  linli_office_form_kept_add_button (self, ADW_ACTION_ROW (row), forget, G_CALLBACK (linli_office_form_kept_forget_cb));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

/* Reads them anew. Returns whether there are any. */
gboolean
_linli_office_form_kept_list (LinliOfficeFormKept *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = linli_office_form_list_kept (linli_context_get_database (self->context), &error);
  GtkListBoxRow *old;

  self->filled_row = NULL;
  while ((old = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (old));
  if (forms == NULL)
    g_warning ("Forms: %s", error->message);
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), linli_office_form_kept_new_row (self, g_ptr_array_index (forms, i)));
  return forms != NULL && forms->len > 0;
}

/* Says of a form that it was filled, and where it is. */
void
_linli_office_form_kept_tell (LinliOfficeFormKept *self,
                              gint64               id,
                              const char          *path,
                              const char          *text)
{
  self->filled = id;
  g_free (self->path);
  self->path = g_strdup (path);
  g_free (self->text);
  self->text = g_strdup (text);
  _linli_office_form_kept_list (self);
  if (self->filled_row != NULL)
    gtk_widget_grab_focus (self->filled_row);
}

/* ── Construction ── */

static void
linli_office_form_kept_dispose (GObject *object)
{
  LinliOfficeFormKept *self = LINLI_OFFICE_FORM_KEPT (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (linli_office_form_kept_parent_class)->dispose (object);
}

static void
linli_office_form_kept_class_init (LinliOfficeFormKeptClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_office_form_kept_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[OPEN] = g_signal_new ("open", LINLI_TYPE_OFFICE_FORM_KEPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[AGAIN] = g_signal_new ("again", LINLI_TYPE_OFFICE_FORM_KEPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FORGOTTEN] = g_signal_new ("forgotten", LINLI_TYPE_OFFICE_FORM_KEPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_office_form_kept_init (LinliOfficeFormKept *self)
{
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Forms that the file keeps"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
_linli_office_form_kept_new (LinliContext *context)
{
  LinliOfficeFormKept *self = g_object_new (LINLI_TYPE_OFFICE_FORM_KEPT, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
