/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The search entry and its answers. The focus never leaves the entry: arrows move in the list, Enter opens, Ctrl+Enter shows on
 * the map, Escape goes back to where the user was. */

#include "config.h"

#include "linli-search-box.h"

#include <glib/gi18n-lib.h>
#include <linli-kind.h>
#include <linli-matter-words.h>
#include <linli-pinyin.h>
#include <linli-search.h>

#include "linli-command.h"
#include "linli-error-words.h"
#include "linli-search-round-private.h"
#include "linli-toast.h"
#include "linli-window-action.h"

#define MOST_COMMANDS 6
/* By then the first page is painted. */
#define WARM_UP_AFTER_MS 1500
#define MOST_RESULTS 5
#define MOST_OF_ONE_KIND 40
/* No kind of record begins with it. */
#define PROVIDER_MARK ':'

struct _LinliSearchBox
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkWidget *entry;
  GtkWidget *hint;
  GtkWidget *popover;
  GtkWidget *list;
  GtkWidget *none;
  GtkWidget *before;

  LinliContext *context;
  LinliSelection *selection;
  GListModel *pages;
  GListModel *actions;
  GListModel *commands;
  GListModel *providers;
  LinliSearchRound *round; /* NULL while no plugin is asked */
  const char *expanded;    /* the kind that is shown alone, or PROVIDER_MARK and the id of a provider */
};

G_DEFINE_FINAL_TYPE (LinliSearchBox, linli_search_box, GTK_TYPE_WIDGET)

/* What a row of the list stands for: a command, a record, (without an id) all the answers of a kind, or (without a kind) nothing. */
typedef struct
{
  char *group;
  char *kind;
  gint64 id;
  char *action;
} LinliSearchTarget;

static void
linli_search_target_free (gpointer data)
{
  LinliSearchTarget *target = data;

  g_free (target->group);
  g_free (target->kind);
  g_free (target->action);
  g_free (target);
}

static LinliSearchTarget *
linli_search_box_get_target (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "target");
}

static GtkWidget *
linli_search_box_new_row (const char        *icon_name,
                          const char        *title,
                          const char        *subtitle,
                          const char        *keys,
                          LinliSearchTarget *target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (title);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  if (subtitle != NULL && *subtitle != '\0')
    {
      GtkWidget *dim = gtk_label_new (subtitle);

      gtk_widget_add_css_class (dim, "dim-label");
      gtk_widget_add_css_class (dim, "linli-small");
      gtk_label_set_ellipsize (GTK_LABEL (dim), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (dim), 0);
      gtk_widget_set_hexpand (dim, TRUE);
      gtk_box_append (GTK_BOX (box), dim);
    }
  if (keys != NULL)
    {
      GtkWidget *cap = gtk_label_new (keys);

      gtk_widget_add_css_class (cap, "linli-keycap");
      gtk_widget_set_hexpand (cap, TRUE);
      gtk_widget_set_halign (cap, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), cap);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "target", target, linli_search_target_free);

  return row;
}

static void
linli_search_box_header_cb (GtkListBoxRow *row,
                            GtkListBoxRow *before,
                            gpointer       data)
{
  LinliSearchTarget *target = linli_search_box_get_target (row);
  GtkWidget *label;

  if (before != NULL && g_strcmp0 (linli_search_box_get_target (before)->group, target->group) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (target->group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "linli-section-title");
  gtk_list_box_row_set_header (row, label);
}

static void
linli_search_box_clear (LinliSearchBox *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

/* Sets off the part of the title in which the query was found. */
static void
linli_search_box_mark (GtkWidget               *row,
                       const LinliSearchResult *result)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *label = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));

  if (result->match_length > 0)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint) (g_utf8_offset_to_pointer (result->title, result->match_start) - result->title);
      bold->end_index = (guint) (g_utf8_offset_to_pointer (result->title, result->match_start + result->match_length) - result->title);
      pango_attr_list_insert (attributes, bold);
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
    }
  if (result->is_gone)
    gtk_widget_set_opacity (box, 0.55);
}

static void
linli_search_box_add_group (LinliSearchBox         *self,
                            const LinliSearchGroup *group)
{
  const LinliKind *kind = linli_kind_lookup (group->kind);
  LinliSearchTarget *more;

  if (kind == NULL || (self->expanded != NULL && !g_str_equal (self->expanded, group->kind)))
    return;
  for (guint i = 0; i < group->results->len; i++)
    {
      const LinliSearchResult *result = g_ptr_array_index (group->results, i);
      LinliSearchTarget *target = g_new0 (LinliSearchTarget, 1);
      GtkWidget *row;

      target->group = g_strdup (linli_kind_get_plural (kind));
      target->kind = g_strdup (result->kind);
      target->id = result->id;
      row = linli_search_box_new_row (kind->icon_name, result->title, result->subtitle, NULL, target);
      linli_search_box_mark (row, result);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  if (!group->has_more || self->expanded != NULL)
    return;
  more = g_new0 (LinliSearchTarget, 1);
  more->group = g_strdup (linli_kind_get_plural (kind));
  more->kind = g_strdup (group->kind);
  gtk_list_box_append (GTK_LIST_BOX (self->list),
                       linli_search_box_new_row ("view-more-horizontal-symbolic", _("More…"), NULL, NULL, more));
}

static void
linli_search_box_add_answers (LinliSearchBox      *self,
                              LinliSearchProvider *provider,
                              GPtrArray           *results)
{
  guint most = self->expanded != NULL ? MOST_OF_ONE_KIND : MOST_RESULTS;
  LinliSearchTarget *more;

  for (guint i = 0; i < results->len && i < most; i++)
    {
      const LinliSearchResult *result = g_ptr_array_index (results, i);
      LinliSearchTarget *target = g_new0 (LinliSearchTarget, 1);
      GtkWidget *row;

      target->group = g_strdup (linli_search_provider_get_title (provider));
      target->kind = g_strdup (result->kind);
      target->id = result->id;
      row = linli_search_box_new_row (linli_search_provider_get_icon_name (provider), result->title, result->subtitle, NULL, target);
      gtk_widget_set_opacity (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)), result->is_gone ? 0.55 : 1);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  if (results->len <= most || self->expanded != NULL)
    return;
  more = g_new0 (LinliSearchTarget, 1);
  more->group = g_strdup (linli_search_provider_get_title (provider));
  more->kind = g_strdup_printf ("%c%s", PROVIDER_MARK, linli_search_provider_get_id (provider));
  gtk_list_box_append (GTK_LIST_BOX (self->list), linli_search_box_new_row ("view-more-horizontal-symbolic", _("More…"), NULL, NULL, more));
}

static void
linli_search_box_add_failure (LinliSearchBox      *self,
                              LinliSearchProvider *provider,
                              const GError        *error)
{
  LinliSearchTarget *target = g_new0 (LinliSearchTarget, 1);
  g_autofree char *words = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ? NULL : linli_error_dup_words (error);

  target->group = g_strdup (linli_search_provider_get_title (provider));
  gtk_list_box_append (GTK_LIST_BOX (self->list),
                       linli_search_box_new_row ("dialog-warning-symbolic", words != NULL ? _("This could not be searched") : _("This took too long"),
                                                 words, NULL, target));
}

static void
linli_search_box_add_records (LinliSearchBox *self,
                              const char     *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups =
    linli_search_query (linli_context_get_database (self->context), query,
                        self->expanded != NULL ? MOST_OF_ONE_KIND : MOST_RESULTS, LINLI_SEARCH_MASKED, &error);

  if (groups == NULL)
    {
      g_warning ("Search: %s", error->message);
      return;
    }
  linli_matter_words_tell_results (self->context, groups);
  for (guint i = 0; i < groups->len; i++)
    linli_search_box_add_group (self, g_ptr_array_index (groups, i));
}

static void
linli_search_box_add_commands (LinliSearchBox *self,
                               const char     *query)
{
  int n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->commands) && n < MOST_COMMANDS; i++)
    {
      g_autoptr (LinliCommand) command = g_list_model_get_item (self->commands, i);
      LinliSearchTarget *target;

      if (!linli_command_matches (command, query))
        continue;
      target = g_new0 (LinliSearchTarget, 1);
      target->group = g_strdup (_("Commands"));
      target->action = g_strdup (linli_command_get_action (command));
      gtk_list_box_append (GTK_LIST_BOX (self->list),
                           linli_search_box_new_row (linli_command_get_icon_name (command), linli_command_get_title (command),
                                                     NULL, linli_command_get_accelerator (command), target));
      n++;
    }
}

static void
linli_search_box_select (LinliSearchBox *self,
                         GtkListBoxRow  *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_rect_t box;

  if (row == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &box))
    gtk_adjustment_clamp_page (adjustment, box.origin.y, box.origin.y + box.size.height);
}

static void
linli_search_box_tell_none (LinliSearchBox *self,
                            gboolean        is_looking)
{
  gtk_label_set_text (GTK_LABEL (self->none),
                      is_looking ? _("Looking…") : _("Nothing found. Try two letters of the pinyin, the last digits of a phone, or 12-3-502."));
}

/* Below what is there already, so that nothing moves under the user's hand. */
static void
linli_search_box_answered_cb (LinliSearchProvider *provider,
                              GPtrArray           *results,
                              const GError        *error,
                              gpointer             data)
{
  LinliSearchBox *self = data;

  if (provider == NULL)
    linli_search_box_tell_none (self, FALSE);
  else if (error != NULL)
    linli_search_box_add_failure (self, provider, error);
  else
    linli_search_box_add_answers (self, provider, results);
  if (!gtk_widget_get_visible (self->none) || gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0) == NULL)
    return;
  gtk_widget_set_visible (self->none, FALSE);
  linli_search_box_select (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
linli_search_box_ask_plugins (LinliSearchBox *self,
                              const char     *query)
{
  gboolean alone = self->expanded != NULL && *self->expanded == PROVIDER_MARK;
  const char *only = alone ? self->expanded + 1 : NULL;
  gboolean is_asked = (alone || self->expanded == NULL) && _linli_search_round_has_providers (self->context, only);

  linli_search_box_tell_none (self, is_asked);
  if (is_asked)
    self->round = _linli_search_round_new (self->context, query, alone ? MOST_OF_ONE_KIND : MOST_RESULTS + 1, only,
                                           linli_search_box_answered_cb, self);
}

static void
linli_search_box_update (LinliSearchBox *self)
{
  g_autofree char *query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  GtkListBoxRow *first;

  gtk_widget_set_visible (self->hint, *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0');
  linli_search_box_clear (self);
  g_clear_pointer (&self->round, _linli_search_round_free);
  if (*query == '\0' || self->context == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }

  if (self->expanded == NULL || *self->expanded != PROVIDER_MARK)
    linli_search_box_add_records (self, query);
  if (self->expanded == NULL)
    linli_search_box_add_commands (self, query);
  linli_search_box_ask_plugins (self, query);
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  gtk_widget_set_visible (self->none, first == NULL);
  linli_search_box_select (self, first);
  gtk_widget_set_size_request (self->popover, gtk_widget_get_width (GTK_WIDGET (self)), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
linli_search_box_changed_cb (LinliSearchBox *self)
{
  self->expanded = NULL;
  linli_search_box_update (self);
}

static void
linli_search_box_leave (LinliSearchBox *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (self->before != NULL && gtk_widget_get_mapped (self->before))
    gtk_widget_grab_focus (self->before);
  g_clear_weak_pointer (&self->before);
}

static void
linli_search_box_take (LinliSearchBox *self,
                       GtkListBoxRow  *row,
                       gboolean        locate)
{
  LinliSearchTarget *target;
  g_autofree char *kind = NULL;
  g_autofree char *action = NULL;
  gint64 id;

  if (row == NULL)
    return;

  target = linli_search_box_get_target (row);
  if (target->action == NULL && target->kind == NULL)
    return;
  if (target->action == NULL && target->id == 0)
    {
      self->expanded = g_intern_string (target->kind);
      linli_search_box_update (self);
      return;
    }
  kind = g_strdup (target->kind);
  action = g_strdup (target->action);
  id = target->id;
  linli_search_box_leave (self);

  if (action != NULL)
    {
      g_autoptr (GVariant) parameter = NULL;
      g_autofree char *name = NULL;

      if (g_action_parse_detailed_name (action, &name, &parameter, NULL))
        gtk_widget_activate_action_variant (GTK_WIDGET (self), name, parameter);
      return;
    }
  linli_selection_open (self->selection, kind, id);
  if (locate)
    linli_selection_locate (self->selection);
}

static void
linli_search_box_activated_cb (GtkListBox     *list,
                               GtkListBoxRow  *row,
                               LinliSearchBox *self)
{
  linli_search_box_take (self, row, FALSE);
}

static gboolean
linli_search_box_move (LinliSearchBox *self,
                       int             step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  linli_search_box_select (self, index >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index) : NULL);

  return TRUE;
}

static gboolean
linli_search_box_key_pressed_cb (GtkEventControllerKey *keys,
                                 guint                  keyval,
                                 guint                  keycode,
                                 GdkModifierType        state,
                                 LinliSearchBox        *self)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
      return linli_search_box_move (self, 1);
    case GDK_KEY_Up:
      return linli_search_box_move (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      linli_search_box_take (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)),
                             (state & GDK_CONTROL_MASK) != 0);
      return TRUE;
    case GDK_KEY_Escape:
      linli_search_box_leave (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
linli_search_box_entered_cb (GtkEventControllerFocus *focus,
                             LinliSearchBox          *self)
{
  linli_search_box_update (self);
}

static void
linli_search_box_left_cb (GtkEventControllerFocus *focus,
                          LinliSearchBox          *self)
{
  g_clear_pointer (&self->round, _linli_search_round_free);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
linli_search_box_grab_focus (GtkWidget *widget)
{
  LinliSearchBox *self = LINLI_SEARCH_BOX (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget)) /* Shift+Tab asks for it on the way out: taking it again would be a trap */
    return FALSE;
  if (focus != NULL)
    g_set_weak_pointer (&self->before, focus);

  return gtk_widget_grab_focus (self->entry);
}

static void
linli_search_box_dispose (GObject *object)
{
  LinliSearchBox *self = LINLI_SEARCH_BOX (object);

  g_clear_pointer (&self->round, _linli_search_round_free);
  g_clear_weak_pointer (&self->before);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  g_clear_object (&self->commands);
  g_clear_object (&self->pages);
  g_clear_object (&self->actions);
  g_clear_object (&self->providers);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);

  G_OBJECT_CLASS (linli_search_box_parent_class)->dispose (object);
}

static void
linli_search_box_class_init (LinliSearchBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_search_box_dispose;
  widget_class->grab_focus = linli_search_box_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
linli_search_box_init_popover (LinliSearchBox *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *keys = gtk_label_new (_("Enter opens · Ctrl+Enter shows on the map · Esc leaves"));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), linli_search_box_header_cb, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Answers"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (linli_search_box_activated_cb), self);

  self->none = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->none), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_label_set_max_width_chars (GTK_LABEL (self->none), 30);
  gtk_widget_add_css_class (self->none, "linli-none");
  g_object_bind_property (self->none, "visible", scroller, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 520);

  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (keys, "dim-label");
  gtk_widget_add_css_class (keys, "linli-keys");
  gtk_box_append (GTK_BOX (box), keys);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "linli-search-popover");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
linli_search_box_init (LinliSearchBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, "system-search-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Person / home / plate / phone / matter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 18);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 42);
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (linli_search_box_changed_cb), self);

  self->hint = gtk_label_new ("Ctrl+K");
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "linli-small");
  gtk_widget_set_halign (self->hint, GTK_ALIGN_END);
  gtk_widget_set_margin_end (self->hint, 10);
  gtk_widget_set_can_target (self->hint, FALSE);

  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->entry);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->hint);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "linli-search");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (linli_search_box_key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (focus, "enter", G_CALLBACK (linli_search_box_entered_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (linli_search_box_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  linli_search_box_init_popover (self);
}

/* The rules of pinyin are opened once for all threads; here while the user looks at the window, so that the first letter typed
 * is answered at once. */
static void
linli_search_box_warm_up (GTask        *task,
                          gpointer      source,
                          gpointer      data,
                          GCancellable *cancellable)
{
  linli_pinyin_warm_up ();
  g_task_return_boolean (task, TRUE);
}

static gboolean
linli_search_box_warm_up_cb (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_run_in_thread (task, linli_search_box_warm_up);
  return G_SOURCE_REMOVE;
}

/* Pages and actions of plugins come and go. */
static void
linli_search_box_collect_commands (LinliSearchBox *self)
{
  g_clear_object (&self->commands);
  self->commands = linli_command_list (self->pages, self->actions);
}

static void
linli_search_box_trouble_cb (LinliSearchProvider *provider,
                             GParamSpec          *pspec,
                             LinliSearchBox      *self)
{
  linli_toast_show (GTK_WIDGET (self), linli_search_provider_get_trouble (provider));
}

/* What a plugin answered goes with it. */
static void
linli_search_box_providers_changed_cb (GListModel     *providers,
                                       guint           position,
                                       guint           n_removed,
                                       guint           n_added,
                                       LinliSearchBox *self)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (LinliSearchProvider) provider = g_list_model_get_item (providers, i);

      g_signal_connect_object (provider, "notify::trouble", G_CALLBACK (linli_search_box_trouble_cb), self, 0);
    }
  if (gtk_widget_get_visible (self->popover))
    linli_search_box_changed_cb (self);
}

/**
 * linli_search_box_set_context:
 * @self: a search box
 * @context: the open document
 * @selection: the window's selection
 * @pages: the list of #LinliPage, which become commands
 *
 * Tells where to search and what to tell.
 */
void
linli_search_box_set_context (LinliSearchBox *self,
                              LinliContext   *context,
                              LinliSelection *selection,
                              GListModel     *pages)
{
  g_return_if_fail (LINLI_IS_SEARCH_BOX (self));

  g_set_object (&self->context, context);
  g_set_object (&self->selection, selection);
  g_set_object (&self->pages, pages);
  g_set_object (&self->actions, linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_WINDOW_ACTION));
  g_signal_connect_object (self->pages, "items-changed", G_CALLBACK (linli_search_box_collect_commands), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "items-changed", G_CALLBACK (linli_search_box_collect_commands), self, G_CONNECT_SWAPPED);
  g_set_object (&self->providers, linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_SEARCH_PROVIDER));
  g_signal_connect_object (self->providers, "items-changed", G_CALLBACK (linli_search_box_providers_changed_cb), self, 0);
  linli_search_box_providers_changed_cb (self->providers, 0, 0, g_list_model_get_n_items (self->providers), self);
  linli_search_box_collect_commands (self);
  g_timeout_add (WARM_UP_AFTER_MS, linli_search_box_warm_up_cb, NULL);
}
