/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"

G_BEGIN_DECLS

/**
 * LinliToolCommandExit:
 * @LINLI_TOOL_COMMAND_DONE: done
 * @LINLI_TOOL_COMMAND_FAILED: not done; the error says why
 * @LINLI_TOOL_COMMAND_USAGE: the arguments were not understood; the error says what is wrong with them
 * @LINLI_TOOL_COMMAND_FINDINGS: done, but something was found or refused, and it is written to the output
 * @LINLI_TOOL_COMMAND_NOTHING: there was nothing to do
 *
 * How a command ends: the exit code of linli-tool, on which scripts rely.
 */
typedef enum {
  LINLI_TOOL_COMMAND_DONE = 0,
  LINLI_TOOL_COMMAND_FAILED = 1,
  LINLI_TOOL_COMMAND_USAGE = 2,
  LINLI_TOOL_COMMAND_FINDINGS = 3,
  LINLI_TOOL_COMMAND_NOTHING = 4,
} LinliToolCommandExit;

/**
 * LinliToolCommandFunc:
 * @context: the open document
 * @argc: how many words there are in @argv, at least 1
 * @argv: (array length=argc): the id of the command, then its arguments without the file, UTF-8
 * @output: takes what the command has to say: g_output_stream_printf()
 * @error: return location
 *
 * Does what `linli-tool run` was asked for, on the thread of the document. There need not be a screen: gtk_init() was not called, and no
 * widget may be made.
 *
 * Returns: how it ended; @error is set with %LINLI_TOOL_COMMAND_FAILED and %LINLI_TOOL_COMMAND_USAGE, and only then
 */
typedef LinliToolCommandExit (*LinliToolCommandFunc) (LinliContext         *context,
                                                      int                   argc,
                                                      const char * const   *argv,
                                                      GOutputStream        *output,
                                                      GError              **error);

#define LINLI_TYPE_TOOL_COMMAND (linli_tool_command_get_type ())

/**
 * LinliToolCommand:
 *
 * An extension: a command of linli-tool, for scripts and administrators.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliToolCommand, linli_tool_command, LINLI, TOOL_COMMAND, GObject)

LINLI_EXPORT
LinliToolCommand *linli_tool_command_new (const char           *id,
                                          const char           *summary,
                                          LinliToolCommandFunc  func);
LINLI_EXPORT
const char *linli_tool_command_get_id (LinliToolCommand *self);
LINLI_EXPORT
const char *linli_tool_command_get_summary (LinliToolCommand *self);
LINLI_EXPORT
LinliToolCommandExit linli_tool_command_run (LinliToolCommand     *self,
                                             LinliContext         *context,
                                             int                   argc,
                                             const char * const   *argv,
                                             GOutputStream        *output,
                                             GError              **error);

G_END_DECLS
