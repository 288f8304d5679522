#ifndef PLANMARK_SCANNER_WORDS_H
#define PLANMARK_SCANNER_WORDS_H

// Finding the words of the keyword table: the longest word that ends at a boundary.

#include "../keywords.h"
#include "reader.h"

// The folded form of a character, 0 for one that is not seen.
static int32_t fold(int32_t c) {
  if (c >= 0 && c < 0x80) return is_ascii_upper(c) ? c + 32 : (c == '\t' ? ' ' : (c == '`' ? '\'' : c));
  if (c < 0 || c > 0xFFFF) return c;
  unsigned low = 0, high = sizeof FOLDING / sizeof FOLDING[0];
  while (low < high) {
    unsigned middle = (low + high) / 2;
    if (FOLDING[middle][0] < c) low = middle + 1;
    else high = middle;
  }
  return low < sizeof FOLDING / sizeof FOLDING[0] && FOLDING[low][0] == c ? FOLDING[low][1] : c;
}

static const WordEdge *find_edge(const WordList *list, const WordState *state, int32_t symbol) {
  const WordEdge *edges = &list->edges[state->first_edge];
  unsigned low = 0, high = state->edge_count;
  while (low < high) {
    unsigned middle = (low + high) / 2;
    if (edges[middle].symbol < symbol) low = middle + 1;
    else high = middle;
  }
  return low < state->edge_count && edges[low].symbol == symbol ? &edges[low] : 0;
}

// The end of four digits that are a year, or 0.
static unsigned match_year(Reader *reader, unsigned place) {
  unsigned value, length;
  unsigned end = skip_digits(reader, place, 4, &value, &length);
  return length == 4 ? end : 0;
}

// The end of a period whose first year ends at a place (2024-2026, 2018–19, 2024 至 2026), or the place.
static unsigned skip_end_of_period(Reader *reader, unsigned year_end) {
  unsigned value, length;
  unsigned joint = skip_inner_blanks(reader, year_end);
  int32_t c = peek(reader, joint);
  if (!is_dash(c) && !is_slash(c) && c != 0x81F3) return year_end;
  unsigned end = skip_digits(reader, skip_inner_blanks(reader, joint + 1), 4, &value, &length);
  return length == 4 || length == 2 ? end : year_end;
}

// What may follow a Chinese word: anything, or only what is no Chinese character.
typedef enum { ANY_HAN_FOLLOWS, NO_HAN_FOLLOWS } HanBoundary;

static bool is_organ_heading(unsigned value) { return HEADING_MEANINGS[value].token == TOKEN_ORGAN; }

static bool ends_word(int32_t last, int32_t next, HanBoundary boundary, unsigned value) {
  if (is_letter(last)) return !is_letter(next);
  if (last == SYMBOL_YEAR) return !is_letter(next) && !is_digit(next) && !is_han(next);
  if (!is_han(last) || boundary == ANY_HAN_FOLLOWS) return true;
  return !is_han(next) || is_han_numeral(next) || (is_organ_heading(value) && is_continuing_organ(next));
}

// The value of the longest word at a place, 0 if there is none; `end` is where it ends.
static unsigned match_word(Reader *reader, const WordList *list, unsigned start, HanBoundary boundary, unsigned *end) {
  const WordState *state = &list->states[list->root];
  unsigned place = start, best = 0;
  int32_t last = 0;
  for (;;) {
    int32_t c = peek(reader, place);
    if (state->value && ends_word(last, c, boundary, state->value)) {
      best = state->value;
      *end = place;
      verified_until(reader, place);
    }
    if (c == LINE_END || state->edge_count == 0) return best;
    int32_t symbol = fold(c);
    if (symbol == 0) {
      // NUL is no letter of any word; what folds to nothing is passed over inside a word.
      if (c == 0 || place == start) return best;
      place++;
      continue;
    }
    const WordEdge *edge;
    if (is_blank(c)) {
      edge = find_edge(list, state, ' ');
      if (edge) {
        place = skip_inner_blanks(reader, place);
        last = ' ';
        state = &list->states[edge->state];
        if (is_blank(peek(reader, place))) return best;
        continue;
      }
      if (!is_han(last) && last != SYMBOL_YEAR) return best;
      place = skip_inner_blanks(reader, place);
      if (is_blank(peek(reader, place))) return best;
      symbol = fold(peek(reader, place));
      if (peek(reader, place) == LINE_END || symbol == 0) return best;
    }
    if (is_digit(peek(reader, place)) && (edge = find_edge(list, state, SYMBOL_YEAR))) {
      unsigned year_end = match_year(reader, place);
      if (!year_end) return best;
      const WordState *after = &list->states[edge->state];
      // Marked before the look-ahead for a second year.
      if (after->value && ends_word(SYMBOL_YEAR, peek(reader, year_end), boundary, after->value)) {
        best = after->value;
        *end = year_end;
        verified_until(reader, year_end);
      }
      place = skip_end_of_period(reader, year_end);
      last = SYMBOL_YEAR;
    } else if ((edge = find_edge(list, state, symbol))) {
      last = symbol;
      place++;
    } else {
      return best;
    }
    state = &list->states[edge->state];
  }
}

#endif
