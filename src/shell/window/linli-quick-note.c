/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The quick note. What is chosen in the window goes along as its subject unless the user takes it away. */

#include "config.h"

#include "linli-quick-note.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-codes.h>
#include <linli-dossier.h>
#include <linli-mask.h>
#include <linli-matter.h>
#include <linli-note.h>
#include <linli-timeline.h>

#include "linli-chip.h"
#include "linli-note-chip.h"
#include "linli-toast.h"
#include "linli-wrap-box.h"

/* Pixels; the chips go on in a new line. */
#define MOST_WIDTH 520

struct _LinliQuickNote
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkWidget *chips;
  GtkWidget *hint;

  LinliContext *context;
  LinliSelection *selection;
  const char *kind;
  gint64 id;
  GPtrArray *parts;
  GHashTable *refused;
  gboolean storing;
};

G_DEFINE_FINAL_TYPE (LinliQuickNote, linli_quick_note, GTK_TYPE_POPOVER)

static void linli_quick_note_update (LinliQuickNote *self);

/* What a part was, so that it is not guessed again while the same line goes on. */
static char *
linli_quick_note_dup_key (const LinliNotePart *part)
{
  return g_strdup_printf ("%d %s", part->type, part->value);
}

static gboolean
linli_quick_note_is_refused (LinliQuickNote      *self,
                             const LinliNotePart *part)
{
  g_autofree char *key = linli_quick_note_dup_key (part);

  return g_hash_table_contains (self->refused, key);
}

/* The record that the line itself names beyond doubt, if any. */
static const LinliNotePart *
linli_quick_note_find_subject (LinliQuickNote *self)
{
  const LinliNotePart *found = NULL;

  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    {
      const LinliNotePart *part = g_ptr_array_index (self->parts, i);

      if (part->kind == NULL || part->ids == NULL || part->ids->len != 1 || linli_quick_note_is_refused (self, part))
        continue;
      if (found == NULL || part->type == LINLI_NOTE_PERSON)
        found = part;
    }

  return found;
}

static void
linli_quick_note_subject_removed_cb (LinliChip      *chip,
                                     LinliQuickNote *self)
{
  self->kind = NULL;
  self->id = 0;
  linli_quick_note_update (self);
  gtk_widget_grab_focus (self->entry);
}

static void
linli_quick_note_part_removed_cb (LinliChip      *chip,
                                  LinliQuickNote *self)
{
  g_hash_table_add (self->refused, g_strdup (g_object_get_data (G_OBJECT (chip), "part")));
  linli_quick_note_update (self);
  gtk_widget_grab_focus (self->entry);
}

static void
linli_quick_note_update (LinliQuickNote *self)
{
  linli_wrap_box_clear (LINLI_WRAP_BOX (self->chips));
  if (self->id != 0 && linli_quick_note_find_subject (self) == NULL)
    {
      g_autofree char *title = linli_dossier_dup_title (linli_context_get_database (self->context),
                                                        linli_context_get_privacy (self->context), self->kind, self->id);
      g_autofree char *label = g_strdup_printf ("%s %s", linli_kind_get_label (linli_kind_lookup (self->kind)), title);
      GtkWidget *chip = linli_chip_new (label, LINLI_TONE_ACCENT);

      linli_chip_set_removable (LINLI_CHIP (chip), TRUE);
      g_signal_connect (chip, "removed", G_CALLBACK (linli_quick_note_subject_removed_cb), self);
      linli_wrap_box_append (LINLI_WRAP_BOX (self->chips), chip);
    }
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    {
      const LinliNotePart *part = g_ptr_array_index (self->parts, i);
      GtkWidget *chip;

      if (linli_quick_note_is_refused (self, part))
        continue;
      chip = linli_note_chip_new (part);
      linli_chip_set_removable (LINLI_CHIP (chip), TRUE);
      g_object_set_data_full (G_OBJECT (chip), "part", linli_quick_note_dup_key (part), g_free);
      g_signal_connect (chip, "removed", G_CALLBACK (linli_quick_note_part_removed_cb), self);
      linli_wrap_box_append (LINLI_WRAP_BOX (self->chips), chip);
    }
  gtk_widget_set_visible (self->chips, gtk_widget_get_first_child (self->chips) != NULL);
}

static void
linli_quick_note_changed_cb (GtkEditable    *entry,
                             LinliQuickNote *self)
{
  const char *line = gtk_editable_get_text (entry);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  if (*line == '\0')
    g_hash_table_remove_all (self->refused);
  else if (self->context != NULL)
    self->parts = linli_note_parse (linli_context_get_database (self->context), line, &error);
  if (error != NULL)
    g_warning ("Note: %s", error->message);
  linli_quick_note_update (self);
}

/* Puts what was understood into the fields of the matter; what was refused stays in the line only. */
static void
linli_quick_note_fill (LinliQuickNote *self,
                       LinliRecord    *matter)
{
  const LinliNotePart *subject = linli_quick_note_find_subject (self);

  if (subject != NULL)
    {
      linli_record_set_text (matter, "subject_kind", subject->kind);
      linli_record_set_int64 (matter, "subject_id", g_array_index (subject->ids, gint64, 0));
    }
  else if (self->id != 0)
    {
      linli_record_set_text (matter, "subject_kind", self->kind);
      linli_record_set_int64 (matter, "subject_id", self->id);
    }
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    {
      static const char * const fields[] = { "place_text", "contact_name", "category", "urgency", "contact_phone", "due_at" };
      const LinliNotePart *part = g_ptr_array_index (self->parts, i);

      if (linli_quick_note_is_refused (self, part))
        continue;
      if (linli_record_is_null (matter, fields[part->type]))
        linli_record_set_text (matter, fields[part->type], part->value);
      if (g_strcmp0 (part->kind, "dwelling") == 0 && part->ids != NULL && part->ids->len == 1)
        linli_record_set_int64 (matter, "dwelling_id", g_array_index (part->ids, gint64, 0));
    }
}

/* A note on its way to the file, with the kind that takes it; without one it is a matter of the core. */
typedef struct {
  LinliRecord *matter;
  LinliMatterKind *kind;
} LinliQuickNoteWork;

static void
linli_quick_note_work_free (gpointer data)
{
  LinliQuickNoteWork *work = data;

  g_object_unref (work->matter);
  g_clear_object (&work->kind);
  g_free (work);
}

/* A note about a matter is a line of its timeline; any other note is a matter of its own. */
static gboolean
linli_quick_note_store_on_writer (LinliTransaction  *transaction,
                                  gpointer           data,
                                  GError           **error)
{
  const LinliQuickNoteWork *work = data;
  LinliRecord *matter = work->matter;
  const char *line = linli_record_get_text (matter, "line");

  if (g_strcmp0 (linli_record_get_text (matter, "subject_kind"), "matter") == 0)
    return linli_timeline_append (transaction, linli_record_get_int64 (matter, "subject_id"), NULL, 0, "note", line, error);
  if (work->kind != NULL)
    return linli_matter_kind_open (work->kind, matter, transaction, line, error);

  return linli_matter_open (matter, transaction, line, error);
}

static void
linli_quick_note_stored_cb (GObject      *object,
                            GAsyncResult *result,
                            gpointer      data)
{
  g_autoptr (LinliQuickNote) self = data;
  g_autoptr (GError) error = NULL;

  self->storing = FALSE;
  if (!linli_store_act_finish (LINLI_STORE (object), result, &error))
    {
      /* The line stays in the entry, so that nothing that was typed is lost. */
      linli_toast_show_error (gtk_widget_get_parent (GTK_WIDGET (self)), _("The note was not stored"), error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* What the toast and the journal say of it: the people whom the line names are masked. */
static char *
linli_quick_note_dup_title (LinliQuickNote *self,
                            const char     *text)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) people = NULL;
  g_autofree char *masked = NULL;

  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    {
      const LinliNotePart *part = g_ptr_array_index (self->parts, i);

      if (part->type == LINLI_NOTE_PERSON)
        g_strv_builder_add (names, part->value);
    }
  people = g_strv_builder_end (names);
  masked = linli_mask_words (text, (const char * const *) people);
  return g_strdup_printf (_("Note: %s"), masked);
}

static void
linli_quick_note_activate_cb (GtkEntry       *entry,
                              LinliQuickNote *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *text = g_strstrip (g_strdup (line));
  g_autofree char *title = NULL;
  LinliQuickNoteWork *work;
  LinliMatterKind *kind;

  if (*text == '\0' || self->storing)
    return;

  kind = linli_context_find_note_kind (self->context);
  work = g_new0 (LinliQuickNoteWork, 1);
  work->matter = linli_matter_new (kind != NULL ? linli_matter_kind_get_id (kind) : LINLI_MATTER_NOTE, text);
  g_set_object (&work->kind, kind);
  linli_record_set_text (work->matter, "line", line);
  linli_quick_note_fill (self, work->matter);
  self->storing = TRUE;
  title = linli_quick_note_dup_title (self, text);
  linli_store_act_async (linli_context_get_store (self->context), title, linli_quick_note_store_on_writer, work,
                         linli_quick_note_work_free, NULL, linli_quick_note_stored_cb, g_object_ref (self));
}

static gboolean
linli_quick_note_key_pressed_cb (GtkEventControllerKey *keys,
                                 guint                  keyval,
                                 guint                  keycode,
                                 GdkModifierType        state,
                                 LinliQuickNote        *self)
{
  if (keyval == GDK_KEY_Down)
    return gtk_widget_child_focus (self->chips, GTK_DIR_TAB_FORWARD);

  return FALSE;
}

static void
linli_quick_note_show (GtkWidget *widget)
{
  LinliQuickNote *self = LINLI_QUICK_NOTE (widget);

  if (self->selection != NULL)
    {
      self->kind = g_intern_string (linli_selection_get_kind (self->selection));
      self->id = linli_selection_get_id (self->selection);
      linli_quick_note_update (self);
    }

  GTK_WIDGET_CLASS (linli_quick_note_parent_class)->show (widget);
  gtk_widget_grab_focus (self->entry);
}

static void
linli_quick_note_dispose (GObject *object)
{
  LinliQuickNote *self = LINLI_QUICK_NOTE (object);

  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (linli_quick_note_parent_class)->dispose (object);
}

static void
linli_quick_note_finalize (GObject *object)
{
  LinliQuickNote *self = LINLI_QUICK_NOTE (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_hash_table_unref (self->refused);

  G_OBJECT_CLASS (linli_quick_note_parent_class)->finalize (object);
}

static void
linli_quick_note_class_init (LinliQuickNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_quick_note_dispose;
  G_OBJECT_CLASS (klass)->finalize = linli_quick_note_finalize;
  GTK_WIDGET_CLASS (klass)->show = linli_quick_note_show;
}

static void
linli_quick_note_init (LinliQuickNote *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *clamp = adw_clamp_new (); /* else one line of chips would widen it beyond the window */
  GtkEventController *keys = gtk_event_controller_key_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MOST_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MOST_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 46);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Who, where, what: one line is enough"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Write a note"), -1);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect (self->entry, "changed", G_CALLBACK (linli_quick_note_changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (linli_quick_note_activate_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (linli_quick_note_key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);

  self->chips = linli_wrap_box_new (6, 6);
  self->hint = gtk_label_new (_("Enter stores · Tab and Backspace take a wrong guess away · Esc leaves"));
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "linli-small");

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_popover_set_child (GTK_POPOVER (self), clamp);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "linli-note");
}

/**
 * linli_quick_note_set_context:
 * @self: a quick note
 * @context: the open document
 * @selection: the window's selection
 *
 * Tells where notes go.
 */
void
linli_quick_note_set_context (LinliQuickNote *self,
                              LinliContext   *context,
                              LinliSelection *selection)
{
  g_return_if_fail (LINLI_IS_QUICK_NOTE (self));

  g_set_object (&self->context, context);
  g_set_object (&self->selection, selection);
}
