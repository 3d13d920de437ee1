/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-events.h"

G_BEGIN_DECLS

/* People at an event; those who have no name beside those who have. Who waits, and roles that do not count, are in no number of people who registered or
 * came. Of each way of being there: */
typedef struct {
  int registered; /* without those who walked in */
  int walk_in;
  int came;    /* named people of whom it is known that they came, those who walked in among them */
  int waiting;
  int unnamed; /* LP_UNCOUNTED where nobody counted */
  int n_ticked;  /* rows of which somebody noted whether they came */
  int n_unknown; /* rows that are registered, and nobody noted it */
} LpModeCounts;

typedef struct {
  LpModeCounts site;
  LpModeCounts online;
  int n_maybe;
  int n_unanswered;
  int n_helpers; /* speakers, organisers, volunteers */
  int n_to_tell; /* rows of who got a place and does not know it */
} LpEventCounts;

/* One event: the matter and its row. */
typedef struct {
  LinliMatterKind *kind;
  gint64 id; /* 0 for one that is not in the file */
  gint64 series_id;
  gint64 origin_id; /* the matter that a new one comes from; 0 for none */
  gint64 changed_from_id;
  gint64 compound_id; /* the courtyard that it is of; 0 for none */
  char *title;
  char *number;
  char *category;
  char *state;
  char *series; /* (nullable): its name */
  char *starts_at;
  char *ends_at;
  char *venue;
  char *speaker;
  char *online_link;
  char *register_until;
  char *changed_what;
  char *changed_why;
  char *audience;     /* for whom it is */
  char *register_how; /* these stand on its notice and poster */
  char *contact;
  char *code_text;    /* of the QR code; NULL for none */
  char *recorder;     /* who writes the minutes */
  char *compound;     /* (nullable): the name of the courtyard */
  char *shown_title;  /* these five: with names and numbers of people masked, of one that was read */
  char *shown_series;
  char *shown_what;
  char *shown_why;
  char *shown_speaker;
  gboolean renames; /* one that is to be kept: `series` is a new name of the series `series_id`, for all editions, and no other series */
  int edition; /* 0 for none */
  int opening; /* minutes planned for what became of earlier topics; LP_UNCOUNTED for none */
  int capacity_site; /* LP_UNCOUNTED for no limit */
  int capacity_online;
  LpEventCounts counts;
  int n_scores;
  int n_feedback;
  double mean; /* of the scores, when there are any */
} LpEvent;

LpEvent *lp_event_new (LinliMatterKind *kind);
LpEvent *lp_event_copy (const LpEvent *event);
void lp_event_free (gpointer event);
/* The next edition as the last one was: without its day, its people and its changes. */
LpEvent *lp_event_dup_next (const LpEvent *last);
/* What is wrong with it, in the user's words; NULL for nothing. */
const char *lp_event_find_fault (const LpEvent *event);
/* How many people were there; LP_UNCOUNTED when nobody counted. */
int lp_event_counts_get_total (const LpEventCounts *counts);
/* The same of one way of being there. */
int lp_mode_counts_get_total (const LpModeCounts *counts);
/* "On site 86 people (90 registered, 2 walked in) + online 714 people (714 without names) = 800"; without a sum where one of them is not counted. */
char *lp_event_counts_dup_words (const LpEventCounts *counts);
/* Places that are taken, that are missing, who waits, who is unsure, who helps; NULL for nothing of all that. */
char *lp_event_dup_places (const LpEvent *event);
/* Day and hours; and a word for an event without a day. */
char *lp_event_dup_when (const LpEvent *event);
/* The series and the edition, or NULL; names in it are masked. */
char *lp_event_dup_edition (const LpEvent *event);
/* The title as it may be shown. */
const char *lp_event_get_shown (const LpEvent *event);
/* What it is called in a list: the title, and the edition, where it is one; names in both masked, or not. */
char *lp_event_dup_heading (const LpEvent *event,
                            gboolean       masked);
/* Where it is, with the courtyard that a meeting is of; NULL for nowhere yet. */
char *lp_event_dup_place (const LpEvent *event);
/* The number of people; a word for LP_UNCOUNTED. */
char *lp_event_dup_people (int people);
/* Mean of the scores and how many they are; a word for none. */
char *lp_event_dup_scores (const LpEvent *event);
/* By what was noted of it. */
gboolean lp_event_is_over (const LpEvent *event);
/* Whether people may still be told of it: it is not over, and its last day, if there is one, has not passed. */
gboolean lp_event_is_ahead (const LpEvent *event);
/* When and where it takes place, whatever its state; NULL for one without a day. Its end counts the days: 00:30 of the day after is minute 1470. */
LinliOccasion *lp_event_dup_occasion (const LpEvent *event);
/* "14:30–16:00", "20:00–00:30 the next day", "09:00–2026-05-25 16:00". */
char *lp_occasion_dup_hours (const LinliOccasion *occasion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpEvent, lp_event_free)

G_END_DECLS
