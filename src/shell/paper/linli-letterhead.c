/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an office adapts on all its papers, as settings of the community. Any thread. */

#include "config.h"

#include "linli-letterhead-private.h"

#include <glib/gi18n-lib.h>
#include <linli-community-settings.h>
#include <linli-community.h>
#include <string.h>

static char *
linli_letterhead_dup (LinliDatabase *reader,
                      const char    *key)
{
  char *text = linli_community_settings_dup_text (reader, key);

  return text != NULL ? text : g_strdup ("");
}

LinliLetterhead *
_linli_letterhead_load (LinliDatabase *reader)
{
  LinliLetterhead *self = g_new0 (LinliLetterhead, 1);

  self->unit = linli_letterhead_dup (reader, "paper.unit");
  self->title = linli_letterhead_dup (reader, "paper.title");
  self->signatures = linli_letterhead_dup (reader, "paper.signatures");
  self->note = linli_letterhead_dup (reader, "paper.note");
  self->duties = linli_letterhead_dup (reader, "paper.duties");
  self->phones = linli_letterhead_dup (reader, "paper.phones");
  self->is_a3 = linli_community_settings_get_int64 (reader, "paper.a3", 0) != 0;
  self->is_large = linli_community_settings_get_int64 (reader, "paper.large", 0) != 0;
  return self;
}

void
_linli_letterhead_free (gpointer data)
{
  LinliLetterhead *self = data;

  g_free (self->unit);
  g_free (self->title);
  g_free (self->signatures);
  g_free (self->note);
  g_free (self->duties);
  g_free (self->phones);
  g_free (self);
}

/* What is as it was is not written, so that the journal tells what changed. */
static gboolean
linli_letterhead_keep_text (LinliTransaction  *transaction,
                            const char        *key,
                            const char        *text,
                            GError           **error)
{
  g_autofree char *old = linli_letterhead_dup (linli_transaction_get_database (transaction), key);

  return g_str_equal (old, text) || linli_community_settings_set_text (transaction, key, *text != '\0' ? text : NULL, error);
}

static gboolean
linli_letterhead_keep_flag (LinliTransaction  *transaction,
                            const char        *key,
                            gboolean           flag,
                            GError           **error)
{
  return (linli_community_settings_get_int64 (linli_transaction_get_database (transaction), key, 0) != 0) == flag ||
         linli_community_settings_set_int64 (transaction, key, flag, error);
}

gboolean
_linli_letterhead_keep (LinliTransaction  *transaction,
                        gpointer           letterhead,
                        GError           **error)
{
  const LinliLetterhead *self = letterhead;

  return linli_letterhead_keep_text (transaction, "paper.unit", self->unit, error) &&
         linli_letterhead_keep_text (transaction, "paper.title", self->title, error) &&
         linli_letterhead_keep_text (transaction, "paper.signatures", self->signatures, error) &&
         linli_letterhead_keep_text (transaction, "paper.note", self->note, error) &&
         linli_letterhead_keep_text (transaction, "paper.duties", self->duties, error) &&
         linli_letterhead_keep_text (transaction, "paper.phones", self->phones, error) &&
         linli_letterhead_keep_flag (transaction, "paper.a3", self->is_a3, error) &&
         linli_letterhead_keep_flag (transaction, "paper.large", self->is_large, error);
}

char *
_linli_letterhead_dup_unit (const LinliLetterhead *self,
                            LinliDatabase         *reader)
{
  return *self->unit != '\0' ? g_strdup (self->unit) : linli_community_dup_name (reader);
}

static char *
linli_letterhead_translate (const char *text,
                            gboolean    shown)
{
  static const char * const placeholders[] = { N_("{unit}"), N_("{period}"), N_("{title}") };
  g_autoptr (GString) words = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    g_string_replace (words, shown ? placeholders[i] : _(placeholders[i]), shown ? _(placeholders[i]) : placeholders[i], 0);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
_linli_letterhead_dup_kept (const char *text)
{
  return linli_letterhead_translate (text, FALSE);
}

char *
_linli_letterhead_dup_shown (const char *text)
{
  return linli_letterhead_translate (text, TRUE);
}

char *
_linli_letterhead_expand (const char *text,
                          const char *unit,
                          const char *period)
{
  g_autofree char *kept = _linli_letterhead_dup_kept (text);
  g_autoptr (GString) words = g_string_new (kept);

  g_string_replace (words, "{unit}", unit != NULL ? unit : "", 0);
  g_string_replace (words, "{period}", period != NULL ? period : "", 0);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char **
_linli_letterhead_split (const char *text,
                         const char *separators)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter != 0 && g_utf8_strchr (separators, -1, letter) == NULL)
        {
          g_string_append_unichar (part, letter);
          continue;
        }
      g_strstrip (part->str);
      if (*part->str != '\0')
        g_strv_builder_add (parts, part->str);
      g_string_truncate (part, 0);
      if (letter == 0)
        return g_strv_builder_end (parts);
    }
}

char **
_linli_letterhead_dup_signatures (const LinliLetterhead *self)
{
  const char * const usual[] = { _("Made by"), _("Checked by"), _("Head of the office"), NULL };
  char **own = _linli_letterhead_split (self != NULL ? self->signatures : "", "、，,；; ");

  if (own[0] != NULL)
    return own;
  g_strfreev (own);
  return g_strdupv ((char **) usual);
}

LinliExportHead *
_linli_letterhead_new_export_head (LinliDatabase            *reader,
                                   const LinliPaperTemplate *paper_template,
                                   const char               *title,
                                   const char               *period)
{
  g_autoptr (LinliLetterhead) self = _linli_letterhead_load (reader);
  g_autofree char *unit = _linli_letterhead_dup_unit (self, reader);
  g_autofree char *before = _linli_letterhead_expand (self->title, unit, period);
  g_autofree char *own = _linli_paper_template_dup_title (paper_template, title, unit, period);
  char **others = _linli_paper_template_dup_signatures (paper_template);
  g_auto (GStrv) signatures = others != NULL ? others : _linli_letterhead_dup_signatures (self);
  /* Translators: behind each who signs, on one line; with room for the name. */
  const char *room = _(":             ");
  g_autofree char *signed_by = g_strjoinv (room, signatures);
  LinliExportHead *head = g_new (LinliExportHead, 1);

  *head = (LinliExportHead) { g_strconcat (before, own, NULL), g_strdup (unit), g_strdup (period),
                              signatures[0] != NULL ? g_strconcat (signed_by, room, NULL) : NULL, self->is_a3 };
  if (paper_template != NULL && paper_template->size != NULL)
    head->is_a3 = g_str_has_prefix (paper_template->size, "a3");
  return head;
}
