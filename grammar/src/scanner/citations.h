#ifndef PLANMARK_SCANNER_CITATIONS_H
#define PLANMARK_SCANNER_CITATIONS_H

// Resolutions, decisions and statements by their numbers, and the symbols of documents.

#include "words.h"

// How much is believed of a number.
typedef enum {
  // In running text with nothing beside it: only forms that are nothing else.
  BARE,
  // Beside words that announce it: any citation, also one that is wrong (666/195).
  CITED,
  // At the start of a mandate's line: the same, and anything else that has the shape of a symbol (S/19-2, 1373（2001).
  LISTED,
} Belief;

typedef enum { NO_SYMBOL, RESOLUTION, DOCUMENT } SymbolKind;

typedef struct {
  SymbolKind kind;
  unsigned end;
} Symbol;

static const Symbol NOTHING = {NO_SYMBOL, 0};

static inline Symbol resolution_until(unsigned end) {
  Symbol symbol = {RESOLUTION, end};
  return symbol;
}

// Whether a blank stands before a connector that begins where the reader does: the reader does not know, its caller does.
typedef enum { NO_BLANK_BEFORE, BLANK_BEFORE } BlankBefore;

// The role of the connector at a place, CONNECTOR_NONE if there is none. E, O and Y are letters: their small ones join in Spanish.
static unsigned match_connector_word(Reader *reader, unsigned start, unsigned *end) {
  if (is_ascii_upper(peek_narrow(reader, start)) && !is_letter(peek(reader, start + 1))) return CONNECTOR_NONE;
  return match_word(reader, &CONNECTOR_WORDS, start, ANY_HAN_FOLLOWS, end);
}

// A connector between numbers or letters, 和, and, –, 、: the place after it, or `start`. Its end is marked.
static unsigned match_connector(
  Reader *reader, unsigned start, enum ConnectorRole first, enum ConnectorRole last, BlankBefore blank
) {
  unsigned place = skip_inner_blanks(reader, start), end = start;
  int32_t c = peek(reader, place);
  if (c == LINE_END) return start;
  if (first <= CONNECTOR_AND && is_comma(c)) {
    // 1、2 and 1, 2 and 4; a word may follow the comma: A, B and C.
    verified_until(reader, place + 1);
    unsigned word = skip_inner_blanks(reader, place + 1);
    bool marking = reader->marking;
    reader->marking = false;
    bool and = word > place + 1 && match_connector_word(reader, word, &end) == CONNECTOR_AND;
    reader->marking = marking;
    if (!and) return place + 1;
    verified_until(reader, end);
    return end;
  }
  if (first <= CONNECTOR_TO && last >= CONNECTOR_TO && (is_dash(c) || c == '~' || c == 0xFF5E)) {
    verified_until(reader, place + 1);
    return place + 1;
  }
  unsigned role = match_connector_word(reader, place, &end);
  if (role == 0) {
    // The Arabic و is written together with what follows it.
    if (c != 0x0648 || first > CONNECTOR_AND) return start;
    verified_until(reader, place + 1);
    return place + 1;
  }
  if (role < (unsigned)first || role > (unsigned)last) return start;
  // A connector of letters stands between blanks.
  if (is_letter(c) && c != 0x0648) {
    if (place == start && blank == NO_BLANK_BEFORE) return start;
    int32_t next = peek(reader, end);
    if (!is_blank(next) && !is_invisible(next)) return start;
  }
  return end;
}

// The same where nothing is marked.
static unsigned skip_connector(
  Reader *reader, unsigned start, enum ConnectorRole first, enum ConnectorRole last, BlankBefore blank
) {
  bool marking = reader->marking;
  reader->marking = false;
  unsigned end = match_connector(reader, start, first, last, blank);
  reader->marking = marking;
  return end;
}

// One part letter, A or ألف: where it ends, or `start`.
static unsigned skip_part_letter(Reader *reader, unsigned start) {
  int32_t c = peek_narrow(reader, start);
  if (is_ascii_upper(latin_look(c))) {
    int32_t next = peek(reader, start + 1);
    if (is_letter(next) || is_digit(next) || is_slash(next) || is_apostrophe(next)) return start;
    // 号 and 部 may follow a part, and so may what joins parts and 决议; A级 is no part.
    if (is_han(next) && next != 0x53F7 && next != 0x90E8 && !is_first_behind_part(next)) return start;
    return start + 1;
  }
  unsigned end = start;
  if (is_arabic_letter(c)) match_word(reader, &LETTER_NAMES, start, ANY_HAN_FOLLOWS, &end);
  return end;
}

// The part letters after a number: A, A 和 B, A–C, A, B and C, ألف وباء. Where they end, or `start`.
static unsigned skip_parts(Reader *reader, unsigned start) {
  unsigned place = skip_inner_blanks(reader, start);
  if (place > start + 1) return start;
  unsigned end = skip_part_letter(reader, place);
  if (end == place) return start;
  verified_until(reader, end);
  for (unsigned letters = 1; letters < 26; letters++) {
    unsigned connected = skip_connector(reader, end, CONNECTOR_AND, CONNECTOR_TO, NO_BLANK_BEFORE);
    if (connected == end) break;
    unsigned letter = skip_inner_blanks(reader, connected);
    // 42/37 A, S-10/2: a special session begins. Its number is too far ahead to be looked at.
    if (peek_narrow(reader, letter) == 'S' && is_dash(peek(reader, letter + 1))) break;
    unsigned after = skip_part_letter(reader, letter);
    if (after == letter) break;
    end = after;
    verified_until(reader, end);
  }
  return end;
}

static inline bool is_year(unsigned value) { return value >= 1945 && value <= 2099; }

typedef enum { NO_SESSION, ROMAN_SESSION, YEAR_SESSION, OPEN_SESSION } SessionKind;

// (XV), (S-VI), (2001), (د-29), (ORG-75) after a number: what it holds, and where it ends.
static SessionKind match_session(Reader *reader, unsigned start, Belief belief, unsigned *end) {
  unsigned place = skip_inner_blanks(reader, start);
  if (place > start + 2 || peek_narrow(reader, place) != '(') return NO_SESSION;
  place = skip_inner_blanks(reader, place + 1);
  int32_t c = peek_narrow(reader, place);
  SessionKind kind = ROMAN_SESSION;
  unsigned value, length;
  if (is_digit(c)) {
    place = skip_digits(reader, place, 5, &value, &length);
    // 1373 (20011): a year with a slip, where its place says that it is one.
    if (belief == BARE ? length != 4 || !is_year(value) : length < 4 || length > 5) return NO_SESSION;
    kind = YEAR_SESSION;
  } else if (c == 0x062F) {
    // د, دإ and دإط: a regular, a special and an emergency special session.
    for (place++; is_arabic_letter(peek(reader, place)); place++) {
      if (place > start + 8) return NO_SESSION;
    }
    place = skip_inner_blanks(reader, place);
    if (!is_dash(peek(reader, place))) return NO_SESSION;
    place = skip_digits(reader, skip_inner_blanks(reader, place + 1), 3, &value, &length);
    if (length == 0 || length > 3) return NO_SESSION;
  } else if (is_ascii_upper(c)) {
    unsigned prefix = place;
    while (place < prefix + 3 && is_ascii_upper(peek_narrow(reader, place))) place++;
    if (is_dash(peek(reader, place))) {
      unsigned after = skip_roman(reader, place + 1);
      if (after == place + 1) after = skip_digits(reader, place + 1, 3, &value, &length);
      if (after == place + 1) return NO_SESSION;
      place = after;
    } else {
      place = skip_roman(reader, prefix);
      if (place == prefix) return NO_SESSION;
    }
  } else {
    return NO_SESSION;
  }
  if (kind == YEAR_SESSION && belief != BARE) verified_until(reader, place);
  unsigned close = skip_inner_blanks(reader, place);
  if (peek_narrow(reader, close) == ')') {
    *end = close + 1;
    verified_until(reader, *end);
    return kind;
  }
  // 1373（2001 without its bracket is a citation still where its place says so.
  if (belief == BARE || kind != YEAR_SESSION || is_letter(peek(reader, place))) return NO_SESSION;
  *end = place;
  return OPEN_SESSION;
}

// 号, 决议 or 决定 after a number, which say that it is a citation.
static bool is_followed_by_resolution_word(Reader *reader, unsigned place) {
  place = skip_inner_blanks(reader, place);
  int32_t c = peek(reader, place);
  if (c == 0x53F7) return true;
  if (!is_han(c)) return false;
  unsigned end;
  bool marking = reader->marking;
  reader->marking = false;
  unsigned value = match_word(reader, &INLINE_WORDS, place, ANY_HAN_FOLLOWS, &end);
  reader->marking = marking;
  return value && (INLINE_MEANINGS[value].role == ROLE_RESOLUTION || INLINE_MEANINGS[value].role == ROLE_DECISION);
}

// 年, 年度 or 两年期 after 2015/16: years, not a citation.
static bool is_followed_by_year_word(Reader *reader, unsigned place) {
  place = skip_inner_blanks(reader, place);
  int32_t c = peek(reader, place);
  return is_year_word(c) || (c == 0x4E24 && peek(reader, place + 1) == 0x5E74);
}

// Whether session/number or year/number can stand for a citation by itself.
static bool is_credible(unsigned session, unsigned session_digits, unsigned number, unsigned number_digits) {
  if (number_digits > 3 || number == 0) return false;
  // 50/50 and 75/25 are shares.
  bool share = session + number == 100 && session % 5 == 0;
  if (session_digits == 2) return session >= 31 && !share;
  // 2015/16 is more often a season than a citation.
  return session_digits == 4 && is_year(session) && !(number_digits == 2 && number == (session + 1) % 100);
}

// The Arabic م أ-21 after 1/, a decision of a conference of parties: where it ends, or `start`.
static unsigned skip_arabic_conference(Reader *reader, unsigned start) {
  if (peek(reader, start) != 0x0645) return start;
  unsigned place = skip_inner_blanks(reader, start + 1), value, digits;
  int32_t c = peek(reader, place);
  if (c != 0x0623 && c != 0x0627) return start;
  place = skip_inner_blanks(reader, place + 1);
  if (!is_dash(peek(reader, place))) return start;
  place = skip_digits(reader, skip_inner_blanks(reader, place + 1), 3, &value, &digits);
  return digits == 0 || digits > 3 || is_letter(peek(reader, place)) ? start : place;
}

// 58/269, 2014/35, 24/11, 2015/L.5, 1/CP.21: the number after the slash and the parts.
static Symbol match_after_slash(
  Reader *reader, unsigned place, unsigned session, unsigned session_digits, Belief belief
) {
  unsigned number, digits;
  int32_t c = peek_narrow(reader, place);
  if (is_ascii_upper(c)) {
    unsigned letters = place;
    while (letters < place + 4 && is_ascii_upper(peek_narrow(reader, letters))) letters++;
    if (!is_dot(peek(reader, letters))) return NOTHING;
    // 2015/L.5 is a draft; 1/CP.21 a decision of a conference of parties.
    if (letters == place + 1 && belief == BARE) return NOTHING;
    unsigned end = skip_digits(reader, letters + 1, 3, &number, &digits);
    if (digits == 0 || digits > 3 || is_letter(peek(reader, end))) return NOTHING;
    verified_until(reader, end);
    return resolution_until(end);
  }
  unsigned conference = skip_arabic_conference(reader, place);
  if (conference != place) {
    verified_until(reader, conference);
    return resolution_until(conference);
  }
  unsigned end = skip_digits(reader, place, 4, &number, &digits);
  if (digits == 0 || digits > 4) return NOTHING;
  // 2025/042 numbers an audit or a working paper.
  if (session_digits == 4 && digits > 1 && digit_value(peek(reader, place)) == 0) return NOTHING;
  verified_until(reader, end);
  // 1966/1106 (XL): the Economic and Social Council's old numbers with the year before them.
  unsigned old;
  if (session_digits == 4 && session < 1978 && match_session(reader, end, belief, &old) == ROMAN_SESSION) {
    return resolution_until(old);
  }
  int32_t next = peek(reader, end);
  if (is_slash(next) || (is_letter(next) && !is_ascii_upper(narrow(next)))) return NOTHING;
  if (is_dot(next) && is_digit(peek(reader, end + 1))) return NOTHING;
  if (session_digits == 4 && belief != LISTED && is_followed_by_year_word(reader, end)) return NOTHING;
  if (belief == BARE && !is_credible(session, session_digits, number, digits) &&
      !is_followed_by_resolution_word(reader, end)) {
    return NOTHING;
  }
  if (next == '%' || next == 0xFF05) return NOTHING;
  unsigned parts = skip_parts(reader, end);
  if (parts == end && is_letter(next)) return NOTHING;
  return resolution_until(parts);
}

// A citation that begins with digits.
static Symbol match_number_citation(Reader *reader, unsigned start, Belief belief) {
  unsigned value, digits, end;
  unsigned place = skip_digits(reader, start, 5, &value, &digits);
  if (digits == 0 || digits > 5) return NOTHING;
  int32_t next = peek(reader, place);
  if (is_dash(next) && is_digit(peek(reader, place + 1))) {
    // 9-15/CP.19
    unsigned second, length;
    unsigned after = skip_digits(reader, place + 1, 2, &second, &length);
    if (length > 2 || !is_slash(peek(reader, after))) return NOTHING;
    bool conference = skip_arabic_conference(reader, after + 1) != after + 1;
    if (!conference && !is_ascii_upper(peek_narrow(reader, after + 1))) return NOTHING;
    return match_after_slash(reader, after + 1, value, digits, belief);
  }
  if (is_slash(next)) return match_after_slash(reader, place + 1, value, digits, belief);
  if (digits > 4) return NOTHING;
  // 3411 A and B (XXX), 1472 A(XIV), 2601A (XXIV): letters of parts, then a session in brackets.
  bool marking = reader->marking;
  reader->marking = false;
  unsigned parts = is_blank(next) || is_letter(next) ? skip_parts(reader, place) : place;
  reader->marking = marking;
  if (parts == place && is_letter(next)) return NOTHING;
  SessionKind session = match_session(reader, parts, belief, &end);
  switch (session) {
    case ROMAN_SESSION:
      // 671 (XXV) A
      if (parts == place) end = skip_parts(reader, end);
      break;
    case YEAR_SESSION:
      if (parts > place && belief == BARE) return NOTHING;
      if (belief == BARE && !is_followed_by_resolution_word(reader, end)) return NOTHING;
      break;
    case OPEN_SESSION:
      break;
    default:
      return NOTHING;
  }
  if (session != ROMAN_SESSION) verified_until(reader, end);
  return resolution_until(end);
}

// دإ-32/1 and دإط-10/20: special and emergency special sessions in Arabic.
static Symbol match_arabic_session_citation(Reader *reader, unsigned start) {
  unsigned place = start + 1, value, digits;
  while (place < start + 4 && is_arabic_letter(peek(reader, place))) place++;
  place = skip_inner_blanks(reader, place);
  if (place == start + 1 || !is_dash(peek(reader, place))) return NOTHING;
  place = skip_digits(reader, skip_inner_blanks(reader, place + 1), 3, &value, &digits);
  if (digits == 0 || digits > 3 || !is_slash(peek(reader, place))) return NOTHING;
  place = skip_digits(reader, place + 1, 3, &value, &digits);
  if (digits == 0 || digits > 3) return NOTHING;
  verified_until(reader, place);
  return resolution_until(skip_parts(reader, place));
}

static bool is_symbol_character(int32_t c) {
  return is_ascii_upper(c) || is_ascii_lower(c) || is_digit(c) || c == '.' || c == '-' || c == '/' || c == '(' ||
         c == ')' || c == '[' || c == ']' || c == 0x2011;
}

// (Prog. 2), (Sect. 3), (Vol. I), (Part II), (SUPP) after a symbol: where it ends, or `start`.
static unsigned skip_symbol_part(Reader *reader, unsigned start) {
  static const char *const WORDS[] = {"prog", "sect", "vol", "part", "supp", "chap"};
  unsigned place = skip_inner_blanks(reader, start);
  if (place > start + 1 || peek_narrow(reader, place) != '(') return start;
  place = skip_inner_blanks(reader, place + 1);
  for (unsigned word = 0; word < sizeof WORDS / sizeof WORDS[0]; word++) {
    unsigned length = 0;
    while (WORDS[word][length] && fold(peek(reader, place + length)) == WORDS[word][length]) length++;
    if (WORDS[word][length]) continue;
    for (unsigned end = place + length; end < place + 24; end++) {
      int32_t c = peek_narrow(reader, end);
      if (c == ')') {
        verified_until(reader, end + 1);
        return end + 1;
      }
      if (c == '(' || c == LINE_END) break;
    }
  }
  return start;
}

// What the segments of a symbol say of it.
typedef struct {
  // RES, DEC or PRST stands behind segments of letters alone: A/HRC/RES/51/30, but not WT/MIN(01)/DEC.
  bool resolution;
  unsigned digits;
  unsigned end;
} Segments;

static bool is_resolution_segment(Reader *reader, unsigned start, unsigned end) {
  static const char *const KINDS[] = {"RES", "DEC", "PRST"};
  for (unsigned kind = 0; kind < sizeof KINDS / sizeof KINDS[0]; kind++) {
    unsigned length = 0;
    while (KINDS[kind][length] && peek(reader, start + length) == KINDS[kind][length]) length++;
    if (!KINDS[kind][length] && start + length == end) return true;
  }
  return false;
}

// The segments after the first slash of a symbol, up to the last character that may end one.
static Segments read_segments(Reader *reader, unsigned start, bool prefix_is_statement) {
  Segments segments = {prefix_is_statement, 0, 0};
  unsigned segment = start, brackets = 0;
  bool letters_alone = true;
  for (unsigned place = start; place < start + 96; place++) {
    int32_t c = peek_narrow(reader, place);
    if (c == '/') {
      if (letters_alone && is_resolution_segment(reader, segment, place)) segments.resolution = true;
      segment = place + 1;
      continue;
    }
    if (!is_symbol_character(c)) break;
    if (!is_ascii_upper(c)) letters_alone = false;
    if (c == '(') brackets++;
    if (c == ')') {
      if (brackets == 0) break;
      brackets--;
    }
    if (is_digit(c)) segments.digits++;
    if (brackets == 0 && c != '.' && c != '-' && c != 0x2011 && c != '(' && c != '[') {
      segments.end = place + 1;
      if (segments.digits > 0) verified_until(reader, place + 1);
    }
  }
  return segments;
}

// A symbol, or a number of a special session, that begins with a capital letter.
static Symbol match_letter_symbol(Reader *reader, unsigned start, Belief belief) {
  unsigned place = start, value, digits;
  while (place < start + 8 && is_ascii_upper(peek(reader, place))) place++;
  int32_t next = peek(reader, place);
  unsigned letters = place - start;
  if (is_letter(next) && letters < 8) return NOTHING;
  int32_t first = peek(reader, start), second = letters > 1 ? peek(reader, start + 1) : 0;
  if (is_dash(next) && letters <= 2 && (first == 'S' || (first == 'E' && second == 'S'))) {
    // S-10/2, ES-10/20
    unsigned after = skip_digits(reader, place + 1, 3, &value, &digits);
    if (digits == 0 || digits > 3 || !is_slash(peek(reader, after))) return NOTHING;
    after = skip_digits(reader, after + 1, 3, &value, &digits);
    if (digits == 0 || digits > 3 || is_slash(peek(reader, after))) return NOTHING;
    verified_until(reader, after);
    return resolution_until(skip_parts(reader, after));
  }
  if (is_dot(next) && letters == 2 && first == 'S' && second == 'S') {
    // SS.XI/2
    unsigned after = skip_roman(reader, place + 1);
    if (after == place + 1 || !is_slash(peek(reader, after))) return NOTHING;
    after = skip_digits(reader, after + 1, 3, &value, &digits);
    if (digits == 0 || digits > 3) return NOTHING;
    verified_until(reader, after);
    return resolution_until(skip_parts(reader, after));
  }
  unsigned bracket = skip_inner_blanks(reader, place);
  if (bracket <= place + 1 && peek_narrow(reader, bracket) == '(' && letters == 1 && belief != BARE) {
    // B(66), a decision of the Economic Commission for Europe
    unsigned after = skip_digits(reader, bracket + 1, 2, &value, &digits);
    if (digits != 2 || peek_narrow(reader, after) != ')') return NOTHING;
    verified_until(reader, after + 1);
    return resolution_until(after + 1);
  }
  if (is_dash(next) && letters >= 2 && is_ascii_upper(peek(reader, place + 1))) {
    // UNEP-GC/DEC/27/1
    unsigned joint = place + 1;
    for (place = joint; place < joint + 8 && is_ascii_upper(peek(reader, place)); place++) {}
    letters = place - start;
    next = peek(reader, place);
  }
  if (!is_slash(next)) return NOTHING;
  if (letters == 1 && first != 'A' && first != 'E' && first != 'S' && first != 'T') return NOTHING;
  int32_t after_slash = peek(reader, place + 1);
  if (!is_digit(after_slash) && !is_ascii_upper(after_slash)) return NOTHING;
  if (letters <= 2 && first == 'S' && is_digit(after_slash)) {
    // S/19-2 is meant for S-19/2.
    unsigned after = skip_digits(reader, place + 1, 2, &value, &digits);
    if (digits <= 2 && is_dash(peek(reader, after)) && is_digit(peek(reader, after + 1))) {
      after = skip_digits(reader, after + 1, 3, &value, &digits);
      verified_until(reader, after);
      if (digits <= 3 && ends_number(reader, after)) return resolution_until(after);
    }
  }
  Segments segments = read_segments(reader, place + 1, is_resolution_segment(reader, start, place));
  if (segments.digits == 0 || segments.end == 0) return NOTHING;
  Symbol symbol = {segments.resolution ? RESOLUTION : DOCUMENT, segments.end};
  if (!segments.resolution) {
    symbol.end = skip_symbol_part(reader, symbol.end);
    return symbol;
  }
  // A/RES/3411 A and B (XXX), S/RES/1373 (2001)
  unsigned end = skip_parts(reader, symbol.end), session_end;
  if (match_session(reader, end, BARE, &session_end)) end = session_end;
  symbol.end = end;
  return symbol;
}

// Something in the place of a symbol that is none: digits, letters, strokes and brackets that end where a symbol ends.
static Symbol match_malformed(Reader *reader, unsigned start) {
  unsigned place = start, digits = 0, joints = 0;
  int32_t first = peek(reader, start);
  // Grades (P-2/1) and paths are none; what is meant for a symbol begins as symbols do.
  if (!is_digit(first) && first != 'A' && first != 'E' && first != 'S') return NOTHING;
  for (; place < start + 48; place++) {
    int32_t c = peek_narrow(reader, place);
    if (!is_symbol_character(c)) break;
    if (is_digit(c)) digits++;
    bool inside = place > start && is_symbol_character(peek_narrow(reader, place + 1));
    if ((c == '/' || c == '(') && inside) joints++;
  }
  if (digits == 0 || joints == 0 || is_letter(peek(reader, place))) return NOTHING;
  unsigned last = place;
  while (last > start && (peek_narrow(reader, last - 1) == '.' || is_dash(peek(reader, last - 1)))) last--;
  if (last != place || peek_narrow(reader, place - 1) == '/') return NOTHING;
  verified_until(reader, place);
  return resolution_until(place);
}

// The symbol at a place, as far as the belief goes.
static Symbol match_symbol(Reader *reader, unsigned start, Belief belief) {
  int32_t c = peek(reader, start);
  Symbol symbol = NOTHING;
  if (is_digit(c)) symbol = match_number_citation(reader, start, belief);
  else if (is_ascii_upper(c)) symbol = match_letter_symbol(reader, start, belief);
  else if (c == 0x062F) symbol = match_arabic_session_citation(reader, start);
  if (symbol.kind == NO_SYMBOL && belief == LISTED && (is_digit(c) || is_ascii_upper(c))) {
    symbol = match_malformed(reader, start);
  }
  return symbol;
}

#endif
