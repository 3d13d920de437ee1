/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is masked, and the log of what was revealed. The log is append-only and lies outside the journal: taking back an action
 * does not take back that somebody looked. */

#include "config.h"

#include "linli-privacy.h"

#include "linli-mask.h"
#include "linli-title.h"

struct _LinliPrivacy
{
  GObject parent_instance;

  LinliStore *store;
  GHashTable *revealed;
  char *reason;
  gboolean locked;
};

G_DEFINE_FINAL_TYPE (LinliPrivacy, linli_privacy, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *action;
  const char *kind;
  gint64 id;
  const char *reason;
} LinliReveal;

static char *
linli_privacy_dup_key (const char *kind,
                       gint64      id)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, id);
}

static void
linli_privacy_finalize (GObject *object)
{
  LinliPrivacy *self = LINLI_PRIVACY (object);

  g_hash_table_unref (self->revealed);
  g_free (self->reason);
  g_clear_weak_pointer (&self->store);

  G_OBJECT_CLASS (linli_privacy_parent_class)->finalize (object);
}

static void
linli_privacy_class_init (LinliPrivacyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_privacy_finalize;

  /**
   * LinliPrivacy::changed:
   *
   * Something is to be shown that was masked, or masked that was shown.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_privacy_init (LinliPrivacy *self)
{
  self->revealed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
linli_privacy_write (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  const LinliReveal *reveal = data;

  return linli_database_run (linli_transaction_get_database (transaction), error,
    "INSERT INTO access_log (at, actor, action, kind, record_id, reason) VALUES (?, ?, ?, ?, nullif (?, 0), ?)", "ssssis",
    linli_transaction_get_time (transaction), linli_transaction_get_actor (transaction), reveal->action, reveal->kind,
    reveal->id, reveal->reason);
}

/**
 * linli_privacy_new:
 * @store: the file, whose log is written; not kept alive
 *
 * Returns: (transfer full): everything masked
 */
LinliPrivacy *
linli_privacy_new (LinliStore *store)
{
  LinliPrivacy *self = g_object_new (LINLI_TYPE_PRIVACY, NULL);

  g_set_weak_pointer (&self->store, store);

  return self;
}

/**
 * linli_privacy_get_locked:
 *
 * Returns: whether nothing can be revealed
 */
gboolean
linli_privacy_get_locked (LinliPrivacy *self)
{
  g_return_val_if_fail (LINLI_IS_PRIVACY (self), TRUE);

  return self->locked;
}

/**
 * linli_privacy_set_locked:
 * @self: a privacy
 * @locked: whether everything is masked and stays so
 *
 * The switch for a projector. Unlocking does not show again what had been revealed.
 */
void
linli_privacy_set_locked (LinliPrivacy *self,
                          gboolean      locked)
{
  g_return_if_fail (LINLI_IS_PRIVACY (self));

  if (self->locked == locked)
    return;
  self->locked = locked;
  g_hash_table_remove_all (self->revealed);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * linli_privacy_needs_reason:
 *
 * Returns: whether the next reveal needs a reason: the first one of a session does
 */
gboolean
linli_privacy_needs_reason (LinliPrivacy *self)
{
  g_return_val_if_fail (LINLI_IS_PRIVACY (self), TRUE);

  return self->reason == NULL;
}

/**
 * linli_privacy_is_revealed:
 * @self: a privacy
 * @kind: a kind of record
 * @id: a record's id
 *
 * Returns: whether its personal fields are shown
 */
gboolean
linli_privacy_is_revealed (LinliPrivacy *self,
                           const char   *kind,
                           gint64        id)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (LINLI_IS_PRIVACY (self), FALSE);

  key = linli_privacy_dup_key (kind, id);

  return g_hash_table_contains (self->revealed, key);
}

/**
 * linli_privacy_reveal:
 * @self: a privacy
 * @kind: a kind of record
 * @id: a record's id
 * @reason: (nullable): why; needed for the first reveal of a session and kept for the later ones
 * @error: return location; %LINLI_STORE_ERROR_INVALID without a reason or while locked
 *
 * Writes the access log, then shows the record's personal fields until the document is closed, it is hidden again or everything
 * is masked. In a file that is open for reading only, nothing can be logged and so nothing is revealed.
 *
 * Returns: whether it is revealed
 */
gboolean
linli_privacy_reveal (LinliPrivacy  *self,
                      const char    *kind,
                      gint64         id,
                      const char    *reason,
                      GError       **error)
{
  LinliReveal reveal;

  g_return_val_if_fail (LINLI_IS_PRIVACY (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (self->locked)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, "Everything is masked");
      return FALSE;
    }
  if (reason == NULL || *reason == '\0')
    reason = self->reason;
  if (reason == NULL)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, "A reveal needs a reason");
      return FALSE;
    }

  reveal = (LinliReveal) { "reveal", kind, id, reason };
  if (!linli_store_act (self->store, "", linli_privacy_write, &reveal, NULL, error))
    return FALSE;

  if (reason != self->reason)
    {
      g_free (self->reason);
      self->reason = g_strdup (reason);
    }
  g_hash_table_add (self->revealed, linli_privacy_dup_key (kind, id));
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

/**
 * linli_privacy_hide:
 * @self: a privacy
 * @kind: a kind of record
 * @id: a record's id
 *
 * Masks a record again.
 */
void
linli_privacy_hide (LinliPrivacy *self,
                    const char   *kind,
                    gint64        id)
{
  g_autofree char *key = NULL;

  g_return_if_fail (LINLI_IS_PRIVACY (self));

  key = linli_privacy_dup_key (kind, id);
  if (g_hash_table_remove (self->revealed, key))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * linli_privacy_dup_field:
 * @self: a privacy
 * @record: a record
 * @field: name of one of its fields
 *
 * Returns: (transfer full): the field as it may be shown now
 */
char *
linli_privacy_dup_field (LinliPrivacy *self,
                         LinliRecord  *record,
                         const char   *field)
{
  const LinliKind *kind = linli_record_get_kind (record);
  gint64 id = linli_record_get_id (record);
  int n = linli_kind_find_field (kind, field);

  if (linli_privacy_is_revealed (self, kind->name, id))
    return linli_record_dup_display (record, field);
  if (n >= 0 && (kind->fields[n].flags & LINLI_FIELD_PROSE) != 0)
    {
      g_autofree char *plain = linli_record_dup_display (record, field);

      return linli_privacy_dup_prose (self, kind->name, id, plain);
    }

  return linli_record_dup_display_masked (record, field);
}

/**
 * linli_privacy_dup_prose:
 * @self: a privacy
 * @kind: kind of the record that the text belongs to
 * @id: its id
 * @text: (nullable): what somebody wrote
 *
 * Returns: (transfer full) (nullable): the text as it may be shown now: masked as by linli_title_mask_words() until the record is revealed
 */
char *
linli_privacy_dup_prose (LinliPrivacy *self,
                         const char   *kind,
                         gint64        id,
                         const char   *text)
{
  g_return_val_if_fail (LINLI_IS_PRIVACY (self), NULL);

  if (text == NULL || linli_privacy_is_revealed (self, kind, id))
    return g_strdup (text);
  if (self->store == NULL) /* the file is closed: nobody's names are known any more */
    return linli_mask_other (text);
  return linli_title_mask_words (linli_store_get_reader (self->store), kind, id, text);
}

/**
 * linli_privacy_is_secret:
 * @record: a record
 *
 * Returns: whether the record holds something that is masked until it is revealed
 */
gboolean
linli_privacy_is_secret (LinliRecord *record)
{
  const LinliKind *kind = linli_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *plain = linli_record_dup_display (record, kind->fields[i].name);
      g_autofree char *masked = linli_record_dup_display_masked (record, kind->fields[i].name);

      if (!g_str_equal (plain, masked))
        return TRUE;
    }

  return FALSE;
}

/**
 * linli_privacy_log:
 * @store: the open file
 * @action: what is shown in full: a search, an export
 * @reason: why
 * @error: return location for a #LinliStoreError
 *
 * Writes down that many records at once are about to be shown in full.
 *
 * Returns: whether it is on the disk; nothing may be shown otherwise
 */
gboolean
linli_privacy_log (LinliStore  *store,
                   const char  *action,
                   const char  *reason,
                   GError     **error)
{
  LinliReveal reveal = { action, NULL, 0, reason };

  g_return_val_if_fail (LINLI_IS_STORE (store) && action != NULL && reason != NULL, FALSE);

  return linli_store_act (store, "", linli_privacy_write, &reveal, NULL, error);
}

/**
 * linli_privacy_dup_last_reason:
 * @database: a connection of this thread
 * @action: what was shown in full: a search, an export
 * @start: how the reason begins
 *
 * Returns: (transfer full) (nullable): what followed @start when a reason that begins so was written down last
 */
char *
linli_privacy_dup_last_reason (LinliDatabase *database,
                               const char    *action,
                               const char    *start)
{
  g_return_val_if_fail (database != NULL && action != NULL && start != NULL, NULL);

  return linli_database_dup_text (database, "SELECT substr (reason, length (?2) + 1) FROM access_log WHERE action = ?1 AND substr (reason, 1, length (?2)) = ?2"
                                  " ORDER BY id DESC LIMIT 1", "ss", action, start);
}
