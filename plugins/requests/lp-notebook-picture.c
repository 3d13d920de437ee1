/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpNotebookPicture: the picture of a page, which can be made larger and turned. It keeps the picture that a worker read; turning and size are for
 * the eye alone and are not stored. */

#include "lp-notebook-picture.h"

#include <glib/gi18n-lib.h>

/* Pixels: handwriting of a page of A4 can be read, and three such pictures fit in memory easily. */
#define LARGEST 2400
#define ZOOM_STEP 1.5
#define ZOOM_MOST 6.0

struct _LpNotebookPicture
{
  GtkWidget parent_instance;

  LinliContext *context;
  GtkWidget *box;
  GtkWidget *buttons;
  GtkWidget *scroller;
  GtkWidget *picture;
  GtkWidget *trouble;
  GtkWidget *stack;
  GdkPixbuf *pixbuf;
  GCancellable *loading;
  double zoom; /* of what fits into the window */
};

G_DEFINE_FINAL_TYPE (LpNotebookPicture, lp_notebook_picture, GTK_TYPE_WIDGET)

typedef struct {
  LinliStore *store;
  gint64 attachment;
} LpNotebookPictureJob;

static void
lp_notebook_picture_job_free (gpointer data)
{
  LpNotebookPictureJob *job = data;

  g_object_unref (job->store);
  g_free (job);
}

GdkPixbuf *
lp_notebook_picture_decode (GBytes        *content,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (content);
  g_autoptr (GError) why = NULL;
  g_autoptr (GdkPixbuf) plain = gdk_pixbuf_new_from_stream_at_scale (stream, LARGEST, LARGEST, TRUE, cancellable, &why);

  if (plain != NULL)
    return gdk_pixbuf_apply_embedded_orientation (plain);
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&why));
  else
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This file is no picture; choose a photo or a scan of the page"));
  return NULL;
}

static void
lp_notebook_picture_read (GTask        *task,
                          gpointer      source,
                          gpointer      data,
                          GCancellable *cancellable)
{
  LpNotebookPictureJob *job = data;
  GError *error = NULL;
  g_autoptr (LinliDatabase) reader = linli_store_new_reader (job->store, &error);
  g_autoptr (GBytes) content = reader != NULL ? linli_attachment_load (reader, job->attachment, &error) : NULL;
  GdkPixbuf *pixbuf = content != NULL ? lp_notebook_picture_decode (content, cancellable, &error) : NULL;

  if (pixbuf != NULL)
    g_task_return_pointer (task, pixbuf, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* At 1 the whole page is seen; larger, it scrolls. */
static void
lp_notebook_picture_zoom (LpNotebookPicture *self,
                          double             zoom)
{
  gboolean whole;

  self->zoom = CLAMP (zoom, 1, ZOOM_MOST);
  whole = self->zoom < 1.01;
  gtk_widget_set_size_request (self->picture, whole ? -1 : (int) (gtk_widget_get_width (self->scroller) * self->zoom),
                               whole ? -1 : (int) (gtk_widget_get_height (self->scroller) * self->zoom));
}

static void
lp_notebook_picture_draw (LpNotebookPicture *self)
{
  g_autoptr (GdkTexture) texture = self->pixbuf != NULL ? gdk_texture_new_for_pixbuf (self->pixbuf) : NULL;

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_sensitive (self->buttons, texture != NULL);
}

static void
lp_notebook_picture_larger_cb (LpNotebookPicture *self)
{
  lp_notebook_picture_zoom (self, self->zoom * ZOOM_STEP);
}

static void
lp_notebook_picture_smaller_cb (LpNotebookPicture *self)
{
  lp_notebook_picture_zoom (self, self->zoom / ZOOM_STEP);
}

static void
lp_notebook_picture_turn_cb (LpNotebookPicture *self)
{
  g_autoptr (GdkPixbuf) turned = gdk_pixbuf_rotate_simple (self->pixbuf, GDK_PIXBUF_ROTATE_CLOCKWISE);

  if (turned == NULL) /* no memory for a second one */
    return;
  g_set_object (&self->pixbuf, turned);
  lp_notebook_picture_draw (self);
}

static void
lp_notebook_picture_read_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      data)
{
  LpNotebookPicture *self = LP_NOTEBOOK_PICTURE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_set_object (&self->pixbuf, pixbuf);
  lp_notebook_picture_draw (self);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), pixbuf != NULL ? self->scroller : self->trouble);
}

static void
lp_notebook_picture_dispose (GObject *object)
{
  LpNotebookPicture *self = LP_NOTEBOOK_PICTURE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->pixbuf);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_notebook_picture_parent_class)->dispose (object);
}

static void
lp_notebook_picture_class_init (LpNotebookPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_notebook_picture_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_notebook_picture_add_button (LpNotebookPicture *self,
                                const char        *label,
                                GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
lp_notebook_picture_init (LpNotebookPicture *self)
{
  self->zoom = 1;
  self->picture = gtk_picture_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->picture);
  self->trouble = gtk_label_new (_("The picture of this page could not be read."));
  gtk_label_set_wrap (GTK_LABEL (self->trouble), TRUE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), self->scroller);
  gtk_stack_add_child (GTK_STACK (self->stack), self->trouble);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (self->buttons, GTK_ALIGN_CENTER);
  lp_notebook_picture_add_button (self, C_("picture", "Larger"), G_CALLBACK (lp_notebook_picture_larger_cb));
  lp_notebook_picture_add_button (self, C_("picture", "Smaller"), G_CALLBACK (lp_notebook_picture_smaller_cb));
  lp_notebook_picture_add_button (self, _("Turn"), G_CALLBACK (lp_notebook_picture_turn_cb));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  lp_notebook_picture_draw (self);
}

GtkWidget *
lp_notebook_picture_new (LinliContext *context)
{
  LpNotebookPicture *self = g_object_new (LP_TYPE_NOTEBOOK_PICTURE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

void
lp_notebook_picture_show (LpNotebookPicture *self,
                          gint64             attachment,
                          const char        *name)
{
  LpNotebookPictureJob *job;
  g_autoptr (GTask) task = NULL;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->pixbuf);
  lp_notebook_picture_zoom (self, 1);
  lp_notebook_picture_draw (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scroller);
  job = g_new (LpNotebookPictureJob, 1);
  *job = (LpNotebookPictureJob) { g_object_ref (linli_context_get_store (self->context)), attachment };
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, lp_notebook_picture_read_cb, NULL);
  g_task_set_task_data (task, job, lp_notebook_picture_job_free);
  g_task_run_in_thread (task, lp_notebook_picture_read);
}
