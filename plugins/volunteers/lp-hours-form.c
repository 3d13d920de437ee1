/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A post, hours, how many people, where: lines of a form. */

#include "lp-hours-form.h"

#include <glib/gi18n-lib.h>

#include "lp-post-store.h"
#include "lp-roster-rules.h"
#include "lp-template-store.h"
#include "lp-week.h"

gboolean
lp_hours_form_prepare (LpHoursForm  *self,
                       GtkWidget    *over,
                       LinliContext *context)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) error = NULL;

  self->posts = lp_post_list (database, &error);
  self->grids = self->posts != NULL ? lp_template_list_grids (database, &error) : NULL;
  if (self->grids == NULL)
    linli_toast_show_error (over, _("The posts could not be read"), error);
  else if (self->posts->len == 0)
    linli_message_show (over, _("There are no posts yet"), _("A shift is served at a post: enter one first, under “Posts and Templates”."));
  return self->grids != NULL && self->posts->len > 0;
}

void
lp_hours_form_clear (LpHoursForm *self)
{
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->grids, g_ptr_array_unref);
}

static GtkWidget *
lp_hours_form_add_number (LinliForm  *form,
                          const char *title,
                          int         number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  return linli_form_add_entry (form, title, text);
}

/* Posts first, then grids; the first grid is none. */
static void
lp_hours_form_add_places (LpHoursForm   *self,
                          const LpHours *hours)
{
  g_autoptr (GStrvBuilder) posts = g_strv_builder_new (), grids = g_strv_builder_new ();
  g_auto (GStrv) post_names = NULL;
  g_auto (GStrv) grid_names = NULL;
  guint post = 0, grid = 0;

  for (guint i = 0; i < self->posts->len; i++)
    {
      const LpPost *item = g_ptr_array_index (self->posts, i);

      g_strv_builder_add (posts, item->name);
      post = item->id == hours->post_id ? i : post;
    }
  g_strv_builder_add (grids, C_("desk", "No particular grid"));
  for (guint i = 0; i < self->grids->len; i++)
    {
      const LpGrid *item = g_ptr_array_index (self->grids, i);

      g_strv_builder_add (grids, item->name);
      grid = item->id == hours->grid_id ? i + 1 : grid;
    }
  post_names = g_strv_builder_end (posts);
  grid_names = g_strv_builder_end (grids);
  self->post = linli_form_add_names (self->form, C_("desk", "Post"), (const char * const *) post_names);
  linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->post), post);
  self->grid = linli_form_add_names (self->form, C_("desk", "Grid"), (const char * const *) grid_names);
  linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->grid), grid);
}

void
lp_hours_form_add (LpHoursForm   *self,
                   LinliForm     *form,
                   const LpHours *hours)
{
  g_autofree char *words = hours->to > LP_ROSTER_DAY ? g_strdup_printf ("%02d:%02d-%02d:%02d", hours->from / 60, hours->from % 60, (hours->to - LP_ROSTER_DAY) / 60,
                                                                        hours->to % 60)
                           : g_strdup_printf ("%02d:%02d-%02d:%02d", hours->from / 60, hours->from % 60, hours->to / 60, hours->to % 60);

  self->form = form;
  self->hours = linli_form_add_entry (form, C_("desk", "Hours"), words);
  self->minimum = lp_hours_form_add_number (form, C_("desk", "People at least"), hours->minimum);
  self->ideal = lp_hours_form_add_number (form, C_("desk", "People ideally"), hours->ideal);
  lp_hours_form_add_places (self, hours);
  self->place = linli_form_add_entry (form, C_("desk", "Place"), hours->place);
}

gboolean
lp_hours_form_read (LpHoursForm *self,
                    LpHours     *hours)
{
  g_autoptr (GError) error = NULL;
  guint grid = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->grid));

  if (!lp_minutes_read (gtk_editable_get_text (GTK_EDITABLE (self->hours)), &hours->from, &hours->to))
    {
      linli_form_complain (self->form, _("Write the hours as 8:00-10:00; over midnight as 22:00-6:00"), self->hours);
      return FALSE;
    }
  if (!linli_form_read_number (self->form, self->minimum, 1, &hours->minimum) || !linli_form_read_number (self->form, self->ideal, hours->minimum, &hours->ideal))
    return FALSE;
  if (!lp_template_check_numbers (hours->from, hours->to, hours->minimum, hours->ideal, &error))
    {
      linli_form_complain (self->form, error->message, self->minimum);
      return FALSE;
    }
  hours->post_id = ((LpPost *) g_ptr_array_index (self->posts, linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->post))))->id;
  hours->grid_id = grid > 0 ? ((LpGrid *) g_ptr_array_index (self->grids, grid - 1))->id : 0;
  hours->place = linli_form_dup_text (self->place);
  return TRUE;
}
