/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>
#include <zip.h>

/* A file of a small community, and where a form and what is filled of it lie. */
typedef struct {
  char *folder;
  char *form;
  char *filled;
  LinliContext *context;
} Fixture;

/* At the beginning of a program: forms speak Chinese, and so do the words that are written into them. */
void fixture_init (int    *argc,
                   char ***argv);
#define FIXTURE_ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
/* Runs a script as an action. */
void fixture_act (Fixture    *fixture,
                  const char *sql);
LinliDatabase *fixture_get_reader (Fixture *fixture);
void fixture_set_up (Fixture       *fixture,
                     gconstpointer  data);
void fixture_tear_down (Fixture       *fixture,
                        gconstpointer  data);
/* Opens the form that lies in the folder. */
LinliOfficeForm *fixture_open (Fixture *fixture);
/* Makes the form as office_form_plain() does, and opens it. */
LinliOfficeForm *fixture_open_plain (Fixture            *fixture,
                                     const char         *sheet,
                                     const char * const *rows,
                                     const char         *extra);
void fixture_assert_target (LinliOfficeForm *form,
                            const char      *title,
                            const char      *target);
/* Loads what the form is filled with. */
LinliOfficeFormFilling *fixture_load (Fixture         *fixture,
                                      LinliOfficeForm *form);
gboolean fixture_keep_cb (LinliTransaction  *transaction,
                          gpointer           data,
                          GError           **error);
/* Fills the form in full and hands it in. */
LinliOfficeFormFilling *fixture_hand_in (Fixture    *fixture,
                                         const char *day,
                                         gboolean    changed_only);
GBytes *fixture_read_part (zip_t        *zip,
                           zip_uint64_t  index);
/* What stands in a row of the filled workbook, with "|" between the cells. */
void fixture_assert_row (Fixture    *fixture,
                         guint       sheet,
                         guint       row,
                         const char *wanted);
/* LibreOffice opens it, and @line is in what it says. */
void fixture_assert_opens (Fixture    *fixture,
                           const char *line);
void fixture_assert_problem (LinliOfficeFormFilling *filling,
                             guint                   column,
                             LinliOfficeFormTrouble  trouble,
                             guint                   n_rows);
/* Fills the form with everybody. */
void fixture_fill (Fixture         *fixture,
                   LinliOfficeForm *form);
/* It has too few rows, and is not filled: @code is a #LinliReaderError. */
void fixture_refuse (Fixture         *fixture,
                     LinliOfficeForm *form,
                     int              code);
char *fixture_dup_part (const char *path,
                        const char *name);
/* @words stand in a part of the filled workbook. */
void fixture_assert_holds (Fixture    *fixture,
                           const char *name,
                           const char *words);
