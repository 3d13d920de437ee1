/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpChainReading: who is named in a piece, and what is said of each. What stands behind a name is its own; what stands before all names,
 * or behind the last of several where the others have nothing of the kind, is everybody's. What is not understood is a note. */

#include "lp-chain-private.h"

typedef struct {
  const LpChainLexicon *lexicon;
  const LpChainText *text;
  LpChainReading *reading;
  GArray *tokens;
  guint depth;
  gsize note_end; /* where the last note ended, to keep together what stood together */
} LpChainReader;

static void
lp_chain_person_clear (LpChainPerson *self)
{
  g_string_free (self->place, TRUE);
  g_string_free (self->phone, TRUE);
  g_string_free (self->note, TRUE);
}

void
lp_chain_reading_free (LpChainReading *self)
{
  g_array_unref (self->persons);
  g_free (self);
}

static LpChainPerson *
lp_chain_reader_person (LpChainReader *self)
{
  return &g_array_index (self->reading->persons, LpChainPerson, self->reading->persons->len - 1);
}

static void
lp_chain_reader_begin (LpChainReader *self,
                       const LpToken *name)
{
  LpChainPerson person = { .place = g_string_new (NULL), .phone = g_string_new (NULL), .note = g_string_new (NULL) };

  if (name != NULL)
    {
      person.name_a = name->a;
      person.name_b = name->b;
      person.strength = name->value;
    }
  g_array_append_val (self->reading->persons, person);
  self->note_end = 0;
}

static void
lp_chain_reader_append (GString    *to,
                        const char *part,
                        const char *between)
{
  if (*part == '\0')
    return;
  if (to->len > 0)
    g_string_append (to, between);
  g_string_append (to, part);
}

static void
lp_chain_reader_note (LpChainReader *self,
                      gsize          a,
                      gsize          b)
{
  g_autofree char *part = lp_chain_text_dup (self->text, a, b);

  lp_chain_reader_append (lp_chain_reader_person (self)->note, part, self->note_end == a ? "" : "，");
  self->note_end = b;
}

static const LpToken *
lp_chain_reader_token (LpChainReader *self,
                       guint          i)
{
  return i < self->tokens->len ? &g_array_index (self->tokens, LpToken, i) : NULL;
}

/* Whether the name at i is somebody else who signs up, and not one who is spoken of. */
static gboolean
lp_chain_reader_is_person (LpChainReader *self,
                           guint          i)
{
  const LpToken *token = lp_chain_reader_token (self, i);
  const LpToken *before = i > 0 ? lp_chain_reader_token (self, i - 1) : NULL;
  const LpToken *after = lp_chain_reader_token (self, i + 1);
  LpChainPerson *person = lp_chain_reader_person (self);

  if (self->reading->persons->len == 1)
    return self->depth == 0 || token->value == LP_NAME_STRONG;
  if (self->depth > 0 || token->value < LP_NAME_FAIR || (after != NULL && after->kind == LP_TOKEN_TEXT))
    return FALSE;
  if (token->value == LP_NAME_FAIR && person->strength == LP_NAME_STRONG && self->reading->persons->len == 2 && person->note->len > 0)
    return FALSE;
  return before != NULL && (before->kind == LP_TOKEN_GAP || before->kind == LP_TOKEN_CLOSE || before->kind == LP_TOKEN_PLACE ||
                            before->kind == LP_TOKEN_TOTAL || before->kind == LP_TOKEN_PHONE ||
                            (before->kind == LP_TOKEN_WORD && (before->word & LP_WORD_LINK) != 0));
}

static void
lp_chain_reader_take_word (LpChainReader *self,
                           const LpToken *token,
                           guint          i)
{
  const guint answers = LP_WORD_YES | LP_WORD_NO | LP_WORD_MAYBE | LP_WORD_OUT;
  const LpToken *after = lp_chain_reader_token (self, i + 1);

  if ((token->word & LP_WORD_CHANGE) != 0)
    self->reading->changes = TRUE;
  if ((token->word & LP_WORD_PROXY) != 0 && after != NULL && after->kind == LP_TOKEN_NAME)
    self->reading->proxy = TRUE;
  if ((token->word & answers) != 0)
    {
      lp_chain_reader_person (self)->answers |= token->word & answers;
      self->reading->answers |= token->word & answers;
      self->reading->n_known++;
    }
  else if ((token->word & LP_WORD_LABEL) == 0 && !((token->word & LP_WORD_LINK) != 0 && after != NULL && after->kind == LP_TOKEN_NAME))
    {
      lp_chain_reader_note (self, token->a, token->b);
      self->reading->n_text += (token->word & LP_WORD_SHIFT) != 0 ? 0 : token->b - token->a;
    }
}

static void
lp_chain_reader_take_people (LpChainReader *self,
                             const LpToken *token)
{
  LpChainPerson *person = lp_chain_reader_person (self);

  self->reading->n_known++;
  if (token->kind == LP_TOKEN_PLUS)
    {
      if (token->word != 0)
        person->with += token->value;
      else
        person->plus += token->value;
    }
  else if (token->kind == LP_TOKEN_TOTAL && token->word == LP_WORD_TOTAL)
    {
      if (person->total > 0)
        return;
      person->total = token->value;
      person->figure = person->counted = TRUE;
    }
  else if (token->value >= person->total || person->figure)
    {
      person->total = token->value;
      person->figure = FALSE;
      person->counted = person->counted || lp_chain_is_digit (self->text->c[token->a]) || lp_chain_is_digit (self->text->c[token->b - 2]);
    }
  if (token->kind == LP_TOKEN_PARTS || (token->kind == LP_TOKEN_PLUS && token->word != 0))
    lp_chain_reader_note (self, token->a, token->b);
}

static void
lp_chain_reader_take (LpChainReader *self,
                      guint          i)
{
  const LpToken *token = lp_chain_reader_token (self, i);
  LpChainPerson *person = lp_chain_reader_person (self);
  g_autofree char *written = lp_chain_text_dup (self->text, token->a, token->b);
  g_autofree char *phone = NULL;

  switch (token->kind)
    {
    case LP_TOKEN_OPEN:
      self->depth++;
      break;
    case LP_TOKEN_CLOSE:
      self->depth -= self->depth > 0 ? 1 : 0;
      break;
    case LP_TOKEN_NAME:
      if (lp_chain_reader_is_person (self, i))
        lp_chain_reader_begin (self, token);
      else
        {
          lp_chain_reader_note (self, token->a, token->b);
          self->reading->n_text += token->b - token->a;
        }
      break;
    case LP_TOKEN_TOTAL: case LP_TOKEN_PLUS: case LP_TOKEN_PARTS:
      lp_chain_reader_take_people (self, token);
      break;
    case LP_TOKEN_PLACE:
      lp_chain_reader_append (person->place, written, " ");
      self->reading->n_known++;
      break;
    case LP_TOKEN_PHONE:
      phone = g_utf8_strchr (written, -1, '*') != NULL ? g_strdup (written) : linli_phone_normalise (written);
      lp_chain_reader_append (person->phone, phone, " ");
      self->reading->n_known++;
      break;
    case LP_TOKEN_WORD:
      lp_chain_reader_take_word (self, token, i);
      break;
    case LP_TOKEN_STRIKE:
      self->reading->struck = TRUE;
      break;
    case LP_TOKEN_TEXT:
      lp_chain_reader_note (self, token->a, token->b);
      self->reading->n_text += token->b - token->a;
      break;
    case LP_TOKEN_GAP: case LP_TOKEN_PICTURE: default:
      break;
    }
}

static void
lp_chain_person_inherit (LpChainPerson       *self,
                         const LpChainPerson *from)
{
  if (self->place->len == 0)
    g_string_append (self->place, from->place->str);
  if (self->phone->len == 0)
    g_string_append (self->phone, from->phone->str);
  if (self->answers == 0)
    self->answers = from->answers;
}

/* What stands before the names is everybody's; so is what stands behind the last of several, where only the last has it. */
static void
lp_chain_reader_share (LpChainReader *self)
{
  GArray *persons = self->reading->persons;
  LpChainPerson *head = &g_array_index (persons, LpChainPerson, 0), *last;
  guint n = persons->len - 1;
  gboolean alone = TRUE;

  if (n == 0)
    return;
  last = &g_array_index (persons, LpChainPerson, n);
  for (guint i = 1; i <= n; i++)
    {
      LpChainPerson *person = &g_array_index (persons, LpChainPerson, i);

      lp_chain_person_inherit (person, head);
      if (head->note->len > 0)
        {
          if (person->note->len > 0)
            g_string_prepend (person->note, "，");
          g_string_prepend (person->note, head->note->str);
        }
      alone = alone && (i == n || (person->total == 0 && person->plus == 0 && person->with == 0));
    }
  if (n == 1)
    {
      if (last->total == 0)
        {
          last->total = head->total;
          last->counted = head->counted;
        }
      last->plus += head->plus;
      last->with += head->with;
      return;
    }
  for (guint i = 1; i < n; i++)
    {
      LpChainPerson *person = &g_array_index (persons, LpChainPerson, i);

      lp_chain_person_inherit (person, last);
      if (alone && last->note->len > 0 && person->note->len == head->note->len)
        g_string_assign (person->note, last->note->str);
    }
  if (alone && last->total >= n)
    last->total -= n - 1;
}

LpChainReading *
lp_chain_read (const LpChainLexicon *lexicon,
               const LpChainText    *text,
               gsize                 a,
               gsize                 b)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (LpToken));
  LpChainReader self = { lexicon, text, g_new0 (LpChainReading, 1), tokens, 0, 0 };

  self.reading->persons = g_array_new (FALSE, FALSE, sizeof (LpChainPerson));
  g_array_set_clear_func (self.reading->persons, (GDestroyNotify) lp_chain_person_clear);
  lp_chain_reader_begin (&self, NULL);
  lp_chain_tokenise (lexicon, text, a, b, tokens);
  for (guint i = 0; i < tokens->len; i++)
    lp_chain_reader_take (&self, i);
  lp_chain_reader_share (&self);
  return self.reading;
}

/* How many come: 老两口带孙子 are three, 带孙子 2人 are two, 2人 +1 are three. */
guint
lp_chain_person_get_people (const LpChainPerson *self)
{
  if (self->total == 0)
    return 1 + MAX (self->plus, self->with);
  return self->total + (self->counted ? self->plus : MAX (self->plus, self->with));
}
