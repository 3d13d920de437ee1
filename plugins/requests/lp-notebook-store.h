/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-request-store.h"

G_BEGIN_DECLS

/* Tables of the notebook. */
#define LP_NOTEBOOK_TABLE "requests_notebook"
#define LP_NOTEBOOK_LINE_TABLE "requests_notebook_line"

/* So many pages are listed, the unfinished ones first. */
#define LP_NOTEBOOK_MOST 200

/* A page of the paper notebook. */
typedef struct {
  gint64 id;
  char *written_on; /* YYYY-MM-DD */
  char *writer;
  gboolean finished;
  guint n_requests;
  gint64 picture; /* the attachment */
} LpNotebook;

LpNotebook *lp_notebook_copy (const LpNotebook *page);
void lp_notebook_free (gpointer page);

/* The pages, unfinished ones first, then the latest: of LpNotebook. NULL with an error of the store. */
GPtrArray *lp_notebook_list (LinliDatabase  *reader,
                             GError        **error);
/* One page; NULL with an error when there is none such. */
LpNotebook *lp_notebook_load (LinliDatabase  *reader,
                              gint64          id,
                              GError        **error);
/* The page that a request came of; NULL without an error for none. */
LpNotebook *lp_notebook_find_of (LinliDatabase  *reader,
                                 gint64          matter,
                                 GError        **error);
/* What came of a page, in the order in which it was entered: of LpRequest. */
GPtrArray *lp_notebook_list_requests (LinliDatabase  *reader,
                                      gint64          id,
                                      GError        **error);
/* The pages of a day in words: who wrote how many, and what came of them. NULL without an error when there is none. */
char *lp_notebook_dup_day (LinliDatabase  *reader,
                           const char     *day,
                           GError        **error);

/* What is done with a page. */
typedef struct {
  gint64 id;
  char *written_on;
  char *writer;
  char *name;      /* of the file */
  GBytes *content; /* the picture */
  gboolean finished;
  LpRequestDeed *request; /* the line, the channel */
} LpNotebookDeed;

LpNotebookDeed *lp_notebook_deed_new (gint64 id);
void lp_notebook_deed_free (gpointer deed);

/* LinliActionFuncs with an LpNotebookDeed. */
/* A page with its picture, of the day `written_on`, by `writer`. `id` becomes that of the page. */
gboolean lp_notebook_add (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);
/* The line of `request` becomes a request that came of the page, and was written on its day. */
gboolean lp_notebook_note (LinliTransaction  *transaction,
                           gpointer           deed,
                           GError           **error);
/* The page gets the day `written_on` and the writer `writer`; what came of it already stays as it is. */
gboolean lp_notebook_correct (LinliTransaction  *transaction,
                              gpointer           deed,
                              GError           **error);
/* The page is removed with its picture; what came of it stays, and comes of no page any more. */
gboolean lp_notebook_remove (LinliTransaction  *transaction,
                             gpointer           deed,
                             GError           **error);
/* The page is finished, or is gone on with. */
gboolean lp_notebook_finish (LinliTransaction  *transaction,
                             gpointer           deed,
                             GError           **error);

G_END_DECLS
