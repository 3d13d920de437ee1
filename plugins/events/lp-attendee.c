/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Somebody of an event in memory, the words for their codes, and the numbers of rows as they are typed. Any thread. */

#include "lp-attendee.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *code;
  const char *label;
} lp_statuses[] = {
  { LP_STATUS_REGISTERED, NC_("attendee", "Registered") }, { LP_STATUS_WAITING, NC_("attendee", "Waiting for a place") },
  { LP_STATUS_MAYBE, NC_("attendee", "Not sure yet") },    { LP_STATUS_CANCELLED, NC_("attendee", "Does not come") },
  { LP_STATUS_UNANSWERED, NC_("attendee", "No answer") },
}, lp_roles[] = {
  { LP_ROLE_PARTICIPANT, NC_("attendee", "Participant") }, { "speaker", NC_("attendee", "Speaker") },
  { "organiser", NC_("attendee", "Organiser") },           { "volunteer", NC_("attendee", "Volunteer") },
};

static const char * const lp_groups[LP_N_GROUPS] = {
  [LP_GROUP_REGISTERED] = NC_("attendee", "Registered"),
  [LP_GROUP_WALK_IN] = NC_("attendee", "Walked in"),
  [LP_GROUP_WAITING] = NC_("attendee", "Waiting for a place"),
  [LP_GROUP_MAYBE] = NC_("attendee", "Not sure yet"),
  [LP_GROUP_CANCELLED] = NC_("attendee", "Does not come"),
  [LP_GROUP_UNANSWERED] = NC_("attendee", "No answer"),
  [LP_GROUP_HELPER] = NC_("attendee", "Not counted"),
};

const char *
lp_group_get_label (LpGroup group)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "attendee", lp_groups[group]);
}

const char *
lp_status_get_label (const char *status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lp_statuses); i++)
    if (g_strcmp0 (lp_statuses[i].code, status) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "attendee", lp_statuses[i].label);
  return status;
}

const char * const *
lp_statuses_get (void)
{
  static const char *codes[G_N_ELEMENTS (lp_statuses) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (lp_statuses); i++)
    codes[i] = lp_statuses[i].code;
  return codes;
}

gboolean
lp_status_is_same_answer (const char *status,
                          const char *other)
{
  gboolean yes = g_str_equal (status, LP_STATUS_REGISTERED) || g_str_equal (status, LP_STATUS_WAITING);

  return yes ? g_str_equal (other, LP_STATUS_REGISTERED) || g_str_equal (other, LP_STATUS_WAITING) : g_str_equal (status, other);
}

const char *
lp_role_get_label (const char *role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lp_roles); i++)
    if (g_strcmp0 (lp_roles[i].code, role) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "attendee", lp_roles[i].label);
  return role;
}

const char * const *
lp_roles_get (void)
{
  static const char *codes[G_N_ELEMENTS (lp_roles) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (lp_roles); i++)
    codes[i] = lp_roles[i].code;
  return codes;
}

LpAttendee *
lp_attendee_new (gint64      event_id,
                 const char *source)
{
  LpAttendee *self = g_new0 (LpAttendee, 1);

  self->event_id = event_id;
  self->source = g_strdup (source);
  self->mode = g_strdup (LP_MODE_SITE);
  self->role = g_strdup (LP_ROLE_PARTICIPANT);
  self->status = g_strdup (LP_STATUS_REGISTERED);
  self->party = 1;
  self->came = LP_UNCOUNTED;
  return self;
}

LpAttendee *
lp_attendee_copy (const LpAttendee *self)
{
  LpAttendee *copy = g_memdup2 (self, sizeof *self);
  char **texts[] = { &copy->name, &copy->phone, &copy->place, &copy->mode, &copy->role, &copy->status, &copy->source, &copy->note, &copy->written };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (*texts[i]);
  return copy;
}

LpGroup
lp_attendee_get_group (const LpAttendee *self)
{
  static const struct {
    const char *status;
    LpGroup group;
  } groups[] = { { LP_STATUS_WAITING, LP_GROUP_WAITING }, { LP_STATUS_MAYBE, LP_GROUP_MAYBE }, { LP_STATUS_CANCELLED, LP_GROUP_CANCELLED },
                 { LP_STATUS_UNANSWERED, LP_GROUP_UNANSWERED } };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (self->status, groups[i].status))
      return groups[i].group;
  if (!g_str_equal (self->role, LP_ROLE_PARTICIPANT))
    return LP_GROUP_HELPER;
  return g_str_equal (self->source, LP_SOURCE_WALK_IN) ? LP_GROUP_WALK_IN : LP_GROUP_REGISTERED;
}

char *
lp_attendee_dup_fault (const LpAttendee *self)
{
  if (self->name == NULL || *self->name == '\0')
    return g_strdup (C_("attendee", "Whose name is it?"));
  if (self->party < 1 || self->party > LP_PARTY_MOST)
    return g_strdup_printf (C_("attendee", "A party is 1 to %d people"), LP_PARTY_MOST);
  if (self->came > self->party)
    return g_strdup_printf (C_("attendee", "%d came and the party is %d; correct how many they are, too"), self->came, self->party);
  return NULL;
}

char *
lp_line_dup_label (int line)
{
  return line > LP_LINE_BLANK ? g_strdup_printf (C_("sign-in sheet", "b%d"), line - LP_LINE_BLANK) : g_strdup_printf ("%d", line);
}

gboolean
lp_attendee_is_unnamed (const LpAttendee *self)
{
  return self->line > LP_LINE_BLANK && (self->by_hand & LP_HAND_NAME) == 0;
}

char *
lp_attendee_dup_shown_name (const LpAttendee *self,
                            gboolean          revealed)
{
  return revealed || lp_attendee_is_unnamed (self) ? g_strdup (self->name) : linli_mask_name (self->name);
}

void
lp_attendee_free (gpointer data)
{
  LpAttendee *self = data;
  char *texts[] = { self->name, self->phone, self->place, self->mode, self->role, self->status, self->source, self->note, self->written };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (self);
}

void
lp_tick_free (gpointer data)
{
  LpTick *self = data;

  g_array_unref (self->lines);
  g_free (self);
}

/* Notes the rows of "1-12", "17=3" or "补2" in @came, by their numbers: how many came, LP_UNCOUNTED where that is not said. FALSE with words in @fault. */
static gboolean
lp_lines_read (const GRegex  *range,
               const char    *part,
               int           *came,
               char         **fault)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *mark = NULL, *from = NULL, *to = NULL, *people = NULL;
  int first, last, n, blank;

  if (!g_regex_match (range, part, 0, &match))
    {
      *fault = g_strdup_printf (C_("attendee", "“%s” is no row number; write them as 1-12, 15, 17=3, b2"), part);
      return FALSE;
    }
  mark = g_match_info_fetch (match, 1);
  from = g_match_info_fetch (match, 2);
  to = g_match_info_fetch (match, 3);
  people = g_match_info_fetch (match, 4);
  blank = *mark != '\0' ? LP_LINE_BLANK : 0;
  first = atoi (from);
  last = to != NULL && *to != '\0' ? atoi (to) : first;
  n = people != NULL && *people != '\0' ? atoi (people) : LP_UNCOUNTED;
  if (first < 1 || last < first || last > (blank != 0 ? LP_BLANK_MOST : LP_ATTENDEE_MOST))
    *fault = g_strdup_printf (C_("attendee", "“%s” are no rows of a sheet"), part);
  else if (n == 0 || n > LP_PARTY_MOST)
    *fault = g_strdup_printf (C_("attendee", "“%s”: 1 to %d people come with a row; leave one out with whom nobody came"), part, LP_PARTY_MOST);
  for (int line = first; *fault == NULL && line <= last; line++)
    if (n > 0 || came[blank + line] == 0)
      came[blank + line] = n;
  return *fault == NULL;
}

GArray *
lp_lines_parse (const char  *text,
                char       **fault)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE), *tight = NULL;
  g_autoptr (GRegex) equals = g_regex_new ("\\s*=\\s*", 0, 0, NULL), gaps = g_regex_new ("[,、;.\\s。]+", 0, 0, NULL);
  g_autoptr (GRegex) range = g_regex_new ("^(b|补|補)?(\\d{1,4})(?:[-~—–―至到]+\\1?(\\d{1,4})|=(\\d{1,4}))?$", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (LpSigned));
  g_autofree int *came = g_new0 (int, LP_LINE_BLANK + LP_BLANK_MOST + 1); /* 0: nothing was said of it */
  g_auto (GStrv) parts = NULL;

  tight = g_regex_replace_literal (equals, plain != NULL ? plain : "", -1, 0, "=", 0, NULL);
  parts = g_regex_split (gaps, tight, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !lp_lines_read (range, parts[i], came, fault))
      return NULL;
  for (int line = 1; line <= LP_LINE_BLANK + LP_BLANK_MOST; line++)
    if (came[line] != 0)
      g_array_append_val (lines, ((LpSigned) { line, came[line] }));
  return g_steal_pointer (&lines);
}
