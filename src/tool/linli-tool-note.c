/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command that shows what a line of the notebook is understood to say. Nothing is stored. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "linli-tool-private.h"

static const char *
get_type_name (LinliNotePartType type)
{
  static const char * const names[] = { "place", "person", "category", "urgency", "phone", "time" };

  return names[type];
}

static ToolExit
parse (LinliDatabase *database,
       const char    *line,
       gboolean       json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = linli_note_parse (database, line, &error);
  ToolListing *listing;

  if (parts == NULL)
    return tool_fail (error);
  listing = tool_listing_new (json);
  for (guint i = 0; i < parts->len; i++)
    {
      const LinliNotePart *part = g_ptr_array_index (parts, i);
      g_autofree char *written = g_utf8_substring (line, part->start, part->start + part->length);

      tool_listing_begin_row (listing);
      tool_listing_add_text (listing, "part", get_type_name (part->type));
      tool_listing_add_text (listing, "written", written);
      tool_listing_add_text (listing, "value", part->value);
      tool_listing_add_text (listing, "kind", part->kind);
      tool_listing_add_int64 (listing, "records", part->ids->len);
      tool_listing_add_int64 (listing, "id", part->ids->len == 1 ? g_array_index (part->ids, gint64, 0) : 0);
      tool_listing_end_row (listing);
    }
  tool_listing_finish (listing);
  return TOOL_DONE;
}

/* Without a file no place and no resident is known. */
static ToolExit
parse_alone (const char *line,
             gboolean    json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("linli-note-XXXXXX", &error);
  g_autofree char *path = NULL;
  LinliContext *context;
  ToolExit exit = TOOL_FAILED;

  if (folder == NULL)
    return tool_fail (error);
  path = g_build_filename (folder, "empty.linli", NULL);
  context = tool_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP);
  if (context != NULL)
    {
      exit = parse (linli_context_get_database (context), line, json);
      g_object_unref (context);
    }
  g_unlink (path);
  g_rmdir (folder);
  return exit;
}

ToolExit
tool_note (int    argc,
           char **argv)
{
  gboolean json = FALSE;
  g_autofree char *path = NULL, *text = NULL;
  g_autoptr (LinliContext) context = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &path, N_("Know the places and residents of this file"), N_("FILE") },
    { NULL },
  };

  if (argc < 2 || !g_str_equal (argv[1], "parse"))
    {
      g_printerr (_("Say what to do with the note: parse\n"));
      return TOOL_USAGE;
    }
  argc--;
  argv++;
  if (!tool_parse (entries, _("LINE"), 1, &argc, &argv))
    return TOOL_USAGE;
  text = g_utf8_make_valid (argv[1], -1);
  if (path == NULL)
    return parse_alone (text, json);
  context = tool_open (path, LINLI_STORE_READ_ONLY);
  return context != NULL ? parse (linli_context_get_database (context), text, json) : TOOL_FAILED;
}
