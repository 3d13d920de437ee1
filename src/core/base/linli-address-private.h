/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-address.h"

G_BEGIN_DECLS

/* What a number in an address counts. */
typedef enum {
  LINLI_WORD_NONE,
  LINLI_WORD_PLATE,  /* 号院, 弄: a courtyard's or lane's number */
  LINLI_WORD_NUMBER, /* 号, which may be anything from a door plate to a room */
  LINLI_WORD_BUILDING,
  LINLI_WORD_UNIT,
  LINLI_WORD_FLOOR,
  LINLI_WORD_ROOM,
  LINLI_WORD_SUFFIX,
  LINLI_WORD_GROUP,
} LinliWord;

/* A folded text as characters, which the parser walks along. */
typedef struct {
  gunichar *c;
  gsize n;
} LinliAddressText;

/* A number and the word after it. */
typedef struct {
  LinliWord word;
  const char *spelling; /* how the word was written; static */
  char *bare;           /* the number alone: 12, A3, 甲 */
  guint digits;         /* how many digits it has; 0 for 甲 or A */
  int floor;            /* of LINLI_WORD_FLOOR */
  gsize end;            /* where it ends in the text */
  gsize number_end;     /* where the number alone ends */
  gboolean chinese;     /* the number was written in Chinese */
} LinliAddressToken;

void _linli_address_text_init (LinliAddressText *text,
                               const char       *written);
void _linli_address_text_clear (LinliAddressText *text);
gboolean _linli_address_text_at (const LinliAddressText *text,
                                 gsize                   position,
                                 const char             *word,
                                 gsize                  *end);
char *_linli_address_text_dup (const LinliAddressText *text,
                               gsize                   start,
                               gsize                   end);
gsize _linli_address_text_skip_blanks (const LinliAddressText *text,
                                       gsize                   position);
gboolean _linli_address_read_token (const LinliAddressText *text,
                                    gsize                   position,
                                    LinliAddressToken      *token);
void _linli_address_token_clear (LinliAddressToken *token);
gsize _linli_address_read_district (const LinliAddressText *text,
                                    LinliAddress           *address);
gsize _linli_address_read_road (const LinliAddressText *text,
                                gsize                   position,
                                LinliAddress           *address);
gboolean _linli_address_is_place_name (const char *name);
void _linli_address_resolve (LinliAddress      *address,
                             LinliAddressToken *tokens,
                             guint              n_tokens);

G_END_DECLS
