/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpDeskPart: what a person does with a cell of the table, by keys and by dragging. */

#include "lp-desk-part-private.h"

#include <glib/gi18n-lib.h>

#include "lp-cell-dialog.h"
#include "lp-day-dialog.h"
#include "lp-desk-act.h"
#include "lp-desk-grid.h"
#include "lp-slot-dialog.h"

/* A duty of the week by its id; NULL when it is not there any more. */
static const LpDuty *
lp_desk_part_find (LpDeskPart *self,
                   gint64      id)
{
  for (guint i = 0; i < self->week->slots->len; i++)
    {
      const LpSlot *slot = g_ptr_array_index (self->week->slots, i);

      for (guint j = 0; j < slot->duties->len; j++)
        {
          const LpDuty *duty = g_ptr_array_index (slot->duties, j);

          if (duty->id == id)
            return duty;
        }
    }
  return NULL;
}

/* The first slot of a cell that takes place. */
static const LpSlot *
lp_desk_part_get_slot (const LpDeskLine *line,
                       guint             weekday)
{
  for (guint i = 0; i < line->cells[weekday]->len; i++)
    {
      const LpSlot *slot = g_ptr_array_index (line->cells[weekday], i);

      if (!slot->cancelled)
        return slot;
    }
  return NULL;
}

static void
lp_desk_part_open (LpDeskPart       *self,
                   const LpDeskLine *line,
                   guint             weekday)
{
  g_autofree char *day = lp_day_dup_after (self->monday, (int) weekday);

  if (line->server != NULL)
    lp_day_dialog_show (GTK_WIDGET (self), self->context, line->server, day);
  else if (line->cells[weekday]->len > 0)
    {
      const LpSlot *slot = lp_desk_part_get_slot (line, weekday);

      lp_cell_dialog_show (GTK_WIDGET (self), self->context, (slot != NULL ? slot : (LpSlot *) g_ptr_array_index (line->cells[weekday], 0))->id);
    }
  else
    for (guint i = 0; i < LP_WEEK_DAYS; i++)
      if (line->cells[i]->len > 0) /* a shift as on other days of the line is proposed */
        {
          LpSlot *slot = lp_slot_copy (g_ptr_array_index (line->cells[i], 0));

          slot->id = slot->line_id = 0;
          g_free (slot->day);
          slot->day = g_strdup (day);
          lp_slot_dialog_show (GTK_WIDGET (self), self->context, slot);
          lp_slot_free (slot);
          return;
        }
}

static void
lp_desk_part_take_off (LpDeskPart       *self,
                       const LpDeskLine *line,
                       guint             index,
                       guint             weekday)
{
  const GArray *duties = lp_desk_grid_get_duties (LP_DESK_GRID (self->grid), index, weekday);
  const LpDuty *duty;
  LpDutyChange *change;

  if (duties->len > 1)
    {
      lp_desk_part_open (self, line, weekday);
      return;
    }
  duty = duties->len == 1 ? lp_desk_part_find (self, g_array_index (duties, gint64, 0)) : NULL;
  if (duty == NULL)
    return;
  change = lp_duty_change_new ();
  lp_duty_change_take_off (change, duty->id);
  lp_desk_act_take_off (GTK_WIDGET (self), self->context, change, duty->published);
}

static void
lp_desk_part_hold (LpDeskPart *self,
                   guint       line,
                   guint       weekday,
                   gboolean    cuts)
{
  const GArray *duties = lp_desk_grid_get_duties (LP_DESK_GRID (self->grid), line, weekday);
  g_autofree char *words = NULL;

  if (duties->len == 0)
    return;
  g_array_set_size (self->held, 0);
  g_array_append_vals (self->held, duties->data, duties->len);
  self->cuts = cuts;
  words = g_strdup_printf (cuts ? g_dngettext (GETTEXT_PACKAGE, "%u is moved where you paste", "%u are moved where you paste", duties->len)
                           : g_dngettext (GETTEXT_PACKAGE, "%u copied", "%u copied", duties->len), duties->len);
  linli_toast_show (GTK_WIDGET (self), words);
}

/* Adds to a change that somebody who serves serves in a cell: in its slot, or, where the line is somebody, in the same slot instead of who did. FALSE where
 * that cannot be. */
static gboolean
lp_desk_part_place (LpDeskPart       *self,
                    LpDutyChange     *change,
                    const LpDuty     *duty,
                    const LpDeskLine *line,
                    guint             weekday,
                    gboolean          moves)
{
  g_autofree char *day = lp_day_dup_after (self->monday, (int) weekday);
  LpSlot *from = lp_slot_load (linli_context_get_database (self->context), duty->slot_id, NULL);
  const LpSlot *to = line->server != NULL ? from : lp_desk_part_get_slot (line, weekday);
  gint64 card = line->server != NULL ? line->server->card_id : duty->card_id;
  gboolean placed = from != NULL && to != NULL && (line->server == NULL || g_str_equal (from->day, day)) &&
                    (to->id != from->id || card != duty->card_id);

  if (placed && moves)
    lp_duty_change_take_off (change, duty->id);
  if (placed && moves && duty->pinned && card == duty->card_id)
    lp_duty_change_add_pinned (change, to->id, card);
  else if (placed)
    lp_duty_change_add (change, to->id, card);
  if (placed && moves && duty->published && change->why_off == NULL)
    change->why_off = g_strdup (_("Moved to another shift"));
  g_clear_pointer (&from, lp_slot_free);
  return placed;
}

/* What stands in the way of moving or copying duties into a cell, which are read anew: they may be of another week, and may have been changed since they
 * were copied. NULL: nothing, and @change is complete. */
static const char *
lp_desk_part_place_all (LpDeskPart   *self,
                        LpDutyChange *change,
                        const GArray *duties,
                        guint         index,
                        guint         weekday,
                        gboolean      moves)
{
  const LpDeskLine *line = g_ptr_array_index (self->lines, index);

  if (duties->len == 0)
    return _("Nothing is copied or cut yet");
  for (guint i = 0; i < duties->len; i++)
    {
      LpDuty *duty = lp_duty_load (linli_context_get_database (self->context), g_array_index (duties, gint64, i), NULL);
      gboolean placed = duty != NULL && lp_desk_part_place (self, change, duty, line, weekday, moves);

      if (duty == NULL)
        return _("What was copied or cut is not in the roster any more");
      lp_duty_free (duty);
      if (!placed)
        return line->server != NULL ? _("Only to somebody else on the same day, by name; open the cell for another shift")
                                    : _("There is no shift, or they serve in it already");
    }
  return NULL;
}

static void
lp_desk_part_move (LpDeskPart   *self,
                   const GArray *duties,
                   guint         index,
                   guint         weekday,
                   gboolean      moves)
{
  LpDutyChange *change = lp_duty_change_new ();
  const char *obstacle = lp_desk_part_place_all (self, change, duties, index, weekday, moves);

  if (obstacle == NULL)
    {
      lp_desk_act_change (GTK_WIDGET (self), self->context, moves ? _("Moved to another shift") : _("Put on the shift"), change);
      return;
    }
  lp_duty_change_free (change);
  linli_toast_show (GTK_WIDGET (self), obstacle);
}

void
lp_desk_part_wished_cb (LpDeskPart *self,
                        guint       wish,
                        guint       line,
                        guint       weekday)
{
  const LpDeskLine *here;

  if (self->lines == NULL || line >= self->lines->len)
    return;
  here = g_ptr_array_index (self->lines, line);
  switch ((LpDeskWish) wish)
    {
    case LP_DESK_OPEN:
      lp_desk_part_open (self, here, weekday);
      break;
    case LP_DESK_TAKE_OFF:
      lp_desk_part_take_off (self, here, line, weekday);
      break;
    case LP_DESK_COPY:
    case LP_DESK_CUT:
      lp_desk_part_hold (self, line, weekday, wish == LP_DESK_CUT);
      break;
    case LP_DESK_PASTE:
    default:
      lp_desk_part_move (self, self->held, line, weekday, self->cuts);
      break;
    }
}

void
lp_desk_part_moved_cb (LpDeskPart *self,
                       gint64      duty,
                       guint       line,
                       guint       weekday)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->lines == NULL || line >= self->lines->len)
    return;
  g_array_append_val (duties, duty);
  lp_desk_part_move (self, duties, line, weekday, TRUE);
}
