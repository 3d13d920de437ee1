/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The module of a plugin: whether it can be loaded, and what it exports. The system's loader trusts the file, and ends the program when
 * the end of it is missing; so what the file says of itself is compared with its size first. */

#define _GNU_SOURCE /* ElfW */
#include "config.h"

#include "linli-plugin-module-private.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>
#include <link.h>
#include <string.h>

#define ENTRY "linli_plugin"

static gboolean
linli_plugin_module_reaches (gsize size,
                             gsize offset,
                             gsize length)
{
  return offset <= size && length <= size - offset;
}

/* Whether all parts that the loader will map are in the file. */
static gboolean
linli_plugin_module_is_whole (const char *bytes,
                              gsize       size)
{
  ElfW (Ehdr) header;

  if (size < sizeof header)
    return FALSE;
  memcpy (&header, bytes, sizeof header);
  if (memcmp (header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_phentsize != sizeof (ElfW (Phdr))
      || !linli_plugin_module_reaches (size, header.e_phoff, (gsize) header.e_phnum * sizeof (ElfW (Phdr))))
    return FALSE;
  for (guint i = 0; i < header.e_phnum; i++)
    {
      ElfW (Phdr) part;

      memcpy (&part, bytes + header.e_phoff + i * sizeof part, sizeof part);
      if (part.p_type != PT_NULL && part.p_filesz > 0 && !linli_plugin_module_reaches (size, part.p_offset, part.p_filesz))
        return FALSE;
    }
  return TRUE;
}

static gboolean
linli_plugin_module_check (const char  *path,
                           char       **reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);

  if (file == NULL)
    *reason = g_strdup_printf (_("Its module cannot be loaded: %s"), error->message);
  else if (!linli_plugin_module_is_whole (g_mapped_file_get_contents (file), g_mapped_file_get_length (file)))
    *reason = g_strdup_printf (_("Its module is not whole, or is no module: %s"), path);
  else
    return TRUE;
  return FALSE;
}

/* What is wrong with the entry, or NULL. */
static char *
linli_plugin_module_find_fault (const LinliPluginEntry *entry)
{
  if (entry->abi != LINLI_PLUGIN_ABI)
    return g_strdup_printf (_("It was built for interface %u; this is Linli with interface %u"), entry->abi, LINLI_PLUGIN_ABI);
  if (entry->api > LINLI_PLUGIN_API)
    return g_strdup (_("It needs a newer Linli"));
  if (entry->get_type == NULL || !g_type_is_a (entry->get_type (), LINLI_TYPE_ACTIVATABLE) || G_TYPE_IS_ABSTRACT (entry->get_type ()))
    return g_strdup (_("What its module exports is no plugin"));
  return NULL;
}

const LinliPluginEntry *
_linli_plugin_module_load (const char  *path,
                           char       **reason)
{
  GModule *module;
  gpointer symbol = NULL;

  if (!linli_plugin_module_check (path, reason))
    return NULL;
  module = g_module_open (path, G_MODULE_BIND_LOCAL);
  if (module == NULL)
    {
      *reason = g_strdup_printf (_("Its module cannot be loaded: %s"), g_module_error ());
      return NULL;
    }
  /* GTypes cannot be taken back, so neither can the module. */
  g_module_make_resident (module);
  if (!g_module_symbol (module, ENTRY, &symbol) || symbol == NULL)
    {
      *reason = g_strdup_printf (_("Its module does not export “%s”"), ENTRY);
      return NULL;
    }
  *reason = linli_plugin_module_find_fault (symbol);
  return *reason == NULL ? symbol : NULL;
}
