/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Changes of the roster that rules may refuse: refused with the words of the rule, and done all the same for a reason. */

#include "lp-desk-act.h"

#include <glib/gi18n-lib.h>

/* A change that is being tried. */
typedef struct {
  GtkWidget *from;
  LinliContext *context;
  char *title;
  LpDutyChange *change;
  void (*done) (GtkWidget *from); /* or NULL */
} LpDeskTry;

static void
lp_desk_try_free (gpointer data)
{
  LpDeskTry *self = data;

  g_object_unref (self->from);
  g_object_unref (self->context);
  g_free (self->title);
  g_clear_pointer (&self->change, lp_duty_change_free);
  g_free (self);
}

static void
lp_desk_try_insisted_cb (const char *text,
                         gpointer    data)
{
  LpDeskTry *self = data;

  g_free (self->change->why_broken);
  self->change->why_broken = g_strdup (text);
  lp_desk_act_change_then (self->from, self->context, self->title, g_steal_pointer (&self->change), self->done);
}

static void
lp_desk_tried_cb (GObject      *store,
                  GAsyncResult *result,
                  gpointer      data)
{
  LpDeskTry *self = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (store), result, &error))
    {
      if (self->done != NULL)
        self->done (self->from);
      lp_desk_try_free (self);
    }
  else if (g_error_matches (error, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE) && gtk_widget_get_root (self->from) != NULL)
    linli_message_ask_text (self->from, _("A rule is in the way"), error->message, C_("desk", "Why it is done all the same"),
                            C_("desk", "_Do It All the Same"), lp_desk_try_insisted_cb, self, lp_desk_try_free);
  else
    {
      linli_act_show_error (self->from, error);
      lp_desk_try_free (self);
    }
}

void
lp_desk_act_change (GtkWidget    *from,
                    LinliContext *context,
                    const char   *title,
                    LpDutyChange *change)
{
  lp_desk_act_change_then (from, context, title, change, NULL);
}

void
lp_desk_act_change_then (GtkWidget    *from,
                         LinliContext *context,
                         const char   *title,
                         LpDutyChange *change,
                         void        (*done) (GtkWidget *from))
{
  LpDeskTry *self = g_new0 (LpDeskTry, 1);

  *self = (LpDeskTry) { g_object_ref (from), g_object_ref (context), g_strdup (title), change, done };
  linli_store_act_async (linli_context_get_store (context), title, lp_duty_change, lp_duty_change_copy (change), lp_duty_change_free, NULL, lp_desk_tried_cb, self);
}

static void
lp_desk_taken_off_cb (const char *text,
                      gpointer    data)
{
  LpDeskTry *self = data;

  self->change->why_off = g_strdup (text);
  lp_desk_act_change (self->from, self->context, self->title, g_steal_pointer (&self->change));
}

void
lp_desk_act_take_off (GtkWidget    *from,
                      LinliContext *context,
                      LpDutyChange *change,
                      gboolean      published)
{
  LpDeskTry *self;

  if (!published)
    {
      lp_desk_act_change (from, context, _("Taken off the shift"), change);
      return;
    }
  self = g_new0 (LpDeskTry, 1);
  *self = (LpDeskTry) { g_object_ref (from), g_object_ref (context), g_strdup (_("Taken off the shift")), change, NULL };
  linli_message_ask_text (from, _("The roster is published"), _("Who is taken off has to be told; it stands under the changes until then."),
                          C_("desk", "Why"), C_("desk", "_Take Off"), lp_desk_taken_off_cb, self, lp_desk_try_free);
}

static void
lp_desk_acted_cb (GObject      *store,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (GtkWidget) dialog = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (store), result, &error))
    gtk_window_destroy (GTK_WINDOW (dialog));
  else if (g_error_matches (error, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE) && gtk_widget_get_visible (dialog))
    linli_message_show (dialog, _("A rule is in the way"), error->message);
  else
    linli_act_show_error (dialog, error);
}

void
lp_desk_act_and_close (GtkWidget       *dialog,
                       LinliContext    *context,
                       const char      *title,
                       LinliActionFunc  func,
                       gpointer         data,
                       GDestroyNotify   destroy)
{
  linli_store_act_async (linli_context_get_store (context), title, func, data, destroy, NULL, lp_desk_acted_cb, g_object_ref (dialog));
}
