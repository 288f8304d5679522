#ifndef PLANMARK_SCANNER_REFERENCES_H
#define PLANMARK_SCANNER_REFERENCES_H

// References to parts of plans and to Goals, footnotes and links in running text.

#include "citations.h"
#include "numbers.h"

// Roles that stand beneath one another: 方案 25 次级方案 5, component 2 of subprogramme 3.
static bool is_level(uint8_t role) {
  return role == ROLE_PROGRAMME || role == ROLE_SUBPROGRAMME || role == ROLE_COMPONENT || role == ROLE_RESULT;
}

// Whether a word of a reference may begin behind a character.
static bool lets_han_word_begin(int32_t before) { return !is_han(before) || is_before_word(before); }

// 附件一所列, 附件三和四: what may follow a Chinese numeral that is a number of its own.
static bool may_follow_han_numeral(int32_t c) { return is_after_numeral(c) || lets_han_word_begin(c); }

// Whether the word at a place may begin there, by what stands before it in the same run of text (0: nothing known).
static bool may_begin(Reader *reader, uint8_t role, unsigned start, unsigned end) {
  if (start == 0) return true;
  int32_t before = peek(reader, start - 1), first = peek(reader, start);
  if (!is_han(first)) return true;
  switch (role) {
    case ROLE_SUBPROGRAMME:
    case ROLE_COMPONENT:
    case ROLE_ORDINAL:
    case ROLE_RESOLUTION:
    case ROLE_DECISION:
    case ROLE_ORGAN:
      return true;
    case ROLE_GOAL:
      // 可持续发展目标 5, 实现目标 5 and 具体目标 are Goals and targets; 千年发展目标 7 and 业绩目标 3 are not.
      if (end - start > 2 || lets_han_word_begin(before)) return true;
      if (before == 0x5C55) return start < 4 || peek(reader, start - 3) != 0x5E74;
      return before == 0x73B0 || before == 0x6807;
    default:
      // 数据表 3 and 共同方案 2 are words of their own.
      if (before == 0x636E && start > 1 && peek(reader, start - 2) == 0x6570) return false;
      if (before == 0x540C && start > 1 && peek(reader, start - 2) == 0x5171) return false;
      return lets_han_word_begin(before);
  }
}

// What the word before a number asks of it.
typedef struct {
  uint8_t role;
  // Two parts are needed: 17.18.
  bool dotted;
  // The word is Chinese, and so may the numeral be.
  bool han_word;
} NumberShape;

// 3 个 counts things, 3 000 is one number: such a number names no part of a plan.
static bool counts_things(Reader *reader, unsigned end) {
  unsigned next = skip_inner_blanks(reader, end), value, length;
  if (is_counted(reader, next)) return true;
  if (next != end + 1 || !is_digit(peek(reader, next))) return false;
  unsigned group = skip_digits(reader, next, 3, &value, &length);
  return length == 3 && !is_dot(peek(reader, group));
}

// What is named by a label of several parts, letters among them: 29A.16, A.I.
static bool has_label(uint8_t role) {
  return role == ROLE_PARAGRAPH || role == ROLE_TABLE || role == ROLE_FIGURE || role == ROLE_ANNEX;
}

// A.1, A.I: a label that begins with the letter of an annex; its end, or 0. I, V and X are numerals: I.34 is a paragraph of a report.
static unsigned match_lettered_label(Reader *reader, unsigned start) {
  int32_t first = peek_narrow(reader, start);
  if (first == 'I' || first == 'V' || first == 'X') return 0;
  unsigned letter = skip_label_letter(reader, start);
  unsigned end = letter > start ? skip_label_parts(reader, letter) : letter;
  return end > letter && ends_number(reader, end) ? end : 0;
}

// The numbers of a reference without letters before them: 3, 3.4, 29A.16, 3.I.81, 3.二, 三, II; the end, or 0.
static unsigned match_plain_number(Reader *reader, NumberShape shape, unsigned start) {
  unsigned value, length;
  bool of_goal = shape.role == ROLE_GOAL || shape.role == ROLE_TARGET;
  unsigned place = skip_digits(reader, start, 3, &value, &length);
  if (length > 3) return 0;
  if (length > 0) {
    if (of_goal && (length > 2 || value == 0)) return 0;
    if (has_label(shape.role)) place = skip_label_letter(reader, place);
    unsigned part = place;
    if (is_dot(peek(reader, place))) {
      verified_until(reader, place);
      if (!of_goal) {
        part = skip_label_parts(reader, place);
      } else if (is_digit(peek(reader, place + 1))) {
        part = skip_digits(reader, place + 1, 3, &value, &length);
        if (length > 3) return 0;
      } else if (is_ascii_lower(peek(reader, place + 1)) && !is_letter(peek(reader, place + 2))) {
        // target 17.b
        part = place + 2;
      }
    }
    bool dotted = part > place;
    place = part;
    if (shape.dotted && !dotted) return 0;
    if (dotted || !is_dot(peek(reader, place))) verified_until(reader, place);
    return ends_number(reader, place) ? place : 0;
  }
  if (shape.dotted || of_goal || shape.role == ROLE_PARAGRAPH) return 0;
  place = skip_han_numerals(reader, start);
  if (place > start) {
    // 附件三; 方案一览 is another word.
    int32_t next = peek(reader, place);
    if (!shape.han_word || (is_han(next) && !may_follow_han_numeral(next))) return 0;
  } else {
    if (shape.han_word && shape.role != ROLE_ANNEX) return 0;
    place = skip_roman(reader, start);
    if (place == start && shape.role == ROLE_ANNEX && is_ascii_upper(peek(reader, start))) place++;
    if (place == start || is_letter(peek(reader, place)) || is_digit(peek(reader, place))) return 0;
    verified_until(reader, place);
    if (peek(reader, place) == '.' && is_letter(peek(reader, place + 1))) return 0;
  }
  verified_until(reader, place);
  return place;
}

// One number of a reference: 3, 3.4, 29A.16, 3.I.81, A.1, 3.二, 3.27(2), 三, II; its end, or 0.
static unsigned match_reference_number(Reader *reader, NumberShape shape, unsigned start) {
  unsigned place = has_label(shape.role) ? match_lettered_label(reader, start) : 0;
  if (!place) place = match_plain_number(reader, shape, start);
  if (!place) return 0;
  if (shape.role == ROLE_TABLE || shape.role == ROLE_FIGURE) {
    unsigned part = skip_part_number(reader, place);
    if (part > place) {
      place = part;
      verified_until(reader, place);
    }
  }
  return shape.role == ROLE_PARAGRAPH || !counts_things(reader, place) ? place : 0;
}

typedef struct {
  // 0 where there is no word.
  uint8_t role;
  bool dotted;
  // The word lacks the capital by which it is known: what stands behind the number must say what it is.
  bool small;
  unsigned start;
  unsigned end;
} InlineWord;

// Whether a word of an alphabet may begin a run: subprogrammes 1, 2 and 4, but not programme 2, 30 countries.
static bool is_plural(Reader *reader, InlineWord word) {
  unsigned end = word.end;
  int32_t first = peek(reader, word.start);
  if (is_han(first) || is_arabic_letter(first) || (first >= 0x400 && first <= 0x52F)) return true;
  // objectifs de développement durable; in expected accomplishments the noun stands last.
  for (unsigned place = word.start + 1; place < end && word.role != ROLE_ACCOMPLISHMENT; place++) {
    if (is_blank(peek(reader, place))) end = place;
  }
  int32_t last = peek(reader, end - 1);
  if (last == '.' && end > word.start + 1) last = peek(reader, end - 2);
  return last == 's' || last == 'S' || last == 'x' || last == 'X';
}

static InlineWord match_inline_word(Reader *reader, unsigned start) {
  InlineWord word = {0, false, false, start, start};
  bool marking = reader->marking;
  reader->marking = false;
  unsigned value = match_word(reader, &INLINE_WORDS, start, ANY_HAN_FOLLOWS, &word.end);
  reader->marking = marking;
  bool has_capital = value && (!INLINE_MEANINGS[value].capital || is_upper_or_uncased(peek(reader, start)));
  if (value && (has_capital || INLINE_MEANINGS[value].role == ROLE_GOAL)) {
    word.small = !has_capital;
    word.role = INLINE_MEANINGS[value].role;
    word.dotted = INLINE_MEANINGS[value].dotted;
  } else {
    word.end = start;
  }
  return word;
}

// A word and the number behind it: where the number ends, or 0.
static unsigned match_word_and_number(Reader *reader, InlineWord word) {
  NumberShape shape = {word.role, word.dotted, is_han(peek(reader, word.start))};
  unsigned number = skip_inner_blanks(reader, word.end);
  if (!shape.han_word && number == word.end) return 0;
  // с 1 по 5
  unsigned from = skip_connector(reader, word.end, CONNECTOR_FROM, CONNECTOR_FROM, NO_BLANK_BEFORE);
  if (from > word.end) number = skip_inner_blanks(reader, from);
  unsigned end = match_reference_number(reader, shape, number);
  if (!end || !word.small) return end;
  // цель 18 в области устойчивого развития
  bool marking = reader->marking;
  reader->marking = false;
  unsigned behind =
    skip_connector(reader, end, CONNECTOR_OF_DEVELOPMENT, CONNECTOR_OF_DEVELOPMENT, NO_BLANK_BEFORE);
  reader->marking = marking;
  return behind > end ? end : 0;
}

// One more part of a reference: 和 4, 次级方案 5, of programme 25.
typedef struct {
  // 0 where there is none.
  unsigned end;
  // Whether a run of numbers may go on behind it, and the role of its word (0: a number alone).
  bool runs;
  uint8_t role;
} Part;

// The role of a part that is not known but has been verified.
#define ANY_ROLE 0xFF

// The part behind a part. Numbers alone follow only where the word before allows a run.
static Part match_part(Reader *reader, unsigned start, Part before, BlankBefore blank) {
  Part none = {0, false, 0};
  unsigned connected =
    before.runs ? skip_connector(reader, start, CONNECTOR_AND, CONNECTOR_TO, blank) : start;
  if (connected > start) {
    unsigned number = skip_inner_blanks(reader, connected);
    int32_t first = peek(reader, number);
    bool lettered = skip_label_letter(reader, number) > number;
    if (is_digit(first) || is_han_numeral(first) || is_roman(first) || lettered) {
      NumberShape shape = {ROLE_TABLE, false, is_han_numeral(first)};
      Part part = {match_reference_number(reader, shape, number), true, 0};
      return part;
    }
  }
  if (before.role && before.role != ANY_ROLE && !is_level(before.role)) return none;
  unsigned within = skip_connector(reader, start, CONNECTOR_WITHIN, CONNECTOR_WITHIN, blank);
  // programme 25, subprogramme 5; behind a run of numbers a comma begins another reference.
  bool comma = before.role && is_comma(peek(reader, start)) && peek(reader, start) != 0x3001;
  if (within == start && comma) within = start + 1;
  InlineWord word = match_inline_word(reader, skip_inner_blanks(reader, within));
  if (!word.role || !is_level(word.role) || word.role == before.role) return none;
  Part part = {match_word_and_number(reader, word), is_plural(reader, word), word.role};
  return part;
}

// Whether another part follows one that ends at a place.
static bool is_followed_by_part(Reader *reader, Part part) {
  bool marking = reader->marking;
  reader->marking = false;
  bool follows = match_part(reader, part.end, part, NO_BLANK_BEFORE).end != 0;
  reader->marking = marking;
  return follows;
}

// 使用方案 29 次级方案 3: whatever stands before 方案, a subprogramme behind its number makes it a reference.
static bool begins_han_chain(Reader *reader, InlineWord word) {
  if (word.role != ROLE_PROGRAMME || !is_han(peek(reader, word.start))) return false;
  bool marking = reader->marking;
  reader->marking = false;
  Part part = {match_word_and_number(reader, word), true, word.role};
  bool begins = part.end && match_part(reader, part.end, part, NO_BLANK_BEFORE).role == ROLE_SUBPROGRAMME;
  reader->marking = marking;
  return begins;
}

// The first part of a reference, its word and number; `end` is 0 where there is none.
static Part match_first_part(Reader *reader, InlineWord word) {
  Part part = {match_word_and_number(reader, word), is_plural(reader, word), word.role};
  if (part.end && word.role == ROLE_PARAGRAPH) {
    // A paragraph of a resolution or of another document is none of the plan: only 25.13 is believed before `of`.
    unsigned dot = word.end;
    while (dot < part.end && !is_dot(peek(reader, dot))) dot++;
    bool marking = reader->marking;
    reader->marking = false;
    unsigned within = skip_connector(reader, part.end, CONNECTOR_WITHIN, CONNECTOR_WITHIN, NO_BLANK_BEFORE);
    reader->marking = marking;
    if (dot == part.end && within > part.end) part.end = 0;
  }
  return part;
}

// 25.13 段, 17.18 和 17.19 段: numbers before the Chinese word; the end, or 0. Undotted numbers only where 第 stands.
static unsigned match_han_paragraphs(Reader *reader, unsigned start, bool dotted) {
  NumberShape shape = {ROLE_PARAGRAPH, dotted, false};
  bool marking = reader->marking;
  reader->marking = false;
  unsigned end = match_reference_number(reader, shape, start);
  for (unsigned numbers = 1; end && numbers < 16; numbers++) {
    unsigned connected = skip_connector(reader, end, CONNECTOR_AND, CONNECTOR_TO, NO_BLANK_BEFORE);
    if (connected == end) break;
    unsigned after = match_reference_number(reader, shape, skip_inner_blanks(reader, connected));
    if (!after) break;
    end = after;
  }
  reader->marking = marking;
  if (!end) return 0;
  unsigned word = skip_inner_blanks(reader, end);
  if (peek(reader, word) != 0x6BB5) return 0;
  verified_until(reader, word + 1);
  // 3 段落, 2 段时间
  int32_t next = peek(reader, word + 1);
  return next == 0x843D || next == 0x65F6 ? 0 : word + 1;
}

// 具体目标第 17.18 和 17.19 段: the end, or 0.
static unsigned match_target_paragraphs(Reader *reader, InlineWord word) {
  unsigned ordinal = skip_inner_blanks(reader, word.end);
  if (peek(reader, ordinal) != 0x7B2C || word.end - word.start <= 2) return 0;
  return match_han_paragraphs(reader, skip_inner_blanks(reader, ordinal + 1), true);
}

// 第 before the number of a paragraph of this document, not of a resolution or a convention (号决议第 3 段).
static bool is_own_ordinal(Reader *reader, unsigned start) {
  if (start == 0) return false;
  unsigned before = start;
  while (before > 0 && is_blank(peek(reader, before - 1))) before--;
  if (before == 0) return false;
  int32_t c = peek(reader, before - 1);
  return !is_han(c) ? c != 0x300B && c != ')' && c != 0xFF09 : lets_han_word_begin(c) && c != 0x53F7;
}

// [^1]: the end, or 0.
static unsigned match_footnote_mark(Reader *reader, unsigned start) {
  if (peek_narrow(reader, start) != '[' || peek_narrow(reader, start + 1) != '^') return 0;
  for (unsigned place = start + 2; place < start + 24; place++) {
    int32_t c = peek_narrow(reader, place);
    if (c == ']') return place > start + 2 ? place + 1 : 0;
    if (c == LINE_END || c == '[' || is_blank(c)) return 0;
  }
  return 0;
}

typedef struct {
  unsigned text_end;
  unsigned url_start;
  unsigned url_end;
} LinkParts;

// [text](url), verified as a whole.
static bool match_link(Reader *reader, unsigned start, LinkParts *parts) {
  unsigned place = start + 1;
  bool has_text = false;
  for (;; place++) {
    int32_t c = peek(reader, place);
    if (c == ']') break;
    if (c == LINE_END || c == '[' || place > start + 256) return false;
    if (!is_blank(c)) has_text = true;
  }
  parts->text_end = place;
  if (!has_text || peek(reader, place + 1) != '(') return false;
  parts->url_start = place + 2;
  unsigned brackets = 0;
  for (place += 2; place < parts->url_start + 400; place++) {
    int32_t c = peek(reader, place);
    if (c == LINE_END || is_blank(c) || c == '[') return false;
    if (c == '(') brackets++;
    if (c == ')') {
      if (brackets == 0) {
        parts->url_end = place;
        return place > parts->url_start;
      }
      brackets--;
    }
  }
  return false;
}

// http://, https:// or www. at a place: where it ends, or 0.
static unsigned match_url_scheme(Reader *reader, unsigned start) {
  static const char *const SCHEMES[] = {"https://", "http://", "www."};
  for (unsigned scheme = 0; scheme < sizeof SCHEMES / sizeof SCHEMES[0]; scheme++) {
    unsigned length = 0;
    while (SCHEMES[scheme][length] && fold(peek(reader, start + length)) == SCHEMES[scheme][length]) length++;
    if (!SCHEMES[scheme][length]) return start + length;
  }
  return 0;
}

// An address that is typed as it is; its end, or 0.
static unsigned match_url(Reader *reader, unsigned start) {
  unsigned place = match_url_scheme(reader, start);
  if (!place) return 0;
  unsigned end = 0, brackets = 0;
  for (; place < start + 800; place++) {
    int32_t c = peek(reader, place);
    if (c <= 0x20 || c == '<' || c == '>' || c == '"' || c == '[' || c == ']' || c >= 0x2E80 || is_blank(c)) break;
    if (c == '(') brackets++;
    if (c == ')') {
      if (brackets == 0) break;
      brackets--;
    }
    bool may_end = is_letter(c) || is_digit(c) || c == '/' || c == '#' || c == '=' || c == '_' || c == '-' || c == '%' ||
                   c == '&' || c == '+' || c == '~' || c == ')';
    if (may_end) {
      end = place + 1;
      verified_until(reader, end);
    }
  }
  return end;
}

#endif
