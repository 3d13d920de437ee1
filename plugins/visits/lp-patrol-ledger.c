/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The rounds of a day in columns: which points were passed, when, and what was found there. Any thread may ask for a cell. */

#include "lp-patrol-ledger.h"

#include <glib/gi18n-lib.h>

#define LP_TYPE_PATROL_LINE (lp_patrol_line_get_type ())
G_DECLARE_FINAL_TYPE (LpPatrolLine, lp_patrol_line, LP, PATROL_LINE, GObject)

/* A point of a round. Not changed once it is made. */
struct _LpPatrolLine
{
  GObject parent_instance;

  char *grid;
  char *actor;       /* (nullable): who walked the round */
  const char *half;
  const char *standing;
  LpPoint *point;
  char *shown_found; /* (nullable): what was found, nobody named */
};

G_DEFINE_FINAL_TYPE (LpPatrolLine, lp_patrol_line, G_TYPE_OBJECT)

typedef enum {
  LP_PATROL_LEDGER_GRID,
  LP_PATROL_LEDGER_HALF,
  LP_PATROL_LEDGER_STATE,
  LP_PATROL_LEDGER_ACTOR,
  LP_PATROL_LEDGER_POINT,
  LP_PATROL_LEDGER_PASSED,
  LP_PATROL_LEDGER_AT,
  LP_PATROL_LEDGER_HAZARD,
  LP_PATROL_LEDGER_FOUND,
  LP_PATROL_LEDGER_N_COLUMNS,
} LpPatrolLedgerColumn;

static void
lp_patrol_line_finalize (GObject *object)
{
  LpPatrolLine *self = LP_PATROL_LINE (object);

  g_free (self->grid);
  g_free (self->actor);
  g_clear_pointer (&self->point, lp_point_free);
  g_free (self->shown_found);

  G_OBJECT_CLASS (lp_patrol_line_parent_class)->finalize (object);
}

static void
lp_patrol_line_class_init (LpPatrolLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_patrol_line_finalize;
}

static void
lp_patrol_line_init (LpPatrolLine *self)
{
}

static gboolean
lp_patrol_is_morning (const LpPatrol *patrol)
{
  return g_str_equal (patrol->half, LP_PATROL_MORNING);
}

const char *
lp_patrol_get_half_label (const LpPatrol *patrol)
{
  return lp_patrol_is_morning (patrol) ? _("morning") : _("afternoon");
}

gboolean
lp_patrol_is_over (const LpPatrol *patrol,
                   int             hour)
{
  return hour >= (lp_patrol_is_morning (patrol) ? LP_PATROL_MORNING_ENDS : LP_PATROL_AFTERNOON_ENDS);
}

const char *
lp_patrol_get_standing (const LpPatrol *patrol,
                        gboolean        over,
                        LinliTone      *tone)
{
  *tone = patrol->missed ? LINLI_TONE_ERROR : LINLI_TONE_SUCCESS;
  if (patrol->missed)
    return _("Missed");
  if (patrol->n_ticked == patrol->n_points)
    return _("Walked");
  *tone = patrol->n_ticked > 0 && over ? LINLI_TONE_WARNING : LINLI_TONE_NEUTRAL;
  if (patrol->n_ticked > 0)
    return over ? C_("patrol", "Walked in part") : C_("patrol", "On the way");
  return _("Not walked yet");
}

/* The hour at which a point was ticked, where they are. */
static char *
lp_patrol_ledger_dup_time (const char *at)
{
  g_autoptr (GDateTime) time = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%H:%M") : NULL;
}

static char *
lp_patrol_ledger_dup_cell (gpointer item,
                           guint    column,
                           gboolean masked,
                           gpointer unused)
{
  const LpPatrolLine *line = item;
  const LpPoint *point = line->point;

  switch (column)
    {
    case LP_PATROL_LEDGER_GRID: return g_strdup (line->grid);
    case LP_PATROL_LEDGER_HALF: return g_strdup (line->half);
    case LP_PATROL_LEDGER_STATE: return g_strdup (line->standing);
    case LP_PATROL_LEDGER_ACTOR: return g_strdup (line->actor);
    case LP_PATROL_LEDGER_POINT: return g_strdup (point->name);
    case LP_PATROL_LEDGER_PASSED: return g_strdup (point->ticked ? C_("patrol ledger", "passed") : C_("patrol ledger", "not passed"));
    case LP_PATROL_LEDGER_AT: return lp_patrol_ledger_dup_time (point->at);
    case LP_PATROL_LEDGER_HAZARD: return g_strdup (point->number);
    case LP_PATROL_LEDGER_FOUND: return g_strdup (masked ? line->shown_found : point->found);
    default: return NULL;
    }
}

static gboolean
lp_patrol_ledger_add (GPtrArray       *lines,
                      LinliDatabase   *reader,
                      const LpPatrol  *patrol,
                      const char      *day,
                      int              hour,
                      GError         **error)
{
  g_autoptr (GPtrArray) points = lp_patrol_points (reader, patrol->grid, day, patrol->half, error);
  LinliTone tone;

  while (points != NULL && points->len > 0)
    {
      LpPatrolLine *line = g_object_new (LP_TYPE_PATROL_LINE, NULL);

      line->grid = g_strdup (patrol->grid_name);
      line->actor = g_strdup (patrol->actor);
      line->half = lp_patrol_get_half_label (patrol);
      line->standing = lp_patrol_get_standing (patrol, lp_patrol_is_over (patrol, hour), &tone);
      line->point = g_ptr_array_steal_index (points, 0);
      if (line->point->found != NULL)
        line->shown_found = linli_title_mask_words (reader, "matter", line->point->hazard, line->point->found);
      g_ptr_array_add (lines, line);
    }
  return points != NULL;
}

static char *
lp_patrol_ledger_dup_period (GPtrArray  *patrols,
                             const char *day)
{
  guint n_missed = 0, n_walked = 0;

  for (guint i = 0; i < patrols->len; i++)
    {
      const LpPatrol *patrol = g_ptr_array_index (patrols, i);

      n_missed += patrol->missed;
      n_walked += patrol->n_ticked == patrol->n_points;
    }
  /* Translators: a day, and how many rounds it has. */
  return g_strdup_printf (C_("patrol ledger", "%s · rounds: %u, walked: %u, missed: %u"), day, patrols->len, n_walked, n_missed);
}

LinliLedger *
lp_patrol_ledger_new (LinliDatabase  *reader,
                      const char     *day,
                      int             hour,
                      GError        **error)
{
  const char * const names[] = { "grid", "half", "state", "actor", "point", "passed", "at", "hazard", "found", NULL };
  const LinliLedgerColumn columns[LP_PATROL_LEDGER_N_COLUMNS] = {
    [LP_PATROL_LEDGER_GRID] = { _("Grid"), 0, 1.6 },
    [LP_PATROL_LEDGER_HALF] = { C_("patrol ledger", "Round"), 0, 0 },
    [LP_PATROL_LEDGER_STATE] = { C_("patrol ledger", "How the round stands"), 0, 0 },
    [LP_PATROL_LEDGER_ACTOR] = { C_("patrol ledger", "Who walked it"), 0, 1 },
    [LP_PATROL_LEDGER_POINT] = { C_("patrol ledger", "Point"), 0, 2.4 },
    [LP_PATROL_LEDGER_PASSED] = { C_("patrol ledger", "Passed"), 0, 0 },
    [LP_PATROL_LEDGER_AT] = { C_("patrol ledger", "At"), 0, 0 },
    [LP_PATROL_LEDGER_HAZARD] = { C_("patrol ledger", "Hazard"), 0, 0 },
    [LP_PATROL_LEDGER_FOUND] = { C_("patrol ledger", "What was found"), 0, 3 },
  };
  g_autoptr (GPtrArray) patrols = lp_patrol_list (reader, day, hour, error), lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *period = NULL;
  LinliLedger *ledger;

  if (patrols == NULL)
    return NULL;
  for (guint i = 0; i < patrols->len; i++)
    if (!lp_patrol_ledger_add (lines, reader, g_ptr_array_index (patrols, i), day, hour, error))
      return NULL;
  ledger = linli_ledger_new (C_("patrol ledger", "Ledger of Rounds"), columns, G_N_ELEMENTS (columns), lines, lp_patrol_ledger_dup_cell, NULL, NULL);
  period = lp_patrol_ledger_dup_period (patrols, day);
  linli_ledger_set_kind (ledger, "visits.rounds", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}
