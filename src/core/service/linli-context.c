/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliContext: one open document. Owns the store and the services over it, and connects the parts of the core that keep
 * derived tables to the store, in the order in which they depend on each other. */

#include "config.h"

#include "linli-context-private.h"

#include "linli-extensions-private.h"
#include "linli-model-private.h"
#include "linli-search-private.h"

struct _LinliContext {
  GObject parent_instance;
  LinliStore *store;
  LinliPrivacy *privacy;
  LinliExtensions *extensions;
  LinliErrands *errands; /* NULL once it is closed */
};

G_DEFINE_FINAL_TYPE (LinliContext, linli_context, G_TYPE_OBJECT)

static void
linli_context_dispose (GObject *object)
{
  linli_context_close (LINLI_CONTEXT (object));
  g_clear_object (&LINLI_CONTEXT (object)->extensions);
  G_OBJECT_CLASS (linli_context_parent_class)->dispose (object);
}

static void
linli_context_class_init (LinliContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_context_dispose;
}

static void
linli_context_init (LinliContext *self)
{
  self->extensions = _linli_extensions_new ();
  self->errands = _linli_errands_new ();
}

/**
 * linli_context_open:
 * @path: path of the file
 * @flags: how to open it
 * @error: return location for a #LinliStoreError
 *
 * Returns: (transfer full) (nullable): the open document
 */
LinliContext *
linli_context_open (const char       *path,
                    LinliStoreFlags   flags,
                    GError          **error)
{
  g_autoptr (LinliContext) self = g_object_new (LINLI_TYPE_CONTEXT, NULL);

  self->store = linli_store_open (path, flags, error);
  if (self->store == NULL)
    return NULL;
  self->privacy = linli_privacy_new (self->store);
  if (linli_store_is_read_only (self->store))
    return g_steal_pointer (&self);
  _linli_model_attach (self->store);
  _linli_search_add_derivers (self->store);
  if (!linli_store_derive (self->store, error) || !_linli_model_bring_up_to_date (self->store, error) ||
      !_linli_search_bring_up_to_date (self->store, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * linli_context_close:
 * @self: a document
 *
 * Closes the file, after the functions of plugins that are under way; those that do not end within a second are left behind and harm
 * nothing. May be called twice; the context is of no use afterwards.
 */
void
linli_context_close (LinliContext *self)
{
  g_return_if_fail (LINLI_IS_CONTEXT (self));

  g_clear_pointer (&self->errands, _linli_errands_close);
  if (self->store != NULL)
    linli_store_close (self->store);
  g_clear_object (&self->privacy);
  g_clear_object (&self->store);
}

/**
 * linli_context_get_store:
 * @self: an open document
 *
 * Returns: (transfer none): its file
 */
LinliStore *
linli_context_get_store (LinliContext *self)
{
  g_return_val_if_fail (LINLI_IS_CONTEXT (self), NULL);

  return self->store;
}

/**
 * linli_context_get_database:
 * @self: an open document
 *
 * Returns: (transfer none): the read connection of the thread that opened it
 */
LinliDatabase *
linli_context_get_database (LinliContext *self)
{
  g_return_val_if_fail (LINLI_IS_CONTEXT (self), NULL);

  return linli_store_get_reader (self->store);
}

/**
 * linli_context_get_privacy:
 * @self: an open document
 *
 * Returns: (transfer none): what is masked in this session
 */
LinliPrivacy *
linli_context_get_privacy (LinliContext *self)
{
  g_return_val_if_fail (LINLI_IS_CONTEXT (self), NULL);

  return self->privacy;
}

LinliErrands *
_linli_context_get_errands (LinliContext *self)
{
  return self->errands;
}

/**
 * linli_context_get_extensions:
 * @self: an open document
 *
 * Returns: (transfer none): what plugins added to it
 */
LinliExtensions *
linli_context_get_extensions (LinliContext *self)
{
  g_return_val_if_fail (LINLI_IS_CONTEXT (self), NULL);

  return self->extensions;
}

/**
 * linli_context_find_matter_kind:
 * @self: an open document
 * @id: what a matter has in its field "kind"
 *
 * Returns: (transfer none) (nullable): the kind, if a plugin that is on added it
 */
LinliMatterKind *
linli_context_find_matter_kind (LinliContext *self,
                                const char   *id)
{
  GListModel *kinds;

  g_return_val_if_fail (LINLI_IS_CONTEXT (self) && id != NULL, NULL);

  kinds = linli_extensions_get_list (self->extensions, LINLI_TYPE_MATTER_KIND);
  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (LinliMatterKind) kind = g_list_model_get_item (kinds, i);

      if (g_str_equal (linli_matter_kind_get_id (kind), id))
        return kind;
    }
  return NULL;
}

/**
 * linli_context_find_note_kind:
 * @self: an open document
 *
 * Returns: (transfer none) (nullable): the kind that takes what is written with the quick note; %NULL when no plugin that is on added
 *   one, and a note is a matter of the core
 */
LinliMatterKind *
linli_context_find_note_kind (LinliContext *self)
{
  GListModel *kinds;

  g_return_val_if_fail (LINLI_IS_CONTEXT (self), NULL);

  kinds = linli_extensions_get_list (self->extensions, LINLI_TYPE_MATTER_KIND);
  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (LinliMatterKind) kind = g_list_model_get_item (kinds, i);

      if (linli_matter_kind_get_takes_notes (kind))
        return kind;
    }
  return NULL;
}
