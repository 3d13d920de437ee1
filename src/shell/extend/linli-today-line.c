/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliTodayLine: filled on the worker that reads the card, then only read: on the main thread, and by the writer when it is finished. */

#include "config.h"

#include "linli-today-line.h"

struct _LinliTodayLine
{
  GObject parent_instance;

  char *kind;
  gint64 id;
  char *title;
  char *subtitle;
  LinliTone tone;
  char *whom;
  char *action;
  char *finish_label;
  LinliActionFunc finish;
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (LinliTodayLine, linli_today_line, G_TYPE_OBJECT)

static void
linli_today_line_finalize (GObject *object)
{
  LinliTodayLine *self = LINLI_TODAY_LINE (object);

  g_free (self->kind);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->whom);
  g_free (self->action);
  g_free (self->finish_label);
  if (self->destroy != NULL)
    self->destroy (self->data);

  G_OBJECT_CLASS (linli_today_line_parent_class)->finalize (object);
}

static void
linli_today_line_class_init (LinliTodayLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_today_line_finalize;
}

static void
linli_today_line_init (LinliTodayLine *self)
{
}

/**
 * linli_today_line_new:
 * @kind: the kind of the record that the line opens
 * @id: that record
 * @title: what is to be done, without anything that is masked
 * @subtitle: (nullable): where, why, since when
 * @tone: how urgent it is
 *
 * Returns: (transfer full): a line
 */
LinliTodayLine *
linli_today_line_new (const char *kind,
                      gint64      id,
                      const char *title,
                      const char *subtitle,
                      LinliTone   tone)
{
  LinliTodayLine *self;

  g_return_val_if_fail (kind != NULL && title != NULL, NULL);

  self = g_object_new (LINLI_TYPE_TODAY_LINE, NULL);
  self->kind = g_strdup (kind);
  self->id = id;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->tone = tone;

  return self;
}

/**
 * linli_today_line_set_whom:
 * @self: a line
 * @whom: (nullable): who is to do it
 */
void
linli_today_line_set_whom (LinliTodayLine *self,
                           const char     *whom)
{
  g_return_if_fail (LINLI_IS_TODAY_LINE (self));

  g_free (self->whom);
  self->whom = g_strdup (whom);
}

/**
 * linli_today_line_set_action:
 * @self: a line
 * @action: a detailed name of an action of the window, as `win.page::visits`
 *
 * Makes the line run an action instead of opening a record: the page where the rest stands. The name must be one that
 * g_action_parse_detailed_name() reads.
 */
void
linli_today_line_set_action (LinliTodayLine *self,
                             const char     *action)
{
  g_return_if_fail (LINLI_IS_TODAY_LINE (self) && action != NULL);

  g_free (self->action);
  self->action = g_strdup (action);
}

/**
 * linli_today_line_get_action:
 *
 * Returns: (transfer none) (nullable): the action that @self runs; %NULL when it opens a record
 */
const char *
linli_today_line_get_action (LinliTodayLine *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_LINE (self), NULL);

  return self->action;
}

/**
 * linli_today_line_set_finish:
 * @self: a line without a finish
 * @label: what the button says, a verb, translated
 * @func: (scope notified): finishes it, on the writer's thread; the action is called after the line, and can be undone
 * @data: passed to @func
 * @destroy: (nullable): frees @data
 *
 * Lets the user finish from the line what it is about.
 */
void
linli_today_line_set_finish (LinliTodayLine  *self,
                             const char      *label,
                             LinliActionFunc  func,
                             gpointer         data,
                             GDestroyNotify   destroy)
{
  g_return_if_fail (LINLI_IS_TODAY_LINE (self) && label != NULL && func != NULL && self->finish == NULL);

  self->finish_label = g_strdup (label);
  self->finish = func;
  self->data = data;
  self->destroy = destroy;
}

/**
 * linli_today_line_get_kind:
 *
 * Returns: (transfer none): the kind of the record that @self opens
 */
const char *
linli_today_line_get_kind (LinliTodayLine *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_LINE (self), NULL);

  return self->kind;
}

/**
 * linli_today_line_get_id:
 *
 * Returns: the record that @self opens
 */
gint64
linli_today_line_get_id (LinliTodayLine *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_LINE (self), 0);

  return self->id;
}

/**
 * linli_today_line_get_title:
 *
 * Returns: (transfer none): what is to be done
 */
const char *
linli_today_line_get_title (LinliTodayLine *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_LINE (self), NULL);

  return self->title;
}

/**
 * linli_today_line_get_subtitle:
 *
 * Returns: (transfer none) (nullable): where, why, since when
 */
const char *
linli_today_line_get_subtitle (LinliTodayLine *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_LINE (self), NULL);

  return self->subtitle;
}

/**
 * linli_today_line_get_tone:
 *
 * Returns: how urgent it is
 */
LinliTone
linli_today_line_get_tone (LinliTodayLine *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_LINE (self), LINLI_TONE_NEUTRAL);

  return self->tone;
}

/**
 * linli_today_line_get_whom:
 *
 * Returns: (transfer none) (nullable): who is to do it
 */
const char *
linli_today_line_get_whom (LinliTodayLine *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_LINE (self), NULL);

  return self->whom;
}

/**
 * linli_today_line_get_finish_label:
 *
 * Returns: (transfer none) (nullable): what its button says; %NULL when it cannot be finished here
 */
const char *
linli_today_line_get_finish_label (LinliTodayLine *self)
{
  g_return_val_if_fail (LINLI_IS_TODAY_LINE (self), NULL);

  return self->finish_label;
}

/**
 * linli_today_line_finish:
 * @self: a line that can be finished
 * @transaction: the action
 * @error: return location
 *
 * Returns: %FALSE with the reason in @error
 */
gboolean
linli_today_line_finish (LinliTodayLine    *self,
                         LinliTransaction  *transaction,
                         GError           **error)
{
  g_return_val_if_fail (LINLI_IS_TODAY_LINE (self) && self->finish != NULL, FALSE);

  return self->finish (transaction, self->data, error);
}
