/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form that takes the pane's place while a record is edited. The pane owns it. */

#include "config.h"

#include "linli-details-page-private.h"

#include <glib/gi18n-lib.h>

#include "linli-record-form.h"
#include "linli-reveal.h"
#include "linli-toast.h"

static void
linli_details_page_close_form (LinliDetailsPage *self)
{
  GtkWidget *form = g_steal_pointer (&self->form);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean focus;

  if (form == NULL)
    return;
  /* While it was stored, nothing had the focus. */
  focus = _linli_details_page_has_focus (form) || (root != NULL && gtk_root_get_focus (root) == NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "record");
  gtk_stack_remove (GTK_STACK (self->stack), form);
  if (focus)
    gtk_widget_child_focus (self->body, GTK_DIR_TAB_FORWARD);
  _linli_details_page_emit_settled (self);
}

static void
linli_details_page_refused_cb (LinliDetailsPage *self)
{
  _linli_details_page_emit_settled (self);
}

static void
linli_details_page_show_form (LinliDetailsPage *self,
                              const char       *kind,
                              gint64            id)
{
  g_autoptr (LinliRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = linli_record_load (linli_context_get_database (self->context), linli_kind_lookup (kind), id, &error);
  if (record == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The record could not be read"), error);
      return;
    }
  self->form = linli_record_form_new (self->context, record);
  g_signal_connect_swapped (self->form, "closed", G_CALLBACK (linli_details_page_close_form), self);
  g_signal_connect_swapped (self->form, "refused", G_CALLBACK (linli_details_page_refused_cb), self);
  gtk_stack_add_child (GTK_STACK (self->stack), self->form);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->form);
  gtk_widget_grab_focus (self->form);
}

/* The record whose form is wanted, until it is revealed. */
typedef struct
{
  LinliDetailsPage *page;
  const char *kind;
  gint64 id;
} LinliEditRequest;

static void
linli_edit_request_free (gpointer data)
{
  LinliEditRequest *request = data;

  g_object_unref (request->page);
  g_free (request);
}

static void
linli_details_page_revealed_cb (gpointer data)
{
  LinliEditRequest *request = data;

  linli_details_page_show_form (request->page, request->kind, request->id);
}

/* A form over personal data needs it revealed; while everything is masked, the other fields can be edited. */
void
_linli_details_page_edit (LinliDetailsPage *self,
                          const char       *kind,
                          gint64            id)
{
  LinliPrivacy *privacy = linli_context_get_privacy (self->context);
  const LinliKind *known = linli_kind_lookup (kind);
  g_autoptr (LinliRecord) record = NULL;
  LinliEditRequest *request;
  gboolean secret;

  /* The form that is open holds what somebody typed. */
  if (self->form != NULL)
    {
      if (gtk_widget_get_focus_child (self->form) == NULL)
        gtk_widget_child_focus (self->form, GTK_DIR_TAB_FORWARD);
      return;
    }
  record = linli_record_load (linli_context_get_database (self->context), known, id, NULL);
  secret = record != NULL && linli_privacy_is_secret (record);
  for (guint i = 0; i < known->n_fields; i++)
    secret = secret || (known->fields[i].flags & LINLI_FIELD_MASKED) != 0;
  if (!secret || linli_privacy_is_revealed (privacy, kind, id) || linli_privacy_get_locked (privacy))
    {
      linli_details_page_show_form (self, kind, id);
      return;
    }
  request = g_new0 (LinliEditRequest, 1);
  request->page = g_object_ref (self);
  request->kind = known->name;
  request->id = id;
  linli_reveal_ask (GTK_WIDGET (self), self->context, kind, id, linli_details_page_revealed_cb, request, linli_edit_request_free);
}
