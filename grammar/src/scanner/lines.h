#ifndef PLANMARK_SCANNER_LINES_H
#define PLANMARK_SCANNER_LINES_H

// What a line is, by how it begins.

#include "mandates.h"
#include "references.h"

// Levels by indentation: columns 0 and 1, 2 to 5, 6 and more.
typedef enum { MARGIN, SECOND_LEVEL, THIRD_LEVEL } Level;

static Level level_of(unsigned column) { return column < 2 ? MARGIN : column < 6 ? SECOND_LEVEL : THIRD_LEVEL; }

// A tab counts four, U+3000 two, what is not seen nothing.
static unsigned column_width(int32_t c) { return c == '\t' ? 4 : c == 0x3000 ? 2 : is_invisible(c) ? 0 : 1; }

// A marker of a list.
typedef struct {
  // 0 where there is none.
  unsigned end;
  // ㈠, (一) and '1' are numerals wherever they stand; (i) at the margin is a letter.
  bool always_numeral;
} MarkerMatch;

// What stands between the brackets of a marker, or before the bracket: a, aa, iv, 12, 十一, а, أ, ?; its end, or 0.
static unsigned skip_enumerator(Reader *reader, unsigned start, bool *han) {
  int32_t c = peek_narrow(reader, start);
  unsigned place = start, value, length;
  *han = false;
  if (c == '?') return start + 1;
  if (is_digit(c)) {
    place = skip_digits(reader, start, 3, &value, &length);
    return length > 3 ? 0 : place;
  }
  if (is_han_numeral(c)) {
    *han = true;
    return skip_han_numerals(reader, start);
  }
  if (is_small_roman(c)) {
    while (place < start + 8 && is_small_roman(peek_narrow(reader, place))) place++;
    if (!is_letter(peek(reader, place))) return place;
  }
  if (is_ascii_lower(c)) {
    place = start + 1;
    while (place < start + 3 && peek_narrow(reader, place) == c) place++;
    return is_letter(peek(reader, place)) ? 0 : place;
  }
  if (c >= 0x430 && c <= 0x44F) return is_letter(peek(reader, start + 1)) ? 0 : start + 1;
  if (is_arabic_letter(c)) {
    place = start + 1;
    while (place < start + 3 && is_arabic_letter(peek(reader, place))) place++;
    return is_arabic_letter(peek(reader, place)) ? 0 : place;
  }
  return 0;
}

// A bracketed marker may be followed by text without a blank, but 1) (a) 至 (c) 项 and (a)-(c) are no markers.
static bool may_follow_marker(int32_t c) {
  if (c == LINE_END || is_blank(c)) return true;
  if (is_comma(c) || is_semicolon(c) || is_dash(c) || narrow(c) == ')' || is_slash(c) || is_dot(c)) return false;
  return c != 0x548C && c != 0x81F3 && c != 0x53CA && c != 0x6216 && c != 0x6B3E && c != 0x9879 && c != 0x6BB5;
}

// 1.1.2, the indicator of an accomplishment 1.1: its end, or 0.
static unsigned match_three_numbers(Reader *reader, unsigned start) {
  unsigned value, length, place = start;
  for (unsigned part = 0; part < 3; part++) {
    if (part > 0 && !is_dot(peek(reader, place++))) return 0;
    place = skip_digits(reader, place, 3, &value, &length);
    if (length == 0 || length > 3) return 0;
  }
  verified_until(reader, place);
  int32_t next = peek(reader, place);
  return next == LINE_END || is_blank(next) ? place : 0;
}

// The marker at a place of a line at a level.
static MarkerMatch match_marker(Reader *reader, unsigned start, Level level) {
  MarkerMatch none = {0, false}, match = {0, false};
  int32_t c = peek(reader, start);
  bool han;
  if (is_dash(c) && narrow(c) == '-') {
    int32_t next = peek(reader, start + 1);
    if (next != LINE_END && !is_blank(next)) return none;
    match.end = start + 1;
  } else if (is_enclosed_han_numeral(c)) {
    match.end = start + 1;
    match.always_numeral = true;
  } else if (narrow(c) == '(') {
    unsigned inner = skip_inner_blanks(reader, start + 1);
    unsigned end = skip_enumerator(reader, inner, &han);
    if (!end) return none;
    end = skip_inner_blanks(reader, end);
    if (peek_narrow(reader, end) != ')') return none;
    match.end = end + 1;
    match.always_numeral = han;
    verified_until(reader, match.end);
    if (!may_follow_marker(peek(reader, match.end))) return none;
  } else if (is_apostrophe(c)) {
    unsigned value, length;
    unsigned end = skip_digits(reader, start + 1, 3, &value, &length);
    if (length == 0 || length > 3 || !is_apostrophe(peek(reader, end))) return none;
    match.end = end + 1;
    match.always_numeral = true;
  } else if (level != MARGIN && is_digit(c) && match_three_numbers(reader, start)) {
    match.end = match_three_numbers(reader, start);
  } else {
    unsigned end = skip_enumerator(reader, start, &han);
    if (!end || han) return none;
    int32_t sign = peek_narrow(reader, end);
    bool letter_and_dot = sign == '.' && level != MARGIN && !is_digit(c) && narrow(c) != '?';
    if (sign != ')' && !letter_and_dot) return none;
    match.end = end + 1;
    verified_until(reader, match.end);
    int32_t next = peek(reader, match.end);
    if (next != LINE_END && !is_blank(next)) return none;
  }
  verified_until(reader, match.end);
  return match;
}

// `Table 3.4` before a colon or the line's end: where the label ends, or 0.
static unsigned match_caption_label(Reader *reader, unsigned start) {
  unsigned word_end;
  if (!is_upper_or_uncased(peek(reader, start))) return 0;
  bool marking = reader->marking;
  reader->marking = false;
  unsigned word = match_word(reader, &CAPTION_WORDS, start, ANY_HAN_FOLLOWS, &word_end);
  reader->marking = marking;
  if (!word) return 0;
  unsigned number = skip_inner_blanks(reader, word_end);
  if (number == word_end && !is_han(peek(reader, start))) return 0;
  unsigned end = match_label(reader, number);
  if (!end) return 0;
  unsigned part = skip_part_number(reader, end);
  if (part > end) verified_until(reader, part);
  end = part;
  int32_t next = peek(reader, skip_blanks(reader, end));
  return next == LINE_END || is_colon(next) ? end : 0;
}

// [^1]: at the beginning of a line.
static bool is_footnote_definition(Reader *reader, unsigned start) {
  unsigned end = match_footnote_mark(reader, start);
  return end && is_colon(peek(reader, end));
}

// `| --- | :-: |`, and nothing else up to the line's end.
static bool is_delimiter_row(Reader *reader, unsigned start) {
  bool dash = false;
  for (unsigned place = start;; place++) {
    int32_t c = peek_narrow(reader, place);
    if (c == LINE_END) return dash;
    if (c == '-') dash = true;
    else if (c != '|' && c != ':' && !is_blank(c)) return false;
  }
}

// The number of # of a heading, 0 where the line is none.
static unsigned match_heading_marker(Reader *reader, unsigned start) {
  unsigned depth = 0;
  while (depth < 7 && peek_narrow(reader, start + depth) == '#') depth++;
  int32_t next = peek(reader, start + depth);
  return depth >= 1 && depth <= 6 && (next == LINE_END || is_blank(next)) ? depth : 0;
}

// Whether a block runs on over the line before.
typedef enum { NOTHING_RUNS_ON, BLOCK_RUNS_ON } Before;

// What begins at a place, as the first character of a line would.
static enum Token classify_at(Reader *reader, unsigned start, Level level, Before before) {
  int32_t c = peek_narrow(reader, start);
  switch (c) {
    case '#': {
      unsigned depth = level == MARGIN ? match_heading_marker(reader, start) : 0;
      return depth ? (enum Token)(TOKEN_LEVEL_1 + depth - 1) : TOKEN_PARAGRAPH_START;
    }
    case '|':
      return is_delimiter_row(reader, start) ? TOKEN_DELIMITER_ROW_START : TOKEN_ROW_START;
    case '[':
      return is_footnote_definition(reader, start) ? TOKEN_FOOTNOTE_START : TOKEN_PARAGRAPH_START;
    case '<':
      return peek(reader, start + 1) == '!' && peek(reader, start + 2) == '-' && peek(reader, start + 3) == '-'
               ? TOKEN_COMMENT
               : TOKEN_PARAGRAPH_START;
    default:
      break;
  }
  MarkerMatch marker = match_marker(reader, start, level);
  // 1.1.2 stands at the second level alone.
  if (level == THIRD_LEVEL && is_digit(c) && match_three_numbers(reader, start)) marker.end = 0;
  if (marker.end) {
    if (level == MARGIN) return marker.always_numeral ? TOKEN_SUB_ITEM_START : TOKEN_ITEM_START;
    return level == SECOND_LEVEL ? TOKEN_SUB_ITEM_START : TOKEN_DEEP_ITEM_START;
  }
  // Indented, these begin a block only where no other runs on.
  if (level != MARGIN && before == BLOCK_RUNS_ON) return TOKEN_PARAGRAPH_START;
  if (level == MARGIN && match_paragraph_number(reader, start)) return TOKEN_NUMBERED_PARAGRAPH_START;
  if (match_caption_label(reader, start)) return TOKEN_CAPTION_START;
  if (is_mandate_line(reader, start)) return TOKEN_MANDATE_START;
  return TOKEN_PARAGRAPH_START;
}

// Whether a backslash stands before what would begin something else than text, at any level: `\# of trains`, `\(a) of the
// Charter`. A cell begins as a line does.
static bool is_escape(Reader *reader) {
  if (peek(reader, 0) != '\\') return false;
  switch (peek_narrow(reader, 1)) {
    case '#':
    case '|':
    case '-':
    case '[':
    case '<':
    case '\\':
      return true;
    default:
      return classify_at(reader, 1, MARGIN, NOTHING_RUNS_ON) != TOKEN_PARAGRAPH_START ||
             classify_at(reader, 1, SECOND_LEVEL, NOTHING_RUNS_ON) != TOKEN_PARAGRAPH_START;
  }
}

// What the line is whose first character the reader stands at.
static enum Token classify_line(Reader *reader, unsigned column, Before before) {
  if (is_escape(reader)) return TOKEN_ESCAPED_PARAGRAPH_START;
  return classify_at(reader, 0, level_of(column), before);
}

// A hash of how a line or a run of text begins, by which long flat runs are cut into groups where the content says so.
static uint32_t hash_beginning(Reader *reader, unsigned length) {
  uint32_t hash = 2166136261u;
  for (unsigned place = 0; place < length; place++) {
    int32_t c = peek(reader, place);
    if (c == LINE_END) break;
    hash = (hash ^ (uint32_t)c) * 16777619u;
  }
  return hash ^ (hash >> 15);
}

#endif
