/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Many cars at once that park in a lot: those of a compound, or of a list that somebody has. */

#include "lp-user-store.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define VEHICLES \
  "SELECT v.id, v.household_id, v.plate, s.address, p.name, (SELECT l.name FROM parking_use u JOIN parking_lot l ON l.id = u.lot_id" \
  " WHERE u.plate = v.plate AND u.deleted_at IS NULL AND u.until IS NULL LIMIT 1) FROM vehicle v LEFT JOIN household h ON h.id = v.household_id" \
  " LEFT JOIN dwelling d ON d.id = h.dwelling_id LEFT JOIN building b ON b.id = d.building_id LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id" \
  " LEFT JOIN person p ON p.id = h.head_id"

void
lp_user_free (gpointer data)
{
  LpUser *user = data;

  lp_use_free (user->use);
  g_free (user->line);
  g_free (user->where);
  g_free (user);
}

gboolean
lp_user_can_be (const LpUser *user)
{
  return user->finding != LP_USER_NO_PLATE && user->finding != LP_USER_TWICE && user->finding != LP_USER_HAS_BAY;
}

gboolean
lp_user_is_likely (const LpUser *user)
{
  return lp_user_can_be (user) && user->finding != LP_USER_CONFLICT;
}

static LpUser *
lp_user_new (gint64      lot_id,
             const char *line)
{
  LpUser *user = g_new0 (LpUser, 1);

  user->use = lp_use_new (lot_id);
  user->finding = LP_USER_SURE;
  user->line = g_strdup (line);
  return user;
}

static gpointer
lp_user_read (LinliStatement *row,
              gpointer        lot)
{
  LpUser *user = lp_user_new (*(gint64 *) lot, NULL);

  user->use->vehicle_id = linli_statement_get_int64 (row, 0);
  user->use->household_id = linli_statement_get_int64 (row, 1);
  user->use->plate = g_strdup (linli_statement_get_text (row, 2));
  user->use->address = g_strdup (linli_statement_get_text (row, 3));
  user->use->head = g_strdup (linli_statement_get_text (row, 4));
  user->where = g_strdup (linli_statement_get_text (row, 5));
  if (user->where != NULL)
    user->finding = LP_USER_HAS_BAY;
  return user;
}

static void
lp_user_name_home (LpUser        *user,
                   LinliDatabase *database)
{
  LpUse *use = user->use;

  use->address = linli_database_dup_text (database, "SELECT s.address FROM household h JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id"
                                          " WHERE h.id = ?", "i", use->household_id);
  use->head = linli_database_dup_text (database, "SELECT p.name FROM household h JOIN person p ON p.id = h.head_id WHERE h.id = ?", "i", use->household_id);
}

GPtrArray *
lp_user_list_compound (LinliDatabase  *database,
                       gint64          lot_id,
                       gint64          compound_id,
                       GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, VEHICLES " WHERE v.deleted_at IS NULL AND h.deleted_at IS NULL"
                                                   " AND h.moved_out_on IS NULL AND coalesce (d.compound_id, b.compound_id) = ?"
                                                   " ORDER BY s.sort_key IS NULL, s.sort_key, v.plate, v.id LIMIT ?", "ii", compound_id,
                                                   (gint64) LP_USER_MOST),
                             lp_user_read, &lot_id, lp_user_free, error);
}

GPtrArray *
lp_user_list_found (LinliDatabase  *database,
                    gint64          lot_id,
                    gint64          vehicle_id,
                    gint64          household_id,
                    GError        **error)
{
  GPtrArray *users =
    linli_rows_collect (linli_database_query (database, error, VEHICLES " WHERE v.deleted_at IS NULL AND (v.id = ? OR v.household_id = ?)"
                                              " ORDER BY v.plate, v.id LIMIT 20", "ii", vehicle_id, household_id),
                        lp_user_read, &lot_id, lp_user_free, error);
  LpUser *user;

  if (users == NULL || users->len > 0 || household_id == 0)
    return users;
  user = lp_user_new (lot_id, NULL);
  user->use->household_id = household_id;
  user->finding = LP_USER_NO_CAR;
  lp_user_name_home (user, database);
  g_ptr_array_add (users, user);
  return users;
}

/* Takes a line apart: the first plate in it, and what has a number in it beside that. Names and remarks are left out. */
static char *
lp_user_dup_plate (const char  *line,
                   char       **room)
{
  g_autofree char *normal = g_utf8_normalize (line, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) pieces = g_strsplit_set (normal != NULL ? normal : "", " \t,;|", -1);
  g_autoptr (GString) rest = g_string_new (NULL);
  char *plate = NULL;

  for (char **piece = pieces; *piece != NULL; piece++)
    {
      g_auto (GStrv) parts = g_strsplit (*piece, "，", -1);

      for (char **part = parts; *part != NULL; part++)
        {
          g_autofree char *candidate = linli_plate_normalise (*part);

          if (plate == NULL && linli_plate_get_kind (candidate) != LINLI_PLATE_IMPLAUSIBLE)
            plate = g_steal_pointer (&candidate);
          else if (strpbrk (*part, "0123456789") != NULL && strpbrk (*part, "-栋号单") != NULL)
            g_string_append (rest, *part);
        }
    }
  *room = rest->len > 0 ? g_string_free (g_steal_pointer (&rest), FALSE) : NULL;
  return plate;
}

/* The household of a room, which is in the lot's compound unless another is written; 0 for none, or several. */
static gint64
lp_user_find_household (LinliDatabase *database,
                        gint64         lot_id,
                        const char    *room)
{
  g_autoptr (LinliAddress) address = linli_address_parse (room);
  gint64 dwelling;

  if (address->compound == NULL && address->road == NULL)
    address->compound = linli_database_dup_text (database, "SELECT c.name FROM parking_lot l JOIN compound c ON c.id = l.compound_id WHERE l.id = ?", "i",
                                                 lot_id);
  dwelling = linli_housing_find (database, address);
  return dwelling == 0 ? 0
                       : linli_database_get_int64 (database, 0, "SELECT CASE count (*) WHEN 1 THEN max (id) ELSE 0 END FROM household WHERE dwelling_id = ?"
                                                   " AND deleted_at IS NULL AND moved_out_on IS NULL", "i", dwelling);
}

/* What the file knows of the car, and of the room. */
static void
lp_user_look_up (LpUser        *user,
                 LinliDatabase *database,
                 const char    *room)
{
  LpUse *use = user->use;
  gint64 household = room != NULL ? lp_user_find_household (database, use->lot_id, room) : 0;
  gint64 owner = 0;

  use->vehicle_id = linli_database_get_int64 (database, 0, "SELECT id FROM vehicle WHERE plate = ? AND deleted_at IS NULL ORDER BY id LIMIT 1", "s", use->plate);
  if (use->vehicle_id != 0)
    owner = linli_database_get_int64 (database, 0, "SELECT coalesce (household_id, 0) FROM vehicle WHERE id = ?", "i", use->vehicle_id);
  use->household_id = owner != 0 ? owner : household;
  if (owner != 0 && household != 0 && owner != household)
    user->finding = LP_USER_CONFLICT;
  else if (use->vehicle_id == 0)
    user->finding = household != 0 ? LP_USER_BY_ROOM : LP_USER_UNKNOWN;
  else if (room != NULL && household == 0)
    user->finding = LP_USER_NO_ROOM;
  lp_user_name_home (user, database);
  user->where = linli_database_dup_text (database, "SELECT l.name FROM parking_use u JOIN parking_lot l ON l.id = u.lot_id WHERE u.plate = ?"
                                         " AND u.deleted_at IS NULL AND u.until IS NULL LIMIT 1", "s", use->plate);
  if (user->where != NULL)
    user->finding = LP_USER_HAS_BAY;
}

static int
lp_user_compare (gconstpointer a,
                 gconstpointer b)
{
  const LpUser *first = *(LpUser * const *) a, *second = *(LpUser * const *) b;

  return (int) first->finding - (int) second->finding;
}

GPtrArray *
lp_user_list_text (LinliDatabase *database,
                   gint64         lot_id,
                   const char    *text)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (lp_user_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL && users->len < LP_USER_MOST; line++)
    {
      g_autofree char *room = NULL, *plate = NULL;
      LpUser *user;

      if (*g_strstrip (*line) == '\0')
        continue;
      user = lp_user_new (lot_id, *line);
      user->line_number = (guint) (line - lines) + 1;
      g_ptr_array_add (users, user);
      plate = lp_user_dup_plate (*line, &room);
      user->use->plate = g_strdup (plate);
      if (plate == NULL)
        user->finding = LP_USER_NO_PLATE;
      else
        lp_user_look_up (user, database, room);
      if (plate != NULL && !g_hash_table_add (seen, g_strdup (plate)))
        user->finding = LP_USER_TWICE;
    }
  g_ptr_array_sort (users, lp_user_compare);
  return g_steal_pointer (&users);
}

gboolean
lp_user_add_all (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  GPtrArray *uses = data;
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d car noted in a lot", "%d cars noted in a lot", uses->len), (int) uses->len);

  for (guint i = 0; i < uses->len; i++)
    if (!lp_use_add (transaction, g_ptr_array_index (uses, i), error))
      return FALSE;
  linli_transaction_set_title (transaction, title);
  return TRUE;
}
