/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-card-times.h"
#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_CARD_MOST 2000
#define LP_CARD_MOST_MONTHS 12
#define LP_CARD_NOT_SET (-1)

/* Limits of a volunteer, in minutes, days and nights. */
typedef enum {
  LP_CARD_DAY_MINUTES,
  LP_CARD_WEEK_MINUTES,
  LP_CARD_REST_MINUTES,
  LP_CARD_RUN_DAYS,
  LP_CARD_MONTH_NIGHTS,
  LP_CARD_N_LIMITS,
} LpCardLimit;

/* A post at which a volunteer serves. */
typedef struct {
  gint64 post_id;
  int liking; /* 1 gladly, 0 yes, -1 only if it must be */
} LpCardPost;

/* Who does not belong to the community any more. */
typedef enum {
  LP_CARD_HERE,
  LP_CARD_MOVED_OUT,
  LP_CARD_DECEASED,
} LpCardGone;

/* What an office keeps of a volunteer. */
typedef struct {
  gint64 id; /* 0 for a new one */
  gint64 person_id;
  char *name;      /* of the person; personal */
  char *birth_date; /* of the person, or NULL */
  char *number;    /* of the volunteer, or NULL */
  char *joined_on; /* or NULL */
  char *left_on;   /* the last day of service, which still counts; or NULL */
  gboolean newcomer;
  int limits[LP_CARD_N_LIMITS]; /* LP_CARD_NOT_SET where those of the office hold */
  int heat, heights, nights;    /* 1 may, 0 may not, LP_CARD_NOT_SET as the office says */
  char *contact_name;  /* in an emergency; personal; or NULL */
  char *contact_phone; /* the same */
  char *note;
  char **skills;
  GArray *posts; /* of LpCardPost; empty: all that need no skill */
  GArray *times; /* of LpTime; empty: nobody knows, and nobody is scheduled */
  GArray *pairs; /* of gint64: cards of who is to serve with this one */
} LpCard;

/* Days that are not as every week. */
typedef struct {
  gint64 id; /* 0 for a new one */
  gint64 card_id;
  char *first_day;
  char *last_day;
  int from; /* minutes of each of the days; LP_CARD_NOT_SET: the whole day */
  int to;
  gboolean available; /* has time, beside the pattern; else is away */
  char *reason; /* or NULL */
} LpException;

typedef enum {
  LP_CARDS_SERVING, /* who has not left, and is here */
  LP_CARDS_IDLE,
  LP_CARDS_WITHOUT_TIMES,
  LP_CARDS_LEFT, /* or moved out, or died */
} LpCardsShown;

#define LP_TYPE_CARD_LINE (lp_card_line_get_type ())
G_DECLARE_FINAL_TYPE (LpCardLine, lp_card_line, LP, CARD_LINE, GObject)

/* A line of the list. */
struct _LpCardLine
{
  GObject parent_instance;

  gint64 id;
  gint64 person_id;
  char *name; /* personal */
  char *phone; /* personal; or NULL */
  char *birth_date; /* or NULL */
  char *number; /* of the volunteer, or NULL */
  char *grid; /* or NULL */
  char *skills; /* with “、” between them, or NULL */
  char *left_on; /* the last day of service, which still counts; or NULL */
  char *joined_on; /* or NULL */
  char *last_day; /* on which was served last, or NULL */
  LpCardGone gone;
  GArray *times; /* of LpTime; empty: nobody knows when there is time */
  gboolean newcomer;
  gboolean idle; /* has not served for as long as the office minds, and has been there for as long */
  int n_absent; /* times that nobody came, of the last year */
  int minutes[LP_CARD_MOST_MONTHS]; /* served, this month first */
};

LpCard *lp_card_new (gint64 person_id);
/* The same with what the file knows of the person. */
LpCard *lp_card_new_for (LinliDatabase *reader,
                         gint64         person_id);
void lp_card_free (gpointer card);
LpException *lp_exception_new (gint64 card_id);
void lp_exception_free (gpointer exception);

/* NULL with @error when there is none. */
LpCard *lp_card_load (LinliDatabase  *reader,
                      gint64          id,
                      GError        **error);
/* Of weekday, minutes and liking, in the columns from @first on. */
LpTime lp_time_from_row (LinliStatement *row,
                     int             first);
/* 0 when somebody has none. */
gint64 lp_card_find (LinliDatabase *reader,
                     gint64         person_id);
/* In years, today; -1 where it cannot be told. */
int lp_card_find_age (const char *birth_date);
/* After how many days without service a volunteer is in the list of LP_CARDS_IDLE. */
int lp_card_get_idle_days (LinliDatabase *reader);
/* By name and within @shown; @text is a part of the name, its reading or initials, or NULL for all. Minutes are those of who came, of so many months.
 * Of LpCardLine, at most LP_CARD_MOST. */
GPtrArray *lp_card_list (LinliDatabase  *reader,
                         LpCardsShown    shown,
                         const char     *text,
                         guint           n_months,
                         GError        **error);
/* Those that are not over yet, by day. Of LpException. */
GPtrArray *lp_exception_list (LinliDatabase  *reader,
                              gint64          card_id,
                              GError        **error);

/* LinliActionFuncs. Refused in the user's words: somebody who has a card, an impossible limit, an end before the beginning. */
gboolean lp_card_keep (LinliTransaction  *transaction,
                       gpointer           card, /* LpCard; a new one gets its id */
                       GError           **error);
gboolean lp_card_keep_idle_days (LinliTransaction  *transaction,
                                 gpointer           days, /* int */
                                 GError           **error);
gboolean lp_exception_keep (LinliTransaction  *transaction,
                            gpointer           exception, /* LpException; a new one gets its id */
                            GError           **error);
gboolean lp_exception_remove (LinliTransaction  *transaction,
                              gpointer           exception, /* LpException */
                              GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCard, lp_card_free)

G_END_DECLS
