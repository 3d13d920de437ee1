/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

#include "lp-request-kind.h"

G_BEGIN_DECLS

#define LP_TYPE_REQUEST (lp_request_get_type ())
G_DECLARE_FINAL_TYPE (LpRequest, lp_request, LP, REQUEST, GObject)

/* One request as lists show it. Read once, not changed after that; any thread may read it. Texts are as they stand in the file: who shows
 * them masks the numbers in them. */
struct _LpRequest
{
  GObject parent_instance;

  gint64 id;
  char *number;
  char *title;
  char *state;
  char *category;
  char *urgency;
  char *channel;
  char *place;
  char *grid;
  char *assignee;
  char *waiting_for;
  char *promised_on; /* YYYY-MM-DD */
  char *due_at;      /* YYYY-MM-DD */
  char *opened_at;   /* UTC */
  char *closed_at;   /* UTC */
  char *first_receiver;
  char *handed_at;   /* UTC */
  char *answer;      /* (nullable): the words of the last answer */
  char *line;        /* (nullable): as it was noted down */
  char *names;       /* of those who asked, as far as they are known, one a line */
  char **others;     /* (nullable): whom the core says that it may name; NULL when that could not be read */
  guint n_residents;
  guint n_to_call;   /* residents not called back since the last answer; 0 while it is not answered */
  guint n_called;    /* residents who were called back after the last answer, and those of them who are satisfied */
  guint n_satisfied;
  guint n_again;     /* how often it was taken up again after an answer or its end */
  guint n_times;     /* how often the same was asked for at its place so far, with what was merged into it; 1 for the first time */
  gboolean repeated; /* as often as the office has set, so that it is warned of */
  gboolean overdue;
};

LpRequest *lp_request_new (void);
gboolean lp_request_is_open (LpRequest *self);
/* How often it was asked for, in words. */
char *lp_request_dup_times (LpRequest *self);
/* The title without the numbers of people, and with the names masked of those who asked and whom it may name. */
char *lp_request_dup_title (LpRequest *self);
/* Words about a request in the same manner. */
char *lp_request_dup_words (LpRequest  *self,
                            const char *words);
/* Who asked, as far as it is known, each once. */
char *lp_request_dup_people (LpRequest *self,
                             gboolean   masked);
/* Masks numbers, and the names that stand in `names`, one a line. */
char *lp_request_mask_words (const char *words,
                             const char *names);

G_END_DECLS
