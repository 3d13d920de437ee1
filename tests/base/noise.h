/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Texts nobody would write: random bytes, and random mixtures of the pieces that a parser looks for. The seed is fixed, so a failure
 * comes again. */

#pragma once

#include <glib.h>

typedef void (*NoiseFunc) (const char *text);

static inline void
noise_run (const char *const *pieces,
           guint              n_pieces,
           guint              rounds,
           NoiseFunc          func)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260318);

  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint length = g_rand_int_range (rand, 0, i % 50 == 0 ? 600 : 12);

      for (guint j = 0; j < length; j++)
        {
          if (i % 2 == 0)
            g_string_append_c (text, (char) g_rand_int_range (rand, 1, 256));
          else
            g_string_append (text, pieces[g_rand_int_range (rand, 0, n_pieces)]);
        }
      func (text->str);
    }
}
