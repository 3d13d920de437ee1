/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A form made from a record's descriptor. The record belongs to the form until it is saved; then it goes to the writer. */

#include "config.h"

#include "linli-record-form.h"

#include <glib/gi18n-lib.h>
#include <linli-dossier.h>
#include <linli-matter-words.h>
#include <linli-note.h>
#include <linli-remark.h>
#include <linli-title.h>

#include "linli-button.h"
#include "linli-code-row-private.h"
#include "linli-form-line-private.h"
#include "linli-toast.h"

struct _LinliRecordForm
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *save;
  LinliContext *context;
  LinliRecord *record;
  char *heading;      /* what a record without a name of its own is called */
  LinliRecord *draft; /* as the rows stand, for the remarks; a field that was changed and changed back counts as changed in it */
  GPtrArray *rows;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (LinliRecordForm, linli_record_form, GTK_TYPE_WIDGET)

enum {
  CLOSED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One field: the row it is edited in and the line under it that says what is wrong. */
typedef struct
{
  const LinliField *field;
  LinliRecordForm *form;
  GtkWidget *row;
  GtkWidget *line;
} LinliFormRow;

/* What the row says, as text for the record. */
static const char *
linli_record_form_get_text (LinliFormRow *row)
{
  return GTK_IS_EDITABLE (row->row) ? gtk_editable_get_text (GTK_EDITABLE (row->row)) : _linli_code_row_get_code (row->row);
}

static gboolean
linli_record_form_check_row (LinliFormRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *text = NULL;

  if (!gtk_widget_get_sensitive (row->row))
    return TRUE;

  text = g_strstrip (g_strdup (linli_record_form_get_text (row)));
  if (*text == '\0' && (row->field->flags & (LINLI_FIELD_REQUIRED | LINLI_FIELD_DEFAULTED)) != 0)
    {
      _linli_form_line_set_fault (row->line, row->row, _("This must not be empty."));
      return FALSE;
    }
  if (*text != '\0' && GTK_IS_EDITABLE (row->row))
    {
      canonical = linli_field_normalise (row->field, text, &error);
      if (canonical == NULL)
        {
          _linli_form_line_set_fault (row->line, row->row, error->message);
          return FALSE;
        }
    }
  _linli_form_line_set_fault (row->line, row->row, NULL);

  return TRUE;
}

static void
linli_record_form_read_row (LinliFormRow *row,
                            LinliRecord  *record)
{
  if (gtk_widget_get_sensitive (row->row))
    linli_record_set_text (record, row->field->name, linli_record_form_get_text (row));
}

/* What is odd about a field; what another record has already is told with the way to that. */
static void
linli_record_form_remark_row (LinliRecordForm *self,
                              LinliFormRow    *row)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  const char *kind = linli_record_get_kind (self->draft)->name;
  g_autofree char *words = linli_remark_dup (self->draft, row->field->name);
  gint64 twin = words == NULL ? linli_remark_find_twin (self->draft, row->field->name, database) : 0;

  if (twin != 0)
    {
      g_autofree char *name = linli_dossier_dup_title (database, linli_context_get_privacy (self->context), kind, twin);

      words = g_str_equal (kind, "dwelling") ? g_strdup_printf (_("There is another home with this address: %s."), name)
                                             : g_strdup_printf (_("%s has this number already."), name);
    }
  _linli_form_line_set_remark (row->line, words, kind, twin);
}

static gboolean
linli_record_form_has_focus (LinliFormRow *row)
{
  return (gtk_widget_get_state_flags (row->row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* One field may contradict another, so that all are looked at. Where somebody is typing, nothing is said before that is done. */
static void
linli_record_form_remark (LinliRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    linli_record_form_read_row (g_ptr_array_index (self->rows, i), self->draft);
  for (guint i = 0; i < self->rows->len; i++)
    {
      LinliFormRow *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_sensitive (row->row) && !_linli_form_line_is_fault (row->line) &&
          (!GTK_IS_EDITABLE (row->row) || !linli_record_form_has_focus (row) || gtk_widget_get_visible (row->line)))
        linli_record_form_remark_row (self, row);
    }
}

static void
linli_record_form_row_changed_cb (LinliFormRow *row)
{
  if (_linli_form_line_is_fault (row->line))
    linli_record_form_check_row (row);
  linli_record_form_remark (row->form);
}

static void
linli_record_form_row_left_cb (LinliFormRow *row)
{
  if (row->form->saving || !gtk_widget_get_sensitive (row->row))
    return;
  linli_record_form_remark (row->form);
  if (!_linli_form_line_is_fault (row->line))
    linli_record_form_remark_row (row->form, row);
}

static void
linli_record_form_watch_row (LinliFormRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (linli_record_form_row_left_cb), row);
  gtk_widget_add_controller (row->row, focus);
  if (GTK_IS_EDITABLE (row->row))
    g_signal_connect_swapped (row->row, "changed", G_CALLBACK (linli_record_form_row_changed_cb), row);
  else
    g_signal_connect_swapped (row->row, "notify::selected", G_CALLBACK (linli_record_form_row_changed_cb), row);
}

static void
linli_record_form_add_code_row (LinliRecordForm *self,
                                LinliFormRow    *row)
{
  const char *name = row->field->name;
  const char *now = linli_record_get_text (self->record, name);

  if (row->field->type == LINLI_FIELD_BOOLEAN && !linli_record_is_null (self->record, name))
    now = linli_record_get_int64 (self->record, name) != 0 ? "1" : "0";
  row->row = _linli_code_row_new (linli_field_get_label (row->field));
  _linli_code_row_add_field (row->row, row->field);
  _linli_code_row_choose (row->row, now);
}

/* A matter of a kind has the categories that its kind has in this file. */
static gboolean
linli_record_form_add_kind_categories (LinliRecordForm *self,
                                       LinliFormRow    *row,
                                       const char      *now)
{
  const char *id = linli_record_get_text (self->record, "kind");
  LinliMatterKind *kind = id != NULL ? linli_context_find_matter_kind (self->context, id) : NULL;
  g_autoptr (GPtrArray) categories =
    kind != NULL ? linli_matter_kind_load_categories (kind, linli_context_get_database (self->context), NULL) : NULL;
  gboolean known = now == NULL;

  if (categories == NULL)
    return FALSE;
  for (guint i = 0; i < categories->len; i++)
    {
      LinliMatterCategory *category = g_ptr_array_index (categories, i);

      known = known || g_str_equal (category->code, now);
      _linli_code_row_add (row->row, category->code, category->label);
    }
  if (!known)
    {
      g_autofree char *words = linli_matter_words_dup_category (self->context, self->record);

      _linli_code_row_add (row->row, now, words);
    }
  _linli_code_row_choose (row->row, now);

  return TRUE;
}

/* A note keeps the code of what it is about; one that is not the core's is offered as it is written. */
static void
linli_record_form_add_category_row (LinliRecordForm *self,
                                    LinliFormRow    *row)
{
  const char *now = linli_record_get_text (self->record, row->field->name);
  gboolean known = now == NULL;
  const char *code;

  row->row = _linli_code_row_new (linli_field_get_label (row->field));
  _linli_code_row_add (row->row, "", _("not known"));
  if (linli_record_form_add_kind_categories (self, row, now))
    return;
  for (guint i = 0; (code = linli_note_get_category (i)) != NULL; i++)
    {
      known = known || g_str_equal (code, now);
      _linli_code_row_add (row->row, code, linli_note_get_category_label (code));
    }
  if (!known)
    _linli_code_row_add (row->row, now, now);
  _linli_code_row_choose (row->row, now);
}

static void
linli_record_form_add_text_row (LinliRecordForm *self,
                                LinliFormRow    *row)
{
  LinliPrivacy *privacy = linli_context_get_privacy (self->context);
  g_autofree char *shown = linli_privacy_dup_field (privacy, self->record, row->field->name);
  g_autofree char *plain = linli_record_dup_display (self->record, row->field->name);
  gboolean hidden = linli_record_get_id (self->record) != 0 &&
                    ((row->field->flags & LINLI_FIELD_MASKED) != 0
                       ? !linli_privacy_is_revealed (privacy, linli_record_get_kind (self->record)->name, linli_record_get_id (self->record))
                       : !g_str_equal (shown, plain));

  row->row = adw_entry_row_new ();
  gtk_editable_set_text (GTK_EDITABLE (row->row), hidden ? shown : plain);
  gtk_widget_set_sensitive (row->row, !hidden);
  if (row->field->type == LINLI_FIELD_PHONE)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row->row), GTK_INPUT_PURPOSE_PHONE);
  else if (row->field->type == LINLI_FIELD_INTEGER || row->field->type == LINLI_FIELD_REAL)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row->row), GTK_INPUT_PURPOSE_NUMBER);
}

static void
linli_record_form_add_row (LinliRecordForm  *self,
                           const LinliField *field)
{
  LinliFormRow *row = g_new0 (LinliFormRow, 1);

  row->field = field;
  row->form = self;
  if (field->type == LINLI_FIELD_CODE || field->type == LINLI_FIELD_BOOLEAN)
    linli_record_form_add_code_row (self, row);
  else if (g_str_equal (field->name, "category") && g_str_equal (linli_record_get_kind (self->record)->name, "matter"))
    linli_record_form_add_category_row (self, row);
  else
    linli_record_form_add_text_row (self, row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), linli_field_get_label (field));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->row);

  row->line = _linli_form_line_new ();
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->line);
  linli_record_form_watch_row (row);
  g_ptr_array_add (self->rows, row);
}

/* Over what does not name itself. */
static void
linli_record_form_add_heading (LinliRecordForm *self)
{
  GtkWidget *label;

  self->heading = linli_title_dup_masked (linli_context_get_database (self->context), linli_record_get_kind (self->record)->name,
                                          linli_record_get_id (self->record));
  label = gtk_label_new (self->heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "title-3");
  gtk_widget_add_css_class (label, "linli-form-heading");
  gtk_box_prepend (GTK_BOX (self->box), label);
}

static gboolean
linli_record_form_save_on_writer (LinliTransaction  *transaction,
                                  gpointer           data,
                                  GError           **error)
{
  return linli_record_save (data, transaction, error);
}

static void
linli_record_form_saved_cb (GObject      *object,
                            GAsyncResult *result,
                            gpointer      data)
{
  g_autoptr (LinliRecordForm) self = data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (linli_store_act_finish (LINLI_STORE (object), result, &error))
    g_signal_emit (self, signals[CLOSED], 0);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self)); /* lost while nothing could be changed */
      g_signal_emit (self, signals[REFUSED], 0);
      if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID))
        linli_toast_show (GTK_WIDGET (self), error->message);
      else
        linli_toast_show_error (GTK_WIDGET (self), _("The changes were not stored"), error);
    }
}

/* The title of the action goes to the journal, which everybody may read: names are masked in it. */
static char *
linli_record_form_dup_action (LinliRecordForm *self)
{
  const LinliKind *kind = linli_record_get_kind (self->record);
  static const char * const naming[] = { "name", "plate", "title" };
  g_autofree char *name = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (naming) && name == NULL; i++)
    if (linli_kind_find_field (kind, naming[i]) >= 0)
      name = linli_record_dup_display_masked (self->record, naming[i]);
  if (name == NULL)
    name = g_strdup (self->heading != NULL ? self->heading : "");

  return g_strstrip (g_strdup_printf (linli_record_get_id (self->record) != 0 ? _("%s changed: %s") : _("%s added: %s"),
                                      linli_kind_get_label (kind), name));
}

static void
linli_record_form_cancel_cb (GtkButton       *button,
                             LinliRecordForm *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
linli_record_form_save_cb (GtkWidget       *widget,
                           LinliRecordForm *self)
{
  linli_record_form_save (self);
}

/* To the first field that can be filled in. */
static gboolean
linli_record_form_grab_focus (GtkWidget *widget)
{
  LinliRecordForm *self = LINLI_RECORD_FORM (widget);

  for (guint i = 0; i < self->rows->len; i++)
    {
      LinliFormRow *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_sensitive (row->row) && gtk_widget_grab_focus (row->row))
        return TRUE;
    }

  return gtk_widget_grab_focus (self->save);
}

static void
linli_record_form_dispose (GObject *object)
{
  LinliRecordForm *self = LINLI_RECORD_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->record);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->heading, g_free);

  G_OBJECT_CLASS (linli_record_form_parent_class)->dispose (object);
}

/* As soon as it is shown nothing has its place yet, and GTK would begin with the buttons. */
static gboolean
linli_record_form_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  LinliRecordForm *self = LINLI_RECORD_FORM (widget);

  for (guint i = 0; i < self->rows->len && direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL; i++)
    {
      LinliFormRow *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_sensitive (row->row) && gtk_widget_grab_focus (row->row))
        return TRUE;
    }
  return GTK_WIDGET_CLASS (linli_record_form_parent_class)->focus (widget, direction);
}

static void
linli_record_form_class_init (LinliRecordFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_record_form_dispose;
  widget_class->focus = linli_record_form_focus;

  /**
   * LinliRecordForm::closed:
   *
   * The form was saved or given up.
   */
  signals[CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LinliRecordForm::refused:
   *
   * The form could not be stored, and stays as it is.
   */
  signals[REFUSED] =
    g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  widget_class->grab_focus = linli_record_form_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Escape, 0, "closed", NULL);
}

static void
linli_record_form_init (LinliRecordForm *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = linli_button_new (_("_Cancel"), NULL);

  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->list = gtk_list_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Particulars"), -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->list, "linli-form");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);

  self->save = linli_button_new (_("_Save"), NULL);
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect (self->save, "clicked", G_CALLBACK (linli_record_form_save_cb), self);
  g_signal_connect (cancel, "clicked", G_CALLBACK (linli_record_form_cancel_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->save);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_widget_add_css_class (buttons, "linli-actions");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), buttons);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * linli_record_form_new:
 * @context: the open document
 * @record: (transfer none): the record; the form changes it
 *
 * Returns: (transfer floating): a form
 */
GtkWidget *
linli_record_form_new (LinliContext *context,
                       LinliRecord  *record)
{
  LinliRecordForm *self = g_object_new (LINLI_TYPE_RECORD_FORM, NULL);
  const LinliKind *kind = linli_record_get_kind (record);

  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  if (linli_record_get_id (record) != 0)
    self->draft = linli_record_load (linli_context_get_database (context), kind, linli_record_get_id (record), NULL);
  if (self->draft == NULL)
    self->draft = linli_record_new (kind);
  if (g_str_equal (kind->name, "tag"))
    linli_record_form_add_heading (self);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const LinliField *field = &kind->fields[i];

      /* A tag is what its heading says; another is another tag. */
      if (self->heading != NULL && g_str_equal (field->name, "code"))
        continue;
      if ((field->flags & LINLI_FIELD_INTERNAL) != 0 || field->type == LINLI_FIELD_GEOMETRY || field->type == LINLI_FIELD_REFERENCE)
        continue;
      linli_record_form_add_row (self, field);
    }
  linli_record_form_remark (self);

  return GTK_WIDGET (self);
}

/**
 * linli_record_form_save:
 * @self: a form
 *
 * Checks every field; stores the record as one action if all are right, or shows what is wrong and moves there.
 *
 * Returns: whether all fields are right
 */
gboolean
linli_record_form_save (LinliRecordForm *self)
{
  LinliFormRow *wrong = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (LINLI_IS_RECORD_FORM (self), FALSE);

  if (self->saving)
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LinliFormRow *row = g_ptr_array_index (self->rows, i);

      if (!linli_record_form_check_row (row) && wrong == NULL)
        wrong = row;
    }
  if (wrong != NULL)
    {
      linli_record_form_remark (self);
      gtk_widget_grab_focus (wrong->row);
      return FALSE;
    }

  for (guint i = 0; i < self->rows->len; i++)
    linli_record_form_read_row (g_ptr_array_index (self->rows, i), self->record);

  self->saving = TRUE;
  /* A text that has the focus and cannot be written in any more is not told that it lost it, and goes on blinking. */
  if ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  title = linli_record_form_dup_action (self);
  linli_store_act_async (linli_context_get_store (self->context), title, linli_record_form_save_on_writer,
                         g_object_ref (self->record), g_object_unref, NULL, linli_record_form_saved_cb, g_object_ref (self));

  return TRUE;
}
