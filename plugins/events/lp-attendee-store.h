/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-events.h"

G_BEGIN_DECLS

/* People of one event that are listed, at most. */
#define LP_ATTENDEE_MOST 2000
/* People that come with one name, at most. */
#define LP_PARTY_MOST 200

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
} LpAttendee;

/* Rows of the sheet on which somebody signed. */
typedef struct {
  gint64 event_id;
  GArray *lines;   /* of int */
  gboolean others; /* those on site that are not among them did not come */
} LpTick;

/* What is to become of one of them. */
typedef struct {
  gint64 id;
  const char *status;
} LpAttendeeDeed;

LpAttendee *lp_attendee_new (gint64      event_id,
                             const char *source);
void lp_attendee_free (gpointer attendee);
/* Those of an event in the order of the sheet; of LpAttendee. */
GPtrArray *lp_attendee_list (LinliDatabase  *database,
                             gint64          event_id,
                             GError        **error);
/* A LinliActionFunc with an LpAttendee: adds one. Name, telephone and home of a resident are taken from the file where they are NULL. Who registers
 * when all places are taken waits. Refused for a resident who is there already. */
gboolean lp_attendee_add (LinliTransaction  *transaction,
                          gpointer           attendee,
                          GError           **error);
/* A LinliActionFunc with a GPtrArray of LpAttendee, all of one event: what was pasted. Who is there already, by the resident or as it was
 * written, is brought up to date; two entries of a list never become one row. Who registers when all places are taken waits. */
gboolean lp_attendee_take (LinliTransaction  *transaction,
                           gpointer           attendees,
                           GError           **error);
/* A LinliActionFunc with an LpAttendeeDeed. Refused where who waits is to be registered and no place is free. */
gboolean lp_attendee_set_status (LinliTransaction  *transaction,
                                 gpointer           deed,
                                 GError           **error);
/* A LinliActionFunc with an LpTick. Refused as a whole when a row is not on the sheet. Who waited and signed has come. */
gboolean lp_attendee_tick (LinliTransaction  *transaction,
                           gpointer           tick,
                           GError           **error);
/* That there is no such row, in the user's words. */
char *lp_attendee_dup_no_line (int line);
void lp_tick_free (gpointer tick);
/* "1-12, 15、17": of int, each once; NULL with words for the user in @fault. */
GArray *lp_lines_parse (const char  *text,
                        char       **fault);
const char *lp_status_get_label (const char *status);
const char *lp_role_get_label (const char *role);
/* The codes of roles, in the order of the form. */
const char * const *lp_roles_get (void);

G_END_DECLS
