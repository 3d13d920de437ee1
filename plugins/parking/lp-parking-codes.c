/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How the parts of parking are written in the tables, and what they are called. */

#include "lp-parking-codes.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const struct {
  LpParkWindow span;
  const char *code;
  const char *label;
} spans[] = {
  { LP_PARK_ALL_DAY, "all-day", NC_("parking", "Day and night") },
  { LP_PARK_NIGHT, "night", NC_("parking", "By night") },
  { LP_PARK_DAY, "day", NC_("parking", "By day") },
};

static const struct {
  LpPlanClass rank;
  const char *code;
  const char *label;
} ranks[] = {
  { LP_PLAN_OTHERS, "others", NC_("parking", "No priority") },
  { LP_PLAN_INFANT, "infant", NC_("parking", "Household with an infant") },
  { LP_PLAN_ELDER, "elder", NC_("parking", "Household with an old person") },
  { LP_PLAN_DISABLED, "disabled", NC_("parking", "Household with a disabled person") },
};

static const char * const bays_codes[] = { "plain", "disabled", "charging", "large" };

G_STATIC_ASSERT (G_N_ELEMENTS (spans) == LP_SPAN_N);
G_STATIC_ASSERT (G_N_ELEMENTS (ranks) == LP_RANK_N);
G_STATIC_ASSERT (G_N_ELEMENTS (bays_codes) == LP_BAYS_N_KINDS);

LpParkWindow
lp_span_nth (guint n)
{
  return spans[MIN (n, LP_SPAN_N - 1)].span;
}

guint
lp_span_get_position (LpParkWindow span)
{
  for (guint i = 0; i < LP_SPAN_N; i++)
    if (spans[i].span == span)
      return i;
  return 0;
}

LpPlanClass
lp_rank_nth (guint n)
{
  return ranks[MIN (n, LP_RANK_N - 1)].rank;
}

guint
lp_rank_get_position (LpPlanClass rank)
{
  for (guint i = 0; i < LP_RANK_N; i++)
    if (ranks[i].rank == rank)
      return i;
  return 0;
}

const char *
lp_span_get_code (LpParkWindow span)
{
  return spans[lp_span_get_position (span)].code;
}

LpParkWindow
lp_span_from_code (const char *code)
{
  for (guint i = 0; i < LP_SPAN_N; i++)
    if (g_strcmp0 (spans[i].code, code) == 0)
      return spans[i].span;
  return LP_PARK_ALL_DAY;
}

const char *
lp_rank_get_code (LpPlanClass rank)
{
  return ranks[lp_rank_get_position (rank)].code;
}

LpPlanClass
lp_rank_from_code (const char *code)
{
  for (guint i = 0; i < LP_RANK_N; i++)
    if (g_strcmp0 (ranks[i].code, code) == 0)
      return ranks[i].rank;
  return LP_PLAN_OTHERS;
}

const char *
lp_bays_get_kind_code (LpBaysKind kind)
{
  g_return_val_if_fail (kind < LP_BAYS_N_KINDS, NULL);

  return bays_codes[kind];
}

LpBaysKind
lp_bays_kind_from_code (const char *code)
{
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    if (g_strcmp0 (bays_codes[i], code) == 0)
      return (LpBaysKind) i;
  return LP_BAYS_PLAIN;
}

const char *
lp_span_get_label (LpParkWindow span)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "parking", spans[lp_span_get_position (span)].label);
}

const char *
lp_rank_get_label (LpPlanClass rank)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "parking", ranks[lp_rank_get_position (rank)].label);
}

char *
lp_fen_to_text (gint64 fen)
{
  if (fen % 100 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, fen / 100);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT, fen / 100, ABS (fen % 100));
}

gboolean
lp_fen_from_text (const char *text,
                  gint64     *fen)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *digits = NULL;
  char *dot, *written;
  guint64 yuan, part = 0;

  *fen = LP_NOT_KNOWN;
  if (plain == NULL)
    return FALSE;
  written = g_strstrip (plain);
  if (*written == '\0')
    return TRUE;
  if (g_str_has_suffix (written, "元"))
    written[strlen (written) - strlen ("元")] = '\0';
  dot = strchr (written, '.');
  if (dot != NULL)
    {
      *dot = '\0';
      digits = g_strconcat (dot + 1, strlen (dot + 1) == 1 ? "0" : "", NULL);
      if (strlen (digits) != 2 || !g_ascii_string_to_unsigned (digits, 10, 0, 99, &part, NULL))
        return FALSE;
    }
  if (!g_ascii_string_to_unsigned (written, 10, 0, 1000000, &yuan, NULL))
    return FALSE;
  *fen = (gint64) (yuan * 100 + part);
  return TRUE;
}

gint64
lp_row_get_number (LinliStatement *row,
                   int             column)
{
  return linli_statement_is_null (row, column) ? LP_NOT_KNOWN : linli_statement_get_int64 (row, column);
}
