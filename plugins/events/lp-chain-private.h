/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

#include "lp-chain-lexicon.h"
#include "lp-chain.h"

G_BEGIN_DECLS

/* The number before an entry. */
typedef struct {
  guint value;
  gsize a;       /* the number alone */
  gsize b;
  gsize end;     /* after its signs and blanks */
  gboolean sure; /* it has a sign of its own, and is not the beginning of what follows */
} LpChainNumber;

gboolean lp_chain_number_read (const LpChainText *text,
                               gsize              a,
                               gsize              b,
                               LpChainNumber     *number);
gsize lp_chain_count_read (const LpChainText *text,
                           gsize              a,
                           gsize              b,
                           guint             *value);

typedef enum {
  LP_TOKEN_GAP,
  LP_TOKEN_OPEN,
  LP_TOKEN_CLOSE,
  LP_TOKEN_NAME,
  LP_TOKEN_TOTAL, /* so many, all told */
  LP_TOKEN_PLUS,  /* so many beside the one who is named */
  LP_TOKEN_PARTS, /* so many, all told, and how: 2大1小 */
  LP_TOKEN_PLACE,
  LP_TOKEN_PHONE,
  LP_TOKEN_WORD,
  LP_TOKEN_STRIKE,
  LP_TOKEN_PICTURE,
  LP_TOKEN_TEXT,
} LpTokenKind;

typedef enum {
  LP_NAME_NONE,
  LP_NAME_WEAK,   /* what somebody may call himself */
  LP_NAME_FAIR,   /* two or three ideographs that are no word of the lexicon */
  LP_NAME_STRONG, /* surname and given name, or a form of address */
} LpNameStrength;

typedef struct {
  LpTokenKind kind;
  gsize a;
  gsize b;
  guint value; /* people, or LpNameStrength */
  guint word;  /* LpWordKind */
} LpToken;

gsize lp_chain_scan_phone (const LpChainText *text,
                           gsize              a,
                           gsize              b);
gsize lp_chain_scan_place (const LpChainText *text,
                           gsize              a,
                           gsize              b);
gboolean lp_chain_scan_is_amount (const LpChainText *text,
                                  gsize              a,
                                  gsize              end);
gboolean lp_chain_scan_is_room (const LpChainText *text,
                                gsize              a,
                                gsize              end);
gsize lp_chain_scan_slot (const LpChainText *text,
                          gsize              a,
                          gsize              b);
gsize lp_chain_scan_people (const LpChainLexicon *lexicon,
                            const LpChainText    *text,
                            gsize                 a,
                            gsize                 b,
                            LpToken              *token);
gsize lp_chain_scan_name (const LpChainLexicon *lexicon,
                          const LpChainText    *text,
                          gsize                 a,
                          gsize                 b,
                          LpNameStrength       *strength);


/* What stands between two signs. */
typedef struct {
  gsize start;
  gsize note_a; /* what of it is a note */
  gsize note_b;
  guint answers;
  guint total;
  guint plus;
  guint with;
  guint n_known;
  guint n_text; /* characters that are not understood */
  gboolean counted;
  gboolean figure;
} LpChainClause;

guint lp_chain_clause_sign (gunichar c);
void lp_chain_clause_read (const LpChainLexicon *lexicon,
                           const LpChainText    *text,
                           gsize                 a,
                           gsize                 b,
                           LpChainClause        *self);

/* What a piece says of one who is named in it. */
typedef struct {
  gsize name_a;
  gsize name_b;
  LpNameStrength strength;
  guint total;       /* so many, all told; 0: not said */
  gboolean counted;  /* the total is a number, and no 夫妇 */
  gboolean figure;   /* the total is a bare figure */
  guint plus;
  guint with;        /* as many are spoken of as companions */
  guint answers;     /* LpWordKind */
  GString *place;
  GString *phone;
  GString *note;
} LpChainPerson;

/* What is known of a piece before it is read. */
typedef enum {
  LP_READ_PLAIN,  /* nothing */
  LP_READ_LISTED, /* somebody signs up, whatever he calls himself */
  LP_READ_SECOND, /* as listed, and the name stands behind something else */
  LP_READ_MANY,   /* plain; blanks part names */
  LP_READ_TAIL,   /* who is meant; no names */
} LpChainReadMode;

typedef struct {
  GArray *persons;      /* LpChainPerson; the first one without a name holds what stands before all names */
  guint n_known;        /* places, phones, people and answers */
  guint n_text;         /* characters that say something else */
  guint answers;
  gboolean struck;
  gboolean labels;
} LpChainReading;

/* Where the reading of a piece stands. */
typedef struct {
  const LpChainLexicon *lexicon;
  const LpChainText *text;
  LpChainReading *reading;
  gsize b;
  gsize i;
  gboolean spoken; /* the clause before was text */
  gunichar sign;   /* what parted the clause at i from the one before */
  gboolean listed;
  gboolean tail;
  gboolean second; /* the name stands behind something else */
  gboolean many;   /* blanks part names */
  guint depth;
} LpChainReader;

LpChainPerson *lp_chain_reader_person (LpChainReader *self);
void lp_chain_reader_begin (LpChainReader  *self,
                            gsize           a,
                            gsize           b,
                            LpNameStrength  strength);
void lp_chain_reader_note (LpChainReader *self,
                           gsize          a,
                           gsize          b);
gboolean lp_chain_reader_take_phone (LpChainReader *self);
gboolean lp_chain_reader_take_label (LpChainReader *self);
gboolean lp_chain_reader_take_slot (LpChainReader *self);
gboolean lp_chain_reader_take_place (LpChainReader *self);
gboolean lp_chain_reader_take_name (LpChainReader *self);
LpChainReading *lp_chain_read (const LpChainLexicon *lexicon,
                               const LpChainText    *text,
                               gsize                 a,
                               gsize                 b,
                               LpChainReadMode       mode);
LpChainReading *lp_chain_reading_new (void);
void lp_chain_reading_share (LpChainReading *self,
                             gboolean        listed);
void lp_chain_append (GString    *to,
                      const char *part,
                      const char *between);
void lp_chain_reading_free (LpChainReading *self);
guint lp_chain_person_get_people (const LpChainPerson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpChainReading, lp_chain_reading_free)

typedef struct {
  gsize a;       /* the name */
  gsize b;
  gsize end;     /* where reading goes on */
  gsize note_a;
  gsize note_b;
  gsize place_a;
  gsize place_b;
  LpNameStrength strength;
} LpChainFound;

gsize lp_chain_clause_end (const LpChainText *text,
                           gsize              a,
                           gsize              b);
gboolean lp_chain_find_first (const LpChainLexicon *lexicon,
                              const LpChainText    *text,
                              gsize                 a,
                              gsize                 b,
                              gboolean              listed,
                              LpChainFound         *found);
gboolean lp_chain_find_many (const LpChainLexicon *lexicon,
                             const LpChainText    *text,
                             gsize                 a,
                             gsize                 b,
                             LpChainFound         *found);
gboolean lp_chain_find_other (const LpChainLexicon *lexicon,
                              const LpChainText    *text,
                              gsize                 a,
                              gsize                 b,
                              gunichar              sign,
                              gboolean              listed,
                              LpChainFound         *found);

/* A piece on its way to an entry. */
typedef struct {
  guint line;
  gsize a;          /* all of it */
  gsize b;
  gsize body;       /* behind the number */
  gboolean numbered;
  LpChainNumber number;
  guint strength;   /* of its first name */
  guint n_names;
  guint n_known;
  guint n_text;
  gboolean labels;
  gboolean key;     /* begins with 时间: and the like */
  gboolean heading;
  gboolean chat;    /* thanks, received */
  gboolean bare;    /* signs alone */
  gboolean empty;   /* says that there is nobody */
  gboolean example;
  guint rules;      /* words of rules in it */
  gboolean sender;  /* who sent what follows */
  gboolean counted; /* the number was found when the text was split */
  gsize head_a;     /* what of a heading is repeated below */
  gsize head_b;
  gboolean chain;   /* its number belongs to the list, not to the agenda */
  LpChainFate fate;
  guint entry;
} LpChainUnit;

typedef struct {
  LpChain *chain;
  LpChainText text;
  LpChainLexicon *lexicon;
  GArray *units;       /* LpChainUnit */
  gboolean numbers;    /* the list has numbers */
  guint first;         /* the unit with which the list begins */
  gboolean plain;      /* it has none, and each line is a name */
  gboolean crossed;    /* a cross is a no from the beginning */
  gboolean options;    /* a figure is a choice */
  gboolean sizes;      /* a figure is a size */
  const LpChainUnit *pending; /* a number whose name may be on the next line */
  char *heading;       /* what stands over the entries to come, or NULL */
  char *heading_place;
  guint heading_answers;
  char *sender;        /* who sent the lines to come, or NULL */
  char *sender_place;
  gboolean reporting; /* he lists others, by courtyards */
  char *organiser; /* who asked the others, or NULL */
  gboolean shifts; /* lines begin with a day or a part of it */
  gboolean changing; /* what is read corrects an entry */
  gboolean said;   /* each line begins with who says it */
  gboolean second; /* the name stands in the second column */
  gboolean bars;   /* what stands before a colon or a long dash is a heading */
  guint scope_entry;   /* the first entry of this list, where several were pasted */
  char *scope_title;
  GHashTable *by_number; /* value → 1 + the last entry of that number */
  GPtrArray *headings;   /* (nullable char *): over each entry */
  GArray *same;          /* guint: the entry before it of the same name */
  GHashTable *titles;    /* lines above the first entry */
  GHashTable *by_name; /* folded name → 1 + the entry */
} LpChainParse;

void lp_chain_split (LpChainParse *self);
void lp_chain_look (LpChainParse *self);
void lp_chain_look_end_block (LpChainParse *self,
                              guint         first,
                              guint         end);
void lp_chain_look_team (LpChainParse *self,
                         guint         i);
void lp_chain_look_plain (LpChainParse *self);
void lp_chain_look_headings (LpChainParse *self);
void lp_chain_look_title (LpChainParse      *self,
                          const LpChainUnit *unit);
gboolean lp_chain_covered (const LpChainParse *self,
                           gsize               a,
                           gsize               b,
                           guint               kinds,
                           guint              *found);
gboolean lp_chain_correct (LpChainParse *self,
                           LpChainUnit  *unit);
gboolean lp_chain_correct_sent (LpChainParse *self,
                                LpChainUnit  *unit,
                                const char   *name);
guint lp_chain_take (LpChainParse    *self,
                     LpChainUnit     *unit,
                     LpChainReadMode  mode);
guint lp_chain_take_sent (LpChainParse *self,
                          LpChainUnit  *unit,
                          const char   *name,
                          const char   *place);
gsize lp_chain_look_sender (const LpChainText *text,
                            gsize              a,
                            gsize              b);
guint lp_chain_find_name (LpChainParse *self,
                          const char   *name);
void lp_chain_change (LpChainParse        *self,
                      guint                entry,
                      const LpChainPerson *person,
                      const LpChainUnit   *unit);
void lp_chain_scope (LpChainParse *self,
                     guint         i);
void lp_chain_renote (LpChainParse *self,
                      guint         entry,
                      const char   *note);
void lp_chain_add_note (LpChainEntry *entry,
                        const char   *note);
void lp_chain_classify_set (char **field,
                            char  *value);
void lp_chain_classify_heading (LpChainParse *self,
                                gsize         a,
                                gsize         b);
gboolean lp_chain_classify_place (LpChainParse *self,
                                  gsize         a,
                                  gsize         b);
gsize lp_chain_classify_shift_end (const LpChainParse *self,
                                   const LpChainUnit  *unit);
gboolean lp_chain_classify_bracket (LpChainParse *self,
                                    LpChainUnit  *unit);
gboolean lp_chain_classify_inline (LpChainParse *self,
                                   LpChainUnit  *unit);
gboolean lp_chain_classify_is_answers (LpChainParse *self,
                                       LpChainUnit  *unit);
void lp_chain_classify (LpChainParse *self,
                        guint         i);

gboolean lp_chain_has (const LpChainParse *self,
                       gsize               a,
                       gsize               b,
                       guint               kinds);
guint lp_chain_put (LpChainParse      *self,
                    const LpChainUnit *unit,
                    LpChainPerson     *person,
                    const char        *name);
gsize lp_chain_colon (const LpChainText *text,
                      gsize              a,
                      gsize              b);
void lp_chain_chat_name (LpChainParse  *self,
                         gsize          a,
                         gsize          b,
                         char         **name,
                         char         **place);
void lp_chain_chat_say (LpChainParse *self,
                        LpChainUnit  *unit,
                        const char   *name,
                        const char   *place);
gboolean lp_chain_chat_line (LpChainParse *self,
                             LpChainUnit  *unit);
void lp_chain_chat_look (LpChainParse *self);
void lp_chain_layout_numbers (LpChainParse *self);
void lp_chain_layout_headings (LpChainParse *self);
void lp_chain_layout_bars (LpChainParse *self);
gsize lp_chain_bar (LpChainParse      *self,
                    const LpChainUnit *unit);
gboolean lp_chain_is_bar (LpChainParse      *self,
                          const LpChainUnit *unit);
void lp_chain_layout_columns (LpChainParse *self);
gboolean lp_chain_remark (LpChainParse *self,
                          LpChainUnit  *unit,
                          guint         i);

G_END_DECLS
