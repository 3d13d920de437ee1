/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a record is called in a heading or a list: a dwelling by its address, a household by its address and head, a matter by its
 * number and title. Each title has a part that may be shown to anybody and perhaps a person's name; what somebody wrote as a sentence may
 * name people anywhere. */

#include "config.h"

#include "linli-title-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-address.h"
#include "linli-kind.h"
#include "linli-mask.h"
#include "linli-tags.h"

/* Column 0 is public, column 1 a person's name. */
static const struct { const char *kind, *sql; } titles[] = {
  { "person", "SELECT NULL, name FROM person WHERE id = ?" },
  { "dwelling", "SELECT coalesce (s.address, d.address_raw, d.room), NULL FROM dwelling d LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE d.id = ?" },
  { "household", "SELECT coalesce (s.address, d.address_raw, d.room), p.name FROM household h LEFT JOIN dwelling d ON d.id = h.dwelling_id"
                 " LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id LEFT JOIN person p ON p.id = h.head_id WHERE h.id = ?" },
  { "matter", "SELECT ifnull (number || ' ', '') || title, NULL FROM matter WHERE id = ?" },
  { "matter_category", "SELECT ifnull (name, code), NULL FROM matter_category WHERE id = ?" },
  { "grid_duty", "SELECT g.name || ' ' || d.name, NULL FROM grid_duty d JOIN grid g ON g.id = d.grid_id WHERE d.id = ?" },
  { "vehicle", "SELECT plate, NULL FROM vehicle WHERE id = ?" },
  { "due", "SELECT title, NULL FROM due WHERE id = ?" },
  { "attachment", "SELECT name, NULL FROM attachment WHERE id = ?" },
  { "timeline", "SELECT text, NULL FROM timeline WHERE id = ?" },
  { "tag", "SELECT ifnull (k.name, t.code), NULL FROM tag t LEFT JOIN tag_kind k ON k.code = t.code WHERE t.id = ?" },
  { "setting", "SELECT key, NULL FROM setting WHERE id = ?" },
};

/* Kinds whose title somebody wrote as a sentence. */
static const char * const prose_kinds[] = { "attachment", "due", "matter", "timeline", NULL };

/* Where such a sentence belongs to: a matter, or any other record; ?1 is the id. */
static const struct { const char *kind, *sql; } owners[] = {
  { "attachment", "SELECT owner_kind, owner_id FROM attachment WHERE id = ?1" },
  { "due", "SELECT CASE WHEN matter_id IS NULL THEN subject_kind ELSE 'matter' END, coalesce (matter_id, subject_id) FROM due WHERE id = ?1" },
  { "timeline", "SELECT CASE WHEN matter_id IS NULL THEN subject_kind ELSE 'matter' END, coalesce (matter_id, subject_id) FROM timeline WHERE id = ?1" },
};

/* Whom a record names; the longest name first, so that none is masked in part only. A matter names who asked, whom it is about or linked with,
 * and whoever lives where it is; and whom the matters name that it came from, for it may bear their title. */
#define LONGEST_FIRST ") WHERE name IS NOT NULL ORDER BY length (name) DESC LIMIT 100"
#define OF_HOMES "SELECT p.name FROM household h JOIN person p ON p.household_id = h.id WHERE "
static const struct { const char *kind, *sql; } people[] = {
  { "person", "SELECT name FROM (SELECT name FROM person WHERE id = ?1" LONGEST_FIRST },
  { "household", "SELECT name FROM (" OF_HOMES "h.id = ?1" LONGEST_FIRST },
  { "dwelling", "SELECT name FROM (" OF_HOMES "h.dwelling_id = ?1" LONGEST_FIRST },
  { "matter", "WITH RECURSIVE one (id) AS (SELECT ?1 UNION SELECT l.from_id FROM link l JOIN one ON l.to_id = one.id WHERE l.to_kind = 'matter'"
              " AND l.from_kind = 'matter' AND l.role = 'became')"
              " SELECT name FROM (SELECT contact_name AS name FROM matter WHERE id IN one"
              " UNION SELECT p.name FROM matter m JOIN person p ON p.id = m.subject_id WHERE m.id IN one AND m.subject_kind = 'person'"
              " UNION " OF_HOMES "h.id IN (SELECT subject_id FROM matter WHERE id IN one AND subject_kind = 'household')"
              " UNION " OF_HOMES "h.dwelling_id IN (SELECT subject_id FROM matter WHERE id IN one AND subject_kind = 'dwelling')"
              " UNION " OF_HOMES "h.dwelling_id IN (SELECT dwelling_id FROM matter WHERE id IN one)"
              " UNION SELECT p.name FROM link l JOIN person p ON p.id = l.to_id WHERE l.from_kind = 'matter' AND l.from_id IN one AND l.to_kind = 'person'"
              " UNION SELECT p.name FROM link l JOIN person p ON p.id = l.from_id WHERE l.to_kind = 'matter' AND l.to_id IN one AND l.from_kind = 'person'"
              LONGEST_FIRST },
};

/* NULL when they cannot be read. */
static char **
dup_people (LinliDatabase *database,
            const char    *kind,
            gint64         id)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (people) && error == NULL; i++)
    if (strcmp (people[i].kind, kind) == 0)
      statement = linli_database_query (database, &error, people[i].sql, "i", id);
  while (statement != NULL && linli_statement_step (statement, &error))
    g_strv_builder_add (names, linli_statement_get_text (statement, 0));
  return error == NULL ? g_strv_builder_end (names) : NULL;
}

static char *
dup_building (LinliDatabase *database,
              const char    *kind,
              gint64         id)
{
  gboolean unit = strcmp (kind, "unit") == 0;
  const char *sql = unit ? "SELECT c.name, b.name, u.name FROM unit u JOIN building b ON b.id = u.building_id LEFT JOIN compound c ON c.id = b.compound_id WHERE u.id = ?"
                         : "SELECT c.name, b.name, NULL FROM building b LEFT JOIN compound c ON c.id = b.compound_id WHERE b.id = ?";
  g_autoptr (LinliStatement) statement = linli_database_query (database, NULL, sql, "i", id);
  LinliAddress parts = { 0 };

  if (statement == NULL || !linli_statement_step (statement, NULL))
    return NULL;
  parts.compound = (char *) linli_statement_get_text (statement, 0);
  parts.building = (char *) linli_statement_get_text (statement, 1);
  parts.unit = (char *) linli_statement_get_text (statement, 2);
  return linli_address_format (&parts, LINLI_ADDRESS_LOCAL);
}

static LinliStatement *
find (LinliDatabase *database,
      const char    *kind,
      gint64         id)
{
  const LinliKind *known;
  g_autofree char *sql = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].kind, kind) == 0)
      return linli_database_query (database, NULL, titles[i].sql, "i", id);
  known = linli_kind_lookup (kind);
  if (known == NULL || linli_kind_find_field (known, "name") < 0)
    return NULL;
  sql = g_strdup_printf ("SELECT name, NULL FROM \"%s\" WHERE id = ?", kind);
  return linli_database_query (database, NULL, sql, "i", id);
}

/* NULL, or nothing, for what has no name. In brief a household is its dwelling and a matter has no number: they stand beside it. */
char *
_linli_title_find (LinliDatabase *database,
                   const char    *kind,
                   gint64         id,
                   gboolean       brief,
                   gboolean       masked)
{
  g_autoptr (LinliStatement) statement = NULL;
  g_autofree char *name = NULL;
  const char *public, *personal;

  if (strcmp (kind, "building") == 0 || strcmp (kind, "unit") == 0)
    return dup_building (database, kind, id);
  if (brief && strcmp (kind, "household") == 0)
    {
      gint64 dwelling = linli_database_get_int64 (database, 0, "SELECT dwelling_id FROM household WHERE id = ?", "i", id);

      return _linli_title_find (database, "dwelling", dwelling, TRUE, masked);
    }
  statement = brief && strcmp (kind, "matter") == 0 ? linli_database_query (database, NULL, "SELECT title, NULL FROM matter WHERE id = ?", "i", id)
                                                    : find (database, kind, id);
  if (statement == NULL || !linli_statement_step (statement, NULL))
    return NULL;
  public = linli_statement_get_text (statement, 0);
  if (public != NULL && strcmp (kind, "tag") == 0)
    public = linli_tags_get_label (public);
  if (public != NULL && masked && g_strv_contains (prose_kinds, kind))
    return linli_title_mask_words (database, kind, id, public);
  personal = linli_statement_get_text (statement, 1);
  name = personal != NULL && masked ? linli_mask_name (personal) : g_strdup (personal);
  if (public != NULL && *public != '\0' && name != NULL)
    return g_strconcat (public, " ", name, NULL);
  return name != NULL ? g_steal_pointer (&name) : g_strdup (public);
}

static char *
dup_title_or_kind (LinliDatabase *database,
                   const char    *kind,
                   gint64         id,
                   gboolean       masked)
{
  char *title = _linli_title_find (database, kind, id, FALSE, masked);
  const LinliKind *known = linli_kind_lookup (kind);

  if (title != NULL && *title != '\0')
    return title;
  g_free (title);
  return g_strdup (known != NULL ? linli_kind_get_label (known) : kind);
}

/**
 * linli_title_dup:
 * @database: a connection of this thread
 * @kind: the kind of a record
 * @id: the record
 *
 * Returns: (transfer full): what the record is called; where it has no name, the name of its kind
 */
char *
linli_title_dup (LinliDatabase *database,
                 const char    *kind,
                 gint64         id)
{
  g_return_val_if_fail (database != NULL && kind != NULL, NULL);

  return dup_title_or_kind (database, kind, id, FALSE);
}

/**
 * linli_title_dup_masked:
 * @database: a connection of this thread
 * @kind: the kind of a record
 * @id: the record
 *
 * Returns: (transfer full): as linli_title_dup(), with people's names masked
 */
char *
linli_title_dup_masked (LinliDatabase *database,
                        const char    *kind,
                        gint64         id)
{
  g_return_val_if_fail (database != NULL && kind != NULL, NULL);

  return dup_title_or_kind (database, kind, id, TRUE);
}

/**
 * linli_title_dup_names:
 * @database: a connection of this thread
 * @kind: the kind of a record
 * @id: the record
 *
 * Whom a text of the record may name: itself, its home, who asked, whom it is about or linked with, and whom the matters name that it came from;
 * those of its matter for a due item, a line
 * of a timeline and an attachment. For linli_mask_words(), by those who mask what they read later than the database.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): names, the longest first, at most 100; %NULL when they cannot be read
 */
char **
linli_title_dup_names (LinliDatabase *database,
                       const char    *kind,
                       gint64         id)
{
  g_autoptr (LinliStatement) owner = NULL;
  g_autoptr (GError) error = NULL;
  gboolean owned = FALSE;

  g_return_val_if_fail (database != NULL && kind != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (owners) && error == NULL; i++)
    if (strcmp (owners[i].kind, kind) == 0)
      owner = linli_database_query (database, &error, owners[i].sql, "i", id);
  if (owner != NULL)
    owned = linli_statement_step (owner, &error) && !linli_statement_is_null (owner, 0);
  if (error != NULL)
    return NULL;
  return owned ? dup_people (database, linli_statement_get_text (owner, 0), linli_statement_get_int64 (owner, 1))
               : dup_people (database, kind, id);
}

/**
 * linli_title_mask_words:
 * @database: a connection of this thread
 * @kind: the kind of the record that the text belongs to
 * @id: the record
 * @text: (nullable): what somebody wrote: a title, a note, why it waits
 *
 * The one way in which what was written about a record is shown while it is not revealed: numbers of telephones and identity documents are
 * masked, and the names of those whom the record names; all of it where these names cannot be read. A due item, a line of a timeline and an attachment name whom their matter names.
 *
 * Returns: (transfer full): the text, perhaps empty
 */
char *
linli_title_mask_words (LinliDatabase *database,
                        const char    *kind,
                        gint64         id,
                        const char    *text)
{
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (database != NULL && kind != NULL, NULL);

  names = linli_title_dup_names (database, kind, id);
  if (names == NULL)
    return linli_mask_other (text);
  return linli_mask_words (text, (const char * const *) names);
}
