/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The file of a module, without loading it: whether it is whole, and what it exports. */

#define _GNU_SOURCE /* ElfW */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <link.h>
#include <string.h>

#include "linli-tool-plugin-private.h"

#define ENTRY "linli_plugin"

typedef struct {
  const char *bytes;
  gsize size;
} Image;

/* A copy of what lies at @offset, or FALSE where the file ends before. */
static gboolean
image_read (const Image *image,
            gsize        offset,
            void        *to,
            gsize        length)
{
  if (offset > image->size || length > image->size - offset)
    return FALSE;
  memcpy (to, image->bytes + offset, length);
  return TRUE;
}

/* What is wrong with the file as a whole, or NULL. The loader of the system trusts it, and would end the program. */
static char *
image_find_fault (const Image *image,
                  ElfW (Ehdr) *header)
{
  if (!image_read (image, 0, header, sizeof *header) || memcmp (header->e_ident, ELFMAG, SELFMAG) != 0)
    return g_strdup (_("it is no module at all"));
  if (header->e_ident[EI_CLASS] != (sizeof (void *) == 8 ? ELFCLASS64 : ELFCLASS32) || header->e_phentsize != sizeof (ElfW (Phdr)))
    return g_strdup (_("it is built for another sort of machine"));
  if (header->e_type != ET_DYN)
    return g_strdup (_("it is no module that can be loaded"));
  for (guint i = 0; i < header->e_phnum; i++)
    {
      ElfW (Phdr) part;

      if (!image_read (image, header->e_phoff + i * sizeof part, &part, sizeof part)
          || (part.p_type != PT_NULL && (part.p_offset > image->size || part.p_filesz > image->size - part.p_offset)))
        return g_strdup (_("its end is missing"));
    }
  if (header->e_shoff > image->size || (gsize) header->e_shnum * sizeof (ElfW (Shdr)) > image->size - header->e_shoff)
    return g_strdup (_("its end is missing"));
  return NULL;
}

/* Made by the linker and by sanitizers. */
static gboolean
is_customary (const char *name)
{
  static const char * const names[] = { "_init", "_fini", "_edata", "_end", "__bss_start", NULL };

  return g_strv_contains (names, name) || g_str_has_prefix (name, "__asan") || g_str_has_prefix (name, "__odr_asan");
}

/* The symbols that others can see, of the table that is described in @section. */
static void
image_list_exports (const Image       *image,
                    const ElfW (Shdr) *section,
                    const ElfW (Shdr) *strings,
                    GPtrArray         *names)
{
  for (gsize at = 0; at + sizeof (ElfW (Sym)) <= section->sh_size; at += sizeof (ElfW (Sym)))
    {
      ElfW (Sym) symbol;
      const char *name;
      gsize start;

      if (!image_read (image, section->sh_offset + at, &symbol, sizeof symbol))
        return;
      start = strings->sh_offset + symbol.st_name;
      if (symbol.st_shndx == SHN_UNDEF || symbol.st_name == 0 || start >= image->size || (symbol.st_info >> 4) == STB_LOCAL
          || (symbol.st_other & 3) == STV_HIDDEN || memchr (image->bytes + start, '\0', image->size - start) == NULL)
        continue;
      name = image->bytes + start;
      if (!is_customary (name))
        g_ptr_array_add (names, g_strdup (name));
    }
}

static GPtrArray *
image_dup_exports (const Image       *image,
                   const ElfW (Ehdr) *header)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < header->e_shnum; i++)
    {
      ElfW (Shdr) section, strings;

      if (image_read (image, header->e_shoff + i * sizeof section, &section, sizeof section) && section.sh_type == SHT_DYNSYM
          && image_read (image, header->e_shoff + section.sh_link * sizeof strings, &strings, sizeof strings))
        image_list_exports (image, &section, &strings, names);
    }
  return names;
}

static void
check_exports (GPtrArray *names,
               GPtrArray *faults)
{
  gboolean there = FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_str_equal (name, ENTRY))
        there = TRUE;
      else
        tool_faults_take (faults, TRUE, "export",
                          g_strdup_printf (_("The module exports “%s”; it may export “%s” alone. Build it with hidden symbols"), name, ENTRY));
    }
  if (!there)
    tool_faults_take (faults, TRUE, "entry", g_strdup_printf (_("The module does not export “%s”: LINLI_PLUGIN_DEFINE is missing"), ENTRY));
}

gboolean
tool_plugin_check_module (const char *path,
                          GPtrArray  *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *fault = NULL;
  ElfW (Ehdr) header;
  Image image;

  if (file == NULL)
    {
      tool_faults_take (faults, TRUE, "module", g_strdup_printf (_("The module cannot be read: %s"), error->message));
      return FALSE;
    }
  image = (Image) { g_mapped_file_get_contents (file), g_mapped_file_get_length (file) };
  fault = image_find_fault (&image, &header);
  if (fault != NULL)
    {
      tool_faults_take (faults, TRUE, "module", g_strdup_printf (_("The module “%s” cannot be loaded: %s"), path, fault));
      return FALSE;
    }
  names = image_dup_exports (&image, &header);
  check_exports (names, faults);
  return TRUE;
}
