/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-tool-private.h"

G_BEGIN_DECLS

/* What is wrong with a plugin that is being checked, in order; an array of ToolFault. */
typedef struct {
  gboolean grave; /* the plugin does not work so, or harms; else it could be better */
  char *code;     /* for programs */
  char *message;  /* in the words of the user */
} ToolFault;

void tool_fault_free (gpointer fault);
void tool_faults_take (GPtrArray  *faults,
                       gboolean    grave,
                       const char *code,
                       char       *message);

/* The file of a module, read without loading it: FALSE when it cannot be loaded, which is told then. */
gboolean tool_plugin_check_module (const char *path,
                                   GPtrArray  *faults);
/* Loads the plugin and switches it on and off, in a program and a document of its own. */
void tool_plugin_check_life (const char *description,
                             GPtrArray  *faults);

ToolExit tool_plugin_new (int argc, char **argv);
ToolExit tool_plugin_check (int argc, char **argv);
ToolExit tool_plugin_try (int argc, char **argv);

G_END_DECLS
