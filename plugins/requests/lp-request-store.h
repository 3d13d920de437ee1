/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-request-kind.h"

G_BEGIN_DECLS

/* Tables of the plugin. */
#define LP_REQUEST_TABLE_NAME "requests_request"
#define LP_REQUEST_RESIDENT_TABLE "requests_resident"
#define LP_REQUEST_CALLBACK_TABLE "requests_callback"
#define LP_REQUEST_SETTING_TABLE "requests_setting"

/* A LinliMatterFollowFunc. Opened: whoever asked is the first resident of it, and it is handed to who answers for the grid of its place, if
 * there is one. Dispatched: the same, unless somebody has it. Waiting: the words are why; they go when it goes on. */
gboolean lp_request_follow (LinliMatterKind   *kind,
                            LinliTransaction  *transaction,
                            gint64             id,
                            const char        *step,
                            const char        *text,
                            GError           **error);

/* What is done with a request; which fields count depends on what. */
typedef struct {
  LinliMatterKind *kind;
  gint64 id;
  gint64 other; /* the resident; what it is merged into */
  char *name;   /* of who gets it, of a resident; the channel */
  char *words;
  char *day;    /* YYYY-MM-DD; (nullable) for a new request: the day on which its words were written, not the current one */
  char *about;  /* (nullable): the kind of the record `other` that a new request is about: "person", "dwelling" */
  gboolean responded;
  gboolean solved;
  gboolean satisfied;
  char **refused; /* (nullable): what is not to be filled in of a new request, as by lp_request_dup_part_key() */
} LpRequestDeed;

LpRequestDeed *lp_request_deed_new (LinliMatterKind *kind,
                                    gint64           id);
void lp_request_deed_free (gpointer deed);

/* What is understood in a line that was written on `day`, YYYY-MM-DD: of LinliNotePart. A time is only what was promised for a later day. NULL for
 * the current day. Returns NULL with an error of the store, or of LINLI_DATE_ERROR. */
GPtrArray *lp_request_parse (LinliDatabase  *reader,
                             const char     *words,
                             const char     *day,
                             GError        **error);
/* What a part of a line was, so that it can be refused while the same line goes on. */
char *lp_request_dup_part_key (const LinliNotePart *part);

/* What the `words` of a deed would become, with what is understood in them and what they are about; not stored. NULL with an error as above. */
LinliRecord *lp_request_draft (LinliDatabase        *reader,
                               const LpRequestDeed  *deed,
                               GError              **error);

/* LinliActionFuncs with an LpRequestDeed. */
/* Hands it to `name`, who has not touched it yet. */
gboolean lp_request_give (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);
/* It waits because of `words`; `day`, if any, was promised. */
gboolean lp_request_wait (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);
/* The channel becomes `name`. */
gboolean lp_request_set_channel (LinliTransaction  *transaction,
                                 gpointer           deed,
                                 GError           **error);
/* One more resident asks for the same: `name`, in which a phone number may stand. */
gboolean lp_request_add_resident (LinliTransaction  *transaction,
                                  gpointer           deed,
                                  GError           **error);
/* The `words` of a new request are about the same as the request `id`: they stand in its timeline, and whom they name is one more of its residents,
 * once. `about` and `other` as for lp_request_note(). Refused for what is closed: that would be asked for again. */
gboolean lp_request_join (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);
/* The resident `other` was called back. Who is not satisfied with an answer has it done again. */
gboolean lp_request_call_back (LinliTransaction  *transaction,
                               gpointer           deed,
                               GError           **error);
/* It becomes urgent, because it is asked for again. */
gboolean lp_request_mark_urgent (LinliTransaction  *transaction,
                                 gpointer           deed,
                                 GError           **error);
/* The matter is the same as `other`: its residents are called back there, and it ends here. */
gboolean lp_request_merge (LinliTransaction  *transaction,
                           gpointer           deed,
                           GError           **error);

/* What was asked becomes a matter of `kind`, which belongs to another plugin, with a link from one to the other. `other` becomes its id. */
gboolean lp_request_convert (LinliTransaction  *transaction,
                             gpointer           deed,
                             GError           **error);
/* `words` become a new request, with what is understood in them; `name` is the channel, if any. One that was written on a `day` that is over was
 * received on that day. `id` becomes that of the matter. */
gboolean lp_request_note (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);

/* After how many days without being taken up a request is offered to be taken back. */
#define LP_REQUEST_LEAST_DAYS 1
#define LP_REQUEST_MOST_DAYS 60
gboolean lp_request_days_load (LinliDatabase  *reader,
                               int            *days,
                               GError        **error);
/* A LinliActionFunc with an int. */
gboolean lp_request_days_save (LinliTransaction  *transaction,
                               gpointer           days,
                               GError           **error);

/* A resident of a request, and what was heard last. */
typedef struct {
  gint64 id;
  gint64 person_id;
  char *name;
  char *phone;
  char *called_at; /* (nullable): UTC; since the last answer */
  gboolean responded;
  gboolean solved;
  gboolean satisfied;
  char *words;
} LpRequestResident;

/* The residents of a request in the order in which they asked: of LpRequestResident. NULL with an error of the store. */
GPtrArray *lp_request_list_residents (LinliDatabase  *reader,
                                      gint64          id,
                                      GError        **error);

G_END_DECLS
