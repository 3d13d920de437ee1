/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LP_CHAIN_NONE:
 *
 * No entry.
 */
#define LP_CHAIN_NONE G_MAXUINT

/**
 * LpChainAnswer:
 * @LP_CHAIN_YES: comes, or agrees
 * @LP_CHAIN_NO: does not
 * @LP_CHAIN_MAYBE: does not know yet
 * @LP_CHAIN_WITHDRAWN: said yes and took it back, in the same text
 */
typedef enum {
  LP_CHAIN_YES,
  LP_CHAIN_NO,
  LP_CHAIN_MAYBE,
  LP_CHAIN_WITHDRAWN,
} LpChainAnswer;

/**
 * LpChainFate:
 * @LP_CHAIN_BLANK: nothing is written
 * @LP_CHAIN_ENTRY: who signs up
 * @LP_CHAIN_TITLE: what the list is about
 * @LP_CHAIN_RULE: agenda, rules, example
 * @LP_CHAIN_HEADING: shift, group or answer of the entries that follow
 * @LP_CHAIN_SENDER: who sent what follows, and when
 * @LP_CHAIN_COMMENT: belongs to an entry
 * @LP_CHAIN_CORRECTION: changed an entry
 * @LP_CHAIN_CHATTER: thanks, remarks, separators
 * @LP_CHAIN_EMPTY: a number without a name
 * @LP_CHAIN_UNKNOWN: not understood
 *
 * What a piece of the text was taken for.
 */
typedef enum {
  LP_CHAIN_BLANK,
  LP_CHAIN_ENTRY,
  LP_CHAIN_TITLE,
  LP_CHAIN_RULE,
  LP_CHAIN_HEADING,
  LP_CHAIN_SENDER,
  LP_CHAIN_COMMENT,
  LP_CHAIN_CORRECTION,
  LP_CHAIN_CHATTER,
  LP_CHAIN_EMPTY,
  LP_CHAIN_UNKNOWN,
} LpChainFate;

/**
 * LpChainEntry:
 * @name: as it was written
 * @people: how many come, with the one who is named; from 1 up
 * @answer: the last one given
 * @place: building and room as written, or empty
 * @phone: as linli_phone_normalise() makes it, or as written where digits are hidden; or empty
 * @note: everything else that was said, or empty
 * @number: the number as written, without its signs, or empty
 * @lines: (element-type guint): the lines that it came from, from 0
 * @unsure: (nullable): why it should be looked at, in the user's language
 *
 * One who signs up.
 */
typedef struct {
  char *name;
  guint people;
  LpChainAnswer answer;
  char *place;
  char *phone;
  char *note;
  char *number;
  GArray *lines;
  const char *unsure;
} LpChainEntry;

/**
 * LpChainPiece:
 * @line: the line it stands in, from 0
 * @start: where it begins in the text, in bytes
 * @length: in bytes
 * @fate: what it was taken for
 * @entry: the entry it became, changed or belongs to, or %LP_CHAIN_NONE
 *
 * A line, or a part of a line in which several were written. The pieces are in order and cover everything that is not blank.
 */
typedef struct {
  guint line;
  gsize start;
  gsize length;
  LpChainFate fate;
  guint entry;
} LpChainPiece;

/**
 * LpChain:
 * @text: what was pasted, made valid UTF-8
 * @title: what the list is about, or empty
 * @entries: (element-type LpChainEntry): in order
 * @pieces: (element-type LpChainPiece): everything that was pasted
 * @n_lines: how many lines the text has
 *
 * A sign-up list as it is passed on in a chat, read.
 */
typedef struct {
  char *text;
  char *title;
  GPtrArray *entries;
  GArray *pieces;
  guint n_lines;
} LpChain;

LpChain *lp_chain_parse (const char *text);
void lp_chain_free (LpChain *self);
LpChainFate lp_chain_get_fate (const LpChain *self,
                               guint          line);
const char *lp_chain_fate_get_label (LpChainFate fate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpChain, lp_chain_free)

G_END_DECLS
