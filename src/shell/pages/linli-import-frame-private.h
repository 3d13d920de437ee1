/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where an import stands. */
typedef enum {
  LINLI_IMPORT_STEP_FILE,
  LINLI_IMPORT_STEP_SETTINGS,
  LINLI_IMPORT_STEP_CHECK,
  LINLI_IMPORT_STEP_DONE,
} LinliImportStep;

#define LINLI_TYPE_IMPORT_FRAME (linli_import_frame_get_type ())

/* What the steps of an import have in common: head, progress and the buttons below. Signals `back`, `extra` and `next`. */
G_DECLARE_FINAL_TYPE (LinliImportFrame, linli_import_frame, LINLI, IMPORT_FRAME, GtkWidget)

GtkWidget *_linli_import_frame_new (const char *title,
                                    const char *settings_step);
void _linli_import_frame_set_file (LinliImportFrame *self,
                                   const char       *name);
void _linli_import_frame_add (LinliImportFrame *self,
                              const char       *name,
                              GtkWidget        *child);
void _linli_import_frame_show (LinliImportFrame *self,
                               const char       *name,
                               LinliImportStep   step);
void _linli_import_frame_set_buttons (LinliImportFrame *self,
                                      const char       *back,
                                      const char       *extra,
                                      const char       *next);
void _linli_import_frame_set_ready (LinliImportFrame *self,
                                    gboolean          ready,
                                    const char       *note);
void _linli_import_frame_show_progress (LinliImportFrame *self,
                                        const char       *title,
                                        const char       *finishing,
                                        LinliImportStep   step,
                                        GCancellable     *cancellable);
void _linli_import_frame_set_progress (LinliImportFrame *self,
                                       guint             done,
                                       guint             total);

G_END_DECLS
