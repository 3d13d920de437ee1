/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A form for a post. */

#include "lp-post-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct {
  LinliContext *context;
  LinliForm *form;
  gint64 id;
  GtkWidget *name;
  GtkWidget *kind;
  GtkWidget *skills;
  GtkWidget *heat;
  GtkWidget *heights;
  GtkWidget *note;
} LpPostDialog;

static void
lp_post_dialog_free (gpointer data)
{
  LpPostDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

/* Skills as they are typed: with any comma or blank between them; each once. */
static char **
lp_post_dialog_dup_skills (LpPostDialog *self)
{
  g_autofree char *text = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (self->skills)), -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) words = g_string_new (text);
  g_autoptr (GStrvBuilder) skills = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) parts = NULL;

  g_string_replace (words, "、", ",", 0);
  g_string_replace (words, "；", ",", 0);
  g_string_replace (words, ";", ",", 0);
  g_string_replace (words, " ", ",", 0);
  parts = g_strsplit (words->str, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && g_hash_table_add (known, parts[i]))
      g_strv_builder_add (skills, parts[i]);
  return g_strv_builder_end (skills);
}

static void
lp_post_dialog_kept_cb (LpPostDialog *self)
{
  LpPost *post = g_new0 (LpPost, 1);

  post->id = self->id;
  post->name = linli_form_dup_text (self->name);
  post->kind = g_strdup (lp_post_get_kind (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind))));
  post->skills = lp_post_dialog_dup_skills (self);
  post->heat = gtk_switch_get_active (GTK_SWITCH (self->heat));
  post->heights = gtk_switch_get_active (GTK_SWITCH (self->heights));
  post->note = linli_form_dup_text (self->note);
  if (post->name == NULL)
    {
      lp_post_free (post);
      linli_form_complain (self->form, _("A post needs a name"), self->name);
      return;
    }
  linli_act_and_close (self->form->window, self->context, self->id == 0 ? _("Post entered") : _("Post changed"), lp_post_keep, post, lp_post_free);
}

static GtkWidget *
lp_post_dialog_add_switch (LpPostDialog *self,
                           const char   *title,
                           gboolean      on)
{
  GtkWidget *control = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (control), on);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), linli_plain_row_new_for (title, control));
  return control;
}

void
lp_post_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     const LpPost *post)
{
  LpPostDialog *self = g_new0 (LpPostDialog, 1);
  const char *labels[LP_POST_N_KINDS + 1] = { NULL };
  g_autofree char *skills = post != NULL ? g_strjoinv ("、", post->skills) : NULL;

  for (guint i = 0; i < LP_POST_N_KINDS; i++)
    labels[i] = lp_post_get_kind_label (lp_post_get_kind (i));
  self->context = g_object_ref (context);
  self->id = post != NULL ? post->id : 0;
  self->form = linli_form_new (over, post != NULL ? C_("desk", "Post") : C_("desk", "New Post"), _("_Keep"));
  self->name = linli_form_add_entry (self->form, _("Name"), post != NULL ? post->name : NULL);
  self->kind = linli_form_add_choice (self->form, _("Kind"), labels, post != NULL ? lp_post_find_kind (post->kind) : 0);
  self->skills = linli_form_add_entry (self->form, C_("desk", "Skills that it needs"), skills);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->skills), C_("desk", "first aid, electrician; or nothing"));
  self->heat = lp_post_dialog_add_switch (self, C_("desk", "Out of doors in the heat"), post != NULL && post->heat);
  self->heights = lp_post_dialog_add_switch (self, C_("desk", "At heights"), post != NULL && post->heights);
  self->note = linli_form_add_entry (self->form, _("Note"), post != NULL ? post->note : NULL);
  linli_form_show (self->form, G_CALLBACK (lp_post_dialog_kept_cb), self, lp_post_dialog_free);
  gtk_widget_grab_focus (self->name);
}
