/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* How the program ends. Documented in the help text and README; scripts rely on the numbers. */
typedef enum {
  TOOL_DONE = 0,
  TOOL_FAILED = 1,   /* the reason is on standard error */
  TOOL_USAGE = 2,    /* the command line was not understood */
  TOOL_FINDINGS = 3, /* done, but something was found or refused; it is listed */
  TOOL_NOTHING = 4,  /* there was nothing to undo or redo */
} ToolExit;

typedef ToolExit (*ToolCommandFunc) (int    argc,
                                     char **argv);

/* A listing on standard output: lines of text with tabs, or with --json an array of objects. */
typedef struct _ToolListing ToolListing;

ToolListing *tool_listing_new (gboolean json);
void tool_listing_begin_row (ToolListing *self);
void tool_listing_add_text (ToolListing *self,
                            const char  *name,
                            const char  *value);
void tool_listing_add_int64 (ToolListing *self,
                             const char  *name,
                             gint64       value);
void tool_listing_add_double (ToolListing *self,
                              const char  *name,
                              double       value);
void tool_listing_end_row (ToolListing *self);
void tool_listing_finish (ToolListing *self);

gboolean tool_parse (const GOptionEntry   *entries,
                     const char           *arguments,
                     int                   n_arguments,
                     int                  *argc,
                     char               ***argv);
ToolExit tool_fail (const GError *error);
LinliContext *tool_open (const char      *path,
                         LinliStoreFlags  flags);

/* The host of the document with what is switched on; freed before the document is. */
typedef LinliPluginHost ToolPlugins;

ToolPlugins *tool_start_plugins (LinliContext *context);
void tool_stop_plugins (ToolPlugins *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ToolPlugins, tool_stop_plugins)

LinliContext *tool_open_or_make (const char *path);
gboolean tool_log_reveal (LinliContext *context,
                          const char   *action,
                          const char   *reason);

ToolExit tool_import_with (const char *id,
                           const char *path,
                           const char *source,
                           gboolean    dry_run,
                           gboolean    json);
ToolExit tool_export_with (const char *id,
                           const char *path,
                           const char *target);

ToolExit tool_demo (int argc, char **argv);
ToolExit tool_journal (int argc, char **argv);
ToolExit tool_undo (int argc, char **argv);
ToolExit tool_redo (int argc, char **argv);
ToolExit tool_backup (int argc, char **argv);
ToolExit tool_restore (int argc, char **argv);
ToolExit tool_search (int argc, char **argv);
ToolExit tool_import (int argc, char **argv);
ToolExit tool_export (int argc, char **argv);
ToolExit tool_fill (int argc, char **argv);
ToolExit tool_check (int argc, char **argv);
ToolExit tool_note (int argc, char **argv);
ToolExit tool_plugin (int argc, char **argv);
ToolExit tool_plugins (int argc, char **argv);
ToolExit tool_run (int argc, char **argv);

G_END_DECLS
