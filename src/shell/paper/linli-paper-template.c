/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an office adapts on one kind of paper, as settings of the community: "template.KIND.title" and so on. Any thread. */

#include "config.h"

#include "linli-paper-template-private.h"

#include <linli-community-settings.h>

#include "linli-letterhead-private.h"

const char * const _linli_paper_template_sizes[] = { "a4", "a4-landscape", "a3", "a3-landscape", NULL };

static const struct {
  const char *name;
  gsize offset;
} parts[] = {
  { "title", G_STRUCT_OFFSET (LinliPaperTemplate, title) },
  { "before", G_STRUCT_OFFSET (LinliPaperTemplate, before) },
  { "after", G_STRUCT_OFFSET (LinliPaperTemplate, after) },
  { "foot", G_STRUCT_OFFSET (LinliPaperTemplate, foot) },
  { "signatures", G_STRUCT_OFFSET (LinliPaperTemplate, signatures) },
  { "size", G_STRUCT_OFFSET (LinliPaperTemplate, size) },
  { "letters", G_STRUCT_OFFSET (LinliPaperTemplate, letters) },
  { "columns", G_STRUCT_OFFSET (LinliPaperTemplate, columns) },
};

static char **
linli_paper_template_get (const LinliPaperTemplate *self,
                          gsize                     part)
{
  return &G_STRUCT_MEMBER (char *, self, parts[part].offset);
}

LinliPaperTemplate *
_linli_paper_template_load (LinliDatabase *reader,
                            const char    *kind)
{
  LinliPaperTemplate *self = g_new0 (LinliPaperTemplate, 1);

  self->kind = g_strdup (kind);
  for (gsize i = 0; reader != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *key = g_strdup_printf ("template.%s.%s", kind, parts[i].name);

      *linli_paper_template_get (self, i) = linli_community_settings_dup_text (reader, key);
    }
  return self;
}

void
_linli_paper_template_free (gpointer data)
{
  LinliPaperTemplate *self = data;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_free (*linli_paper_template_get (self, i));
  g_free (self->kind);
  g_free (self);
}

gboolean
_linli_paper_template_is_empty (const LinliPaperTemplate *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*linli_paper_template_get (self, i) != NULL)
      return FALSE;
  return TRUE;
}

/* What is as it was is not written, so that the journal tells what changed. */
gboolean
_linli_paper_template_keep (LinliTransaction  *transaction,
                            gpointer           paper_template,
                            GError           **error)
{
  const LinliPaperTemplate *self = paper_template;
  g_autoptr (LinliPaperTemplate) old = _linli_paper_template_load (linli_transaction_get_database (transaction), self->kind);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *value = *linli_paper_template_get (self, i);
      g_autofree char *key = g_strdup_printf ("template.%s.%s", self->kind, parts[i].name);

      if (g_strcmp0 (value, *linli_paper_template_get (old, i)) != 0 && !linli_community_settings_set_text (transaction, key, value, error))
        return FALSE;
    }
  return TRUE;
}

char *
_linli_paper_template_expand (const char *text,
                              const char *title,
                              const char *unit,
                              const char *period)
{
  g_autofree char *half = _linli_letterhead_expand (text, unit, period);
  g_autoptr (GString) words = g_string_new (half);

  g_string_replace (words, "{title}", title != NULL ? title : "", 0);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
_linli_paper_template_dup_title (const LinliPaperTemplate *self,
                                 const char               *title,
                                 const char               *unit,
                                 const char               *period)
{
  g_autofree char *own = self != NULL && self->title != NULL ? _linli_paper_template_expand (self->title, title, unit, period) : NULL;

  return own != NULL && *g_strstrip (own) != '\0' ? g_steal_pointer (&own) : g_strdup (title);
}

char **
_linli_paper_template_dup_signatures (const LinliPaperTemplate *self)
{
  return self != NULL && self->signatures != NULL ? _linli_letterhead_split (self->signatures, "、，,；;") : NULL;
}
