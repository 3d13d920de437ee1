/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_RECORD_MOST_NOTES 500

/* What a record holds beside the service, after 民政部令第67号: training, praise, evaluation. */
typedef enum {
  LP_NOTE_TRAINING,
  LP_NOTE_PRAISE,
  LP_NOTE_EVALUATION,
  LP_NOTE_N_KINDS,
} LpNoteKind;

typedef struct {
  gint64 id; /* 0 for a new one */
  gint64 card_id;
  LpNoteKind kind;
  char *day;
  char *words;
} LpNote;

/* What somebody did between two days: of who came, as noted, else as planned. */
typedef struct {
  int minutes;
  guint n_served;
  guint n_absent;
  guint n_open; /* shifts that are over, and nobody noted whether this volunteer came: they count only when that is noted */
  char *last_day; /* on which was served last, or NULL */
  char *content; /* posts with their hours, the longest first, many of them as one; the hours are those of @minutes; or NULL */
} LpService;

LpNote *lp_note_new (gint64 card_id);
void lp_note_free (gpointer note);
void lp_service_free (gpointer service);
const char *lp_note_get_kind_label (LpNoteKind kind);
/* "12.5", hours as a certificate tells them, to a hundredth. */
char *lp_hours_dup_text (int minutes);

/* From a day to another, both too. */
LpService *lp_service_read (LinliDatabase  *reader,
                            gint64          card_id,
                            const char     *first_day,
                            const char     *last_day,
                            GError        **error);
/* Refuses, in the user's words, while there are shifts of which nobody noted whether the volunteer came; @open_do_not_count: the user knows of them. */
gboolean lp_service_check_noted (const LpService  *service,
                                 gboolean          open_do_not_count,
                                 GError          **error);
/* What counts of the service of those days, to be compared: a line "2026-11-20 41 120" for each day and post, with the minutes served there. It is the same
 * however posts are called, and however the hours are divided into shifts. NULL with an error of the store. */
char *lp_service_dup_served (LinliDatabase  *reader,
                             gint64          card_id,
                             const char     *first_day,
                             const char     *last_day,
                             GError        **error);
/* The first day on which somebody served; NULL for none. */
char *lp_service_dup_first_day (LinliDatabase *reader,
                                gint64         card_id);
/* Where somebody lives; NULL where the file does not say. */
char *lp_record_dup_address (LinliDatabase *reader,
                             gint64         person_id);
/* By kind and day. Of LpNote. */
GPtrArray *lp_note_list (LinliDatabase  *reader,
                         gint64          card_id,
                         GError        **error);

/* LinliActionFuncs. Refused in the user's words: no words, no day, or a day that is still to come. */
gboolean lp_note_keep (LinliTransaction  *transaction,
                       gpointer           note, /* LpNote; gets its id */
                       GError           **error);
gboolean lp_note_remove (LinliTransaction  *transaction,
                         gpointer           note, /* LpNote */
                         GError           **error);

G_END_DECLS
