#ifndef PLANMARK_SCANNER_CHARACTERS_H
#define PLANMARK_SCANNER_CHARACTERS_H

// Classes of characters. Full-width signs do the work of their ASCII twins: `narrow` first where a sign has a meaning.

#include <stdbool.h>
#include <stdint.h>

#include "../classes.h"

// What `peek` gives where a line, the text or the look-ahead ends.
#define LINE_END (-2)

static inline int32_t narrow(int32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c;
}

static inline bool is_newline(int32_t c) { return c == '\n' || c == '\r'; }

static inline bool is_blank(int32_t c) {
  if (c <= 0x20) return c == ' ' || c == '\t' || c == 0x0B || c == 0x0C;
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

static inline int digit_value(int32_t c) {
  if (c >= '0' && c <= '9') return (int)(c - '0');
  if (c >= 0xFF10 && c <= 0xFF19) return (int)(c - 0xFF10);
  if (c >= 0x0660 && c <= 0x0669) return (int)(c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) return (int)(c - 0x06F0);
  return -1;
}

static inline bool is_digit(int32_t c) { return digit_value(c) >= 0; }

static inline bool is_ascii_upper(int32_t c) { return c >= 'A' && c <= 'Z'; }

static inline bool is_ascii_lower(int32_t c) { return c >= 'a' && c <= 'z'; }

// Letters of the scripts that put blanks between words.
static inline bool is_letter(int32_t c) {
  if (c < 0x80) return is_ascii_upper(c) || is_ascii_lower(c);
  if (c >= 0xFF21 && c <= 0xFF5A) return c <= 0xFF3A || c >= 0xFF41;
  return (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1FFF) || is_arabic_letter(c);
}

static inline bool is_upper(int32_t c) {
  if (is_ascii_upper(narrow(c))) return true;
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c <= 0x17F) return (c & 1) == 0;
  return c >= 0x400 && c <= 0x42F;
}

// Letters that have no capitals count as capital where one is asked for.
static inline bool is_upper_or_uncased(int32_t c) {
  return is_upper(c) || is_han(c) || is_arabic_letter(c);
}

// ㈠ to ㈩.
static inline bool is_enclosed_han_numeral(int32_t c) { return c >= 0x3220 && c <= 0x3229; }

static inline bool is_roman(int32_t c) {
  return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C' || c == 'D' || c == 'M';
}

static inline bool is_small_roman(int32_t c) { return c == 'i' || c == 'v' || c == 'x' || c == 'l' || c == 'c'; }

static inline bool is_slash(int32_t c) { return narrow(c) == '/'; }

static inline bool is_colon(int32_t c) { return narrow(c) == ':'; }

static inline bool is_dot(int32_t c) { return narrow(c) == '.'; }

// 、 and the Arabic comma list as the comma does.
static inline bool is_comma(int32_t c) { return narrow(c) == ',' || c == 0x3001 || c == 0x060C; }

static inline bool is_semicolon(int32_t c) { return narrow(c) == ';' || c == 0x061B; }

// 。 ； ！ ？ and the semicolon end a leaf of text.
static inline bool is_sentence_end(int32_t c) {
  return c == 0x3002 || c == 0xFF1B || c == 0xFF01 || c == 0xFF1F || c == ';' || c == 0x061B || c == 0x061F;
}

#endif
