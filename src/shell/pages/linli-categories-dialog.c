/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The categories of a kind of matter in this file: names, deadlines, conditions, their order, new ones, and those that are not given any
 * more. What is changed is stored together when the dialog is agreed to, as one action. The window owns what is edited. */

#include "config.h"

#include "linli-categories-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-button.h"
#include "linli-dialog.h"
#include "linli-toast.h"

typedef struct
{
  LinliContext *context;
  LinliMatterKind *kind;
  GPtrArray *categories;
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *wrong;
} LinliCategoriesDialog;

static void linli_categories_dialog_fill (LinliCategoriesDialog *self,
                                          int                    focus);

static void
linli_categories_dialog_free (gpointer data)
{
  LinliCategoriesDialog *self = data;

  g_object_unref (self->context);
  g_object_unref (self->kind);
  g_ptr_array_unref (self->categories);
  g_free (self);
}

/* What is stored, apart from the dialog, which may be changed or closed meanwhile. */
typedef struct
{
  LinliMatterKind *kind;
  GPtrArray *categories;
} LinliCategoriesAction;

static void
linli_categories_action_free (gpointer data)
{
  LinliCategoriesAction *action = data;

  g_object_unref (action->kind);
  g_ptr_array_unref (action->categories);
  g_free (action);
}

static gboolean
linli_categories_dialog_save_on_writer (LinliTransaction  *transaction,
                                        gpointer           data,
                                        GError           **error)
{
  LinliCategoriesAction *action = data;

  return linli_matter_kind_save_categories (action->kind, transaction, action->categories, error);
}

static void
linli_categories_dialog_saved_cb (GObject      *object,
                                  GAsyncResult *result,
                                  gpointer      data)
{
  g_autoptr (GtkWidget) window = data;
  LinliCategoriesDialog *self = g_object_get_data (G_OBJECT (window), "dialog");
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (object), result, &error))
    {
      gtk_window_close (GTK_WINDOW (window));
      return;
    }
  gtk_widget_set_sensitive (window, TRUE);
  gtk_label_set_label (GTK_LABEL (self->wrong), error->message);
  gtk_widget_set_visible (self->wrong, TRUE);
}

static void
linli_categories_dialog_save_cb (LinliCategoriesDialog *self)
{
  LinliCategoriesAction *action = g_new0 (LinliCategoriesAction, 1);
  g_autofree char *title = g_strdup_printf (_("Categories changed: %s"), linli_matter_kind_get_label (self->kind));

  action->kind = g_object_ref (self->kind);
  action->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_matter_category_free);
  for (guint i = 0; i < self->categories->len; i++)
    g_ptr_array_add (action->categories, linli_matter_category_copy (g_ptr_array_index (self->categories, i)));
  gtk_widget_set_sensitive (self->window, FALSE);
  linli_store_act_async (linli_context_get_store (self->context), title, linli_categories_dialog_save_on_writer, action,
                         linli_categories_action_free, NULL, linli_categories_dialog_saved_cb, g_object_ref (self->window));
}

static guint
linli_categories_dialog_get_index (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "index"));
}

static LinliMatterCategory *
linli_categories_dialog_get (LinliCategoriesDialog *self,
                             gpointer               widget)
{
  return g_ptr_array_index (self->categories, linli_categories_dialog_get_index (widget));
}

static void
linli_categories_dialog_show_row (GtkWidget           *row,
                                  LinliMatterCategory *category)
{
  g_autofree char *days = category->days < 0 ? g_strdup (_("no deadline"))
                                             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) category->days),
                                                                category->days);
  g_autofree char *words = category->is_retired ? g_strdup_printf (_("%s (not used any more)"), days) : g_strdup (days);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *category->label != '\0' ? category->label : _("New Category"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
}

static void
linli_categories_dialog_name_cb (GtkEditable           *entry,
                                 LinliCategoriesDialog *self)
{
  LinliMatterCategory *category = linli_categories_dialog_get (self, entry);

  g_free (category->label);
  category->label = g_strdup (gtk_editable_get_text (entry));
  linli_categories_dialog_show_row (g_object_get_data (G_OBJECT (entry), "row"), category);
}

static void
linli_categories_dialog_condition_cb (GtkEditable           *entry,
                                      LinliCategoriesDialog *self)
{
  LinliMatterCategory *category = linli_categories_dialog_get (self, entry);
  const char *text = gtk_editable_get_text (entry);

  g_free (category->closed_when);
  category->closed_when = *text != '\0' ? g_strdup (text) : NULL;
}

static void
linli_categories_dialog_days_cb (GtkSpinButton         *spin,
                                 LinliCategoriesDialog *self)
{
  LinliMatterCategory *category = linli_categories_dialog_get (self, spin);

  category->days = gtk_spin_button_get_value_as_int (spin);
  linli_categories_dialog_show_row (g_object_get_data (G_OBJECT (spin), "row"), category);
}

/* -1 is "never" for who reads it, too. */
static gboolean
linli_categories_dialog_days_output_cb (GtkSpinButton *spin)
{
  if (gtk_spin_button_get_value_as_int (spin) >= 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), _("never"));

  return TRUE;
}

static int
linli_categories_dialog_days_input_cb (GtkSpinButton *spin,
                                       double        *value)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), _("never")) != 0)
    return FALSE;
  *value = -1;

  return TRUE;
}

static void
linli_categories_dialog_move (LinliCategoriesDialog *self,
                              guint                  from,
                              int                    by)
{
  gpointer moved;

  if ((by < 0 && from == 0) || (by > 0 && from + 1 >= self->categories->len))
    return;
  moved = g_ptr_array_index (self->categories, from);
  g_ptr_array_index (self->categories, from) = g_ptr_array_index (self->categories, from + by);
  g_ptr_array_index (self->categories, from + by) = moved;
  linli_categories_dialog_fill (self, (int) from + by);
}

static void
linli_categories_dialog_up_cb (GtkWidget             *button,
                               LinliCategoriesDialog *self)
{
  linli_categories_dialog_move (self, linli_categories_dialog_get_index (button), -1);
}

static void
linli_categories_dialog_down_cb (GtkWidget             *button,
                                 LinliCategoriesDialog *self)
{
  linli_categories_dialog_move (self, linli_categories_dialog_get_index (button), 1);
}

/* One that was never stored goes at once. */
static void
linli_categories_dialog_retire_cb (GtkWidget             *button,
                                   LinliCategoriesDialog *self)
{
  guint index = linli_categories_dialog_get_index (button);
  LinliMatterCategory *category = linli_categories_dialog_get (self, button);

  if (category->code == NULL)
    g_ptr_array_remove_index (self->categories, index);
  else
    category->is_retired = !category->is_retired;
  linli_categories_dialog_fill (self, (int) index);
}

static void
linli_categories_dialog_add_cb (LinliCategoriesDialog *self)
{
  g_ptr_array_add (self->categories, linli_matter_category_new (NULL, "", -1, NULL));
  linli_categories_dialog_fill (self, (int) self->categories->len - 1);
}

static void
linli_categories_dialog_tie (GtkWidget *widget,
                             GtkWidget *row,
                             guint      index)
{
  g_object_set_data (G_OBJECT (widget), "row", row);
  g_object_set_data (G_OBJECT (widget), "index", GUINT_TO_POINTER (index));
}

static GtkWidget *
linli_categories_dialog_new_spin (LinliCategoriesDialog *self,
                                  LinliMatterCategory   *category)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (-1, 3650, 1);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE); /* else it takes no words */
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days until due"), -1);
  g_signal_connect (spin, "output", G_CALLBACK (linli_categories_dialog_days_output_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (linli_categories_dialog_days_input_cb), NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), category->days);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_signal_connect (spin, "value-changed", G_CALLBACK (linli_categories_dialog_days_cb), self);

  return spin;
}

static void
linli_categories_dialog_add_buttons (LinliCategoriesDialog *self,
                                     GtkWidget             *row,
                                     LinliMatterCategory   *category,
                                     guint                  index)
{
  GtkWidget *line = adw_action_row_new ();
  /* From the right to the left, for each is put before the others. */
  const struct { const char *label; GCallback func; } buttons[] = {
    { category->is_retired ? _("Use A_gain") : _("Do Not Use An_y More"), G_CALLBACK (linli_categories_dialog_retire_cb) },
    { _("_Down"), G_CALLBACK (linli_categories_dialog_down_cb) },
    { _("_Up"), G_CALLBACK (linli_categories_dialog_up_cb) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = linli_button_new (buttons[i].label, NULL);

      linli_categories_dialog_tie (button, row, index);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect (button, "clicked", buttons[i].func, self);
      adw_action_row_add_prefix (ADW_ACTION_ROW (line), button);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

static GtkWidget *
linli_categories_dialog_new_row (LinliCategoriesDialog *self,
                                 guint                  index)
{
  LinliMatterCategory *category = g_ptr_array_index (self->categories, index);
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *name = adw_entry_row_new ();
  GtkWidget *days = adw_action_row_new ();
  GtkWidget *condition = adw_entry_row_new ();
  GtkWidget *spin = linli_categories_dialog_new_spin (self, category);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  linli_categories_dialog_show_row (row, category);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _("Name"));
  gtk_editable_set_text (GTK_EDITABLE (name), category->label);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (days), _("Days until due"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (days), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (days), spin);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (condition), _("Closed when"));
  gtk_editable_set_text (GTK_EDITABLE (condition), category->closed_when != NULL ? category->closed_when : "");
  linli_categories_dialog_tie (name, row, index);
  linli_categories_dialog_tie (spin, row, index);
  linli_categories_dialog_tie (condition, row, index);
  g_object_set_data (G_OBJECT (row), "name", name);
  g_signal_connect (name, "changed", G_CALLBACK (linli_categories_dialog_name_cb), self);
  g_signal_connect (condition, "changed", G_CALLBACK (linli_categories_dialog_condition_cb), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), name);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), days);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), condition);
  linli_categories_dialog_add_buttons (self, row, category, index);

  return row;
}

/* Makes the rows anew. @focus: which one is unfolded and has the focus, in its name where it has none yet; -1 for none. */
static void
linli_categories_dialog_fill (LinliCategoriesDialog *self,
                              int                    focus)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (old));
  for (guint i = 0; i < self->categories->len; i++)
    {
      GtkWidget *row = linli_categories_dialog_new_row (self, i);

      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if ((int) i != focus)
        continue;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      if (*((LinliMatterCategory *) g_ptr_array_index (self->categories, i))->label == '\0')
        gtk_widget_grab_focus (g_object_get_data (G_OBJECT (row), "name"));
      else
        gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
    }
}

static GtkWidget *
linli_categories_dialog_new_content (LinliCategoriesDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = linli_button_new (_("_Add a Category"), NULL);
  GtkWidget *save = linli_button_new (_("_Save"), NULL);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Categories of matters"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->wrong = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->wrong), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->wrong), 0);
  gtk_widget_add_css_class (self->wrong, "linli-field-error");
  gtk_widget_set_visible (self->wrong, FALSE);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (linli_categories_dialog_add_cb), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (linli_categories_dialog_save_cb), self);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_hexpand (save, TRUE);
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (foot), add);
  gtk_box_append (GTK_BOX (foot), save);
  gtk_box_append (GTK_BOX (content), scroller);
  gtk_box_append (GTK_BOX (content), self->wrong);
  gtk_box_append (GTK_BOX (content), foot);
  gtk_widget_add_css_class (content, "linli-dialog-body");

  return content;
}

/**
 * linli_categories_dialog_show:
 * @over: a widget of the window over which it stands
 * @context: the open document
 * @kind: a kind of matter
 *
 * Lets the user change what categories the kind has in this file.
 */
void
linli_categories_dialog_show (GtkWidget       *over,
                              LinliContext    *context,
                              LinliMatterKind *kind)
{
  LinliCategoriesDialog *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) categories = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (GTK_IS_WIDGET (over) && LINLI_IS_CONTEXT (context) && LINLI_IS_MATTER_KIND (kind));

  categories = linli_matter_kind_load_all_categories (kind, linli_context_get_database (context), &error);
  if (categories == NULL)
    {
      linli_toast_show_error (over, _("The categories could not be read"), error);
      return;
    }
  self = g_new0 (LinliCategoriesDialog, 1);
  self->context = g_object_ref (context);
  self->kind = g_object_ref (kind);
  self->categories = g_steal_pointer (&categories);
  title = g_strdup_printf (_("Categories: %s"), linli_matter_kind_get_label (kind));
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, linli_categories_dialog_new_content (self), 560, 560);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, linli_categories_dialog_free);
  linli_categories_dialog_fill (self, -1);
  gtk_window_present (GTK_WINDOW (self->window));
}
