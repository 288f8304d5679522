#ifndef PLANMARK_SCANNER_NUMBERS_H
#define PLANMARK_SCANNER_NUMBERS_H

// Numbers of headings, captions, paragraphs and lists, as they are typed.

#include "../keywords.h"
#include "reader.h"

static unsigned skip_han_numerals(Reader *reader, unsigned place) {
  for (unsigned length = 0; length < 5 && is_han_numeral(peek(reader, place)); length++) place++;
  return place;
}

static unsigned skip_roman(Reader *reader, unsigned place) {
  for (unsigned length = 0; length < 8 && is_roman(peek_narrow(reader, place)); length++) place++;
  return place;
}

// Whether a number may end before this character: not inside a word or another number.
static bool ends_number(Reader *reader, unsigned place) {
  int32_t c = peek(reader, place);
  if (is_letter(c) || is_digit(c) || is_slash(c)) return false;
  if ((is_comma(c) && c != 0x3001) || is_dot(c)) {
    // 3,000 and 3.5.1; a sentence may end or run on after the number.
    return !is_digit(peek(reader, place + 1));
  }
  return true;
}

// One part of a number: digits, Chinese numerals, a Roman numeral, or `?` for a number that is still open.
static unsigned skip_number_part(Reader *reader, unsigned place, unsigned digits) {
  unsigned value, length;
  unsigned end = skip_digits(reader, place, digits, &value, &length);
  if (length > digits) return place;
  if (length > 0) return end;
  end = skip_han_numerals(reader, place);
  if (end > place) return end;
  end = skip_roman(reader, place);
  if (end > place) return end;
  return peek_narrow(reader, place) == '?' ? place + 1 : place;
}

// Whether the number before a place counts things: 3 个, 2024 年, but not 方案 12 次级方案 3.
static bool is_counted(Reader *reader, unsigned place) {
  int32_t c = peek(reader, place);
  return is_measure_word(c) && !(c == 0x6B21 && peek(reader, place + 1) == 0x7EA7);
}

// A number after the keyword of a heading or a caption: 2, 3.4, 3.二, II, 三, A, 2A, 3.?; its end, or 0.
static unsigned match_heading_number(Reader *reader, unsigned start) {
  int32_t first = peek(reader, start);
  unsigned place = skip_number_part(reader, start, 3);
  if (place == start) {
    if (!is_ascii_upper(narrow(first))) return 0;
    place = start + 1;
  }
  while (is_dot(peek(reader, place))) {
    verified_until(reader, place);
    unsigned part = skip_number_part(reader, place + 1, 3);
    if (part == place + 1) break;
    place = part;
  }
  if (is_digit(first) && is_ascii_upper(narrow(peek(reader, place))) && !is_letter(peek(reader, place + 1))) {
    place++;
  }
  verified_until(reader, place);
  int32_t next = peek(reader, place);
  if (is_letter(next) || is_digit(next) || is_slash(next)) return 0;
  if (is_han(next) && (!is_digit(first) || is_counted(reader, place))) return 0;
  unsigned after = skip_inner_blanks(reader, place);
  if (is_digit(first)) {
    // 方案 3 个 and Programme 2018-2019 count something else.
    if (after > place && is_counted(reader, after)) return 0;
    if (is_dash(peek(reader, after)) && is_digit(peek(reader, after + 1))) return 0;
  }
  return place;
}

// The number before a heading's words.
typedef enum { NO_PREFIX, LETTER_PREFIX, NUMERAL_PREFIX } PrefixKind;

static bool is_prefix_dot(int32_t c) { return is_dot(c) || c == 0x3001; }

// A. or 一、 or II. or 1. before a heading's words: what it is, where the number ends, and where the dot ends.
static PrefixKind match_prefix(Reader *reader, unsigned start, unsigned *number_end, unsigned *end) {
  int32_t first = peek_narrow(reader, start);
  unsigned place = start;
  PrefixKind kind = NUMERAL_PREFIX;
  unsigned value, length;
  if (is_digit(first)) {
    place = skip_digits(reader, start, 3, &value, &length);
    if (length > 3) return NO_PREFIX;
  } else if (is_han_numeral(first)) {
    place = skip_han_numerals(reader, start);
  } else if (is_roman(first) && is_roman(peek_narrow(reader, start + 1))) {
    place = skip_roman(reader, start);
  } else if (is_ascii_upper(first) || (first >= 0x410 && first <= 0x42F)) {
    place = start + 1;
    // I, V and X alone are numerals, every other letter is a letter.
    if (first != 'I' && first != 'V' && first != 'X') kind = LETTER_PREFIX;
  } else if (first == '?') {
    place = start + 1;
  }
  if (place == start || !is_prefix_dot(peek(reader, place))) return NO_PREFIX;
  verified_until(reader, place);
  *number_end = place;
  *end = place + 1;
  int32_t next = peek(reader, place + 1);
  // Not 2.10, not A.I.; Chinese text may follow the dot without a blank.
  return next == LINE_END || is_blank(next) || is_han(next) || is_invisible(next) ? kind : NO_PREFIX;
}

// A label has this many parts at most: 3.I.81 has three.
#define LABEL_PARTS 4

// The parts of a label behind its first: .4, .II.4, .二; where they end, or `start`. A part of letters ends where no letter goes on.
static unsigned skip_label_parts(Reader *reader, unsigned start) {
  unsigned end = start;
  for (unsigned parts = 1; parts < LABEL_PARTS && is_dot(peek(reader, end)); parts++) {
    verified_until(reader, end);
    unsigned place = skip_number_part(reader, end + 1, 3);
    if (place == end + 1 || is_letter(peek(reader, place)) || is_digit(peek(reader, place))) break;
    end = place;
  }
  verified_until(reader, end);
  return end;
}

// The letter of a section (29A.16) or of an annex (A.1) counts only before the dot of another part: where it ends, or `start`.
static unsigned skip_label_letter(Reader *reader, unsigned start) {
  bool is_capital = is_ascii_upper(peek_narrow(reader, start));
  return is_capital && is_dot(peek(reader, start + 1)) ? start + 1 : start;
}

// The label of a table or figure: 3, 3.4, 29A.16, 3.I.81, 8.III.I, 3.二, A.1, II, 三, A, 3.?, and 5-4 of Arabic and French texts; its
// end, or 0.
static unsigned match_label(Reader *reader, unsigned start) {
  unsigned place = skip_label_letter(reader, start);
  if (place == start) {
    place = skip_number_part(reader, start, 3);
    if (place == start) return match_heading_number(reader, start);
    if (is_dash(peek(reader, place)) && is_digit(peek(reader, place + 1))) {
      verified_until(reader, place);
      unsigned value, length;
      unsigned end = skip_digits(reader, place + 1, 3, &value, &length);
      if (length > 3 || !is_digit(peek(reader, start))) return 0;
      verified_until(reader, end);
      return end;
    }
    if (is_digit(peek(reader, start))) place = skip_label_letter(reader, place);
  }
  unsigned end = skip_label_parts(reader, place);
  return end > place ? end : match_heading_number(reader, start);
}

// (2) behind a label: a table in parts. Where it ends, or `start`.
static unsigned skip_part_number(Reader *reader, unsigned start) {
  unsigned value, length;
  unsigned bracket = skip_inner_blanks(reader, start);
  if (peek_narrow(reader, bracket) != '(') return start;
  unsigned inner = skip_digits(reader, bracket + 1, 2, &value, &length);
  return length > 0 && length <= 2 && peek_narrow(reader, inner) == ')' ? inner + 1 : start;
}

// The number of a paragraph at the margin, `2.10`, `12.`, `2.?`, `29A.16`, `3.I.81`, `A.1` or `5-4`: where the number ends, or 0.
static unsigned match_paragraph_number(Reader *reader, unsigned start) {
  unsigned value, length;
  unsigned place = skip_digits(reader, start, 3, &value, &length);
  if (length > 3) return 0;
  if (length > 0 && is_dash(peek(reader, place))) {
    place = skip_digits(reader, place + 1, 3, &value, &length);
    if (length == 0 || length > 3) return 0;
    verified_until(reader, place);
    int32_t next = peek(reader, place);
    return next == LINE_END || is_blank(next) ? place : 0;
  }
  unsigned end = skip_label_letter(reader, place);
  if (end == start || !is_dot(peek(reader, end))) return 0;
  // 12. has one part alone, A. none: such a line begins with a letter.
  bool is_whole = end == place;
  place = end;
  verified_until(reader, end);
  bool is_middle = false;
  for (unsigned parts = 1; parts < LABEL_PARTS && is_dot(peek(reader, place)); parts++) {
    unsigned part = skip_number_part(reader, place + 1, 3);
    if (part == place + 1) break;
    bool is_number = is_digit(peek(reader, place + 1)) || peek_narrow(reader, place + 1) == '?';
    // A number ends the label, the Roman or Chinese part of an entity stands inside it, once.
    if (!is_number && (is_middle || !is_dot(peek(reader, part)))) return 0;
    is_middle = !is_number;
    is_whole = is_number;
    place = part;
    if (is_number) break;
  }
  if (!is_whole) return 0;
  end = place;
  verified_until(reader, end);
  if (is_dot(peek(reader, place))) place++;
  int32_t next = peek(reader, place);
  return next == LINE_END || is_blank(next) ? end : 0;
}

#endif
