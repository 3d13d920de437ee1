/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The photos and scans of a record, in the details pane. Pictures are read and scaled by a worker; a row lives until the pane is
 * made anew, and holds the document until then. */

#include "config.h"

#include "linli-details-attached-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-details-sections-private.h"
#include "linli-dialog.h"
#include "linli-file-request.h"
#include "linli-toast.h"

#define THUMBNAIL 48
#define LARGE 1600

/* One attachment, or with no id the record that gets a new one. */
typedef struct
{
  LinliContext *context;
  char *kind;
  gint64 owner;
  gint64 id;
  char *name;
  const char *role; /* of a photo of a matter: "before", "after", or NULL */
  GBytes *content;
} LinliDetailsFile;

static const struct { const char *role, *label, *add; } roles[] = {
  { "before", NC_("photo of a matter", "Before"), N_("Add a Photo of Before") },
  { "after", NC_("photo of a matter", "After"), N_("Add a Photo of After") },
};

static void
linli_details_file_free (gpointer data)
{
  LinliDetailsFile *file = data;

  g_object_unref (file->context);
  g_free (file->kind);
  g_free (file->name);
  g_clear_pointer (&file->content, g_bytes_unref);
  g_free (file);
}

static LinliDetailsFile *
linli_details_file_new (LinliContext *context,
                        const char   *kind,
                        gint64        owner,
                        gint64        id,
                        const char   *name)
{
  LinliDetailsFile *file = g_new0 (LinliDetailsFile, 1);

  file->context = g_object_ref (context);
  file->kind = g_strdup (kind);
  file->owner = owner;
  file->id = id;
  file->name = g_strdup (name);

  return file;
}

static LinliDetailsFile *
linli_details_file_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "file");
}

typedef struct
{
  LinliStore *store;
  gint64 id;
  int size;
} LinliPictureJob;

static void
linli_picture_job_free (gpointer data)
{
  LinliPictureJob *job = data;

  g_object_unref (job->store);
  g_free (job);
}

static void
linli_details_read_picture (GTask        *task,
                            gpointer      source,
                            gpointer      data,
                            GCancellable *cancellable)
{
  LinliPictureJob *job = data;
  GError *error = NULL;
  g_autoptr (LinliDatabase) reader = linli_store_new_reader (job->store, &error);
  g_autoptr (GBytes) bytes = reader != NULL ? linli_attachment_load (reader, job->id, &error) : NULL;
  g_autoptr (GInputStream) stream = bytes != NULL ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
  g_autoptr (GdkPixbuf) plain = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;

  if (stream != NULL)
    plain = gdk_pixbuf_new_from_stream_at_scale (stream, job->size, job->size, TRUE, cancellable, &error);
  if (plain == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  upright = gdk_pixbuf_apply_embedded_orientation (plain);
  g_task_return_pointer (task, gdk_texture_new_for_pixbuf (upright), g_object_unref);
}

/* What cannot be drawn keeps its symbol. */
static void
linli_details_picture_read_cb (GObject      *object,
                               GAsyncResult *result,
                               gpointer      data)
{
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture == NULL)
    return;
  if (GTK_IS_IMAGE (object))
    gtk_image_set_from_paintable (GTK_IMAGE (object), GDK_PAINTABLE (texture));
  else
    gtk_picture_set_paintable (GTK_PICTURE (object), GDK_PAINTABLE (texture));
}

static void
linli_details_draw (GtkWidget        *image,
                    LinliDetailsFile *file,
                    int               size)
{
  LinliPictureJob *job = g_new0 (LinliPictureJob, 1);
  g_autoptr (GTask) task = g_task_new (image, NULL, linli_details_picture_read_cb, NULL);

  job->store = g_object_ref (linli_context_get_store (file->context));
  job->id = file->id;
  job->size = size;
  g_task_set_task_data (task, job, linli_picture_job_free);
  g_task_run_in_thread (task, linli_details_read_picture);
}

static void
linli_details_view_cb (GtkWidget *row)
{
  LinliDetailsFile *file = linli_details_file_of (row);
  const char *title = file->name != NULL ? file->name : _("Photo or Scan");
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (row)), title, picture, 900, 640);

  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_vexpand (picture, TRUE);
  linli_details_draw (picture, file, LARGE);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
linli_details_add_on_writer (LinliTransaction  *transaction,
                             gpointer           data,
                             GError           **error)
{
  LinliDetailsFile *file = data;

  return linli_attachment_add (transaction, file->kind, file->owner, file->content, file->name, file->role, error) != 0;
}

static gboolean
linli_details_remove_on_writer (LinliTransaction  *transaction,
                                gpointer           data,
                                GError           **error)
{
  LinliDetailsFile *file = data;
  g_autoptr (LinliRecord) record =
    linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("attachment"), file->id, error);

  return record != NULL && linli_record_delete (record, transaction, error);
}

static void
linli_details_remove_cb (GtkWidget *button)
{
  LinliDetailsFile *file = linli_details_file_of (button);

  _linli_details_act (button, file->context, _("Photo or scan removed"), linli_details_remove_on_writer,
                      linli_details_file_new (file->context, file->kind, file->owner, file->id, file->name), linli_details_file_free);
}

static void
linli_details_written_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error) && gtk_widget_get_root (from) != NULL)
    linli_toast_show_error (from, _("The file could not be written"), error);
}

static void
linli_details_save_to_cb (GFile    *target,
                          gpointer  data)
{
  LinliDetailsFile *file = linli_details_file_of (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = linli_attachment_load (linli_context_get_database (file->context), file->id, &error);

  if (content != NULL)
    g_file_replace_contents_bytes_async (target, content, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, linli_details_written_cb,
                                         g_object_ref (data));
  else if (gtk_widget_get_root (data) != NULL)
    linli_toast_show_error (data, _("The file could not be written"), error);
}

static void
linli_details_save_cb (GtkWidget *button)
{
  LinliDetailsFile *file = linli_details_file_of (button);

  linli_file_request_save (button, _("Save a Copy"), file->name != NULL ? file->name : _("Photo or Scan"), linli_details_save_to_cb,
                           g_object_ref (button), g_object_unref);
}

static void
linli_details_loaded_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (object));
  LinliDetailsFile *owner = linli_details_file_of (from);
  LinliDetailsFile *file;

  if (content == NULL)
    {
      if (gtk_widget_get_root (from) != NULL)
        linli_toast_show_error (from, _("The file could not be read"), error);
      return;
    }
  file = linli_details_file_new (owner->context, owner->kind, owner->owner, 0, name);
  file->role = owner->role;
  file->content = g_steal_pointer (&content);
  _linli_details_act (from, owner->context, _("Photo or scan added"), linli_details_add_on_writer, file, linli_details_file_free);
}

/* What is far too large is not even read. */
static void
linli_details_add_file_cb (GFile    *chosen,
                           gpointer  data)
{
  g_autoptr (GFileInfo) info = g_file_query_info (chosen, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *words = NULL;

  if (info != NULL && g_file_info_get_size (info) > LINLI_ATTACHMENT_MAX)
    {
      words = g_strdup_printf (_("The file is empty, or larger than %d MB"), LINLI_ATTACHMENT_MAX / 1024 / 1024);
      if (gtk_widget_get_root (data) != NULL)
        linli_toast_show (data, words);
      return;
    }
  g_file_load_bytes_async (chosen, NULL, linli_details_loaded_cb, g_object_ref (data));
}

static void
linli_details_add_cb (GtkWidget *button)
{
  static const char * const suffixes[] = { "jpg", "jpeg", "png", "webp", "tif", "tiff", "pdf", NULL };

  linli_file_request_open (button, _("Add a Photo or Scan"), _("Photos and scans"), suffixes, linli_details_add_file_cb,
                           g_object_ref (button), g_object_unref);
}

static void
linli_details_add_file_button (GtkWidget        *box,
                               const char       *icon_name,
                               const char       *words,
                               GCallback         clicked,
                               LinliDetailsFile *file)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *name = g_strdup_printf ("%s: %s", words, file->name != NULL ? file->name : _("Photo or Scan"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* A button may outlive its row, while the file chooser is open. */
  g_object_set_data_full (G_OBJECT (button), "file", linli_details_file_new (file->context, file->kind, file->owner, file->id, file->name),
                          linli_details_file_free);
  g_signal_connect (button, "clicked", clicked, NULL);
  gtk_box_append (GTK_BOX (box), button);
}

/* What a photo shows of a matter, and when it was taken. */
static char *
linli_details_dup_file_words (LinliRecord *record)
{
  g_autofree char *taken = linli_record_dup_display (record, "taken_at");
  const char *role = linli_record_get_text (record, "role");
  const char *label = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i].role, role) == 0)
      label = g_dpgettext2 (GETTEXT_PACKAGE, "photo of a matter", roles[i].label);
  if (label == NULL)
    return g_steal_pointer (&taken);

  return taken != NULL && *taken != '\0' ? g_strdup_printf ("%s · %s", label, taken) : g_strdup (label);
}

static GtkWidget *
linli_details_new_file_row (LinliDetailsFile *file,
                            LinliRecord      *record,
                            gboolean          editable)
{
  const char *type = linli_record_get_text (record, "media_type");
  gboolean is_picture = type != NULL && g_str_has_prefix (type, "image/");
  g_autofree char *words = linli_details_dup_file_words (record);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("linli-attachment-symbolic");
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), file->name != NULL ? file->name : _("Photo or Scan"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_image_set_pixel_size (GTK_IMAGE (image), is_picture ? THUMBNAIL : 16);
  linli_details_add_file_button (buttons, "document-save-symbolic", _("Save a copy"), G_CALLBACK (linli_details_save_cb), file);
  if (editable)
    linli_details_add_file_button (buttons, "user-trash-symbolic", _("Remove"), G_CALLBACK (linli_details_remove_cb), file);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
  g_object_set_data_full (G_OBJECT (row), "file", file, linli_details_file_free);
  if (is_picture)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (linli_details_view_cb), NULL);
      linli_details_draw (image, file, 2 * THUMBNAIL);
    }

  return row;
}

/* A button that adds one. @role: (nullable): what it shows of a matter */
static void
linli_details_add_adder (GtkBox       *box,
                         LinliContext *context,
                         const char   *kind,
                         gint64        id,
                         const char   *role,
                         const char   *label)
{
  GtkWidget *add = gtk_button_new_with_label (label);
  LinliDetailsFile *file = linli_details_file_new (context, kind, id, 0, NULL);

  file->role = role;
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (add, "linli-inline");
  gtk_widget_add_css_class (add, "linli-grid-line");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (add), "file", file, linli_details_file_free);
  g_signal_connect (add, "clicked", G_CALLBACK (linli_details_add_cb), NULL);
  gtk_box_append (box, add);
}

/* A note that no plugin took may be about something to be put right; other matters say so by their kind. */
static gboolean
linli_details_has_before_and_after (LinliContext *context,
                                    const char   *kind,
                                    gint64        id)
{
  g_autoptr (LinliRecord) matter = NULL;
  LinliMatterKind *known;

  if (!g_str_equal (kind, "matter"))
    return FALSE;
  matter = linli_record_load (linli_context_get_database (context), linli_kind_lookup (kind), id, NULL);
  known = matter != NULL ? linli_context_find_matter_kind (context, linli_record_get_text (matter, "kind")) : NULL;
  return known == NULL || linli_matter_kind_get_mends (known);
}

void
_linli_details_add_attachments (GtkBox       *box,
                                LinliContext *context,
                                const char   *kind,
                                gint64        id,
                                gboolean      editable)
{
  g_autoptr (GPtrArray) records = linli_attachment_list (linli_context_get_database (context), kind, id, NULL);
  GtkWidget *list = NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      LinliRecord *record = g_ptr_array_index (records, i);
      LinliDetailsFile *file =
        linli_details_file_new (context, kind, id, linli_record_get_id (record), linli_record_get_text (record, "name"));

      if (list == NULL)
        list = _linli_details_add_section (box, _("Photos and scans"));
      gtk_list_box_append (GTK_LIST_BOX (list), linli_details_new_file_row (file, record, editable));
    }
  if (!editable)
    return;
  for (gsize i = 0; linli_details_has_before_and_after (context, kind, id) && i < G_N_ELEMENTS (roles); i++)
    linli_details_add_adder (box, context, kind, id, roles[i].role, g_dgettext (GETTEXT_PACKAGE, roles[i].add));
  linli_details_add_adder (box, context, kind, id, NULL, _("Add a Photo or Scan"));
}
