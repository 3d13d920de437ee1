/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A kind of paper is adapted: the form shows what stands on it now; what is left as it is follows the head of all papers. What is kept is
 * one action. */

#include "config.h"

#include "linli-paper-template-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "linli-act.h"

#define SENTENCE 34 /* letters that are seen at once */
#define MOST_TITLE 60 /* letters that a title has room for */

static const char * const letters[] = { LINLI_PAPER_LETTERS_USUAL, LINLI_PAPER_LETTERS_LARGE, NULL };

typedef struct {
  LinliContext *context;
  LinliPaper *paper;
  LinliForm *form;
  GtkWidget *title, *before, *after, *signatures, *foot, *size, *letters;
  LinliPaperTemplateColumns *columns; /* (nullable) */
  char *signed_by;                    /* who signs anyhow */
} LinliPaperTemplateDialog;

static void
linli_paper_template_dialog_free (gpointer data)
{
  LinliPaperTemplateDialog *self = data;

  g_clear_pointer (&self->columns, _linli_paper_template_columns_free);
  g_object_unref (self->context);
  g_object_unref (self->paper);
  g_free (self->signed_by);
  g_free (self);
}

/* What stands in an entry, when it is not what would stand there anyhow; "" where nothing is wanted instead of that. */
static char *
linli_paper_template_dialog_dup (GtkWidget  *entry,
                                 const char *usual)
{
  g_autofree char *text = linli_form_dup_text (entry), *kept = _linli_letterhead_dup_kept (text != NULL ? text : ""), *same = _linli_letterhead_dup_kept (usual);

  return g_str_equal (kept, same) ? NULL : g_steal_pointer (&kept);
}

static char *
linli_paper_template_dialog_dup_title (LinliPaperTemplateDialog *self)
{
  g_autofree char *text = linli_paper_template_dialog_dup (self->title, "{title}");

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
linli_paper_template_dialog_dup_choice (GtkWidget          *menu,
                                        const char * const *values)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (menu));

  return chosen > 0 && chosen != GTK_INVALID_LIST_POSITION ? g_strdup (values[chosen - 1]) : NULL;
}

static void
linli_paper_template_dialog_act (LinliPaperTemplateDialog *self,
                                 const char               *what,
                                 LinliPaperTemplate       *kept)
{
  linli_act_and_close (self->form->window, self->context, what, _linli_paper_template_keep, kept, _linli_paper_template_free);
}

static void
linli_paper_template_dialog_keep_cb (LinliPaperTemplateDialog *self)
{
  const char *note = self->paper->letterhead != NULL ? self->paper->letterhead->note : "";
  LinliPaperTemplate *kept = _linli_paper_template_load (NULL, self->paper->template->kind);

  if (self->columns != NULL && !_linli_paper_template_columns_read (self->columns, &kept->columns))
    {
      _linli_paper_template_free (kept);
      return;
    }
  if (self->columns == NULL)
    kept->columns = g_strdup (self->paper->template->columns);
  kept->title = linli_paper_template_dialog_dup_title (self);
  kept->before = linli_paper_template_dialog_dup (self->before, "");
  kept->after = linli_paper_template_dialog_dup (self->after, "");
  kept->signatures = linli_paper_template_dialog_dup (self->signatures, self->signed_by);
  kept->foot = linli_paper_template_dialog_dup (self->foot, note);
  kept->size = linli_paper_template_dialog_dup_choice (self->size, _linli_paper_template_sizes);
  kept->letters = linli_paper_template_dialog_dup_choice (self->letters, letters);
  linli_paper_template_dialog_act (self, _("Template changed"), kept);
}

static void
linli_paper_template_dialog_restore_cb (LinliPaperTemplateDialog *self)
{
  linli_paper_template_dialog_act (self, _("Template as it was"), _linli_paper_template_load (NULL, self->paper->template->kind));
}

static char *
linli_paper_template_dialog_dup_signed_by (LinliPaper *paper)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; paper->own_signatures != NULL && i < paper->own_signatures->len; i++)
    if (g_ptr_array_index (paper->own_signatures, i) != NULL)
      g_strv_builder_add (names, g_ptr_array_index (paper->own_signatures, i));
  all = g_strv_builder_end (names);
  return g_strjoinv ("、", all);
}

static GtkWidget *
linli_paper_template_dialog_add_entry (LinliPaperTemplateDialog *self,
                                       const char               *title,
                                       const char               *adapted,
                                       const char               *usual)
{
  g_autofree char *shown = _linli_letterhead_dup_shown (adapted != NULL ? adapted : usual);
  GtkWidget *entry = linli_form_add_entry (self->form, title, shown);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), SENTENCE);
  return entry;
}

static GtkWidget *
linli_paper_template_dialog_add_choice (LinliPaperTemplateDialog *self,
                                        const char               *title,
                                        const char * const       *labels,
                                        const char * const       *values,
                                        const char               *value)
{
  guint chosen = 0;

  for (guint i = 0; value != NULL && values[i] != NULL; i++)
    if (g_str_equal (values[i], value))
      chosen = i + 1;
  return linli_form_add_choice (self->form, title, labels, chosen);
}

static void
linli_paper_template_dialog_fill (LinliPaperTemplateDialog *self)
{
  const char * const size_labels[] = { _("As usual"), _("A4, upright"), _("A4, across"), _("A3, upright"), _("A3, across"), NULL };
  const char * const letter_labels[] = { _("As usual"), C_("letters", "Ordinary"), C_("letters", "Large"), NULL };
  const LinliPaperTemplate *old = self->paper->template;
  const char *note = self->paper->letterhead != NULL ? self->paper->letterhead->note : "";

  /* The usual title of this paper may name what and whom it is about, which is kept neither for the next one nor in the journal. */
  self->title = linli_paper_template_dialog_add_entry (self, _("Title; {title} is the usual one"), old->title, "{title}");
  gtk_entry_set_max_length (GTK_ENTRY (self->title), MOST_TITLE);
  self->before = linli_paper_template_dialog_add_entry (self, _("Below the title"), old->before, "");
  self->after = linli_paper_template_dialog_add_entry (self, _("At the end, above who signs"), old->after, "");
  self->signatures = linli_paper_template_dialog_add_entry (self, _("Who signs, between 、"), old->signatures, self->signed_by);
  self->foot = linli_paper_template_dialog_add_entry (self, _("At the foot; {unit} and {period} are filled in"), old->foot, note);
  self->size = linli_paper_template_dialog_add_choice (self, _("Size of the paper"), size_labels, _linli_paper_template_sizes, old->size);
  self->letters = linli_paper_template_dialog_add_choice (self, _("Letters"), letter_labels, letters, old->letters);
  if (self->paper->ledger != NULL)
    self->columns = _linli_paper_template_columns_new (self->form, LINLI_LEDGER (self->paper->ledger), old->columns);
}

void
_linli_paper_template_dialog_show (GtkWidget    *over,
                                   LinliContext *context,
                                   LinliPaper   *paper)
{
  LinliPaperTemplateDialog *self = g_new0 (LinliPaperTemplateDialog, 1);

  self->context = g_object_ref (context);
  self->paper = g_object_ref (paper);
  self->signed_by = linli_paper_template_dialog_dup_signed_by (paper);
  self->form = linli_form_new (over, C_("paper", "Template"), _("_Keep"));
  gtk_window_set_default_size (GTK_WINDOW (self->form->window), 640, -1);
  linli_paper_template_dialog_fill (self);
  if (!_linli_paper_template_is_empty (paper->template))
    g_signal_connect_swapped (linli_form_add_button (self->form, _("As It _Was")), "clicked", G_CALLBACK (linli_paper_template_dialog_restore_cb), self);
  linli_form_show (self->form, G_CALLBACK (linli_paper_template_dialog_keep_cb), self, linli_paper_template_dialog_free);
  gtk_widget_grab_focus (self->title);
}
