/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The preview: a paper as it will come out. A worker makes and lays it out; the window shows what came last. */

#include "config.h"

#include "linli-paper-window-private.h"

#include <glib/gi18n-lib.h>
#include <linli-read-task.h>

#include "linli-button.h"
#include "linli-error-words.h"

#define WIDTH 960
#define HEIGHT 700

G_DEFINE_FINAL_TYPE (LinliPaperWindow, linli_paper_window, ADW_TYPE_WINDOW)

/* What a worker is given; the window, which the callback keeps, outlives it. */
typedef struct {
  LinliPaperMakeFunc make;
  gpointer data;
  LinliPaper *paper;
  LinliPaperFormat format;
  gboolean formatted;
  gboolean masked;
} LinliPaperOrder;

static void
linli_paper_order_free (gpointer data)
{
  g_clear_object (&((LinliPaperOrder *) data)->paper);
  g_free (data);
}

static gpointer
linli_paper_order_make (LinliDatabase  *reader,
                        gpointer        data,
                        GCancellable   *cancellable,
                        GError        **error)
{
  LinliPaperOrder *order = data;
  g_autoptr (LinliPaper) paper = order->make (reader, order->masked, order->data, cancellable, error);

  return paper != NULL ? _linli_paper_pages_new (paper, order->formatted ? order->format : _linli_paper_get_format (paper), NULL, NULL, cancellable, error) : NULL;
}

static void
linli_paper_order_lay_out (GTask        *task,
                           gpointer      source,
                           gpointer      data,
                           GCancellable *cancellable)
{
  LinliPaperOrder *order = data;
  GError *error = NULL;
  LinliPaperPages *pages = _linli_paper_pages_new (order->paper, order->format, NULL, NULL, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) _linli_paper_pages_unref);
  else
    g_task_return_error (task, error);
}

static void
linli_paper_window_set_controls (LinliPaperWindow *self)
{
  self->busy = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->size), self->format.size);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->landscape), self->format.landscape);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->large), self->format.large);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->reveal), !self->masked);
  self->busy = FALSE;
}

static void
linli_paper_window_count (LinliPaperWindow *self)
{
  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), _linli_paper_view_get_page (LINLI_PAPER_VIEW (self->view)) + 1, self->pages->pages->len);

  gtk_label_set_text (GTK_LABEL (self->count), text);
}

/* What an office has on its papers is kept in the file. */
static gboolean
linli_paper_window_can_keep (LinliPaperWindow *self)
{
  return self->context != NULL && !linli_store_is_read_only (linli_context_get_store (self->context));
}

static void
linli_paper_window_show_pages (LinliPaperWindow *self,
                               LinliPaperPages  *pages)
{
  gboolean first = self->pages == NULL;

  g_clear_pointer (&self->pages, _linli_paper_pages_unref);
  self->pages = pages;
  g_set_object (&self->paper, pages->paper);
  self->format = pages->format;
  linli_paper_window_set_controls (self);
  gtk_window_set_title (GTK_WINDOW (self), pages->title);
  _linli_paper_view_set_pages (LINLI_PAPER_VIEW (self->view), pages);
  linli_paper_window_count (self);
  gtk_widget_set_visible (self->template, pages->paper->template != NULL && linli_paper_window_can_keep (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pages");
  /* Later the focus stays where somebody works. */
  if (first)
    gtk_widget_grab_focus (self->view);
}

static void
linli_paper_window_made_cb (GObject      *object,
                            GAsyncResult *result,
                            gpointer      data)
{
  g_autoptr (LinliPaperWindow) self = data;
  g_autoptr (GError) error = NULL;
  LinliPaperPages *pages = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = NULL;

  /* Closed, or overtaken. */
  if (self->stack == NULL || g_task_get_cancellable (G_TASK (result)) != self->making)
    {
      g_clear_pointer (&pages, _linli_paper_pages_unref);
      return;
    }
  g_clear_object (&self->making);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", pages != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", pages != NULL && self->saving == NULL);
  if (pages != NULL)
    {
      linli_paper_window_show_pages (self, pages);
      return;
    }
  words = linli_error_dup_words (error);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->problem), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
}

void
_linli_paper_window_refresh (LinliPaperWindow *self)
{
  g_autoptr (GTask) task = NULL;
  LinliPaperOrder *order = g_new0 (LinliPaperOrder, 1);

  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  /* What is not yet as asked for is not printed. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", FALSE);
  *order = (LinliPaperOrder) { self->make, self->data, NULL, self->format, self->formatted, self->masked };
  g_set_object (&order->paper, self->paper);
  task = g_task_new (NULL, self->making, linli_paper_window_made_cb, g_object_ref (self));
  g_task_set_task_data (task, order, linli_paper_order_free);
  if (self->make != NULL)
    linli_read_task_run (task, linli_context_get_store (self->context), linli_paper_order_make, (GDestroyNotify) _linli_paper_pages_unref);
  else
    g_task_run_in_thread (task, linli_paper_order_lay_out);
}

static void
linli_paper_window_format_cb (LinliPaperWindow *self)
{
  if (self->busy)
    return;
  self->format = (LinliPaperFormat) { gtk_drop_down_get_selected (GTK_DROP_DOWN (self->size)),
                                      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->landscape)),
                                      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->large)) };
  self->formatted = TRUE;
  _linli_paper_window_refresh (self);
}

static void
linli_paper_window_reveal_cb (LinliPaperWindow *self)
{
  if (self->busy)
    return;
  if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (self->reveal)))
    {
      self->masked = TRUE;
      _linli_paper_window_refresh (self);
      return;
    }
  /* Masked until the reason is on the disk. */
  linli_paper_window_set_controls (self);
  _linli_paper_window_reveal (self);
}

/* The office has other papers now. */
static void
linli_paper_window_changed_cb (LinliPaperWindow *self,
                               LinliChanges     *changes)
{
  static const char * const kinds[] = { "setting", NULL };

  if (self->stack == NULL || !linli_changes_touches_any (changes, kinds))
    return;
  self->formatted = FALSE;
  _linli_paper_window_refresh (self);
}

/* The switch for a projector holds here too. */
static void
linli_paper_window_privacy_cb (LinliPaperWindow *self)
{
  if (self->masked || !linli_privacy_get_locked (linli_context_get_privacy (self->context)))
    return;
  self->masked = TRUE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "wait");
  linli_paper_window_set_controls (self);
  _linli_paper_window_refresh (self);
}

static void
linli_paper_window_turned_cb (LinliPaperWindow *self)
{
  if (self->pages != NULL)
    linli_paper_window_count (self);
}

/* Before the scrolled window takes the keys: page by page, not screen by screen. */
static gboolean
linli_paper_window_key_cb (LinliPaperWindow *self,
                           guint             key,
                           guint             code,
                           GdkModifierType   state)
{
  LinliPaperView *view = LINLI_PAPER_VIEW (self->view);

  if (self->pages == NULL || GTK_IS_POPOVER (gtk_widget_get_native (gtk_root_get_focus (GTK_ROOT (self)) != NULL ? gtk_root_get_focus (GTK_ROOT (self)) : self->view)))
    return FALSE;
  if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    _linli_paper_view_go_to (view, _linli_paper_view_get_page (view) + 1);
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    _linli_paper_view_go_to (view, (int) _linli_paper_view_get_page (view) - 1);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    _linli_paper_view_go_to (view, 0);
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    _linli_paper_view_go_to (view, self->pages->pages->len - 1);
  else
    return FALSE;
  return TRUE;
}

/* A closed window lives on while a thread lays out for it, which it need not; what is being saved is saved to its end. */
static gboolean
linli_paper_window_close_request (GtkWindow *window)
{
  LinliPaperWindow *self = LINLI_PAPER_WINDOW (window);

  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  return GTK_WINDOW_CLASS (linli_paper_window_parent_class)->close_request (window);
}

static void
linli_paper_window_dispose (GObject *object)
{
  LinliPaperWindow *self = LINLI_PAPER_WINDOW (object);

  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->stack = NULL;
  g_clear_pointer (&self->pages, _linli_paper_pages_unref);
  G_OBJECT_CLASS (linli_paper_window_parent_class)->dispose (object);
}

static void
linli_paper_window_finalize (GObject *object)
{
  LinliPaperWindow *self = LINLI_PAPER_WINDOW (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_object (&self->paper);
  g_clear_object (&self->context);
  g_clear_object (&self->saving);
  G_OBJECT_CLASS (linli_paper_window_parent_class)->finalize (object);
}

static void
linli_paper_window_class_init (LinliPaperWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_paper_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = linli_paper_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = linli_paper_window_close_request;
  _linli_paper_window_install_actions (GTK_WIDGET_CLASS (klass));
}

static GtkWidget *
linli_paper_window_new_zoom (const char *icon,
                             const char *name,
                             int         by)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "paper.zoom");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", by);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
linli_paper_window_new_header (LinliPaperWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *print = linli_button_new (_("_Print"), "paper.print");

  gtk_widget_add_css_class (print, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), print);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), linli_button_new (_("_Save as PDF"), "paper.save"));
  self->template = linli_button_new (_("Te_mplate…"), "paper.template");
  gtk_widget_set_visible (self->template, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->template);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), linli_paper_window_new_zoom ("zoom-in-symbolic", _("Larger"), 1));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), linli_paper_window_new_zoom ("zoom-out-symbolic", _("Smaller"), -1));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), linli_paper_window_new_zoom ("zoom-fit-best-symbolic", _("Fit the width"), 0));
  return header;
}

static GtkWidget *
linli_paper_window_new_bar (LinliPaperWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->size = gtk_drop_down_new_from_strings ((const char * const[]) { "A4", "A3", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->size), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Size of the paper"), -1);
  self->landscape = gtk_check_button_new_with_mnemonic (_("_Landscape"));
  self->large = gtk_check_button_new_with_mnemonic (_("Large _type"));
  self->reveal = gtk_check_button_new_with_mnemonic (_("Show personal _data"));
  self->count = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->count), 1);
  gtk_widget_add_css_class (self->count, "dim-label");
  g_signal_connect_swapped (self->size, "notify::selected", G_CALLBACK (linli_paper_window_format_cb), self);
  g_signal_connect_swapped (self->landscape, "toggled", G_CALLBACK (linli_paper_window_format_cb), self);
  g_signal_connect_swapped (self->large, "toggled", G_CALLBACK (linli_paper_window_format_cb), self);
  g_signal_connect_swapped (self->reveal, "toggled", G_CALLBACK (linli_paper_window_reveal_cb), self);
  gtk_box_append (GTK_BOX (bar), self->size);
  gtk_box_append (GTK_BOX (bar), self->landscape);
  gtk_box_append (GTK_BOX (bar), self->large);
  gtk_box_append (GTK_BOX (bar), self->reveal);
  self->letterhead = linli_button_new (_("_Head and Signatures…"), "paper.letterhead");
  gtk_box_append (GTK_BOX (bar), self->letterhead);
  gtk_box_append (GTK_BOX (bar), self->count);
  gtk_widget_add_css_class (bar, "toolbar");
  return bar;
}

static GtkWidget *
linli_paper_window_new_progress (LinliPaperWindow *self)
{
  self->progress_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->progress, TRUE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saving the PDF"), -1);
  gtk_widget_add_css_class (self->progress_row, "toolbar");
  gtk_box_append (GTK_BOX (self->progress_row), self->progress);
  gtk_box_append (GTK_BOX (self->progress_row), linli_button_new (_("_Stop"), "paper.stop"));
  gtk_widget_set_visible (self->progress_row, FALSE);
  return self->progress_row;
}

static void
linli_paper_window_init (LinliPaperWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *spinner = gtk_spinner_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->masked = TRUE;
  self->scroller = gtk_scrolled_window_new ();
  self->view = _linli_paper_view_new (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (gtk_widget_get_parent (self->view)), FALSE);
  gtk_widget_add_css_class (self->scroller, "linli-paper");
  g_signal_connect_object (self->view, "turned", G_CALLBACK (linli_paper_window_turned_cb), self, G_CONNECT_SWAPPED);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The paper is being made"), -1);
  self->problem = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (self->problem), _("The Paper Could Not Be Made"));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "wait");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "pages");
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "problem");
  self->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), self->stack);
  gtk_box_append (GTK_BOX (box), linli_paper_window_new_header (self));
  gtk_box_append (GTK_BOX (box), linli_paper_window_new_bar (self));
  gtk_box_append (GTK_BOX (box), self->toasts);
  gtk_box_append (GTK_BOX (box), linli_paper_window_new_progress (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (linli_paper_window_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
_linli_paper_window_new (GtkWidget *over)
{
  LinliPaperWindow *self = g_object_new (LINLI_TYPE_PAPER_WINDOW, "title", _("Preview"), "destroy-with-parent", TRUE, NULL);
  GtkRoot *root = gtk_widget_get_root (over);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  /* A notice may offer what the window below can do. */
  if (G_IS_ACTION_GROUP (root))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (root));
  return GTK_WIDGET (self);
}

/**
 * linli_paper_show:
 * @paper: what is shown, as an office has papers of its kind; nothing is added to it any more
 * @over: a widget of the window over which the preview stands
 *
 * Shows a preview, from which the paper is printed or saved as PDF.
 */
void
linli_paper_show (LinliPaper *paper,
                  GtkWidget  *over)
{
  LinliPaperWindow *self;

  g_return_if_fail (LINLI_IS_PAPER (paper) && GTK_IS_WIDGET (over));

  self = LINLI_PAPER_WINDOW (_linli_paper_window_new (over));
  self->paper = g_object_ref (paper);
  _linli_paper_adapt (paper);
  self->format = _linli_paper_get_format (paper);
  self->formatted = TRUE;
  gtk_widget_set_visible (self->reveal, FALSE);
  gtk_widget_set_visible (self->letterhead, FALSE);
  linli_paper_window_set_controls (self);
  _linli_paper_window_refresh (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * linli_paper_show_made:
 * @over: a widget of the window over which the preview stands
 * @context: the open document
 * @kind: (nullable): kind of the record whose data would be shown; %NULL for those of many
 * @id: its id
 * @make: makes the paper, masked at first; called again when the user asks for personal data and has given a reason, which is logged
 * @data: passed to @make
 * @destroy: (nullable): frees @data, on the main thread
 *
 * Shows a preview of a paper made from the file.
 */
void
linli_paper_show_made (GtkWidget          *over,
                       LinliContext       *context,
                       const char         *kind,
                       gint64              id,
                       LinliPaperMakeFunc  make,
                       gpointer            data,
                       GDestroyNotify      destroy)
{
  linli_paper_show_kept (over, context, kind, id, make, NULL, data, destroy);
}

/**
 * linli_paper_show_kept: (skip)
 * @over: a widget of the window over which the preview stands
 * @context: the open document
 * @kind: (nullable): kind of the record whose data would be shown; %NULL for those of many
 * @id: its id
 * @make: makes the paper, as for linli_paper_show_made(), with the number that it will get
 * @keep: (nullable): keeps what the paper needs when it comes back, before it is printed or saved
 * @data: passed to @make and @keep
 * @destroy: (nullable): frees @data, on the main thread
 *
 * Shows a preview of a paper that comes back. Looking at it keeps nothing; only what goes out is kept.
 */
void
linli_paper_show_kept (GtkWidget          *over,
                       LinliContext       *context,
                       const char         *kind,
                       gint64              id,
                       LinliPaperMakeFunc  make,
                       LinliPaperKeepFunc  keep,
                       gpointer            data,
                       GDestroyNotify      destroy)
{
  LinliPaperWindow *self;

  g_return_if_fail (GTK_IS_WIDGET (over) && LINLI_IS_CONTEXT (context) && make != NULL);

  self = LINLI_PAPER_WINDOW (_linli_paper_window_new (over));
  self->context = g_object_ref (context);
  self->kind = kind != NULL ? g_intern_string (kind) : NULL;
  self->id = id;
  self->make = make;
  self->keep = keep;
  self->data = data;
  self->destroy = destroy;
  gtk_widget_set_visible (self->letterhead, linli_paper_window_can_keep (self));
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (linli_paper_window_privacy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (linli_paper_window_changed_cb), self, G_CONNECT_SWAPPED);
  _linli_paper_window_refresh (self);
  gtk_window_present (GTK_WINDOW (self));
}
