/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* Characters from here up are numbers of one sign: ③ is LP_CHAIN_SIGN + 3. */
#define LP_CHAIN_SIGN 0xF0000

/* A piece with more characters than this is no line that somebody wrote about himself. */
#define LP_CHAIN_LONGEST 400

typedef struct {
  const char *text;
  gunichar *c;
  guint *at; /* n + 1 of them: where each was written, in bytes */
  gsize n;
} LpChainText;

void lp_chain_text_init (LpChainText *self,
                         const char  *text);
void lp_chain_text_clear (LpChainText *self);
char *lp_chain_text_dup (const LpChainText *self,
                         gsize              a,
                         gsize              b);
gboolean lp_chain_is_trim (gunichar c);
gboolean lp_chain_is_digit (gunichar c);
gboolean lp_chain_is_gap (gunichar c);
gboolean lp_chain_is_picture (gunichar c);
gboolean lp_chain_is_letter (gunichar c);

/* What a word tells. */
typedef enum {
  LP_WORD_YES = 1 << 0,
  LP_WORD_NO = 1 << 1,
  LP_WORD_MAYBE = 1 << 2,
  LP_WORD_OUT = 1 << 3,    /* takes back */
  LP_WORD_TOTAL = 1 << 4,  /* so many, all told: 夫妇 */
  LP_WORD_KIN = 1 << 5,    /* who may be brought along: 孙子 */
  LP_WORD_FORM = 1 << 6,   /* form of address */
  LP_WORD_STOP = 1 << 7,   /* looks like a name, and is none */
  LP_WORD_KEY = 1 << 8,    /* heads a line about the event, with a colon: 时间 */
  LP_WORD_RULE = 1 << 9,   /* what rules and notices say */
  LP_WORD_CHAT = 1 << 10,  /* thanks, received, and the like */
  LP_WORD_SHIFT = 1 << 11, /* part of the day, group */
  LP_WORD_TITLE = 1 << 12,
  LP_WORD_CHANGE = 1 << 13,
  LP_WORD_LABEL = 1 << 14, /* heads a field of an entry: 电话 */
  LP_WORD_PROXY = 1 << 15, /* for somebody else */
  LP_WORD_BRING = 1 << 16,
  LP_WORD_LINK = 1 << 17,  /* and */
  LP_WORD_BREAK = 1 << 18, /* a word of speech, at which a name has ended */
  LP_WORD_EXAMPLE = 1 << 19,
  LP_WORD_SUM = 1 << 23,   /* heads a count of the whole list */
  LP_WORD_CALL = 1 << 24,  /* calls on others to answer */
  LP_WORD_SELF = 1 << 25,  /* speaks of himself */
  LP_WORD_REMARK = 1 << 26, /* begins what somebody adds about himself */
  LP_WORD_ME = 1 << 28,    /* I, whose name follows */
  LP_WORD_MORE = 1 << 29,  /* more may come */
  LP_WORD_EMPTY = 1 << 30, /* nobody */
  LP_WORD_SHARE = 1u << 31, /* begins what somebody will do */
  LP_WORD_ROLE = 1 << 27,  /* what somebody is, before his name */
  LP_WORD_ANY = 1 << 22,   /* an answer to another question than whether */
  LP_WORD_NEAR = 1 << 21,  /* where a neighbour lives */
  LP_WORD_FILL = 1 << 20,  /* says nothing beside an answer */
} LpWordKind;

typedef struct {
  gunichar c[16];
  guint length;
  guint kind;
  guint value;
  guint next;
} LpChainWord;

typedef struct _LpChainLexicon LpChainLexicon;

LpChainLexicon *lp_chain_lexicon_new (void);
void lp_chain_lexicon_free (LpChainLexicon *self);
const LpChainWord *lp_chain_lexicon_find (const LpChainLexicon *self,
                                          const LpChainText    *text,
                                          gsize                 a,
                                          gsize                 b,
                                          guint                 kinds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpChainLexicon, lp_chain_lexicon_free)

G_END_DECLS
