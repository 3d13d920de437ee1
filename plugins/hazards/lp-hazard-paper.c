/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What hazards put on paper: notices, letters, re-checks. */

#include "lp-hazard-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-paper-store.h"
#include "lp-hazard-report-store.h"
#include "lp-hazard-setting-store.h"
#include "lp-hazard-store.h"

LpHazardSheet *
lp_hazard_sheet_new (LinliMatterKind *kind,
                     gint64           matter_id,
                     gint64           issue_id)
{
  LpHazardSheet *sheet = g_new (LpHazardSheet, 1);

  *sheet = (LpHazardSheet) { matter_id, issue_id, g_object_ref (kind) };
  return sheet;
}

void
lp_hazard_sheet_free (gpointer data)
{
  LpHazardSheet *sheet = data;

  g_clear_object (&sheet->kind);
  g_free (sheet);
}

static LpHazardIssue *
lp_hazard_sheet_find (GPtrArray *issues,
                      gint64     id)
{
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    if (((LpHazardIssue *) g_ptr_array_index (issues, i))->id == id)
      return g_ptr_array_index (issues, i);
  return NULL;
}

/* A photo for the pair on a paper. */
typedef struct {
  GBytes *bytes;       /* NULL when there is none, or it cannot be read */
  const char *caption; /* which says so */
  gboolean there;
} LpSheetPhoto;

static LpSheetPhoto
lp_hazard_sheet_load_photo (LinliDatabase *reader,
                            GPtrArray     *attachments,
                            const char    *role,
                            const char    *trouble)
{
  LpSheetPhoto photo = { NULL, lp_hazard_photo_get_label (role), FALSE };
  g_autoptr (GdkTexture) picture = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < attachments->len && !photo.there; i++)
    if (g_strcmp0 (linli_record_get_text (g_ptr_array_index (attachments, i), "role"), role) == 0)
      {
        photo.there = TRUE;
        photo.bytes = linli_attachment_load (reader, linli_record_get_id (g_ptr_array_index (attachments, i)), &error);
      }
  if (photo.bytes != NULL)
    picture = gdk_texture_new_from_bytes (photo.bytes, &error);
  if (photo.there && picture == NULL)
    {
      g_message ("A photo of a hazard cannot be printed: %s", error->message);
      g_clear_pointer (&photo.bytes, g_bytes_unref);
      photo.caption = trouble;
    }
  return photo;
}

static gboolean
lp_hazard_sheet_add_photos (LinliPaper     *paper,
                            LinliDatabase  *reader,
                            gint64          matter_id,
                            GError        **error)
{
  g_autoptr (GPtrArray) attachments = linli_attachment_list (reader, "matter", matter_id, error);
  LpSheetPhoto before, after;
  gboolean added = TRUE;

  if (attachments == NULL)
    return FALSE;
  before = lp_hazard_sheet_load_photo (reader, attachments, "before", _("Before: there is a photo, but it cannot be read"));
  after = lp_hazard_sheet_load_photo (reader, attachments, "after", _("After: there is a photo, but it cannot be read"));
  if (before.there || after.there)
    added = linli_paper_add_pictures (paper, before.bytes, before.caption, after.bytes, after.caption, error);
  g_clear_pointer (&before.bytes, g_bytes_unref);
  g_clear_pointer (&after.bytes, g_bytes_unref);
  return added;
}

static void
lp_hazard_sheet_fill (LinliPaper      *paper,
                      LinliMatterKind *kind,
                      LpHazard        *hazard,
                      LpHazardIssue   *issue,
                      gboolean         masked)
{
  const LinliMatterCategory *category = linli_matter_kind_find_category (kind, hazard->category);
  g_autofree char *title = masked ? lp_hazard_dup_title (hazard) : g_strdup (hazard->title);
  g_autofree char *addressee = masked && issue->addressee != NULL ? linli_mask_name (issue->addressee) : g_strdup (issue->addressee);
  g_autofree char *place = masked && hazard->place != NULL ? lp_hazard_dup_words (hazard, hazard->place) : g_strdup (hazard->place);
  g_autofree char *asked = masked && issue->text != NULL ? lp_hazard_dup_words (hazard, issue->text) : g_strdup (issue->text);
  const LinliPaperField fields[] = {
    { _("To whom"), addressee },
    { _("Location"), place },
    { _("Hazard"), title },
    { _("Category"), category != NULL ? category->label : hazard->category },
    { _("Level of hazard"), lp_hazard_is_major (hazard) ? _("Major") : _("Ordinary") },
    { _("To be remedied by"), issue->deadline },
    { _("Closed when"), category != NULL ? category->closed_when : NULL },
    { _("What is asked for, or was found"), asked },
  };

  linli_paper_add_text (paper, issue->wording != NULL ? issue->wording : lp_hazard_wording_get_usual (issue->kind));
  linli_paper_add_fields (paper, 1, fields, G_N_ELEMENTS (fields));
}

LinliPaper *
lp_hazard_sheet_make (LinliDatabase  *reader,
                      gboolean        masked,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  LpHazardSheet *sheet = data;
  const char * const signatures[] = { _("Whoever received it"), _("Whoever issued it"), NULL };
  g_autoptr (LpHazard) hazard = lp_hazard_store_load (reader, sheet->matter_id, error);
  g_autoptr (GPtrArray) issues = hazard != NULL ? lp_hazard_issue_list (reader, sheet->matter_id, error) : NULL;
  LpHazardIssue *issue = lp_hazard_sheet_find (issues, sheet->issue_id);
  g_autoptr (LinliPaper) paper = NULL;
  g_autofree char *number = NULL, *paper_kind = NULL;

  if (issues == NULL)
    return NULL;
  if (issue == NULL)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("This paper was taken back"));
      return NULL;
    }
  paper = linli_paper_new (lp_hazard_issue_get_kind_label (issue->kind));
  number = lp_hazard_issue_dup_number (issue);
  paper_kind = g_strdup_printf ("hazards.%s", issue->kind);
  linli_paper_set_kind (paper, paper_kind, reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_number (paper, number);
  linli_paper_set_date (paper, issue->issued_on);
  if (masked)
    linli_paper_set_masked (paper);
  lp_hazard_sheet_fill (paper, sheet->kind, hazard, issue, masked);
  if (!lp_hazard_sheet_add_photos (paper, reader, sheet->matter_id, error))
    return NULL;
  linli_paper_add_signatures (paper, signatures);
  return g_steal_pointer (&paper);
}

void
lp_hazard_paper_show (GtkWidget    *over,
                      LinliContext *context,
                      gint64        matter_id,
                      gint64        issue_id)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_HAZARD_KIND);

  if (kind != NULL)
    linli_paper_show_made (over, context, "matter", matter_id, lp_hazard_sheet_make, lp_hazard_sheet_new (kind, matter_id, issue_id),
                           lp_hazard_sheet_free);
}
