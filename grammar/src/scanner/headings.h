#ifndef PLANMARK_SCANNER_HEADINGS_H
#define PLANMARK_SCANNER_HEADINGS_H

// What a heading is, by its words, and its parts.

#include "numbers.h"
#include "words.h"

// The parts of a heading's beginning.
typedef struct {
  PrefixKind prefix;
  unsigned number_end;
  unsigned prefix_end;
  // Value in HEADING_WORDS, 0 where there is no keyword.
  unsigned keyword;
  unsigned keyword_end;
} HeadingStart;

// Whether what follows a keyword lets it be one: 战略规划司 and Programme support are no keywords.
static bool keyword_fits(Reader *reader, unsigned keyword, unsigned start, unsigned end) {
  uint8_t number = HEADING_MEANINGS[keyword].number;
  if (is_organ_heading(keyword)) return true;
  unsigned place = skip_blanks(reader, end);
  int32_t next = peek(reader, place);
  if (next == LINE_END || is_colon(next)) return true;
  if (number != NUMBER_NONE && match_heading_number(reader, place)) return true;
  if (number == NUMBER_REQUIRED) return false;
  if (narrow(next) == '(' || narrow(next) == '[') return true;
  // A blank within Chinese text sets the title apart.
  return is_han(peek(reader, end - 1)) && is_han(peek(reader, start)) && place > end && !is_digit(next);
}

static HeadingStart match_heading_start(Reader *reader, unsigned start) {
  HeadingStart heading = {NO_PREFIX, start, start, 0, start};
  heading.prefix = match_prefix(reader, start, &heading.number_end, &heading.prefix_end);
  unsigned words = heading.prefix == NO_PREFIX ? start : skip_blanks(reader, heading.prefix_end);
  unsigned keyword = match_word(reader, &HEADING_WORDS, words, NO_HAN_FOLLOWS, &heading.keyword_end);
  bool marking = reader->marking;
  reader->marking = false;
  if (keyword && keyword_fits(reader, keyword, words, heading.keyword_end)) heading.keyword = keyword;
  reader->marking = marking;
  return heading;
}

// The token that announces what the heading is.
static enum Token classify_heading(Reader *reader) {
  HeadingStart heading = match_heading_start(reader, 0);
  if (heading.keyword) return (enum Token)HEADING_MEANINGS[heading.keyword].token;
  switch (heading.prefix) {
    case LETTER_PREFIX:
      return TOKEN_LETTERED_SECTION;
    case NUMERAL_PREFIX:
      return TOKEN_NUMBERED_SECTION;
    default:
      return TOKEN_PLAIN;
  }
}

// The first part of a heading that has a keyword or a number: its number, or the keyword. A number before a keyword that
// has a number of its own (1. Subprogramme 2) is a separator.
static enum Token scan_heading_start(Reader *reader) {
  reader->marking = true;
  unsigned number_end, end;
  if (match_prefix(reader, 0, &number_end, &end) == NO_PREFIX) {
    match_word(reader, &HEADING_WORDS, 0, NO_HAN_FOLLOWS, &end);
    return TOKEN_HEADING_KEYWORD;
  }
  reader->marking = false;
  unsigned keyword = match_word(reader, &HEADING_WORDS, skip_blanks(reader, end), NO_HAN_FOLLOWS, &end);
  bool numbered = keyword && HEADING_MEANINGS[keyword].number == NUMBER_REQUIRED;
  return numbered ? TOKEN_SEPARATOR : TOKEN_HEADING_NUMBER;
}

// The sign between the parts of a heading: its length, or 0.
static bool is_heading_separator(Reader *reader) {
  int32_t c = peek(reader, 0);
  if (is_colon(c) || is_prefix_dot(c)) return true;
  return is_dash(c) && is_blank(peek(reader, 1));
}

#endif
