/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* One of up to thousands of names, found by typing. A GtkDropDown looks at beginnings only, and its keyboard begins in the list, where nothing
 * can be typed; here it begins in the entry and stays there: Up and Down move in the list, Enter takes, Escape leaves. */

#include "config.h"

#include "linli-name-chooser.h"

#include <glib/gi18n-lib.h>
#include <linli-pinyin.h>
#include <string.h>

struct _LinliNameChooser
{
  GtkWidget parent_instance;

  GListModel *names; /* of GtkStringObject */
  GtkFilter *filter; /* borrowed from the list */
  GtkSingleSelection *found;
  guint chosen;
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (LinliNameChooser, linli_name_chooser, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Full pinyin and initials of a name, made once; a blank between them keeps one from running into the other. */
static const char *
linli_name_chooser_get_reading (GObject *name)
{
  const char *reading = g_object_get_data (name, "reading");
  g_autofree char *syllables = NULL, *whole = NULL, *initials = NULL;

  if (reading != NULL)
    return reading;
  syllables = linli_pinyin_from_text (gtk_string_object_get_string (GTK_STRING_OBJECT (name)));
  whole = linli_pinyin_join (syllables);
  initials = linli_pinyin_initials (syllables);
  g_object_set_data_full (name, "reading", g_strconcat (whole, " ", initials, NULL), g_free);
  return g_object_get_data (name, "reading");
}

static gboolean
linli_name_chooser_match (gpointer item,
                          gpointer data)
{
  LinliNameChooser *self = LINLI_NAME_CHOOSER (data);
  g_autofree char *typed = g_strstrip (g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1));
  g_autofree char *name = g_utf8_casefold (gtk_string_object_get_string (item), -1);

  return *typed == '\0' || strstr (name, typed) != NULL || (g_str_is_ascii (typed) && strstr (linli_name_chooser_get_reading (item), typed) != NULL);
}

static void
linli_name_chooser_point (LinliNameChooser *self,
                          guint             position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->found)))
    return;
  gtk_single_selection_set_selected (self->found, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

static void
linli_name_chooser_typed_cb (LinliNameChooser *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  linli_name_chooser_point (self, 0);
}

static void
linli_name_chooser_take (LinliNameChooser *self,
                         guint             position)
{
  g_autoptr (GObject) name = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (name == NULL) /* nothing is called so: what was typed stays */
    return;
  for (guint i = 0; i < g_list_model_get_n_items (self->names); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (self->names, i);

      if (other == name)
        linli_name_chooser_set_chosen (self, i);
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
linli_name_chooser_entered_cb (LinliNameChooser *self)
{
  linli_name_chooser_take (self, gtk_single_selection_get_selected (self->found));
}

static void
linli_name_chooser_activated_cb (LinliNameChooser *self,
                                 guint             position)
{
  linli_name_chooser_take (self, position);
}

static gboolean
linli_name_chooser_key_cb (GtkEventControllerKey *keys,
                           guint                  key,
                           guint                  code,
                           GdkModifierType        state,
                           LinliNameChooser      *self)
{
  guint position = gtk_single_selection_get_selected (self->found);

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  if (position != GTK_INVALID_LIST_POSITION && !(key == GDK_KEY_Up && position == 0))
    linli_name_chooser_point (self, key == GDK_KEY_Down ? position + 1 : position - 1);
  return TRUE;
}

/* What was typed the last time does not count. */
static void
linli_name_chooser_shown_cb (LinliNameChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  linli_name_chooser_typed_cb (self);
  linli_name_chooser_point (self, self->chosen);
  gtk_widget_grab_focus (self->entry);
}

static void
linli_name_chooser_setup_cb (GtkSignalListItemFactory *factory,
                             GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_list_item_set_child (item, label);
}

static void
linli_name_chooser_bind_cb (GtkSignalListItemFactory *factory,
                            GtkListItem              *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
linli_name_chooser_dispose (GObject *object)
{
  LinliNameChooser *self = LINLI_NAME_CHOOSER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->names);
  g_clear_object (&self->found);
  G_OBJECT_CLASS (linli_name_chooser_parent_class)->dispose (object);
}

/* A row that stands for it was activated. */
static gboolean
linli_name_chooser_mnemonic_activate (GtkWidget *widget,
                                      gboolean   cycling)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (LINLI_NAME_CHOOSER (widget)->button));
  return TRUE;
}

static void
linli_name_chooser_class_init (LinliNameChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_name_chooser_dispose;
  GTK_WIDGET_CLASS (klass)->mnemonic_activate = linli_name_chooser_mnemonic_activate;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  /**
   * LinliNameChooser::changed:
   * @self: the chooser
   *
   * Emitted when another name is chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", LINLI_TYPE_NAME_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
linli_name_chooser_new_list (LinliNameChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (linli_name_chooser_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (linli_name_chooser_bind_cb), NULL);
  self->view = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Places found"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (linli_name_chooser_activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 280, 240);
  return scroller;
}

static void
linli_name_chooser_init (LinliNameChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *shown = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a place"), -1);
  g_object_set (self->entry, "placeholder-text", _("Name, pinyin or initials"), NULL);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (linli_name_chooser_typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (linli_name_chooser_entered_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (linli_name_chooser_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), linli_name_chooser_new_list (self));
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (linli_name_chooser_shown_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self->popover); /* it takes Escape for itself */
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (shown), self->label);
  gtk_box_append (GTK_BOX (shown), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_widget_set_hexpand (shown, TRUE);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), shown);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  for (GtkWidget *inner = shown; inner != self->button; inner = gtk_widget_get_parent (inner)) /* GTK centres it */
    gtk_widget_set_halign (inner, GTK_ALIGN_FILL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* The button says what it is for and what is chosen. */
static void
linli_name_chooser_name (LinliNameChooser *self)
{
  g_autoptr (GtkStringObject) name = g_list_model_get_item (self->names, self->chosen);
  g_autofree char *words = NULL;

  if (name == NULL)
    return;
  words = g_strdup_printf (_("%s: %s"), (const char *) g_object_get_data (G_OBJECT (self), "label"), gtk_string_object_get_string (name));
  gtk_label_set_text (GTK_LABEL (self->label), gtk_string_object_get_string (name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * linli_name_chooser_new:
 * @label: what is chosen, for who cannot see it
 * @names: the names, in the order in which they are offered. When they change, the name at the chosen place is shown; who changes them chooses again
 *
 * Returns: (transfer floating): a #LinliNameChooser
 */
GtkWidget *
linli_name_chooser_new (const char    *label,
                        GtkStringList *names)
{
  LinliNameChooser *self = g_object_new (LINLI_TYPE_NAME_CHOOSER, NULL);
  GtkFilterListModel *filtered;

  g_object_set_data_full (G_OBJECT (self), "label", g_strdup (label), g_free);
  self->names = G_LIST_MODEL (g_object_ref (names));
  self->filter = GTK_FILTER (gtk_custom_filter_new (linli_name_chooser_match, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (names)), self->filter);
  self->found = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->found));
  g_signal_connect_object (names, "items-changed", G_CALLBACK (linli_name_chooser_name), self, G_CONNECT_SWAPPED);
  linli_name_chooser_name (self);
  return GTK_WIDGET (self);
}

/**
 * linli_name_chooser_get_chosen:
 * @self: a chooser
 *
 * Returns: the position of the chosen name
 */
guint
linli_name_chooser_get_chosen (LinliNameChooser *self)
{
  g_return_val_if_fail (LINLI_IS_NAME_CHOOSER (self), GTK_INVALID_LIST_POSITION);

  return self->chosen;
}

/**
 * linli_name_chooser_set_chosen:
 * @self: a chooser
 * @position: of a name
 *
 * Chooses a name, as the user would.
 */
void
linli_name_chooser_set_chosen (LinliNameChooser *self,
                               guint             position)
{
  g_return_if_fail (LINLI_IS_NAME_CHOOSER (self));

  if (position == self->chosen)
    return;
  self->chosen = position;
  linli_name_chooser_name (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
