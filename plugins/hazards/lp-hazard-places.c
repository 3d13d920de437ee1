/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where a hazard may be: read from the line in which it is reported. */

#include "lp-hazard-places.h"

#include "lp-hazard-report-store.h"

#define MOST_PLACES 12
/* Of one word in the line, when it names several. */
#define MOST_OF_PART 5

static void
lp_place_free (gpointer data)
{
  LpPlace *place = data;

  g_free (place->kind);
  g_free (place->title);
  g_free (place);
}

static gboolean
lp_hazard_places_have (GPtrArray  *places,
                       const char *kind,
                       gint64      id)
{
  for (guint i = 0; i < places->len; i++)
    if (((LpPlace *) g_ptr_array_index (places, i))->id == id && g_str_equal (((LpPlace *) g_ptr_array_index (places, i))->kind, kind))
      return TRUE;
  return FALSE;
}

/* What is no place, or is there already, is passed over. */
static gboolean
lp_hazard_places_add (GPtrArray      *places,
                      LinliDatabase  *database,
                      const char     *kind,
                      gint64          id,
                      GError        **error)
{
  static const char * const kinds[] = { "dwelling", "unit", "building", "place", NULL };
  LpHazardSpot spot;
  LpPlace *place;

  if (kind == NULL || !g_strv_contains (kinds, kind) || id == 0 || places->len >= MOST_PLACES || lp_hazard_places_have (places, kind, id))
    return TRUE;
  place = g_new (LpPlace, 1);
  *place = (LpPlace) { g_strdup (kind), id, linli_title_dup_masked (database, kind, id) };
  g_ptr_array_add (places, place);
  if (!g_str_equal (kind, "dwelling"))
    return TRUE;
  return lp_hazard_spot_find (database, kind, id, &spot, error) &&
         lp_hazard_places_add (places, database, "unit", spot.unit_id, error); /* what is wrong may be on its stairs */
}

GPtrArray *
lp_hazard_places_find (LinliDatabase  *database,
                       const char     *line,
                       const char     *chosen_kind,
                       gint64          chosen_id,
                       GError        **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (lp_place_free);
  g_autoptr (GPtrArray) parts = linli_note_parse (database, line, error);

  if (parts == NULL)
    return NULL;
  for (guint i = 0; i < parts->len; i++)
    {
      LinliNotePart *part = g_ptr_array_index (parts, i);

      for (guint j = 0; part->type == LINLI_NOTE_PLACE && j < MIN (part->ids->len, MOST_OF_PART); j++)
        if (!lp_hazard_places_add (places, database, part->kind, g_array_index (part->ids, gint64, j), error))
          return NULL;
    }
  return lp_hazard_places_add (places, database, chosen_kind, chosen_id, error) ? g_steal_pointer (&places) : NULL;
}
