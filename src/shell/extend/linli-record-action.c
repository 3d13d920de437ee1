/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRecordAction: a name and a function. Owned by the document's extensions; the details pane and the menus over records offer it. */

#include "config.h"

#include "linli-record-action.h"

#include "linli-record-kinds-private.h"

struct _LinliRecordAction
{
  GObject parent_instance;

  char *id;
  char *title;
  char *icon_name;
  char *key;
  char *group;
  char **kinds;
  LinliRecordActionFunc func;
};

G_DEFINE_FINAL_TYPE (LinliRecordAction, linli_record_action, G_TYPE_OBJECT)

static void
linli_record_action_finalize (GObject *object)
{
  LinliRecordAction *self = LINLI_RECORD_ACTION (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->icon_name);
  g_free (self->key);
  g_free (self->group);
  g_strfreev (self->kinds);

  G_OBJECT_CLASS (linli_record_action_parent_class)->finalize (object);
}

static void
linli_record_action_class_init (LinliRecordActionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_record_action_finalize;
}

static void
linli_record_action_init (LinliRecordAction *self)
{
}

/**
 * linli_record_action_new:
 * @id: a name for programs: the plugin's id, then "-" and letters
 * @title: what is done: a verb, translated
 * @icon_name: a symbolic icon
 * @kinds: (nullable) (array zero-terminated=1): the kinds of record that it can be done with, as "person" or "dwelling"; "matter:ID" for
 *   matters of one kind; %NULL for all
 * @func: (scope forever): does it
 *
 * Returns: (transfer full): an action
 */
LinliRecordAction *
linli_record_action_new (const char            *id,
                         const char            *title,
                         const char            *icon_name,
                         const char * const    *kinds,
                         LinliRecordActionFunc  func)
{
  LinliRecordAction *self;

  g_return_val_if_fail (id != NULL && g_action_name_is_valid (id) && title != NULL && icon_name != NULL && func != NULL, NULL);

  self = g_object_new (LINLI_TYPE_RECORD_ACTION, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->icon_name = g_strdup (icon_name);
  self->kinds = g_strdupv ((char **) kinds);
  self->func = func;

  return self;
}

/**
 * linli_record_action_set_key:
 * @self: an action that was not added yet
 * @key: (nullable): the name of a key, as "h", or an accelerator, as "<Control>h"; a key alone works where the focus is in the details pane
 *   or on the building sheet and nothing is typed
 */
void
linli_record_action_set_key (LinliRecordAction *self,
                             const char        *key)
{
  g_return_if_fail (LINLI_IS_RECORD_ACTION (self));

  g_free (self->key);
  self->key = g_strdup (key);
}

/**
 * linli_record_action_set_group:
 * @self: an action that was not added yet
 * @group: (nullable): what actions of one sort do, translated, as "Note a Call…": where there are more than two, the details pane gathers them
 *   under one button of this name
 */
void
linli_record_action_set_group (LinliRecordAction *self,
                               const char        *group)
{
  g_return_if_fail (LINLI_IS_RECORD_ACTION (self));

  g_free (self->group);
  self->group = g_strdup (group);
}

/**
 * linli_record_action_get_id:
 *
 * Returns: (transfer none): the name of @self for programs
 */
const char *
linli_record_action_get_id (LinliRecordAction *self)
{
  g_return_val_if_fail (LINLI_IS_RECORD_ACTION (self), NULL);

  return self->id;
}

/**
 * linli_record_action_get_title:
 *
 * Returns: (transfer none): what it does, a verb
 */
const char *
linli_record_action_get_title (LinliRecordAction *self)
{
  g_return_val_if_fail (LINLI_IS_RECORD_ACTION (self), NULL);

  return self->title;
}

/**
 * linli_record_action_get_icon_name:
 *
 * Returns: (transfer none): its symbolic icon
 */
const char *
linli_record_action_get_icon_name (LinliRecordAction *self)
{
  g_return_val_if_fail (LINLI_IS_RECORD_ACTION (self), NULL);

  return self->icon_name;
}

/**
 * linli_record_action_get_key:
 *
 * Returns: (transfer none) (nullable): the key that does it
 */
const char *
linli_record_action_get_key (LinliRecordAction *self)
{
  g_return_val_if_fail (LINLI_IS_RECORD_ACTION (self), NULL);

  return self->key;
}

/**
 * linli_record_action_get_group:
 *
 * Returns: (transfer none) (nullable): the name of the button that gathers it with others
 */
const char *
linli_record_action_get_group (LinliRecordAction *self)
{
  g_return_val_if_fail (LINLI_IS_RECORD_ACTION (self), NULL);

  return self->group;
}

/**
 * linli_record_action_is_for:
 * @self: an action
 * @kind: the kind of what is chosen
 * @matter_kind: (nullable): the kind of matter, if all that is chosen are matters of one kind
 *
 * Returns: whether it can be done with such records
 */
gboolean
linli_record_action_is_for (LinliRecordAction *self,
                            const char        *kind,
                            const char        *matter_kind)
{
  g_return_val_if_fail (LINLI_IS_RECORD_ACTION (self) && kind != NULL, FALSE);

  return _linli_record_kinds_match (self->kinds, kind, matter_kind);
}

/**
 * linli_record_action_run:
 * @self: an action
 * @window: the window it was asked for in
 * @context: its document
 * @kind: the kind of the records
 * @ids: (array length=n_ids): the records
 * @n_ids: how many; at least one
 *
 * Does it.
 */
void
linli_record_action_run (LinliRecordAction *self,
                         GtkWidget         *window,
                         LinliContext      *context,
                         const char        *kind,
                         const gint64      *ids,
                         gsize              n_ids)
{
  g_return_if_fail (LINLI_IS_RECORD_ACTION (self) && GTK_IS_WIDGET (window) && n_ids > 0);

  self->func (window, context, kind, ids, n_ids);
}
