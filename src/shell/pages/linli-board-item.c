/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBoardItem: what a card of a board says. */

#include "config.h"

#include "linli-board-item-private.h"

#include <glib/gi18n-lib.h>

#include "linli-moment.h"

G_DEFINE_FINAL_TYPE (LinliBoardItem, linli_board_item, G_TYPE_OBJECT)

static void
linli_board_item_clear_chip (gpointer chip)
{
  g_free (((LinliBoardChip *) chip)->label);
}

static void
linli_board_item_finalize (GObject *object)
{
  LinliBoardItem *self = LINLI_BOARD_ITEM (object);

  g_free (self->state);
  g_free (self->title);
  g_free (self->place);
  g_free (self->category);
  g_free (self->who);
  g_free (self->due_at);
  g_free (self->closed_at);
  g_array_unref (self->chips);

  G_OBJECT_CLASS (linli_board_item_parent_class)->finalize (object);
}

static void
linli_board_item_class_init (LinliBoardItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_board_item_finalize;
}

static void
linli_board_item_init (LinliBoardItem *self)
{
  self->chips = g_array_new (FALSE, FALSE, sizeof (LinliBoardChip));
  g_array_set_clear_func (self->chips, linli_board_item_clear_chip);
}

/**
 * linli_board_item_new:
 * @matter_id: id of the matter
 * @state: its state, which says in what column it stands while it is open
 * @title: what it is, without what is to be masked
 *
 * Returns: (transfer full): an item of an open matter without a deadline
 */
LinliBoardItem *
linli_board_item_new (gint64      matter_id,
                      const char *state,
                      const char *title)
{
  LinliBoardItem *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (LINLI_TYPE_BOARD_ITEM, NULL);
  self->matter_id = matter_id;
  self->state = g_strdup (state);
  self->title = g_strdup (title);
  return self;
}

/**
 * linli_board_item_set_place:
 * @self: an item
 * @place: (nullable): where it is; %NULL when nobody has written that
 *
 * Says where the matter is.
 */
void
linli_board_item_set_place (LinliBoardItem *self,
                            const char     *place)
{
  g_return_if_fail (LINLI_IS_BOARD_ITEM (self));

  g_free (self->place);
  self->place = g_strdup (place);
}

/**
 * linli_board_item_set_category:
 * @self: an item
 * @label: what sort of matter it is
 * @who: (nullable): who has it, or what it waits for
 *
 * Says what is to be done about it, and by whom.
 */
void
linli_board_item_set_category (LinliBoardItem *self,
                               const char     *label,
                               const char     *who)
{
  g_return_if_fail (LINLI_IS_BOARD_ITEM (self));

  g_free (self->category);
  g_free (self->who);
  self->category = g_strdup (label);
  self->who = g_strdup (who);
}

/**
 * linli_board_item_set_times:
 * @self: an item
 * @due_at: (nullable): the deadline, YYYY-MM-DD
 * @closed_at: (nullable): when it was closed, in UTC; %NULL while it is open
 *
 * Says until when it is to be done; the card tells that in words, in a colour that warns. What is closed stands in the last column.
 */
void
linli_board_item_set_times (LinliBoardItem *self,
                            const char     *due_at,
                            const char     *closed_at)
{
  g_return_if_fail (LINLI_IS_BOARD_ITEM (self));

  g_free (self->due_at);
  g_free (self->closed_at);
  self->due_at = g_strdup (due_at);
  self->closed_at = g_strdup (closed_at);
}

/**
 * linli_board_item_add_chip:
 * @self: an item
 * @label: a few words
 * @tone: what they mean
 *
 * Adds a word in a pill after the deadline.
 */
void
linli_board_item_add_chip (LinliBoardItem *self,
                           const char     *label,
                           LinliTone       tone)
{
  LinliBoardChip chip = { g_strdup (label), tone };

  g_return_if_fail (LINLI_IS_BOARD_ITEM (self) && label != NULL);

  g_array_append_val (self->chips, chip);
}

char *
_linli_board_item_dup_due (LinliBoardItem *self,
                           LinliTone      *tone)
{
  int days = 0;
  char *words;

  *tone = LINLI_TONE_NEUTRAL;
  if (self->closed_at != NULL)
    return linli_moment_dup_words (self->closed_at);
  if (self->due_at == NULL)
    return g_strdup (_("No deadline"));
  words = linli_moment_dup_due (self->due_at, &days);
  *tone = days < 0 ? LINLI_TONE_ERROR : days <= 1 ? LINLI_TONE_WARNING : LINLI_TONE_NEUTRAL;
  return words;
}
