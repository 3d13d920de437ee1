/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The head, the signatures and the foot of all papers are set; what is kept is one action. */

#include "config.h"

#include "linli-letterhead-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "linli-act.h"
#include "linli-form.h"
#include "linli-letterhead-private.h"

typedef struct {
  LinliContext *context;
  LinliForm *form;
  GtkWidget *unit, *title, *signatures, *note, *duties, *phones, *size, *letters;
} LinliLetterheadDialog;

static void
linli_letterhead_dialog_free (gpointer data)
{
  LinliLetterheadDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static char *
linli_letterhead_dialog_dup (GtkWidget *entry)
{
  g_autofree char *text = linli_form_dup_text (entry);

  return _linli_letterhead_dup_kept (text);
}

static void
linli_letterhead_dialog_keep_cb (LinliLetterheadDialog *self)
{
  LinliLetterhead *kept = g_new0 (LinliLetterhead, 1);

  kept->unit = linli_letterhead_dialog_dup (self->unit);
  kept->title = linli_letterhead_dialog_dup (self->title);
  kept->signatures = linli_letterhead_dialog_dup (self->signatures);
  kept->note = linli_letterhead_dialog_dup (self->note);
  kept->duties = linli_letterhead_dialog_dup (self->duties);
  kept->phones = linli_letterhead_dialog_dup (self->phones);
  kept->is_a3 = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->size)) == 1;
  kept->is_large = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->letters)) == 1;
  linli_act_and_close (self->form->window, self->context, _("Head and signatures of papers changed"), _linli_letterhead_keep, kept, _linli_letterhead_free);
}

void
_linli_letterhead_dialog_show (GtkWidget    *over,
                               LinliContext *context)
{
  const char * const sizes[] = { _("As each paper has it"), "A3", NULL };
  const char * const letters[] = { _("As each paper has it"), C_("letters", "Large"), NULL };
  g_autoptr (LinliLetterhead) old = _linli_letterhead_load (linli_context_get_database (context));
  g_autofree char *before = _linli_letterhead_dup_shown (old->title), *note = _linli_letterhead_dup_shown (old->note);
  LinliLetterheadDialog *self = g_new0 (LinliLetterheadDialog, 1);

  self->context = g_object_ref (context);
  self->form = linli_form_new (over, _("Head and Signatures of Papers"), _("_Keep"));
  self->unit = linli_form_add_entry (self->form, _("Unit; empty: the community"), old->unit);
  self->title = linli_form_add_entry (self->form, _("Before each title"), before);
  self->signatures = linli_form_add_entry (self->form, _("Who signs lists, as: Made by、Checked by"), old->signatures);
  self->note = linli_form_add_entry (self->form, _("At the foot; {unit} and {period} are filled in"), note);
  self->duties = linli_form_add_entry (self->form, _("Notice board: duties, between ；"), old->duties);
  self->phones = linli_form_add_entry (self->form, _("Notice board: telephones, between ；"), old->phones);
  self->size = linli_form_add_choice (self->form, _("Size of the paper"), sizes, old->is_a3 ? 1 : 0);
  self->letters = linli_form_add_choice (self->form, _("Letters"), letters, old->is_large ? 1 : 0);
  linli_form_show (self->form, G_CALLBACK (linli_letterhead_dialog_keep_cb), self, linli_letterhead_dialog_free);
}
