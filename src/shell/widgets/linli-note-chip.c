/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A chip that says what was understood in a line that is being written. */

#include "config.h"

#include "linli-note-chip.h"

#include <glib/gi18n-lib.h>

#include "linli-chip.h"

/**
 * linli_note_chip_new:
 * @part: one thing that was understood in a line
 *
 * Returns: (transfer floating): a #LinliChip that names @part; grey, and with their number, where several records may be meant
 */
GtkWidget *
linli_note_chip_new (const LinliNotePart *part)
{
  static const char * const names[] = { N_("Where"), N_("Who"), N_("About"), NULL, N_("Phone"), N_("By when") };
  static const LinliTone tones[] = { LINLI_TONE_ACCENT, LINLI_TONE_ACCENT, LINLI_TONE_NEUTRAL, LINLI_TONE_WARNING, LINLI_TONE_NEUTRAL, LINLI_TONE_NEUTRAL };
  gboolean unsure;
  g_autofree char *label = NULL;

  g_return_val_if_fail (part != NULL, NULL);

  unsure = part->kind != NULL && part->ids != NULL && part->ids->len > 1;
  if (unsure)
    label = g_strdup_printf (_("%s %s (one of %u)"), g_dgettext (GETTEXT_PACKAGE, names[part->type]), part->label, part->ids->len);
  else if (part->type == LINLI_NOTE_URGENCY)
    label = g_strdup (part->label);
  else
    label = g_strdup_printf ("%s %s", g_dgettext (GETTEXT_PACKAGE, names[part->type]), part->label);
  return linli_chip_new (label, unsure ? LINLI_TONE_NEUTRAL : tones[part->type]);
}
