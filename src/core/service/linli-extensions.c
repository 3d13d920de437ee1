/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliExtensions: a list for each type of extension, made when somebody first asks for it or adds to it. Owned by the document. */

#include "config.h"

#include "linli-extensions-private.h"

#include "linli-occasion-follower-private.h"

struct _LinliExtensions {
  GObject parent_instance;
  GHashTable *lists; /* GType → GListStore */
};

G_DEFINE_FINAL_TYPE (LinliExtensions, linli_extensions, G_TYPE_OBJECT)

static void
linli_extensions_finalize (GObject *object)
{
  g_hash_table_unref (LINLI_EXTENSIONS (object)->lists);
  G_OBJECT_CLASS (linli_extensions_parent_class)->finalize (object);
}

static void
linli_extensions_class_init (LinliExtensionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_extensions_finalize;
}

static void
linli_extensions_init (LinliExtensions *self)
{
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

LinliExtensions *
_linli_extensions_new (void)
{
  return g_object_new (LINLI_TYPE_EXTENSIONS, NULL);
}

static GListStore *
linli_extensions_get_store (LinliExtensions *self,
                            GType            type)
{
  GListStore *list = g_hash_table_lookup (self->lists, GSIZE_TO_POINTER (type));

  if (list == NULL)
    {
      list = g_list_store_new (type);
      g_hash_table_insert (self->lists, GSIZE_TO_POINTER (type), list);
    }
  return list;
}

/* Who follows the matters of a kind is tied to it, whichever of both came first. */
static void
linli_extensions_tie (LinliExtensions *self,
                      gpointer         extension,
                      gboolean         added)
{
  gboolean follows = LINLI_IS_OCCASION_FOLLOWER (extension);
  GListStore *others;

  if (!follows && !LINLI_IS_MATTER_KIND (extension))
    return;
  others = linli_extensions_get_store (self, follows ? LINLI_TYPE_MATTER_KIND : LINLI_TYPE_OCCASION_FOLLOWER);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (others)); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (others), i);

      if (added)
        _linli_occasion_follower_tie (follows ? extension : (gpointer) other, follows ? (gpointer) other : extension);
      else
        _linli_occasion_follower_untie (follows ? extension : (gpointer) other, follows ? (gpointer) other : extension);
    }
}

void
_linli_extensions_add (LinliExtensions *self,
                       gpointer         extension)
{
  linli_extensions_tie (self, extension, TRUE);
  g_list_store_append (linli_extensions_get_store (self, G_OBJECT_TYPE (extension)), extension);
}

void
_linli_extensions_remove (LinliExtensions *self,
                          gpointer         extension)
{
  GListStore *list = linli_extensions_get_store (self, G_OBJECT_TYPE (extension));
  guint position;

  linli_extensions_tie (self, extension, FALSE);
  if (g_list_store_find (list, extension, &position))
    g_list_store_remove (list, position);
}

/**
 * linli_extensions_get_list:
 * @self: what was added to a document
 * @type: a type of extension
 *
 * Returns: (transfer none): the extensions of just this type, in the order in which they were added; it changes as plugins come and go
 */
GListModel *
linli_extensions_get_list (LinliExtensions *self,
                           GType            type)
{
  g_return_val_if_fail (LINLI_IS_EXTENSIONS (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, G_TYPE_OBJECT), NULL);

  return G_LIST_MODEL (linli_extensions_get_store (self, type));
}

/**
 * linli_extensions_dup_list:
 * @self: what was added to a document
 * @type: a type of extension
 *
 * For who works with them on another thread while plugins may come and go.
 *
 * Returns: (transfer full) (element-type GObject): the extensions that there are now
 */
GPtrArray *
linli_extensions_dup_list (LinliExtensions *self,
                           GType            type)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = linli_extensions_get_list (self, type);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (copy, g_list_model_get_item (list, i));
  return copy;
}
