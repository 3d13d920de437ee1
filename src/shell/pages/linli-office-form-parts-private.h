/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>
#include <linli-office-form-filling.h>

#include "linli-selection.h"

G_BEGIN_DECLS

/* The columns of a form, each with what it is filled with. Emits "changed". */
#define LINLI_TYPE_OFFICE_FORM_COLUMNS (linli_office_form_columns_get_type ())
G_DECLARE_FINAL_TYPE (LinliOfficeFormColumns, linli_office_form_columns, LINLI, OFFICE_FORM_COLUMNS, GtkWidget)

GtkWidget *_linli_office_form_columns_new (LinliOfficeForm *form);
void _linli_office_form_columns_rebuild (LinliOfficeFormColumns *self);
void _linli_office_form_columns_show_samples (LinliOfficeFormColumns *self,
                                              LinliOfficeFormFilling *filling);

/* What will be filled, what is missing, what changed. */
#define LINLI_TYPE_OFFICE_FORM_RESULTS (linli_office_form_results_get_type ())
G_DECLARE_FINAL_TYPE (LinliOfficeFormResults, linli_office_form_results, LINLI, OFFICE_FORM_RESULTS, GtkWidget)

GtkWidget *_linli_office_form_results_new (LinliContext    *context,
                                           LinliSelection  *selection,
                                           LinliOfficeForm *form);
void _linli_office_form_results_show (LinliOfficeFormResults *self,
                                      LinliOfficeFormFilling *filling);

/* Who is in a form: the kind of row, tags, ages, the place and the day. Emits "changed". */
#define LINLI_TYPE_OFFICE_FORM_ROWS (linli_office_form_rows_get_type ())
G_DECLARE_FINAL_TYPE (LinliOfficeFormRows, linli_office_form_rows, LINLI, OFFICE_FORM_ROWS, GtkWidget)

GtkWidget *_linli_office_form_rows_new (LinliOfficeForm *form,
                                        LinliDatabase   *database);

/* One form, from its columns to the file. */
#define LINLI_TYPE_OFFICE_FORM_VIEW (linli_office_form_view_get_type ())
G_DECLARE_FINAL_TYPE (LinliOfficeFormView, linli_office_form_view, LINLI, OFFICE_FORM_VIEW, GtkWidget)

GtkWidget *_linli_office_form_view_new (LinliContext    *context,
                                        LinliSelection  *selection,
                                        LinliOfficeForm *form);

/* Filling one on a worker. */
void _linli_office_form_keep (LinliContext           *context,
                              LinliOfficeForm        *form,
                              LinliOfficeFormFilling *filling,
                              gboolean                handed_in);
void _linli_office_form_fill_async (LinliContext        *context,
                                    LinliOfficeForm     *form,
                                    const char          *path,
                                    gboolean             full,
                                    gboolean             changed_only,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data);
LinliOfficeFormFilling *_linli_office_form_fill_finish (GAsyncResult  *result,
                                                        GError       **error);
const char *_linli_office_form_fill_get_path (GAsyncResult *result);
char *_linli_office_form_fill_describe (GAsyncResult *result);
const char *_linli_office_form_fill_get_refusal (const GError *error);
char *_linli_office_form_dup_title (const char *name);
void _linli_office_form_show_path (GtkWidget  *from,
                                   const char *path);

/* Those that the file keeps. Emits "open" and "again", each with the form, and "forgotten". */
#define LINLI_TYPE_OFFICE_FORM_KEPT (linli_office_form_kept_get_type ())
G_DECLARE_FINAL_TYPE (LinliOfficeFormKept, linli_office_form_kept, LINLI, OFFICE_FORM_KEPT, GtkWidget)

GtkWidget *_linli_office_form_kept_new (LinliContext *context);
gboolean _linli_office_form_kept_list (LinliOfficeFormKept *self);
void _linli_office_form_kept_tell (LinliOfficeFormKept *self,
                                   gint64               id,
                                   const char          *path,
                                   const char          *text);

G_END_DECLS
