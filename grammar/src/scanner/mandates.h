#ifndef PLANMARK_SCANNER_MANDATES_H
#define PLANMARK_SCANNER_MANDATES_H

// The line of a mandate: symbols, what stands between them, and where the title begins.

#include "citations.h"

// What may follow a symbol in a mandate's line.
typedef enum {
  // Two blanks, a tab, a semicolon or the line's end: the list of symbols may end here.
  SYMBOL_IS_COMPLETE,
  // A separator, behind which another symbol may come.
  SEPARATOR_FOLLOWS,
  // Anything else: the line is no mandate.
  TEXT_FOLLOWS,
} AfterSymbol;

// Blanks from a place: how wide they are together, and where they end.
static unsigned measure_blanks(Reader *reader, unsigned place, unsigned *end) {
  unsigned width = 0;
  for (;; place++) {
    int32_t c = peek(reader, place);
    if (is_invisible(c)) continue;
    if (!is_blank(c)) break;
    width += c == '\t' || c == 0x3000 ? 2 : 1;
  }
  *end = place;
  return width;
}

// One sign or word that belongs to no symbol: 第, 号, 决议, decisions, ; , 、 and. The place after it, or `start`.
static unsigned skip_mandate_word(Reader *reader, unsigned start) {
  int32_t c = peek(reader, start);
  if (is_semicolon(c) || is_comma(c) || c == 0x53F7 || c == 0x7B2C) return start + 1;
  unsigned end = start;
  bool marking = reader->marking;
  reader->marking = false;
  unsigned value = match_word(reader, &INLINE_WORDS, start, ANY_HAN_FOLLOWS, &end);
  if (value) {
    uint8_t role = INLINE_MEANINGS[value].role;
    if (role != ROLE_RESOLUTION && role != ROLE_DECISION) end = start;
  } else {
    value = match_connector_word(reader, start, &end);
    if (value != CONNECTOR_AND && value != CONNECTOR_TO) end = start;
    if (value == 0 && c == 0x0648 && is_digit(peek(reader, start + 1))) end = start + 1;
  }
  reader->marking = marking;
  return end;
}

// Signs and words between symbols, with blanks between them, one wide at most save after `;`. The place after the last.
static unsigned skip_mandate_words(Reader *reader, unsigned start, bool *complete) {
  unsigned end = start;
  for (unsigned words = 0; words < 8; words++) {
    unsigned place;
    unsigned width = measure_blanks(reader, end, &place);
    if (width > 1 && !(end > start && is_semicolon(peek(reader, end - 1)))) break;
    unsigned after = skip_mandate_word(reader, place);
    if (after == place) break;
    // A word of letters stands apart from the symbol before it.
    if (place == start && is_letter(peek(reader, place)) && place > 0 && !is_arabic_letter(peek(reader, place))) break;
    if (is_semicolon(peek(reader, place))) *complete = true;
    end = after;
    verified_until(reader, end);
  }
  return end;
}

// What follows a symbol that ends at a place. `words_end` is where the separator ends, if there is one.
static AfterSymbol after_symbol(Reader *reader, unsigned place, unsigned *words_end) {
  bool complete = false;
  *words_end = skip_mandate_words(reader, place, &complete);
  unsigned next;
  unsigned width = measure_blanks(reader, *words_end, &next);
  if (complete || width > 1 || peek(reader, next) == LINE_END) return SYMBOL_IS_COMPLETE;
  return *words_end > place ? SEPARATOR_FOLLOWS : TEXT_FOLLOWS;
}

// A symbol of the list, verified by what follows it: a separator, two blanks, or the line's end.
static Symbol match_listed_symbol(Reader *reader, unsigned start, bool behind_separator) {
  Symbol symbol = match_symbol(reader, start, LISTED);
  if (symbol.kind == NO_SYMBOL) return symbol;
  unsigned words_end;
  bool marking = reader->marking;
  reader->marking = false;
  AfterSymbol after = after_symbol(reader, symbol.end, &words_end);
  reader->marking = marking;
  if (after != TEXT_FOLLOWS) return symbol;
  // Behind a separator, one blank parts the last symbol from the title where the symbol can be nothing else.
  return behind_separator && is_blank(peek(reader, symbol.end)) ? match_symbol(reader, start, BARE) : NOTHING;
}

// Words before the first symbol: 第, 决定, decisions. Where the symbol may begin.
static unsigned skip_mandate_lead(Reader *reader, unsigned start) {
  unsigned place = start, end;
  if (is_digit(peek(reader, start))) return start;
  for (unsigned words = 0; words < 2; words++) {
    if (peek(reader, place) == 0x7B2C) {
      place = skip_inner_blanks(reader, place + 1);
      continue;
    }
    unsigned value = match_word(reader, &INLINE_WORDS, place, ANY_HAN_FOLLOWS, &end);
    uint8_t role = value ? INLINE_MEANINGS[value].role : ROLE_ORDINAL;
    if (role != ROLE_RESOLUTION && role != ROLE_DECISION) break;
    verified_until(reader, end);
    place = skip_inner_blanks(reader, end);
  }
  return place;
}

// Whether the line is a mandate.
static bool is_mandate_line(Reader *reader, unsigned start) {
  // Most lines begin with no digit, capital letter or word of a citation.
  int32_t first = peek(reader, start);
  if (!is_digit(first) && !is_letter(first) && !is_han(first)) return false;
  if (is_han(first) && first != 0x7B2C && first != 0x51B3) return false;
  unsigned place = skip_mandate_lead(reader, start);
  for (unsigned symbols = 0; symbols < 64; symbols++) {
    Symbol symbol = match_symbol(reader, place, LISTED);
    if (symbol.kind == NO_SYMBOL) return false;
    unsigned words_end;
    switch (after_symbol(reader, symbol.end, &words_end)) {
      case SYMBOL_IS_COMPLETE:
        return true;
      case SEPARATOR_FOLLOWS:
        measure_blanks(reader, words_end, &place);
        break;
      default:
        return false;
    }
  }
  return false;
}

#endif
