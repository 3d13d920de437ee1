/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lists of lamps from the property management and for it: CSV, which the core takes apart. Import runs on the writer's thread inside one
 * action, export on a thread of its own; neither keeps anything. */

#include "lp-lamp-exchange.h"

#include <glib/gi18n-lib.h>

#include "lp-lamp-store.h"

#define LONGEST_TITLE 200

/* One row, or the reason why it is left. */
static gboolean
lp_lamp_import_row (LinliTransaction  *transaction,
                    LinliMatterKind   *kind,
                    LinliSheet        *sheet,
                    guint              row,
                    LinliWorkReport   *report,
                    GError           **error)
{
  LinliCell cells[2] = { { LINLI_CELL_EMPTY, "" }, { LINLI_CELL_EMPTY, "" } };
  g_autofree char *title = NULL;
  LpLampReport *lamp;
  gboolean done;

  linli_sheet_read_row (sheet, row, cells, G_N_ELEMENTS (cells));
  title = g_strstrip (g_strdup (cells[0].text));
  if (*title == '\0' && *cells[1].text == '\0')
    return TRUE;
  if (*title == '\0' || g_utf8_strlen (title, -1) > LONGEST_TITLE)
    {
      linli_work_report_add_left (report, row + 1, *title == '\0' ? _("It does not say which lamp") : _("The text is too long for one lamp"));
      return TRUE;
    }
  lamp = lp_lamp_report_new (kind, title);
  lamp->bulb = *cells[1].text != '\0' ? g_strdup (cells[1].text) : NULL;
  done = lp_lamp_report (transaction, lamp, error);
  lp_lamp_report_free (lamp);
  if (done)
    linli_work_report_add_taken (report, 1);
  return done;
}

gboolean
lp_lamp_import (LinliTransaction  *transaction,
                const char        *path,
                LinliWorkReport   *report,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autoptr (LinliTable) table = linli_table_open (path, cancellable, error);
  g_autoptr (LinliMatterKind) kind = lp_lamp_kind_new ();
  LinliSheet *sheet;

  if (table == NULL)
    return FALSE;
  if (linli_table_get_n_sheets (table) == 0)
    return TRUE;
  sheet = linli_table_get_sheet (table, 0);
  for (guint row = 1; row < linli_sheet_get_n_rows (sheet); row++)
    {
      linli_work_report_set_progress (report, row, linli_sheet_get_n_rows (sheet));
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !lp_lamp_import_row (transaction, kind, sheet, row, report, error))
        return FALSE;
    }
  return TRUE;
}

static void
lp_lamp_append (GString    *text,
                const char *value,
                char        after)
{
  g_autoptr (GString) quoted = g_string_new (value);

  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_append_printf (text, "\"%s\"%c", quoted->str, after);
}

gboolean
lp_lamp_export (LinliDatabase    *reader,
                const char       *path,
                LinliWorkReport  *report,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr (GPtrArray) lamps = lp_lamp_list (reader, error);
  g_autoptr (GString) text = g_string_new ("\357\273\277"); /* a mark by which spreadsheets know UTF-8 */

  if (lamps == NULL)
    return FALSE;
  lp_lamp_append (text, _("Lamp"), ',');
  lp_lamp_append (text, _("Bulb"), ',');
  lp_lamp_append (text, _("State of the lamp"), ',');
  lp_lamp_append (text, _("Place of the lamp"), '\n');
  for (guint i = 0; i < lamps->len; i++)
    {
      const LpLamp *lamp = g_ptr_array_index (lamps, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      lp_lamp_append (text, lamp->title, ',');
      lp_lamp_append (text, lamp->bulb, ',');
      lp_lamp_append (text, lamp->state, ',');
      lp_lamp_append (text, lamp->place, '\n');
      linli_work_report_add_taken (report, 1);
      linli_work_report_set_progress (report, i + 1, lamps->len);
    }
  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}
