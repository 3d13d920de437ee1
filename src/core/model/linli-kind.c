/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliKind: the descriptors of kinds of record, and how what people write becomes a code. Everything here is constant and may
 * be read on any thread. */

#include "config.h"

#include "linli-kind.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-kinds-private.h"

/* Full-width forms, case, blanks and trailing punctuation make no difference to a code. */
static char *
normalise (const char *written)
{
  g_autofree char *wide = g_utf8_normalize (written, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = NULL;
  GString *kept;

  if (wide == NULL)
    return NULL;
  folded = g_utf8_casefold (wide, -1);
  kept = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0x200b && c != 0xfeff)
        g_string_append_unichar (kept, c);
    }
  return g_string_free (kept, FALSE);
}

/* A word that stands in two entries means the first of them. */
static void
index_word (GHashTable *index,
            const char *word,
            const char *code)
{
  char *normal = normalise (word);

  if (normal == NULL || g_hash_table_contains (index, normal))
    g_free (normal);
  else
    g_hash_table_insert (index, normal, (gpointer) code);
}

static GHashTable *
index_codes (const LinliCode *codes)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const LinliCode *code = codes; code->code != NULL; code++)
    index_word (index, code->code, code->code);
  for (const LinliCode *code = codes; code->code != NULL; code++)
    {
      g_auto (GStrv) synonyms = g_strsplit (code->synonyms != NULL ? code->synonyms : "", " ", -1);

      index_word (index, code->label, code->code);
      index_word (index, _(code->label), code->code);
      for (gsize i = 0; synonyms[i] != NULL; i++)
        index_word (index, synonyms[i], code->code);
    }
  return index;
}

/* An import asks a million times: the words of a list are indexed once, and the index is never changed afterwards. */
static GHashTable *
get_index (const LinliCode *codes)
{
  static GMutex mutex;
  static GHashTable *indexes;
  GHashTable *index;

  g_mutex_lock (&mutex);
  if (indexes == NULL)
    indexes = g_hash_table_new (NULL, NULL);
  index = g_hash_table_lookup (indexes, codes);
  if (index == NULL)
    {
      index = index_codes (codes);
      g_hash_table_insert (indexes, (gpointer) codes, index);
    }
  g_mutex_unlock (&mutex);
  return index;
}

/* Lists write "20子", "20-子" or "2" for what the standard numbers "02". */
static const char *
find_numbered (GHashTable *index,
               const char *wanted,
               gsize       width)
{
  gsize digits = strspn (wanted, "0123456789");
  const char *rest = wanted + digits;
  g_autofree char *number = NULL;
  const char *code;

  if (digits == 0 || digits > width)
    return NULL;
  while (*rest != '\0' && strchr ("-.:", *rest) != NULL)
    rest++;
  number = g_strdup_printf ("%0*d", (int) width, atoi (wanted));
  code = g_hash_table_lookup (index, number);
  if (code == NULL || *rest == '\0' || g_hash_table_lookup (index, rest) == (gpointer) code)
    return code;
  return NULL;
}

/**
 * linli_kind_lookup:
 * @name: the name of a kind, which is its table
 *
 * Returns: (nullable): the kind; %NULL when the core has none of that name
 */
const LinliKind *
linli_kind_lookup (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < _linli_n_kinds; i++)
    if (strcmp (_linli_kinds[i]->name, name) == 0)
      return _linli_kinds[i];
  return NULL;
}

/**
 * linli_kind_list:
 * @n_kinds: (out): how many
 *
 * Returns: (array length=n_kinds): every kind of the core, in the order in which a user thinks of them
 */
const LinliKind * const *
linli_kind_list (guint *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = _linli_n_kinds;
  return _linli_kinds;
}

/**
 * linli_kind_get_label:
 * @kind: a kind
 *
 * Returns: the translated name of one record of the kind
 */
const char *
linli_kind_get_label (const LinliKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return _(kind->label);
}

/**
 * linli_kind_get_plural:
 * @kind: a kind
 *
 * Returns: the translated name of many records of the kind
 */
const char *
linli_kind_get_plural (const LinliKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return _(kind->plural);
}

/**
 * linli_kind_find_field:
 * @kind: a kind
 * @name: a column
 *
 * Returns: the index into @kind's fields, or -1
 */
int
linli_kind_find_field (const LinliKind *kind,
                       const char      *name)
{
  g_return_val_if_fail (kind != NULL && name != NULL, -1);

  for (guint i = 0; i < kind->n_fields; i++)
    if (strcmp (kind->fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * linli_field_get_label:
 * @field: a field
 *
 * Returns: the translated label
 */
const char *
linli_field_get_label (const LinliField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return _(field->label);
}

/**
 * linli_field_get_code_label:
 * @field: a field of type %LINLI_FIELD_CODE
 * @code: a code
 *
 * Returns: (nullable): the translated label of @code; %NULL when the list has no such code
 */
const char *
linli_field_get_code_label (const LinliField *field,
                            const char       *code)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (field->codes == NULL || code == NULL)
    return NULL;
  for (const LinliCode *entry = field->codes; entry->code != NULL; entry++)
    if (strcmp (entry->code, code) == 0)
      return _(entry->label);
  return NULL;
}

/**
 * linli_field_find_code:
 * @field: a field of type %LINLI_FIELD_CODE
 * @written: what somebody wrote: a code, a label in any language, or a usual synonym
 *
 * Returns: (nullable): the code that is meant; %NULL when it is none of the list
 */
const char *
linli_field_find_code (const LinliField *field,
                       const char       *written)
{
  g_autofree char *wanted = NULL;
  GHashTable *index;
  const char *code;

  g_return_val_if_fail (field != NULL, NULL);

  if (field->codes == NULL || written == NULL)
    return NULL;
  wanted = normalise (written);
  if (wanted == NULL || *wanted == '\0')
    return NULL;
  index = get_index (field->codes);
  code = g_hash_table_lookup (index, wanted);
  if (code == NULL && g_ascii_isdigit (field->codes[0].code[0]))
    code = find_numbered (index, wanted, strlen (field->codes[0].code));
  return code;
}
