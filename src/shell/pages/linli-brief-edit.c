/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A section of a brief is written: a text whose numbers are marked with tags. A number that is typed over loses its mark, for it is not what was
 * counted any more; so does none that stays as it was. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-act.h"
#include "linli-brief-private.h"
#include "linli-button.h"
#include "linli-dialog.h"

#define WIDTH 640
#define HEIGHT 420

typedef struct {
  LinliContext *context;
  LinliBrief *brief;
  guint section;
  GtkWidget *dialog;
  GtkTextBuffer *buffer;
  char *settled; /* the text for which closing has nothing more to keep */
} LinliBriefEdit;

/* A tag of a number holds the name of the figure and the words that it marks. */
typedef struct {
  char *name;
  char *words;
} LinliBriefMark;

static void
linli_brief_mark_free (gpointer data)
{
  LinliBriefMark *mark = data;

  g_free (mark->name);
  g_free (mark->words);
  g_free (mark);
}

static void
linli_brief_edit_free (gpointer  data,
                       GClosure *closure)
{
  LinliBriefEdit *self = data;

  g_object_unref (self->context);
  g_object_unref (self->brief);
  g_free (self->settled);
  g_free (self);
}

static void
linli_brief_edit_fill (LinliBriefEdit *self,
                       const char     *text)
{
  char *words, *name;
  GtkTextIter end;

  while (linli_brief_text_parse (&text, &words, &name))
    {
      gtk_text_buffer_get_end_iter (self->buffer, &end);
      if (name != NULL)
        {
          GtkTextTag *tag = gtk_text_buffer_create_tag (self->buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "underline", PANGO_UNDERLINE_SINGLE, NULL);
          LinliBriefMark *mark = g_new (LinliBriefMark, 1);

          *mark = (LinliBriefMark) { g_strdup (name), g_strdup (words) };
          g_object_set_data_full (G_OBJECT (tag), "mark", mark, linli_brief_mark_free);
          gtk_text_buffer_insert_with_tags (self->buffer, &end, words, -1, tag, NULL);
        }
      else
        {
          gtk_text_buffer_insert (self->buffer, &end, words, -1);
        }
      g_free (words);
      g_free (name);
    }
}

/* The mark that begins here and whose words are whole. */
static const LinliBriefMark *
linli_brief_edit_find_mark (const GtkTextIter *begin,
                            GtkTextIter       *end)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_toggled_tags (begin, TRUE);

  for (GSList *at = tags; at != NULL; at = at->next)
    {
      const LinliBriefMark *mark = g_object_get_data (at->data, "mark");
      g_autofree char *words = NULL;

      *end = *begin;
      if (mark == NULL || !gtk_text_iter_forward_to_tag_toggle (end, at->data))
        continue;
      words = gtk_text_iter_get_text (begin, end);
      if (g_str_equal (words, mark->words))
        return mark;
    }
  return NULL;
}

static char *
linli_brief_edit_dup_text (LinliBriefEdit *self)
{
  GString *text = g_string_new (NULL);
  GtkTextIter at, next;

  gtk_text_buffer_get_start_iter (self->buffer, &at);
  while (!gtk_text_iter_is_end (&at))
    {
      const LinliBriefMark *mark = linli_brief_edit_find_mark (&at, &next);

      if (mark != NULL)
        {
          g_string_append_printf (text, "[%s](%s)", mark->words, mark->name);
        }
      else
        {
          g_autofree char *words = NULL;

          next = at;
          if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL))
            gtk_text_buffer_get_end_iter (self->buffer, &next);
          words = gtk_text_iter_get_text (&at, &next);
          g_string_append (text, words);
        }
      at = next;
    }
  return g_string_free (text, FALSE);
}

/* What is as it was drafted is a draft, which follows the numbers. */
static void
linli_brief_edit_keep_cb (GtkWidget      *widget,
                          LinliBriefEdit *self)
{
  LinliFigures *section = linli_brief_get_section (self->brief, self->section);
  g_autofree char *title = g_strdup_printf (_("Brief written: %s"), linli_figures_get_title (section));
  g_autofree char *text = linli_brief_edit_dup_text (self);
  gboolean is_draft = g_str_equal (text, linli_brief_get_draft (self->brief, self->section));

  linli_act_and_close (self->dialog, self->context, title, linli_brief_keep,
                       linli_brief_text_new (linli_brief_get_period (self->brief), linli_figures_get_id (section), is_draft ? NULL : text),
                       linli_brief_text_free);
}

/* What was written is kept, however the window is closed; where that is refused, closing it once more gives it up. */
static gboolean
linli_brief_edit_close_cb (GtkWidget      *dialog,
                           LinliBriefEdit *self)
{
  g_autofree char *text = linli_brief_edit_dup_text (self);

  if (g_str_equal (text, self->settled))
    return FALSE;
  g_free (self->settled);
  self->settled = g_steal_pointer (&text);
  linli_brief_edit_keep_cb (dialog, self);
  return TRUE;
}

static GtkWidget *
linli_brief_edit_new_content (LinliBriefEdit *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new (), *view = gtk_text_view_new ();
  GtkWidget *hint = gtk_label_new (_("Numbers that are left as they are can still be opened. Nothing personal belongs in here."));
  GtkWidget *keep = linli_button_new (_("_Keep"), NULL);
  const char *written = linli_brief_get_written (self->brief, self->section);

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  linli_brief_edit_fill (self, written != NULL ? written : linli_brief_get_draft (self->brief, self->section));
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->settled = linli_brief_edit_dup_text (self);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the section"), -1);
  gtk_widget_add_css_class (scroller, "card");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (keep, "suggested-action");
  gtk_widget_set_halign (keep, GTK_ALIGN_END);
  g_signal_connect_data (keep, "clicked", G_CALLBACK (linli_brief_edit_keep_cb), self, linli_brief_edit_free, 0);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), keep);
  gtk_widget_add_css_class (box, "linli-page-box");
  gtk_widget_set_vexpand (box, TRUE);
  return box;
}

void
_linli_brief_edit_show (GtkWidget    *over,
                        LinliContext *context,
                        LinliBrief   *brief,
                        guint         section)
{
  LinliBriefEdit *self = g_new0 (LinliBriefEdit, 1);
  g_autofree char *title = _linli_brief_dup_heading (brief, section);

  self->context = g_object_ref (context);
  self->brief = g_object_ref (brief);
  self->section = section;
  self->dialog = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, linli_brief_edit_new_content (self), WIDTH, HEIGHT);
  g_signal_connect (self->dialog, "close-request", G_CALLBACK (linli_brief_edit_close_cb), self);
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
