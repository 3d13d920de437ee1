/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The tags in the details pane: a chip each, and how one is ended. */

#include "config.h"

#include "linli-details-tags-private.h"

#include <glib/gi18n-lib.h>

#include "linli-chip.h"
#include "linli-details-attached-private.h"
#include "linli-wrap-box.h"

static LinliTone
linli_details_get_tone (const char *colour)
{
  static const char * const colours[] = { "grey", "blue", "green", "orange", "red" };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_strcmp0 (colours[i], colour) == 0)
      return (LinliTone) i;

  return LINLI_TONE_ACCENT;
}

static void
linli_details_tag_removed_cb (LinliChip *chip,
                              gpointer   data)
{
  gint64 *id = g_object_get_data (G_OBJECT (chip), "tag");

  gtk_widget_activate_action (GTK_WIDGET (chip), "details.end-tag", "(xs)", *id, g_object_get_data (G_OBJECT (chip), "code"));
}

static void
linli_details_tag_activated_cb (LinliChip *chip,
                                gpointer   data)
{
  gtk_widget_activate_action (GTK_WIDGET (chip), "details.edit-tag", "x", *(gint64 *) g_object_get_data (G_OBJECT (chip), "tag"));
}

/* Whose tag it is, or how many of those who are chosen have it. */
static char *
linli_details_dup_tag (LinliDossier    *dossier,
                       LinliDossierTag *tag)
{
  if (tag->whose != NULL)
    return g_strdup_printf ("%s %s", tag->whose, tag->name);
  if (tag->is_ended)
    return g_strdup_printf (_("%s (ended)"), tag->name);
  if (tag->n_records > 0 && tag->n_records < dossier->n_records)
    return g_strdup_printf ("%s %u/%u", tag->name, tag->n_records, dossier->n_records);

  return g_strdup (tag->name);
}

/* Since when until when, who says so, and the note. */
static char *
linli_details_dup_tag_tip (LinliDossierTag *tag)
{
  g_autoptr (GString) tip = g_string_new (tag->name);

  if (tag->since != NULL)
    g_string_append_printf (tip, _(" since %s"), tag->since);
  if (tag->until != NULL)
    g_string_append_printf (tip, _(" until %s"), tag->until);
  if (tag->source != NULL)
    g_string_append_printf (tip, " · %s", tag->source);
  if (tag->note != NULL)
    g_string_append_printf (tip, " · %s", tag->note);

  return g_string_free (g_steal_pointer (&tip), FALSE);
}

/* One that has ended is grey. A tag of the record itself can be looked into; that of several records only be ended. */
static GtkWidget *
linli_details_new_tag (LinliDossier    *dossier,
                       LinliDossierTag *tag,
                       gboolean         editable)
{
  g_autofree char *text = linli_details_dup_tag (dossier, tag);
  g_autofree char *tip = linli_details_dup_tag_tip (tag);
  GtkWidget *chip = linli_chip_new (text, tag->is_ended ? LINLI_TONE_NEUTRAL : linli_details_get_tone (tag->colour));

  gtk_widget_set_tooltip_text (chip, tip);
  if (!editable || tag->whose != NULL)
    return chip;
  g_object_set_data_full (G_OBJECT (chip), "tag", g_memdup2 (&tag->id, sizeof tag->id), g_free);
  g_object_set_data_full (G_OBJECT (chip), "code", g_strdup (tag->code), g_free);
  if (tag->id != 0)
    {
      linli_chip_make_activatable (LINLI_CHIP (chip));
      g_signal_connect (chip, "activated", G_CALLBACK (linli_details_tag_activated_cb), NULL);
    }
  if (!tag->is_ended)
    {
      linli_chip_set_removable (LINLI_CHIP (chip), TRUE);
      g_signal_connect (chip, "removed", G_CALLBACK (linli_details_tag_removed_cb), NULL);
    }

  return chip;
}

GtkWidget *
_linli_details_new_tags (LinliDossier *dossier,
                         gboolean      editable,
                         gboolean      some)
{
  GtkWidget *wrap = linli_wrap_box_new (6, 6);

  for (guint i = 0; i < dossier->tags->len; i++)
    linli_wrap_box_append (LINLI_WRAP_BOX (wrap), linli_details_new_tag (dossier, g_ptr_array_index (dossier->tags, i), editable));
  if (editable && some)
    {
      const char *words = dossier->n_records > 1 ? _("Add a tag to all") : _("Add a tag");
      gboolean alone = dossier->tags->len == 0; /* a lone plus says nothing */
      GtkWidget *add = alone ? gtk_button_new_with_label (words) : gtk_button_new_from_icon_name ("list-add-symbolic");

      gtk_widget_add_css_class (add, "flat");
      gtk_widget_add_css_class (add, alone ? "linli-grid-line" : "circular");
      gtk_widget_add_css_class (add, "linli-inline");
      gtk_widget_set_tooltip_text (add, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "details.tag");
      linli_wrap_box_append (LINLI_WRAP_BOX (wrap), add);
    }

  return wrap;
}

/* One tag by its id, or that of several records by its code. */
typedef struct
{
  gint64 id;
  const char *kind;
  GArray *ids;
  char *code;
  char *until;
} LinliTagEnd;

static void
linli_tag_end_free (gpointer data)
{
  LinliTagEnd *end = data;

  g_array_unref (end->ids);
  g_free (end->code);
  g_free (end->until);
  g_free (end);
}

static gboolean
linli_details_end_tag_on_writer (LinliTransaction  *transaction,
                                      gpointer           data,
                                      GError           **error)
{
  LinliTagEnd *end = data;

  if (end->id != 0)
    return linli_tags_end (transaction, end->id, end->until, error);

  return linli_tags_end_of_all (transaction, end->kind, (const gint64 *) (gpointer) end->ids->data, end->ids->len, end->code,
                                end->until, error);
}

/* Ends the tag of that id today, or with no id the tag of that code of all the records. */
void
_linli_details_end_tag (GtkWidget    *from,
                        LinliContext *context,
                        gint64        id,
                        const char   *code,
                        const char   *kind,
                        const gint64 *ids,
                        gsize         n_ids)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  LinliTagEnd *end = g_new0 (LinliTagEnd, 1);

  end->id = id;
  end->kind = g_intern_string (kind);
  end->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (end->ids, ids, n_ids);
  end->code = g_strdup (code);
  end->until = g_date_time_format (now, "%Y-%m-%d");
  _linli_details_act (from, context, _("Tag ended"), linli_details_end_tag_on_writer, end, linli_tag_end_free);
}
