/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The part of the page with the posts and the templates, each opened as a form by its row. GTK frees it with the page. */

#include "lp-setup-part.h"

#include <glib/gi18n-lib.h>

#include "lp-post-dialog.h"
#include "lp-post-store.h"
#include "lp-template-dialog.h"
#include "lp-template-store.h"

#define LP_TYPE_SETUP_PART (lp_setup_part_get_type ())
G_DECLARE_FINAL_TYPE (LpSetupPart, lp_setup_part, LP, SETUP_PART, GtkWidget)

struct _LpSetupPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  GPtrArray *posts; /* of LpPost, in the order of the rows */
  GPtrArray *templates; /* of LpTemplate, too */
  GtkWidget *scroller;
  GtkWidget *post_list;
  GtkWidget *template_list;
};

G_DEFINE_FINAL_TYPE (LpSetupPart, lp_setup_part, GTK_TYPE_WIDGET)

static guint
lp_setup_part_get_index (GtkWidget *button)
{
  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)));
}

/* A post that is to be removed, once its cards were told of. */
typedef struct {
  LpSetupPart *self;
  LpPost *post;
} LpPostWish;

static void
lp_post_wish_free (gpointer data)
{
  LpPostWish *wish = data;

  g_object_unref (wish->self);
  g_clear_pointer (&wish->post, lp_post_free);
  g_free (wish);
}

static void
lp_setup_part_remove_post (LpSetupPart *self,
                           LpPost      *post) /* takes it */
{
  linli_act (GTK_WIDGET (self), self->context, _("Post removed"), lp_post_remove, post, lp_post_free);
}

static void
lp_setup_part_agreed_cb (const char *text,
                         gpointer    data)
{
  LpPostWish *wish = data;

  lp_setup_part_remove_post (wish->self, g_steal_pointer (&wish->post));
}

static char *
lp_setup_part_dup_cards (const LpPostCards *cards)
{
  g_autofree char *all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u volunteer's card names it.", "%u volunteers' cards name it.", cards->n), cards->n);

  if (cards->n_only == 0)
    return g_steal_pointer (&all);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s %u of them names no other post, and will serve nowhere until one is chosen on the card.",
                                       "%s %u of them name no other post, and will serve nowhere until one is chosen on the card.", cards->n_only), all,
                          cards->n_only);
}

static void
lp_setup_part_remove_post_cb (GtkWidget   *button,
                              LpSetupPart *self)
{
  LpPost *post = lp_post_copy (g_ptr_array_index (self->posts, lp_setup_part_get_index (button)));
  g_autofree char *heading = g_strdup_printf (C_("desk", "Remove “%s”?"), post->name), *body = NULL;
  LpPostCards cards;
  LpPostWish *wish;

  lp_post_count_cards (linli_context_get_database (self->context), post->id, &cards);
  if (cards.n == 0)
    {
      lp_setup_part_remove_post (self, post);
      return;
    }
  body = lp_setup_part_dup_cards (&cards);
  wish = g_new (LpPostWish, 1);
  *wish = (LpPostWish) { g_object_ref (self), post };
  linli_message_ask (GTK_WIDGET (self), heading, body, C_("desk", "_Remove"), TRUE, lp_setup_part_agreed_cb, wish, lp_post_wish_free);
}

static void
lp_setup_part_remove_template_cb (GtkWidget   *button,
                                  LpSetupPart *self)
{
  linli_act (GTK_WIDGET (self), self->context, _("Template removed"), lp_template_remove,
             lp_template_copy (g_ptr_array_index (self->templates, lp_setup_part_get_index (button))), lp_template_free);
}

static void
lp_setup_part_post_cb (LpSetupPart   *self,
                       GtkListBoxRow *row)
{
  if (gtk_list_box_row_get_index (row) < (int) self->posts->len)
    lp_post_dialog_show (GTK_WIDGET (self), self->context, g_ptr_array_index (self->posts, (guint) gtk_list_box_row_get_index (row)));
}

static void
lp_setup_part_template_cb (LpSetupPart   *self,
                           GtkListBoxRow *row)
{
  if (gtk_list_box_row_get_index (row) < (int) self->templates->len)
    lp_template_dialog_show (GTK_WIDGET (self), self->context, g_ptr_array_index (self->templates, (guint) gtk_list_box_row_get_index (row)));
}

static void
lp_setup_part_new_post_cb (LpSetupPart *self)
{
  lp_post_dialog_show (GTK_WIDGET (self), self->context, NULL);
}

static void
lp_setup_part_new_template_cb (LpSetupPart *self)
{
  lp_template_dialog_show (GTK_WIDGET (self), self->context, NULL);
}

static void
lp_setup_part_add_row (LpSetupPart *self,
                       GtkWidget   *list,
                       const char  *title,
                       const char  *words,
                       GCallback    remove)
{
  GtkWidget *row = linli_plain_row_new (title, words), *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (C_("desk", "Remove %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", remove, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* What a post takes. */
static char *
lp_setup_part_dup_words (const LpPost *post)
{
  g_autoptr (GString) words = g_string_new (lp_post_get_kind_label (post->kind));
  g_autofree char *skills = g_strjoinv (C_("desk between names", ", "), post->skills);

  if (*skills != '\0')
    g_string_append_printf (words, C_("desk", " · needs %s"), skills);
  if (post->heat)
    g_string_append_printf (words, " · %s", C_("desk", "in the heat"));
  if (post->heights)
    g_string_append_printf (words, " · %s", C_("desk", "at heights"));
  if (post->note != NULL)
    g_string_append_printf (words, " · %s", post->note);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
lp_setup_part_add_empty (GtkWidget  *list,
                         const char *title,
                         const char *words)
{
  gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new (title, words));
}

static void
lp_setup_part_fill (LpSetupPart *self)
{
  linli_plain_list_clear (self->post_list);
  linli_plain_list_clear (self->template_list);
  for (guint i = 0; i < self->posts->len; i++)
    {
      const LpPost *post = g_ptr_array_index (self->posts, i);
      g_autofree char *words = lp_setup_part_dup_words (post);

      lp_setup_part_add_row (self, self->post_list, post->name, words, G_CALLBACK (lp_setup_part_remove_post_cb));
    }
  for (guint i = 0; i < self->templates->len; i++)
    {
      const LpTemplate *template = g_ptr_array_index (self->templates, i);
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u shift a week", "%u shifts a week", template->lines->len), template->lines->len);

      lp_setup_part_add_row (self, self->template_list, template->name, words, G_CALLBACK (lp_setup_part_remove_template_cb));
    }
  if (self->posts->len == 0)
    lp_setup_part_add_empty (self->post_list, C_("desk", "No posts yet"), _("Where volunteers serve: a gate, a round, a counter, and the skills it takes."));
  if (self->templates->len == 0)
    lp_setup_part_add_empty (self->template_list, C_("desk", "No templates yet"), _("The shifts of a usual week, from which whole weeks are made at once."));
}

static void
lp_setup_part_load (LpSetupPart *self)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) posts = lp_post_list (database, &error);
  g_autoptr (GPtrArray) templates = posts != NULL ? lp_template_list (database, &error) : NULL;

  if (templates == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The posts could not be read"), error);
      return;
    }
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->posts = g_steal_pointer (&posts);
  self->templates = g_steal_pointer (&templates);
  lp_setup_part_fill (self);
}

static void
lp_setup_part_changed_cb (LinliStore   *store,
                          LinliChanges *changes,
                          LpSetupPart  *self)
{
  static const char * const kinds[] = { LP_POST_TABLE, LP_POST_SKILL_TABLE, LP_TEMPLATE_TABLE, LP_TEMPLATE_LINE_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_setup_part_load (self);
}

static void
lp_setup_part_dispose (GObject *object)
{
  LpSetupPart *self = LP_SETUP_PART (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lp_setup_part_parent_class)->dispose (object);
}

static void
lp_setup_part_class_init (LpSetupPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_setup_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* A heading with a button, and the list under it. */
static GtkWidget *
lp_setup_part_add_list (LpSetupPart *self,
                        GtkWidget   *box,
                        const char  *title,
                        const char  *button,
                        GCallback    clicked,
                        GCallback    activated)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *add = linli_button_new (button, NULL), *list;

  gtk_widget_set_hexpand (linli_plain_label_add (bar, title, "title-3"), TRUE);
  g_signal_connect_swapped (add, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (bar), add);
  gtk_box_append (GTK_BOX (box), bar);
  list = linli_plain_list_add (box, title);
  g_signal_connect_swapped (list, "row-activated", activated, self);
  return list;
}

static void
lp_setup_part_init (LpSetupPart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->post_list = lp_setup_part_add_list (self, box, C_("desk", "Posts"), C_("desk", "New _Post…"), G_CALLBACK (lp_setup_part_new_post_cb),
                                            G_CALLBACK (lp_setup_part_post_cb));
  self->template_list = lp_setup_part_add_list (self, box, C_("desk", "Templates of a Week"), C_("desk", "New _Template…"),
                                                G_CALLBACK (lp_setup_part_new_template_cb), G_CALLBACK (lp_setup_part_template_cb));
  self->scroller = linli_plain_scroller_new (box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lp_setup_part_new (LinliContext   *context,
                   LinliSelection *selection)
{
  LpSetupPart *self = g_object_new (LP_TYPE_SETUP_PART, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_setup_part_changed_cb), self, 0);
  lp_setup_part_load (self);
  return GTK_WIDGET (self);
}
