/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliTodayCard: a title and a function. Owned by the document's extensions; the page of the day has it read on a worker, which is why it
 * is not changed once it is added. */

#include "config.h"

#include "linli-today-card.h"

struct _LinliTodayCard
{
  GObject parent_instance;

  char *id;
  char *title;
  char *icon_name;
  char **kinds;
  LinliTodayCardLoadFunc load;
};

G_DEFINE_FINAL_TYPE (LinliTodayCard, linli_today_card, G_TYPE_OBJECT)

static void
linli_today_card_finalize (GObject *object)
{
  LinliTodayCard *self = LINLI_TODAY_CARD (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->icon_name);
  g_strfreev (self->kinds);

  G_OBJECT_CLASS (linli_today_card_parent_class)->finalize (object);
}

static void
linli_today_card_class_init (LinliTodayCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_today_card_finalize;
}

static void
linli_today_card_init (LinliTodayCard *self)
{
}

/**
 * linli_today_card_new:
 * @id: a name for programs: the plugin's id, or one that begins with it
 * @title: what stands over the card, translated
 * @icon_name: a symbolic icon
 * @load: (scope forever): reads its lines, on a worker
 * @kinds: (nullable) (array zero-terminated=1): the kinds of record, the plugin's own tables among them, after whose changes it is read
 *   again; %NULL for all
 *
 * Returns: (transfer full): a card
 */
LinliTodayCard *
linli_today_card_new (const char             *id,
                      const char             *title,
                      const char             *icon_name,
                      LinliTodayCardLoadFunc  load,
                      const char * const     *kinds)
{
  LinliTodayCard *self;

  g_return_val_if_fail (id != NULL && title != NULL && icon_name != NULL && load != NULL, NULL);

  self = g_object_new (LINLI_TYPE_TODAY_CARD, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->icon_name = g_strdup (icon_name);
  self->kinds = g_strdupv ((char **) kinds);
  self->load = load;

  return self;
}

/**
 * linli_today_card_get_id:
 *
 * Returns: (transfer none): the name of @self for programs
 */
const char *
linli_today_card_get_id (LinliTodayCard *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_CARD (self), NULL);

  return self->id;
}

/**
 * linli_today_card_get_title:
 *
 * Returns: (transfer none): what stands over @self
 */
const char *
linli_today_card_get_title (LinliTodayCard *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_CARD (self), NULL);

  return self->title;
}

/**
 * linli_today_card_get_icon_name:
 *
 * Returns: (transfer none): its symbolic icon
 */
const char *
linli_today_card_get_icon_name (LinliTodayCard *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_CARD (self), NULL);

  return self->icon_name;
}

/**
 * linli_today_card_depends_on:
 * @self: a card
 * @changes: what was committed
 *
 * Returns: whether @self is to be read again after @changes
 */
gboolean
linli_today_card_depends_on (LinliTodayCard *self,
                             LinliChanges   *changes)
{
  g_return_val_if_fail (LINLI_IS_TODAY_CARD (self) && changes != NULL, FALSE);

  return self->kinds == NULL || linli_changes_touches_any (changes, (const char * const *) self->kinds);
}

/**
 * linli_today_card_load:
 * @self: a card
 * @reader: a connection of this thread
 * @day: the day
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliTodayLine): its lines on that day; %NULL when they could not be read
 */
GPtrArray *
linli_today_card_load (LinliTodayCard  *self,
                       LinliDatabase   *reader,
                       GDateTime       *day,
                       GError         **error)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (LINLI_IS_TODAY_CARD (self) && reader != NULL && day != NULL, NULL);

  lines = g_ptr_array_new_with_free_func (g_object_unref);
  return self->load (reader, day, lines, error) ? g_steal_pointer (&lines) : NULL;
}
