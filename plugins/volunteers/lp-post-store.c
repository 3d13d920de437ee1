/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Posts and the skills they need, in the file. */

#include "lp-post-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_SKILLS 2000

static const struct {
  const char *code;
  const char *label;
} kinds[LP_POST_N_KINDS] = {
  { "patrol", NC_("post", "Patrol") },
  { "watch", NC_("post", "Standing watch") },
  { "door", NC_("post", "Door to door") },
  { "lecture", NC_("post", "Lecture") },
  { "service", NC_("post", "Services") },
  { "other", NC_("post", "Other") },
};

const char *
lp_post_get_kind (guint index)
{
  return kinds[MIN (index, LP_POST_N_KINDS - 1)].code;
}

guint
lp_post_find_kind (const char *kind)
{
  for (guint i = 0; i < LP_POST_N_KINDS; i++)
    if (g_strcmp0 (kinds[i].code, kind) == 0)
      return i;
  return LP_POST_N_KINDS - 1;
}

const char *
lp_post_get_kind_label (const char *kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "post", kinds[lp_post_find_kind (kind)].label);
}

LpPost *
lp_post_copy (const LpPost *post)
{
  LpPost *copy = g_memdup2 (post, sizeof *post);

  copy->name = g_strdup (post->name);
  copy->kind = g_strdup (post->kind);
  copy->note = g_strdup (post->note);
  copy->skills = g_strdupv (post->skills);
  return copy;
}

void
lp_post_free (gpointer data)
{
  LpPost *post = data;

  g_free (post->name);
  g_free (post->kind);
  g_free (post->note);
  g_strfreev (post->skills);
  g_free (post);
}

static gpointer
lp_post_read (LinliStatement *row,
              gpointer        unused)
{
  LpPost *post = g_new0 (LpPost, 1);
  const char *skills = linli_statement_get_text (row, 6);

  post->id = linli_statement_get_int64 (row, 0);
  post->name = g_strdup (linli_statement_get_text (row, 1));
  post->kind = g_strdup (linli_statement_get_text (row, 2));
  post->heat = linli_statement_get_int64 (row, 3) != 0;
  post->heights = linli_statement_get_int64 (row, 4) != 0;
  post->note = g_strdup (linli_statement_get_text (row, 5));
  post->skills = skills != NULL ? g_strsplit (skills, "\n", -1) : g_new0 (char *, 1);
  post->removed = linli_statement_get_int64 (row, 7) != 0;
  return post;
}

GPtrArray *
lp_post_list_of_card (LinliDatabase  *database,
                      gint64          card_id,
                      GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, "SELECT p.id, p.name, p.kind, p.heat, p.heights, p.note, (SELECT group_concat (skill, char (10))"
                                                   " FROM (SELECT s.skill FROM volunteers_post_skill s WHERE s.post_id = p.id AND s.deleted_at IS NULL"
                                                   " ORDER BY s.skill)), p.deleted_at IS NOT NULL FROM volunteers_post p WHERE p.deleted_at IS NULL"
                                                   " OR p.id IN (SELECT c.post_id FROM volunteers_card_post c WHERE c.card_id = ? AND c.deleted_at IS NULL)"
                                                   " ORDER BY p.deleted_at IS NOT NULL, p.name, p.id LIMIT ?", "ii", card_id, (gint64) LP_POST_MOST),
                             lp_post_read, NULL, lp_post_free, error);
}

GPtrArray *
lp_post_list (LinliDatabase  *database,
              GError        **error)
{
  return lp_post_list_of_card (database, 0, error);
}

void
lp_post_count_cards (LinliDatabase *database,
                     gint64         post_id,
                     LpPostCards   *cards)
{
  static const char all[] =
    "SELECT count (DISTINCT k.id) FROM volunteers_card_post n JOIN volunteers_card k ON k.id = n.card_id WHERE n.post_id = ?1 AND n.deleted_at IS NULL"
    " AND k.deleted_at IS NULL";
  static const char only[] =
    "SELECT count (DISTINCT k.id) FROM volunteers_card_post n JOIN volunteers_card k ON k.id = n.card_id WHERE n.post_id = ?1 AND n.deleted_at IS NULL"
    " AND k.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM volunteers_card_post o JOIN volunteers_post p ON p.id = o.post_id WHERE o.card_id = k.id"
    " AND o.post_id <> ?1 AND o.deleted_at IS NULL AND p.deleted_at IS NULL)";

  cards->n = (guint) linli_database_get_int64 (database, 0, all, "i", post_id);
  cards->n_only = (guint) linli_database_get_int64 (database, 0, only, "i", post_id);
}

static gpointer
lp_post_read_skill (LinliStatement *row,
                    gpointer        unused)
{
  return g_strdup (linli_statement_get_text (row, 0));
}

char **
lp_post_dup_skills (LinliDatabase  *database,
                    GError        **error)
{
  GPtrArray *skills = linli_rows_collect (linli_database_query (database, error, "SELECT DISTINCT skill FROM volunteers_post_skill WHERE deleted_at IS NULL"
                                                                " ORDER BY skill LIMIT ?", "i", (gint64) MOST_SKILLS), lp_post_read_skill, NULL, g_free, error);

  if (skills == NULL)
    return NULL;
  g_ptr_array_add (skills, NULL);
  return (char **) g_ptr_array_free (skills, FALSE);
}

static gboolean
lp_post_refuse (const char  *words,
                GError     **error)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return FALSE;
}

/* Skills that are wanted and not there are added, others removed. */
static gboolean
lp_post_keep_skills (LinliTransaction  *transaction,
                     const LpPost      *post,
                     GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *wanted = g_strjoinv ("\n", post->skills);
  g_autofree char *framed = g_strconcat ("\n", wanted, "\n", NULL);

  if (!linli_database_run (database, error, "UPDATE volunteers_post_skill SET deleted_at = ? WHERE post_id = ? AND deleted_at IS NULL"
                           " AND instr (?, char (10) || skill || char (10)) = 0", "sis", linli_transaction_get_time (transaction), post->id, framed))
    return FALSE;
  for (guint i = 0; post->skills[i] != NULL; i++)
    if (*post->skills[i] != '\0' &&
        linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_post_skill WHERE post_id = ? AND skill = ? AND deleted_at IS NULL", "is", post->id,
                                  post->skills[i]) == 0 &&
        !linli_database_run (database, error, "INSERT INTO volunteers_post_skill (id, post_id, skill) VALUES (?, ?, ?)", "iis",
                             linli_transaction_new_id (transaction), post->id, post->skills[i]))
      return FALSE;
  return TRUE;
}

gboolean
lp_post_keep (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  LpPost *post = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gboolean kept;

  if (post->name == NULL || *post->name == '\0')
    return lp_post_refuse (_("A post needs a name"), error);
  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_post WHERE name = ? AND id <> ? AND deleted_at IS NULL", "si", post->name, post->id) != 0)
    return lp_post_refuse (_("There is a post of this name already"), error);
  if (post->id == 0)
    {
      post->id = linli_transaction_new_id (transaction);
      kept = linli_database_run (database, error, "INSERT INTO volunteers_post (id, name, kind, heat, heights, note) VALUES (?, ?, ?, ?, ?, ?)", "issiis",
                                 post->id, post->name, post->kind, (gint64) post->heat, (gint64) post->heights, post->note);
    }
  else
    kept = linli_database_run (database, error, "UPDATE volunteers_post SET name = ?, kind = ?, heat = ?, heights = ?, note = ? WHERE id = ?", "ssiisi",
                               post->name, post->kind, (gint64) post->heat, (gint64) post->heights, post->note, post->id);
  return kept && lp_post_keep_skills (transaction, post, error);
}

gboolean
lp_post_remove (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  const LpPost *post = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_slot WHERE post_id = ? AND day >= date ('now', 'localtime') AND deleted_at IS NULL"
                                " AND cancelled_at IS NULL LIMIT 1", "i", post->id) != 0)
    return lp_post_refuse (_("Shifts are still to come at this post; remove them first"), error);
  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_template_line l JOIN volunteers_template t ON t.id = l.template_id WHERE l.post_id = ?"
                                " AND l.deleted_at IS NULL AND t.deleted_at IS NULL LIMIT 1", "i", post->id) != 0)
    return lp_post_refuse (_("A template still needs this post; take it out there first"), error);
  return linli_database_run (database, error, "UPDATE volunteers_post SET deleted_at = ? WHERE id = ?", "si", linli_transaction_get_time (transaction), post->id);
}
