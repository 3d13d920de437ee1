/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliToolCommand: a function and its name. Not changed once it is made; run on the thread of the document. */

#include "config.h"

#include "linli-tool-command.h"

struct _LinliToolCommand {
  GObject parent_instance;
  char *id;
  char *summary;
  LinliToolCommandFunc func;
};

G_DEFINE_FINAL_TYPE (LinliToolCommand, linli_tool_command, G_TYPE_OBJECT)

static void
linli_tool_command_finalize (GObject *object)
{
  LinliToolCommand *self = LINLI_TOOL_COMMAND (object);

  g_free (self->id);
  g_free (self->summary);
  G_OBJECT_CLASS (linli_tool_command_parent_class)->finalize (object);
}

static void
linli_tool_command_class_init (LinliToolCommandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_tool_command_finalize;
}

static void
linli_tool_command_init (LinliToolCommand *self)
{
}

/**
 * linli_tool_command_new:
 * @id: what is typed: the plugin's id, or a word that begins with it, as "example" or "example-list"
 * @summary: what it does and which arguments it takes, in a line, translated
 * @func: (scope forever): does it
 *
 * Returns: (transfer full): a command
 */
LinliToolCommand *
linli_tool_command_new (const char           *id,
                        const char           *summary,
                        LinliToolCommandFunc  func)
{
  LinliToolCommand *self;

  g_return_val_if_fail (id != NULL && summary != NULL && func != NULL, NULL);

  self = g_object_new (LINLI_TYPE_TOOL_COMMAND, NULL);
  self->id = g_strdup (id);
  self->summary = g_strdup (summary);
  self->func = func;
  return self;
}

/**
 * linli_tool_command_get_id:
 * @self: a command
 *
 * Returns: (transfer none): what is typed for @self
 */
const char *
linli_tool_command_get_id (LinliToolCommand *self)
{
  g_return_val_if_fail (LINLI_IS_TOOL_COMMAND (self), NULL);

  return self->id;
}

/**
 * linli_tool_command_get_summary:
 * @self: a command
 *
 * Returns: (transfer none): what @self does, translated
 */
const char *
linli_tool_command_get_summary (LinliToolCommand *self)
{
  g_return_val_if_fail (LINLI_IS_TOOL_COMMAND (self), NULL);

  return self->summary;
}

/**
 * linli_tool_command_run:
 * @self: a command
 * @context: the open document
 * @argc: how many words there are in @argv, at least 1
 * @argv: (array length=argc): the id of the command, then its arguments
 * @output: takes what it has to say
 * @error: return location for the command's own error
 *
 * Returns: how it ended; @error is set with %LINLI_TOOL_COMMAND_FAILED and %LINLI_TOOL_COMMAND_USAGE, and only then
 */
LinliToolCommandExit
linli_tool_command_run (LinliToolCommand     *self,
                        LinliContext         *context,
                        int                   argc,
                        const char * const   *argv,
                        GOutputStream        *output,
                        GError              **error)
{
  g_autoptr (GError) problem = NULL;
  LinliToolCommandExit code;

  g_return_val_if_fail (LINLI_IS_TOOL_COMMAND (self) && LINLI_IS_CONTEXT (context), LINLI_TOOL_COMMAND_FAILED);
  g_return_val_if_fail (argc > 0 && argv != NULL && G_IS_OUTPUT_STREAM (output), LINLI_TOOL_COMMAND_FAILED);

  code = self->func (context, argc, argv, output, &problem);
  /* A command that fails and does not say why, or the other way round, has failed. */
  if (problem == NULL && (code == LINLI_TOOL_COMMAND_FAILED || code == LINLI_TOOL_COMMAND_USAGE || (guint) code > LINLI_TOOL_COMMAND_NOTHING))
    g_set_error (&problem, G_IO_ERROR, G_IO_ERROR_FAILED, "%s gave no reason", self->id);
  if (problem == NULL)
    return code;
  g_propagate_error (error, g_steal_pointer (&problem));
  return code == LINLI_TOOL_COMMAND_USAGE ? code : LINLI_TOOL_COMMAND_FAILED;
}
