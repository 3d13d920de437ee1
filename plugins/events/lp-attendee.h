/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-events.h"

G_BEGIN_DECLS

/* Rows of one event, at most: a number of a row has four digits. */
#define LP_ATTENDEE_MOST 9999
/* Blank rows at the end of a sign-in sheet, for who walks in. They have numbers of their own behind this one, which nobody gets who registers: the paper
 * that lies at the door is not known to the file. */
#define LP_SHEET_BLANK_ROWS 20
#define LP_LINE_BLANK 10000
#define LP_BLANK_MOST 999
/* People that come with one name, at most. */
#define LP_PARTY_MOST 200

/* What was set by hand, as it stands in the file. */
typedef enum {
  LP_HAND_ANSWER = 1 << 0,
  LP_HAND_PARTY = 1 << 1,
  LP_HAND_NAME = 1 << 2,
  LP_HAND_PHONE = 1 << 3,
  LP_HAND_PLACE = 1 << 4,
  LP_HAND_NOTE = 1 << 5,
  LP_HAND_REMOVED = 1 << 6,
} LpHand;

/* The groups of a list; each row is in one of them. */
typedef enum {
  LP_GROUP_REGISTERED,
  LP_GROUP_WALK_IN,
  LP_GROUP_WAITING,
  LP_GROUP_MAYBE,
  LP_GROUP_CANCELLED,
  LP_GROUP_UNANSWERED,
  LP_GROUP_HELPER, /* registered in a role that does not count */
  LP_N_GROUPS,
} LpGroup;

/* Who registered or came. */
typedef struct {
  gint64 id;
  gint64 event_id;
  gint64 person_id; /* 0 for who is no resident that is known */
  char *name;
  char *phone;
  char *place;
  char *mode;
  char *role;
  char *status;
  char *source;
  char *note;
  char *written; /* (nullable): as it stood in a pasted list; not read back */
  int party;
  int came; /* LP_UNCOUNTED: nobody noted it */
  int line; /* on the sign-in sheet */
  int by_hand; /* LpHand */
  gboolean to_tell;   /* got a place and does not know it */
  gboolean list_wins; /* of one that is taken from a list: what was set by hand is given up */
} LpAttendee;

/* A row of the sheet on which somebody signed. */
typedef struct {
  int line;
  int came; /* how many of the party, LP_UNCOUNTED for all */
} LpSigned;

/* All of them. */
typedef struct {
  gint64 event_id;
  GArray *lines;   /* of LpSigned */
  gboolean others; /* those on site that are not among them did not come */
} LpTick;

/* What is to become of one of them. */
typedef struct {
  gint64 id;
  const char *status;
} LpAttendeeDeed;

LpAttendee *lp_attendee_new (gint64      event_id,
                             const char *source);
LpAttendee *lp_attendee_copy (const LpAttendee *attendee);
void lp_attendee_free (gpointer attendee);
LpGroup lp_attendee_get_group (const LpAttendee *attendee);
/* What cannot be, in the user's words; NULL for nothing. */
char *lp_attendee_dup_fault (const LpAttendee *attendee);
/* Yes, maybe, no, or none: who waits for a place has said yes. */
gboolean lp_status_is_same_answer (const char *status,
                                   const char *other);
void lp_tick_free (gpointer tick);
/* "1-12, 15、17=3, 补2", with the last but one 3 people came, and the last is a blank row: of LpSigned, each row once, by their numbers; NULL with words for
 * the user in @fault. Linear. */
GArray *lp_lines_parse (const char  *text,
                        char       **fault);
/* As a row is called on the sheet and in lists: 12, and 补3 for a blank one. */
char *lp_line_dup_label (int line);
/* The name, masked unless @revealed; words for who signed on a blank row and is not named yet. */
char *lp_attendee_dup_shown_name (const LpAttendee *attendee,
                                  gboolean          revealed);
/* Whether it was signed on a blank row and has no name yet. */
gboolean lp_attendee_is_unnamed (const LpAttendee *attendee);
const char *lp_group_get_label (LpGroup group);
const char *lp_status_get_label (const char *status);
/* The codes of answers, in the order of the form. */
const char * const *lp_statuses_get (void);
const char *lp_role_get_label (const char *role);
/* The codes of roles, in the order of the form. */
const char * const *lp_roles_get (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpAttendee, lp_attendee_free)

G_END_DECLS
