/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The details pane. Follows the window's selection, reads a dossier and the timeline of what is chosen, and makes the sections
 * anew after every change of it. A form takes the pane's place while a record is edited. */

#include "config.h"

#include "linli-details-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-remark.h>

#include "linli-button.h"
#include "linli-details-attached-private.h"
#include "linli-details-changes-private.h"
#include "linli-details-section.h"
#include "linli-details-sections-private.h"
#include "linli-details-tags-private.h"
#include "linli-duplicates.h"
#include "linli-empty-page.h"
#include "linli-grid-paper-private.h"
#include "linli-record-form.h"
#include "linli-reveal.h"
#include "linli-tag-picker.h"
#include "linli-toast.h"
#include "linli-wrap-box.h"

#define MOST_ENTRIES 40
#define WIDTH 356

G_DEFINE_FINAL_TYPE (LinliDetailsPage, linli_details_page, GTK_TYPE_WIDGET)

enum {
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *kind;
  gint64 id;
} LinliStep;

static const char * const edited_kinds[] = {
  "person", "household", "dwelling", "unit", "building", "compound", "grid", "grid_duty", "organisation", "vehicle", "place",
  "matter", "road", "water", NULL
};
static const char * const tagged_kinds[] = { "person", "household", "dwelling", "organisation", NULL };
static const char * const placed_kinds[] = {
  "person", "household", "dwelling", "unit", "building", "compound", "grid", "organisation", "place", "vehicle", "matter", "road",
  "water", NULL
};

static gboolean
linli_details_page_can_write (LinliDetailsPage *self)
{
  return !linli_store_is_read_only (linli_context_get_store (self->context));
}

gboolean
_linli_details_page_has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

void
_linli_details_page_emit_settled (LinliDetailsPage *self)
{
  g_signal_emit (self, signals[SETTLED], 0);
}

/* Whether something in the timeline is masked until it is revealed. */
static gboolean
linli_details_page_is_secret (LinliDetailsPage *self,
                              GPtrArray        *entries)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      LinliTimelineEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *masked = linli_timeline_entry_dup_masked (entry, linli_context_get_database (self->context));

      if (g_strcmp0 (linli_timeline_entry_get_text (entry), masked) != 0)
        return TRUE;
    }

  return FALSE;
}

/* Another home with the address of the one that is shown, or 0. */
static gint64
linli_details_page_find_twin (LinliDetailsPage *self,
                              LinliDossier     *dossier)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autoptr (LinliRecord) home = NULL;

  if (g_str_equal (dossier->kind, "dwelling"))
    home = linli_record_load (database, linli_kind_lookup ("dwelling"), dossier->id, NULL);
  if (home == NULL || linli_record_is_deleted (home))
    return 0;

  return linli_remark_find_twin (home, linli_record_is_null (home, "room") ? "address_raw" : "room", database);
}

/* Whether there is a tag that such a record can have. */
static gboolean
linli_details_page_has_tags (LinliDetailsPage *self,
                             const char       *kind)
{
  g_autoptr (GPtrArray) tags = linli_tags_list_for (linli_context_get_database (self->context), kind, NULL);

  return tags != NULL && tags->len > 0;
}

static void
linli_details_page_fill (LinliDetailsPage *self,
                         LinliDossier     *dossier)
{
  GtkBox *box = GTK_BOX (self->body);
  gboolean single = dossier->id != 0;
  gboolean editable = single && linli_details_page_can_write (self) && g_strv_contains (edited_kinds, dossier->kind);
  gboolean tagged = linli_details_page_can_write (self) && g_strv_contains (tagged_kinds, dossier->kind);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GArray) focus = _linli_details_focus_find (self->body);
  gboolean stepped = _linli_details_name_matter (self, dossier), can_tag;
  gint64 twin;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (box, child);

  if (single)
    entries = linli_timeline_load (linli_context_get_database (self->context), dossier->kind, dossier->id, NULL, MOST_ENTRIES, NULL);
  dossier->is_secret = dossier->is_secret || linli_details_page_is_secret (self, entries);
  self->changes = editable ? _linli_details_new_changes (self->context, dossier->kind, dossier->id) : NULL;
  gtk_box_append (box, _linli_details_new_head (dossier, self->changes));
  self->tag_anchor = NULL;
  can_tag = tagged && linli_details_page_has_tags (self, dossier->kind);
  if (can_tag || dossier->tags->len > 0)
    {
      self->tag_anchor = _linli_details_new_tags (dossier, tagged, can_tag);
      gtk_box_append (box, self->tag_anchor);
    }
  if (editable && g_str_equal (dossier->kind, "person"))
    gtk_box_append (box, linli_duplicates_new_offer (self->context, self->selection, dossier->id));
  twin = single ? linli_details_page_find_twin (self, dossier) : 0;
  if (twin != 0)
    gtk_box_append (box, _linli_details_new_twin (twin));
  _linli_details_add_steps (self, box);
  _linli_details_add_people (box, dossier);
  _linli_details_add_vehicles (box, dossier);
  _linli_details_add_matters (box, self->context, dossier);
  _linli_details_add_timeline (box, self->context, entries, !dossier->is_revealed);
  _linli_details_add_extras (self, box);
  _linli_details_add_facts (box, dossier);
  _linli_details_add_related (box, dossier);
  if (single)
    {
      _linli_details_add_attachments (box, self->context, dossier->kind, dossier->id, editable);
      _linli_details_add_links (box, self->context, dossier->kind, dossier->id, editable);
    }

  gtk_widget_set_visible (self->back, self->trail->len > 0);
  gtk_widget_set_visible (self->locate, g_strv_contains (placed_kinds, dossier->kind));
  gtk_widget_set_visible (self->edit, editable);
  gtk_widget_set_visible (self->close, editable && !stepped && _linli_details_page_is_open_matter (self, dossier));
  _linli_details_fill_actions (self);
  if (focus != NULL)
    _linli_details_focus_return (self->body, self->turned ? NULL : focus);
  self->turned = FALSE;
}

/* Something that only a plugin knows: its sections about such records, and nothing else. FALSE when there is none. */
static gboolean
linli_details_page_fill_added (LinliDetailsPage *self)
{
  g_autoptr (GArray) focus = _linli_details_focus_find (self->body);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (GTK_BOX (self->body), child);
  self->tag_anchor = self->changes = NULL;
  _linli_details_add_extras (self, GTK_BOX (self->body));
  gtk_widget_set_visible (self->back, self->trail->len > 0);
  gtk_widget_set_visible (self->locate, FALSE);
  gtk_widget_set_visible (self->edit, FALSE);
  gtk_widget_set_visible (self->close, FALSE);
  _linli_details_fill_actions (self);
  if (focus != NULL)
    _linli_details_focus_return (self->body, self->turned ? NULL : focus);
  self->turned = FALSE;
  return gtk_widget_get_first_child (self->body) != NULL;
}

/* Of several things that only a plugin knows, no more is known than how many they are. */
static void
linli_details_page_name_empty (LinliDetailsPage *self,
                               gsize             n_chosen)
{
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (self->stack), "empty");
  g_autofree char *title = n_chosen > 1 ? g_strdup_printf (ngettext ("%d chosen", "%d chosen", n_chosen), (int) n_chosen) : NULL;

  if (title != NULL)
    linli_empty_page_set_text (LINLI_EMPTY_PAGE (page), title, NULL);
  else
    linli_empty_page_set_text (LINLI_EMPTY_PAGE (page), _("Nothing Chosen"),
                               _("Choose a home on the map or in a list, or press Ctrl+K and type a name. All about it appears here."));
}

static void
linli_details_page_load (LinliDetailsPage *self)
{
  const char *kind = linli_selection_get_kind (self->selection);
  LinliDatabase *database = linli_context_get_database (self->context);
  LinliPrivacy *privacy = linli_context_get_privacy (self->context);
  g_autoptr (LinliDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (self->selection, &n_ids);
  gboolean known = kind != NULL && linli_kind_lookup (kind) != NULL; /* a layer of the map may show what only its plugin knows */

  if (known && n_ids == 1)
    dossier = linli_dossier_load (database, privacy, kind, ids[0], &error);
  else if (known && n_ids > 1)
    dossier = linli_dossier_load_several (database, privacy, kind, ids, n_ids, &error);
  if (error != NULL && !g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND))
    g_warning ("Details: %s", error->message);

  if (dossier == NULL && (known || kind == NULL || n_ids != 1 || !linli_details_page_fill_added (self)))
    {
      linli_details_page_name_empty (self, kind != NULL && !known ? n_ids : 0);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
      return;
    }
  if (dossier == NULL)
    {
      if (self->form == NULL)
        gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "record");
      return;
    }
  linli_matter_words_tell_dossier (self->context, dossier);
  linli_details_page_fill (self, dossier);
  if (self->form == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "record");
}

static gboolean
linli_details_page_reload_cb (gpointer data)
{
  LinliDetailsPage *self = data;

  self->reload = 0;
  linli_details_page_load (self);

  return G_SOURCE_REMOVE;
}

/* A quick series of changes, as when rows are chosen with the arrows, is read once. */
static void
linli_details_page_queue_reload (LinliDetailsPage *self)
{
  if (self->reload == 0)
    self->reload = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, linli_details_page_reload_cb, self, NULL);
}

static void
linli_details_page_store_changed_cb (LinliStore       *store,
                                     LinliChanges     *changes,
                                     LinliDetailsPage *self)
{
  _linli_details_forget_extras (self, changes);
  linli_details_page_queue_reload (self);
}

/* Plugins come and go, and what is masked may be shown now. */
static void
linli_details_page_renew (LinliDetailsPage *self)
{
  _linli_details_forget_extras (self, NULL);
  linli_details_page_queue_reload (self);
}

static void
linli_details_page_selection_changed_cb (LinliSelection   *selection,
                                         LinliDetailsPage *self)
{
  if (!self->stepping)
    g_array_set_size (self->trail, 0);
  self->turned = TRUE;
  _linli_details_forget_extras (self, NULL);
  linli_details_page_settle (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  linli_details_page_queue_reload (self);
}

static void
linli_details_page_step (LinliDetailsPage *self,
                         const char       *kind,
                         gint64            id)
{
  self->stepping = TRUE;
  linli_selection_set_one (self->selection, kind, id);
  self->stepping = FALSE;
}

static void
linli_details_page_open_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);
  LinliStep before = { linli_selection_get_kind (self->selection), linli_selection_get_id (self->selection) };
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  if (before.id != 0)
    g_array_append_val (self->trail, before);
  linli_details_page_step (self, g_intern_string (kind), id);
}

static void
linli_details_page_back_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);
  LinliStep step;

  if (self->trail->len == 0)
    return;
  step = g_array_index (self->trail, LinliStep, self->trail->len - 1);
  g_array_set_size (self->trail, self->trail->len - 1);
  linli_details_page_step (self, step.kind, step.id);
}

static void
linli_details_page_reveal_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *parameter)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);
  LinliPrivacy *privacy = linli_context_get_privacy (self->context);
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  if (linli_privacy_is_revealed (privacy, kind, id))
    linli_privacy_hide (privacy, kind, id);
  else
    linli_reveal_ask (widget, self->context, kind, id, NULL, NULL, NULL);
}

static void
linli_details_page_tag_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);

  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (self->selection, &n_ids);

  g_clear_pointer (&self->picker, gtk_widget_unparent);
  self->picker = linli_tag_picker_new (self->context, linli_selection_get_kind (self->selection), ids, n_ids);
  gtk_widget_set_parent (self->picker, widget);
  if (self->tag_anchor != NULL && gtk_widget_compute_bounds (self->tag_anchor, widget, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->picker),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                                   (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

static void
linli_details_page_end_tag_action (GtkWidget  *widget,
                                   const char *name,
                                   GVariant   *parameter)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);
  const char *code;
  gint64 id;
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (self->selection, &n_ids);

  g_variant_get (parameter, "(x&s)", &id, &code);
  _linli_details_end_tag (widget, self->context, id, code, linli_selection_get_kind (self->selection), ids, n_ids);
}

static void
linli_details_page_edit_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);
  const char *kind = linli_selection_get_kind (self->selection);
  gint64 id = linli_selection_get_id (self->selection);

  if (id != 0 && g_strv_contains (edited_kinds, kind) && linli_details_page_can_write (self))
    _linli_details_page_edit (self, kind, id);
}

static void
linli_details_page_edit_tag_action (GtkWidget  *widget,
                                    const char *name,
                                    GVariant   *parameter)
{
  _linli_details_page_edit (LINLI_DETAILS_PAGE (widget), "tag", g_variant_get_int64 (parameter));
}

static void
linli_details_page_changes_action (GtkWidget  *widget,
                                   const char *name,
                                   GVariant   *parameter)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);

  if (self->form == NULL && self->changes != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->changes));
}

static void
linli_details_page_change_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *parameter)
{
  const char *change;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &change, &id);
  _linli_details_change (widget, LINLI_DETAILS_PAGE (widget)->context, change, id);
}

static void
linli_details_page_locate_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *parameter)
{
  linli_selection_locate (LINLI_DETAILS_PAGE (widget)->selection);
}

/* As wide as a pane should be, however long the texts: they are wrapped. Measuring for a height would make it wider. */
static void
linli_details_page_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = 200;
      return;
    }
  gtk_widget_measure (self->stack, orientation, -1, minimum, NULL, NULL, NULL);
  *minimum = *natural = MAX (*minimum, WIDTH);
}

static GtkSizeRequestMode
linli_details_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
linli_details_page_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);

  gtk_widget_size_allocate (self->stack, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (self->picker != NULL)
    gtk_popover_present (GTK_POPOVER (self->picker));
}

static void
linli_details_page_dispose (GObject *object)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (object);

  g_clear_handle_id (&self->reload, g_source_remove);
  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_pointer (&self->own_actions, g_ptr_array_unref);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->extras, g_hash_table_unref);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->trail, g_array_unref);

  G_OBJECT_CLASS (linli_details_page_parent_class)->dispose (object);
}

static void
linli_details_page_class_init (LinliDetailsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_details_page_dispose;

  widget_class->measure = linli_details_page_measure;
  widget_class->get_request_mode = linli_details_page_get_request_mode;
  widget_class->size_allocate = linli_details_page_size_allocate;

  /**
   * LinliDetailsPage::settled:
   *
   * What linli_details_page_settle() began is over: the form is closed, or stays because it could not be stored.
   */
  signals[SETTLED] =
    g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_install_action (widget_class, "details.open", "(sx)", linli_details_page_open_action);
  gtk_widget_class_install_action (widget_class, "details.back", NULL, linli_details_page_back_action);
  gtk_widget_class_install_action (widget_class, "details.reveal", "(sx)", linli_details_page_reveal_action);
  gtk_widget_class_install_action (widget_class, "details.tag", NULL, linli_details_page_tag_action);
  gtk_widget_class_install_action (widget_class, "details.edit-tag", "x", linli_details_page_edit_tag_action);
  gtk_widget_class_install_action (widget_class, "details.end-tag", "(xs)", linli_details_page_end_tag_action);
  gtk_widget_class_install_action (widget_class, "details.edit", NULL, linli_details_page_edit_action);
  gtk_widget_class_install_action (widget_class, "details.changes", NULL, linli_details_page_changes_action);
  gtk_widget_class_install_action (widget_class, "details.change", "(sx)", linli_details_page_change_action);
  gtk_widget_class_install_action (widget_class, "details.close", NULL, _linli_details_page_close_action);
  gtk_widget_class_install_action (widget_class, "details.step", "s", _linli_details_page_step_action);
  gtk_widget_class_install_action (widget_class, "details.locate", NULL, linli_details_page_locate_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "details.back", NULL);
}

static GtkWidget *
linli_details_page_add_button (GtkWidget  *bar,
                               const char *label,
                               const char *action)
{
  GtkWidget *button = linli_button_new (label, action);

  linli_wrap_box_append (LINLI_WRAP_BOX (bar), button);

  return button;
}

static GtkWidget *
linli_details_page_new_record (LinliDetailsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = linli_wrap_box_new (6, 6);
  GtkWidget *note;

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->body, "linli-details-body");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->body);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (box), self->scroller);

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _("Back (Alt+Left)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "details.back");
  linli_wrap_box_append (LINLI_WRAP_BOX (bar), self->back);
  note = linli_details_page_add_button (bar, _("Write a _Note"), "win.note");
  gtk_widget_add_css_class (note, "suggested-action");
  self->locate = linli_details_page_add_button (bar, _("On the _Map"), "details.locate");
  self->close = linli_details_page_add_button (bar, _("_Close Matter"), "details.close");
  self->edit = linli_details_page_add_button (bar, _("_Edit"), "details.edit");
  gtk_widget_add_css_class (bar, "linli-actions");
  gtk_box_append (GTK_BOX (box), bar);
  self->actions = linli_wrap_box_new (6, 6);
  gtk_widget_add_css_class (self->actions, "linli-more-actions");
  gtk_widget_set_visible (self->actions, FALSE);
  gtk_box_append (GTK_BOX (box), self->actions);

  return box;
}

static void
linli_details_page_init (LinliDetailsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (_linli_details_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->own_actions = _linli_grid_paper_list_actions ();
  self->offered = g_ptr_array_new_with_free_func (g_object_unref);
  self->extras = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  self->trail = g_array_new (FALSE, FALSE, sizeof (LinliStep));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack),
                       linli_empty_page_new ("linli-household-symbolic", _("Nothing Chosen"), NULL),
                       "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), linli_details_page_new_record (self), "record");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Details"), -1);
}

/**
 * linli_details_page_new:
 * @context: the open document
 * @selection: the window's selection
 *
 * Returns: (transfer floating): the pane
 */
GtkWidget *
linli_details_page_new (LinliContext   *context,
                        LinliSelection *selection)
{
  LinliDetailsPage *self = g_object_new (LINLI_TYPE_DETAILS_PAGE, NULL);
  GType types[] = { LINLI_TYPE_DETAILS_SECTION, LINLI_TYPE_RECORD_ACTION, LINLI_TYPE_MATTER_KIND };

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (linli_details_page_selection_changed_cb), self, 0);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (linli_details_page_store_changed_cb), self, 0);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (linli_details_page_renew), self, G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    g_signal_connect_object (linli_extensions_get_list (linli_context_get_extensions (context), types[i]), "items-changed",
                             G_CALLBACK (linli_details_page_renew), self, G_CONNECT_SWAPPED);
  linli_details_page_load (self);

  return GTK_WIDGET (self);
}

/**
 * linli_details_page_is_editing:
 *
 * Returns: whether a form is open in @self
 */
gboolean
linli_details_page_is_editing (LinliDetailsPage *self)
{
  g_return_val_if_fail (LINLI_IS_DETAILS_PAGE (self), FALSE);

  return self->form != NULL;
}

/**
 * linli_details_page_settle:
 * @self: the pane
 *
 * Stores what was typed into an open form, which closes once that is done; LinliDetailsPage::settled tells when. Where something
 * in it is wrong, it stays and the user is told.
 *
 * Returns: whether nothing in the form is wrong
 */
gboolean
linli_details_page_settle (LinliDetailsPage *self)
{
  g_return_val_if_fail (LINLI_IS_DETAILS_PAGE (self), FALSE);

  if (self->form == NULL || linli_record_form_save (LINLI_RECORD_FORM (self->form)))
    return TRUE;
  linli_toast_show (GTK_WIDGET (self), _("Something in the form is not right yet: correct it, or give it up with Esc"));

  return FALSE;
}
