/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliWindowAction: a name and a function. Owned by the document's extensions; the window makes a GAction of it. */

#include "config.h"

#include "linli-window-action.h"

struct _LinliWindowAction
{
  GObject parent_instance;

  char *id;
  char *title;
  char *icon_name;
  LinliWindowActionFunc func;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (LinliWindowAction, linli_window_action, G_TYPE_OBJECT)

static void
linli_window_action_finalize (GObject *object)
{
  LinliWindowAction *self = LINLI_WINDOW_ACTION (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->icon_name);

  G_OBJECT_CLASS (linli_window_action_parent_class)->finalize (object);
}

static void
linli_window_action_class_init (LinliWindowActionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_window_action_finalize;
}

static void
linli_window_action_init (LinliWindowAction *self)
{
}

/**
 * linli_window_action_new:
 * @id: a name for programs: the plugin's id, then "-" and letters
 * @title: what is done: a verb, translated
 * @icon_name: a symbolic icon
 * @func: (scope forever): does it
 * @data: passed to @func; must be good until the plugin is switched off
 *
 * Returns: (transfer full): an action
 */
LinliWindowAction *
linli_window_action_new (const char            *id,
                         const char            *title,
                         const char            *icon_name,
                         LinliWindowActionFunc  func,
                         gpointer               data)
{
  LinliWindowAction *self;

  g_return_val_if_fail (id != NULL && g_action_name_is_valid (id) && title != NULL && icon_name != NULL && func != NULL, NULL);

  self = g_object_new (LINLI_TYPE_WINDOW_ACTION, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->icon_name = g_strdup (icon_name);
  self->func = func;
  self->data = data;

  return self;
}

/**
 * linli_window_action_get_id:
 *
 * Returns: (transfer none): the name of @self for programs; the window has it as the action "win.ID"
 */
const char *
linli_window_action_get_id (LinliWindowAction *self)
{
  g_return_val_if_fail (LINLI_IS_WINDOW_ACTION (self), NULL);

  return self->id;
}

/**
 * linli_window_action_get_title:
 *
 * Returns: (transfer none): what @self does, translated
 */
const char *
linli_window_action_get_title (LinliWindowAction *self)
{
  g_return_val_if_fail (LINLI_IS_WINDOW_ACTION (self), NULL);

  return self->title;
}

/**
 * linli_window_action_get_icon_name:
 *
 * Returns: (transfer none): the symbolic icon of @self
 */
const char *
linli_window_action_get_icon_name (LinliWindowAction *self)
{
  g_return_val_if_fail (LINLI_IS_WINDOW_ACTION (self), NULL);

  return self->icon_name;
}

/**
 * linli_window_action_run:
 * @self: an action
 * @window: the window it was asked for in
 * @context: its document
 * @selection: what is chosen in it
 */
void
linli_window_action_run (LinliWindowAction *self,
                         GtkWidget         *window,
                         LinliContext      *context,
                         LinliSelection    *selection)
{
  g_return_if_fail (LINLI_IS_WINDOW_ACTION (self));

  self->func (window, context, selection, self->data);
}
