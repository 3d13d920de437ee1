/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* ToolListing: writes rows as they come, so that a listing of any length needs no memory. */

#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>

#include "linli-tool-private.h"

struct _ToolListing {
  gboolean json;
  guint n_rows, n_fields;
  JsonBuilder *row;
};

ToolListing *
tool_listing_new (gboolean json)
{
  ToolListing *self = g_new0 (ToolListing, 1);

  self->json = json;
  if (json)
    fputs ("[", stdout);
  return self;
}

void
tool_listing_begin_row (ToolListing *self)
{
  self->n_fields = 0;
  if (!self->json)
    return;
  self->row = json_builder_new ();
  json_builder_begin_object (self->row);
}

static gboolean
begin_field (ToolListing *self,
             const char  *name)
{
  if (self->json)
    json_builder_set_member_name (self->row, name);
  else if (self->n_fields++ > 0)
    fputc ('\t', stdout);
  return self->json;
}

void
tool_listing_add_text (ToolListing *self,
                       const char  *name,
                       const char  *value)
{
  if (!begin_field (self, name))
    fputs (value != NULL ? value : "", stdout);
  else if (value != NULL)
    json_builder_add_string_value (self->row, value);
  else
    json_builder_add_null_value (self->row);
}

void
tool_listing_add_int64 (ToolListing *self,
                        const char  *name,
                        gint64       value)
{
  if (begin_field (self, name))
    json_builder_add_int_value (self->row, value);
  else
    printf ("%" G_GINT64_FORMAT, value);
}

/* Not a number is what is not known. */
void
tool_listing_add_double (ToolListing *self,
                         const char  *name,
                         double       value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!begin_field (self, name))
    fputs (isnan (value) ? "" : g_ascii_formatd (text, sizeof text, "%.7f", value), stdout);
  else if (isnan (value))
    json_builder_add_null_value (self->row);
  else
    json_builder_add_double_value (self->row, value);
}

void
tool_listing_end_row (ToolListing *self)
{
  if (!self->json)
    {
      fputc ('\n', stdout);
      return;
    }
  {
    g_autoptr (JsonNode) node = NULL;
    g_autofree char *text = NULL;

    json_builder_end_object (self->row);
    node = json_builder_get_root (self->row);
    text = json_to_string (node, FALSE);
    printf ("%s\n%s", self->n_rows++ > 0 ? "," : "", text);
    g_clear_object (&self->row);
  }
}

void
tool_listing_finish (ToolListing *self)
{
  if (self->json)
    puts ("\n]");
  g_free (self);
}
