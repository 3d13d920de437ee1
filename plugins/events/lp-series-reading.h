/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-event-store.h"
#include "lp-feedback-store.h"

G_BEGIN_DECLS

/* What a worker is asked: which series; 0 the latest. */
typedef struct {
  LinliMatterKind *kind;
  gint64 chosen;
} LpSeriesQuestion;

/* An edition with what was said of it. */
typedef struct {
  LpEvent *event;
  LpFeedbackSum sum;
  GPtrArray *words; /* of char: what was said, masked, the latest first */
} LpEdition;

/* All series, and the editions of the one that is chosen. */
typedef struct {
  GPtrArray *series;   /* of LpSeries */
  guint chosen;        /* among them */
  GPtrArray *editions; /* of LpEdition, the first one first */
} LpSeriesReading;

LpSeriesQuestion *lp_series_question_new (LinliMatterKind *kind,
                                          gint64           chosen);
void lp_series_question_free (gpointer question);
void lp_series_reading_free (gpointer reading);
/* A LinliReadFunc with an LpSeriesQuestion: an LpSeriesReading. */
gpointer lp_series_read_all (LinliDatabase  *reader,
                             gpointer        question,
                             GCancellable   *cancellable,
                             GError        **error);
/* "18 of 23 who came"; without the second where nobody counted. */
char *lp_edition_dup_answers (const LpEdition *edition);
/* "4.3 (15 scores)", and that these are few where they are. */
char *lp_edition_dup_mean (const LpEdition *edition);

G_END_DECLS
