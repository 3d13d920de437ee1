/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

/* What libFuzzer calls (llvm.org/docs/LibFuzzer.html): once, and with every input. What is wrong, ends the program. */
int LLVMFuzzerInitialize (int    *argc,
                          char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* A target's own first steps, if it has any. */
void fuzz_set_up (void);

const char *fuzz_get_folder (void);
char *fuzz_write (const char   *name,
                  const guint8 *data,
                  gsize         size);
void fuzz_judge (gboolean   done,
                 GError   **error);

/* The input as a source of numbers and pieces; past its end they are zero and empty. */
typedef struct {
  const guint8 *data;
  gsize left;
} FuzzInput;

guint32 fuzz_input_take_number (FuzzInput *input,
                                guint      n_bytes);
const guint8 *fuzz_input_take_piece (FuzzInput *input,
                                     gsize      most,
                                     gsize     *size);
