/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What notices, letters and re-checks begin with, in the office's own words; what is kept is one action. */

#include "lp-hazard-wording-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-paper-store.h"
#include "lp-hazard-setting-store.h"

static const char * const papers[] = { LP_HAZARD_NOTICE, LP_HAZARD_INFORMATION, LP_HAZARD_RECHECK };

/* Letters that are seen at once. */
#define SENTENCE 60

typedef struct {
  LinliContext *context;
  LinliForm *form;
  GtkWidget *entries[G_N_ELEMENTS (papers)];
} LpHazardWordingDialog;

static void
lp_hazard_wording_dialog_free (gpointer data)
{
  LpHazardWordingDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
lp_hazard_wording_dialog_keep_cb (LpHazardWordingDialog *self)
{
  GHashTable *wording = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      char *words = linli_form_dup_text (self->entries[i]);

      g_hash_table_insert (wording, (gpointer) papers[i], words != NULL ? words : g_strdup (""));
    }
  linli_act_and_close (self->form->window, self->context, _("Wording of notices changed"), lp_hazard_wording_save, wording,
                       (GDestroyNotify) g_hash_table_unref);
}

void
lp_hazard_wording_dialog_show (GtkWidget    *over,
                               LinliContext *context)
{
  LpHazardWordingDialog *self = g_new0 (LpHazardWordingDialog, 1);

  self->context = g_object_ref (context);
  self->form = linli_form_new (over, _("What Notices Begin With"), _("_Keep"));
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *own = lp_hazard_wording_dup_own (linli_context_get_database (context), papers[i]);
      const char *words = own != NULL ? own : lp_hazard_wording_get_usual (papers[i]);

      self->entries[i] = linli_form_add_entry (self->form, lp_hazard_issue_get_kind_label (papers[i]), words);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entries[i]), SENTENCE);
    }
  linli_form_show (self->form, G_CALLBACK (lp_hazard_wording_dialog_keep_cb), self, lp_hazard_wording_dialog_free);
}
