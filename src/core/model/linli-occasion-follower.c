/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliOccasionFollower: a function that is called when matters of a kind are moved. The kind holds those who follow it: they come and go on the
 * document's thread, and are called on the store's writer. */

#include "config.h"

#include "linli-occasion-follower-private.h"

struct _LinliOccasionFollower
{
  GObject parent_instance;
  char *kind;
  LinliOccasionFollowFunc func;
};

G_DEFINE_FINAL_TYPE (LinliOccasionFollower, linli_occasion_follower, G_TYPE_OBJECT)

static G_DEFINE_QUARK (linli-occasion-followers, linli_occasion_followers)
static GMutex lock;

static void
linli_occasion_follower_finalize (GObject *object)
{
  g_free (LINLI_OCCASION_FOLLOWER (object)->kind);
  G_OBJECT_CLASS (linli_occasion_follower_parent_class)->finalize (object);
}

static void
linli_occasion_follower_class_init (LinliOccasionFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_occasion_follower_finalize;
}

static void
linli_occasion_follower_init (LinliOccasionFollower *self)
{
}

/**
 * linli_occasion_follower_new:
 * @kind: id of the kind of matter that is followed, which another plugin may bring
 * @func: (scope forever): called when a matter of it is moved or called off
 *
 * Returns: (transfer full): a follower; it does nothing while no plugin brings the kind
 */
LinliOccasionFollower *
linli_occasion_follower_new (const char              *kind,
                             LinliOccasionFollowFunc  func)
{
  LinliOccasionFollower *self;

  g_return_val_if_fail (kind != NULL && func != NULL, NULL);

  self = g_object_new (LINLI_TYPE_OCCASION_FOLLOWER, NULL);
  self->kind = g_strdup (kind);
  self->func = func;
  return self;
}

/**
 * linli_occasion_follower_get_kind:
 *
 * Returns: (transfer none): id of the kind of matter that is followed
 */
const char *
linli_occasion_follower_get_kind (LinliOccasionFollower *self)
{
  g_return_val_if_fail (LINLI_IS_OCCASION_FOLLOWER (self), NULL);

  return self->kind;
}

void
_linli_occasion_follower_tie (LinliOccasionFollower *self,
                              LinliMatterKind       *kind)
{
  GPtrArray *followers;

  if (!g_str_equal (self->kind, linli_matter_kind_get_id (kind)))
    return;
  g_mutex_lock (&lock);
  followers = g_object_get_qdata (G_OBJECT (kind), linli_occasion_followers_quark ());
  if (followers == NULL)
    {
      followers = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_qdata_full (G_OBJECT (kind), linli_occasion_followers_quark (), followers, (GDestroyNotify) g_ptr_array_unref);
    }
  if (!g_ptr_array_find (followers, self, NULL))
    g_ptr_array_add (followers, g_object_ref (self));
  g_mutex_unlock (&lock);
}

void
_linli_occasion_follower_untie (LinliOccasionFollower *self,
                                LinliMatterKind       *kind)
{
  GPtrArray *followers;

  g_mutex_lock (&lock);
  followers = g_object_get_qdata (G_OBJECT (kind), linli_occasion_followers_quark ());
  if (followers != NULL)
    g_ptr_array_remove (followers, self);
  g_mutex_unlock (&lock);
}

static GPtrArray *
linli_occasion_dup_followers (LinliMatterKind *kind)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref), *followers;

  g_mutex_lock (&lock);
  followers = g_object_get_qdata (G_OBJECT (kind), linli_occasion_followers_quark ());
  for (guint i = 0; followers != NULL && i < followers->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (followers, i)));
  g_mutex_unlock (&lock);
  return copy;
}

/**
 * linli_occasion_move:
 * @kind: the kind of the matter, as it was added to the document
 * @transaction: the action
 * @matter_id: the matter
 * @before: (nullable): when and where it was to take place; %NULL where that was not known
 * @now: (nullable): when and where it takes place now; %NULL when it does not, or nobody knows when
 * @why: (nullable): why, in the user's words
 * @error: return location
 *
 * To be called by the plugin that the matter belongs to, in the action in which it moves it or calls it off: tells everybody who added a
 * #LinliOccasionFollower for the kind.
 *
 * Returns: %FALSE with the error of one who follows
 */
gboolean
linli_occasion_move (LinliMatterKind      *kind,
                     LinliTransaction     *transaction,
                     gint64                matter_id,
                     const LinliOccasion  *before,
                     const LinliOccasion  *now,
                     const char           *why,
                     GError              **error)
{
  g_autoptr (GPtrArray) followers = NULL;

  g_return_val_if_fail (LINLI_IS_MATTER_KIND (kind) && transaction != NULL, FALSE);

  followers = linli_occasion_dup_followers (kind);
  for (guint i = 0; i < followers->len; i++)
    {
      LinliOccasionFollower *follower = g_ptr_array_index (followers, i);

      if (!follower->func (transaction, matter_id, before, now, why, error))
        return FALSE;
    }
  return TRUE;
}
