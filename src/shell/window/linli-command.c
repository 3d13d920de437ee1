/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Commands of the search entry. Each knows its name folded, in pinyin and in initials, so that it is found as people type. */

#include "config.h"

#include "linli-command.h"

#include <glib/gi18n-lib.h>
#include <linli-pinyin.h>
#include <linli-text.h>

#include "linli-page.h"
#include "linli-window-action.h"

struct _LinliCommand
{
  GObject parent_instance;

  char *title;
  char *icon_name;
  char *action;
  char *accelerator;
  char *folded;
  char *pinyin;
  char *initials;
};

G_DEFINE_FINAL_TYPE (LinliCommand, linli_command, G_TYPE_OBJECT)

static const struct
{
  const char *title;
  const char *icon_name;
  const char *action;
  const char *accelerator;
} known[] = {
  { N_("Write a note"), "linli-note-symbolic", "win.note", "Ctrl+N" },
  { N_("Journal of changes"), "linli-journal-symbolic", "win.journal", "Ctrl+H" },
  { N_("Sheets of all grids"), "linli-grid-symbolic", "win.grid-sheets", NULL },
  { N_("Notice boards of all grids"), "linli-grid-symbolic", "win.grid-boards", NULL },
  { N_("Check the records"), "linli-grid-symbolic", "win.check", NULL },
  { N_("Fill a department’s form"), "linli-sheet-symbolic", "win.forms", NULL },
  { N_("Back up the file"), "document-save-symbolic", "win.backup", NULL },
  { N_("Go back to a backup"), "document-open-recent-symbolic", "win.backups", NULL },
  { N_("Undo the last step"), "edit-undo-symbolic", "win.undo", "Ctrl+Z" },
  { N_("Redo the step"), "edit-redo-symbolic", "win.redo", "Ctrl+Shift+Z" },
  { N_("Mask everything"), "view-conceal-symbolic", "win.privacy", "Ctrl+Shift+M" },
  { N_("Large type"), "zoom-in-symbolic", "win.large-type", "Ctrl+Shift+L" },
  { N_("Details pane"), "sidebar-show-right-symbolic", "win.details", "F9" },
  { N_("Preferences"), "preferences-system-symbolic", "win.preferences", "Ctrl+," },
  { N_("Keyboard shortcuts"), "preferences-desktop-keyboard-shortcuts-symbolic", "win.show-help-overlay", "Ctrl+?" },
  { N_("New community"), "document-new-symbolic", "app.new", NULL },
  { N_("Open a file"), "document-open-symbolic", "app.open", "Ctrl+O" },
};

static void
linli_command_finalize (GObject *object)
{
  LinliCommand *self = LINLI_COMMAND (object);

  g_free (self->title);
  g_free (self->icon_name);
  g_free (self->action);
  g_free (self->accelerator);
  g_free (self->folded);
  g_free (self->pinyin);
  g_free (self->initials);

  G_OBJECT_CLASS (linli_command_parent_class)->finalize (object);
}

static void
linli_command_class_init (LinliCommandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_command_finalize;
}

static void
linli_command_init (LinliCommand *self)
{
}

/* At the first question, not at the start of the program: opening the rules of pinyin takes a fifth of that. */
static void
linli_command_read_pinyin (LinliCommand *self)
{
  g_autofree char *syllables = NULL;

  if (self->pinyin != NULL)
    return;
  syllables = linli_pinyin_from_text (self->title);
  self->pinyin = linli_pinyin_join (syllables);
  self->initials = linli_pinyin_initials (syllables);
}

/**
 * linli_command_new:
 * @title: translated name, a verb or a page's title
 * @icon_name: a symbolic icon
 * @action: detailed name of its action
 * @accelerator: (nullable): its keys as they are shown
 *
 * Returns: (transfer full): a command
 */
LinliCommand *
linli_command_new (const char *title,
                   const char *icon_name,
                   const char *action,
                   const char *accelerator)
{
  LinliCommand *self = g_object_new (LINLI_TYPE_COMMAND, NULL);

  self->title = g_strdup (title);
  self->icon_name = g_strdup (icon_name);
  self->action = g_strdup (action);
  self->accelerator = g_strdup (accelerator);
  self->folded = linli_text_fold (title);

  return self;
}

/**
 * linli_command_list:
 * @pages: the list of #LinliPage of the window
 * @actions: a list of #LinliWindowAction: what plugins added
 *
 * Returns: (transfer full): a list of #LinliCommand: the pages, then the actions
 */
GListModel *
linli_command_list (GListModel *pages,
                    GListModel *actions)
{
  GListStore *list = g_list_store_new (LINLI_TYPE_COMMAND);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (LinliPage) page = g_list_model_get_item (pages, i);
      g_autofree char *action = g_strdup_printf ("win.page::%s", linli_page_get_id (page));
      g_autofree char *keys = i < 9 ? g_strdup_printf ("Alt+%u", i + 1) : NULL;
      g_autoptr (LinliCommand) command =
        linli_command_new (linli_page_get_title (page), linli_page_get_icon_name (page), action, keys);

      g_list_store_append (list, command);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (LinliCommand) command =
        linli_command_new (g_dgettext (GETTEXT_PACKAGE, known[i].title), known[i].icon_name, known[i].action,
                           known[i].accelerator);

      g_list_store_append (list, command);
    }
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (LinliWindowAction) action = g_list_model_get_item (actions, i);
      g_autofree char *name = g_strconcat ("win.", linli_window_action_get_id (action), NULL);
      g_autoptr (LinliCommand) command =
        linli_command_new (linli_window_action_get_title (action), linli_window_action_get_icon_name (action), name, NULL);

      g_list_store_append (list, command);
    }

  return G_LIST_MODEL (list);
}

/**
 * linli_command_get_title:
 *
 * Returns: (transfer none): the name of @self
 */
const char *
linli_command_get_title (LinliCommand *self)
{
  g_return_val_if_fail (LINLI_IS_COMMAND (self), NULL);

  return self->title;
}

/**
 * linli_command_get_icon_name:
 *
 * Returns: (transfer none): the icon of @self
 */
const char *
linli_command_get_icon_name (LinliCommand *self)
{
  g_return_val_if_fail (LINLI_IS_COMMAND (self), NULL);

  return self->icon_name;
}

/**
 * linli_command_get_action:
 *
 * Returns: (transfer none): the detailed name of the action of @self
 */
const char *
linli_command_get_action (LinliCommand *self)
{
  g_return_val_if_fail (LINLI_IS_COMMAND (self), NULL);

  return self->action;
}

/**
 * linli_command_get_accelerator:
 *
 * Returns: (transfer none) (nullable): the keys of @self as they are shown
 */
const char *
linli_command_get_accelerator (LinliCommand *self)
{
  g_return_val_if_fail (LINLI_IS_COMMAND (self), NULL);

  return self->accelerator;
}

/**
 * linli_command_matches:
 * @self: a command
 * @query: what was typed
 *
 * Returns: whether the name contains it, or its pinyin or its initials start with it
 */
gboolean
linli_command_matches (LinliCommand *self,
                       const char   *query)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (LINLI_IS_COMMAND (self), FALSE);

  folded = linli_text_fold (query);
  g_strstrip (folded);
  if (*folded == '\0')
    return FALSE;

  linli_command_read_pinyin (self);
  return strstr (self->folded, folded) != NULL || g_str_has_prefix (self->pinyin, folded) ||
         g_str_has_prefix (self->initials, folded);
}
