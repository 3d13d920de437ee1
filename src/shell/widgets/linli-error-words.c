/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Puts the core's technical errors into the user's words: what was not lost, what to do. */

#include "config.h"

#include "linli-error-words.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <linli-database.h>
#include <linli-table.h>
#include <linli-tile-file.h>

static const char *
linli_error_get_store_words (int code)
{
  switch (code)
    {
    case LINLI_STORE_ERROR_NOT_LINLI:
      return _("This file was not made by Linli. Nothing was changed in it. To bring in a spreadsheet or a map, open a community first and use Import.");
    case LINLI_STORE_ERROR_NEWER:
      return _("This file was written by a newer version of Linli. It was not changed. Install the newer version on this computer and open it again.");
    case LINLI_STORE_ERROR_DAMAGED:
      return _("The file is damaged. It was not changed. The last good backup can be opened instead.");
    case LINLI_STORE_ERROR_BUSY:
      return _("Another program is using the file. Nothing was changed. Close it there and try again.");
    case LINLI_STORE_ERROR_READ_ONLY:
      return _("The file cannot be written here. What it holds is safe. Copy it to a folder of your own and open the copy.");
    case LINLI_STORE_ERROR_FULL:
      return _("The disk is full. The last change was not stored, all earlier ones are safe. Make room and try again.");
    case LINLI_STORE_ERROR_CONFLICT:
      return _("The record has been changed since, so this step no longer fits. Nothing was changed.");
    case LINLI_STORE_ERROR_NOTHING:
      return _("There is nothing to undo or redo.");
    case LINLI_STORE_ERROR_NOT_FOUND:
      return _("The record does not exist any more. It may have been removed; look in the journal.");
    case LINLI_STORE_ERROR_EXISTS:
      return _("There is a file of this name already. It was not touched. Choose another name.");
    default:
      return NULL;
    }
}

static const char *
linli_error_get_reader_words (int code)
{
  switch (code)
    {
    case LINLI_READER_ERROR_NO_MODULE:
      return _("The part of Linli that reads other programs' files is not installed. Nothing was changed. Ask whoever looks after this computer.");
    case LINLI_READER_ERROR_FORMAT:
      return _("It is not a file of the sort that its name says. Nothing was changed. Open it in the program it comes from and save it again.");
    case LINLI_READER_ERROR_EMPTY:
      return _("The file is empty. Nothing was changed. See whether it is the right one, or save it once more in the program it comes from.");
    case LINLI_READER_ERROR_OLD_FORMAT:
      return _("It is a workbook of the old form. Nothing was changed. Open it in Excel or WPS, save it as .xlsx, and choose the new file.");
    case LINLI_READER_ERROR_PROTECTED:
      return _("It is protected by a password. Nothing was changed. Open it in Excel or WPS, save it without the password, and choose the new file.");
    case LINLI_READER_ERROR_DAMAGED:
      return _("It is damaged or was not copied completely. Nothing was changed. Copy it once more, or open it in the program it comes from and save it again.");
    case LINLI_READER_ERROR_TOO_BIG:
      return _("It holds more than can be read at once. Nothing was changed. Split it into several files.");
    case LINLI_READER_ERROR_ENCODING:
      return _("Its characters cannot be read. Nothing was changed. Open it in Excel or WPS, save it as .xlsx, and choose the new file.");
    case LINLI_READER_ERROR_NO_LAYER:
      return _("It holds nothing that fits. Nothing was changed.");
    case LINLI_READER_ERROR_COORDINATES:
      return _("Its coordinates are no longitudes and latitudes, and it does not say in what system they are. Nothing was changed. Have it saved in WGS 84 or CGCS2000.");
    case LINLI_READER_ERROR_ATTACHED:
      return _("It has too few rows, and tables, pivot tables, charts, buttons, objects of other programs or comments whose places cannot be read, which would not move with the cells below. No file was written. Add rows in Excel or WPS first.");
    case LINLI_READER_ERROR_FORMULAS:
      return _("It has too few rows, and formulas in them that speak of other rows; which ones they would mean in more rows cannot be told. No file was written. Add rows in Excel or WPS first.");
    default:
      return NULL;
    }
}

static const char *
linli_error_get_tile_words (int code)
{
  switch (code)
    {
    case LINLI_TILE_FILE_ERROR_FORMAT:
      return _("This file holds no map tiles. Choose an .mbtiles file with pictures.");
    case LINLI_TILE_FILE_ERROR_VECTOR:
      return _("This file holds a map as lines, not as pictures, which cannot be shown here. Ask for an .mbtiles file with pictures (PNG or JPEG).");
    case LINLI_TILE_FILE_ERROR_DAMAGED:
      return _("This map file is damaged or was not copied completely. Copy it once more.");
    default:
      return NULL;
    }
}

/**
 * linli_error_dup_words:
 * @error: an error of the core or of GIO
 *
 * Returns: (transfer full): a sentence or two for the user, translated
 */
char *
linli_error_dup_words (const GError *error)
{
  const char *words = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == LINLI_STORE_ERROR)
    words = linli_error_get_store_words (error->code);
  else if (error->domain == LINLI_READER_ERROR)
    words = linli_error_get_reader_words (error->code);
  else if (error->domain == LINLI_TILE_FILE_ERROR)
    words = linli_error_get_tile_words (error->code);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
           g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    words = _("The file is not there any more. It may have been moved or renamed, or the disk is not plugged in.");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
           g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    words = _("You are not allowed to use this file. Ask whoever looks after this computer, or copy it to a folder of your own.");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
           g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    words = linli_error_get_store_words (LINLI_STORE_ERROR_FULL);

  if (words != NULL)
    return g_strdup (words);

  /* translators: the place stands for a technical sentence that helps whoever is asked */
  return g_strdup_printf (_("Nothing was changed. When you ask for help, pass this on: %s"), error->message);
}
