#ifndef PLANMARK_SCANNER_INLINE_H
#define PLANMARK_SCANNER_INLINE_H

// Runs of text and the references between them. A run ends before a reference that has been verified, after a sentence,
// at a cell's border, or, after many characters, where the content says so.

#include "headings.h"
#include "lines.h"

// A run of text is cut at the next blank or comma after this many characters, and anywhere after four times as many.
#define LONG_RUN 200
#define LONGEST_RUN 800

// A run of text is given up after this many characters that could not be marked.
#define LONGEST_UNMARKED 64

// The characters by which one run of text is told from another: at least, at most.
#define SHORTEST_BEGINNING 6
#define LONGEST_BEGINNING 24

// One run of text in so many begins a group.
#define RUNS_IN_A_GROUP 16

// How far an announcing word reaches, in characters.
#define ANNOUNCEMENT 60

// A word that announces a citation: how near it stands to the number.
typedef enum { NOT_ANNOUNCED, ANNOUNCED_AFAR, ANNOUNCED } Announcement;

typedef struct {
  // The token of the reference, or TOKEN_ERROR_GUARD where there is none.
  enum Token token;
  // Where the characters end that cannot hold the beginning of another reference.
  unsigned atom_end;
  // Whether the characters announce a citation.
  bool announces;
  bool ordinal;
} Found;

// Arabic writes these together with the word that they precede: والبرنامج.
static bool is_arabic_prefix(int32_t c) { return c == 0x0648 || c == 0x0641 || c == 0x0628 || c == 0x0643; }

// The end of the characters that belong together: digits, the letters of a word, one sign.
static unsigned skip_atom(Reader *reader, unsigned start) {
  unsigned place = start + 1;
  int32_t c = peek(reader, start);
  if (is_digit(c)) {
    while (place < start + 64 && is_digit(peek(reader, place))) place++;
  } else if (is_letter(c)) {
    while (place < start + 64 && is_letter(peek(reader, place))) place++;
  }
  return place;
}

// http:// and www.
static bool begins_address(int32_t c) { return c == 'h' || c == 'H' || c == 'w' || c == 'W'; }

// The same for the beginning of a word, behind whose first letter a reference may begin.
static unsigned skip_first_atom(Reader *reader, unsigned start) {
  return is_arabic_prefix(peek(reader, start)) ? start + 1 : skip_atom(reader, start);
}

static bool begins_inline_word(int32_t c) {
  return c >= 0 && c <= 0xFFFF && (INLINE_FIRST_CHARACTERS[c >> 5] >> (c & 31) & 1);
}

// Whether a reference may begin at a place, by its first character and the one before it.
static bool may_begin_reference(Reader *reader, unsigned place) {
  int32_t c = peek(reader, place);
  int32_t before = place > 0 ? peek(reader, place - 1) : 0;
  if (is_digit(c)) {
    if (is_digit(before) || is_letter(before) || is_dot(before) || is_slash(before)) return false;
    if (place > 1 && (is_dash(before) || narrow(before) == ',')) {
      int32_t earlier = peek(reader, place - 2);
      return is_dash(before) ? !is_letter(earlier) : !is_digit(earlier);
    }
    return true;
  }
  if (is_letter(c)) {
    if (is_arabic_letter(c) && is_arabic_prefix(before)) {
      if (place > 1 && is_letter(peek(reader, place - 2))) return false;
    } else if (is_letter(before) || is_digit(before) || is_slash(before)) {
      return false;
    }
    return is_arabic_prefix(c) || is_ascii_upper(c) || begins_address(c) || c == 0x062F || begins_inline_word(c);
  }
  if (is_han(c)) return begins_inline_word(c);
  return narrow(c) == '[';
}

// 、 and, 和, 号和第 between a citation and the next one: where it ends, or `start`.
static unsigned skip_citing_connector(Reader *reader, unsigned start, BlankBefore blank) {
  unsigned hao = peek(reader, start) == 0x53F7 ? start + 1 : start;
  unsigned end = match_connector(reader, hao, CONNECTOR_AND, CONNECTOR_TO, hao > start ? NO_BLANK_BEFORE : blank);
  if (end == hao) return start;
  unsigned ordinal = skip_inner_blanks(reader, end);
  if (hao > start && peek(reader, ordinal) == 0x7B2C) {
    end = ordinal + 1;
    verified_until(reader, end);
  }
  return end;
}

// Whether a connector and another citation follow one that ends at a place.
static bool begins_run(Reader *reader, unsigned end) {
  bool marking = reader->marking;
  reader->marking = false;
  unsigned start = skip_inner_blanks(reader, end);
  unsigned connected = skip_citing_connector(reader, start, start > end ? BLANK_BEFORE : NO_BLANK_BEFORE);
  bool begins = connected > start &&
                match_symbol(reader, skip_inner_blanks(reader, connected), CITED).kind == RESOLUTION;
  reader->marking = marking;
  return begins;
}

// How far the words between a Goal and the numbers of its targets may reach.
#define LONGEST_GOAL_NAME 40

// 关于……的第 behind a Goal, before 17.18 和 17.19 段: where 第 ends, or `start`.
static unsigned skip_to_targets(Reader *reader, unsigned start) {
  unsigned place = start;
  for (; peek(reader, place) != 0x7B2C; place++) {
    int32_t c = peek(reader, place);
    bool name = (is_han(c) && !is_han_numeral(c)) || c == 0x3001 || is_blank(c);
    if (!name || place > start + LONGEST_GOAL_NAME) return start;
  }
  verified_until(reader, place + 1);
  bool marking = reader->marking;
  reader->marking = false;
  unsigned targets = match_han_paragraphs(reader, skip_inner_blanks(reader, place + 1), true);
  reader->marking = marking;
  return targets ? place + 1 : start;
}

// The token of a Goal whose first number ends at a place.
static enum Token goal_token(Reader *reader, unsigned end, bool run) {
  if (run) return TOKEN_GOAL_REFERENCE_BEGIN;
  bool marking = reader->marking;
  reader->marking = false;
  bool before_targets = skip_to_targets(reader, end) > end;
  reader->marking = marking;
  return before_targets ? TOKEN_GOAL_BEFORE_TARGETS : TOKEN_GOAL_REFERENCE;
}

// `[? what is to be written]`: where it ends, or 0.
static unsigned match_open_place(Reader *reader, unsigned start) {
  for (unsigned place = start + 2; place < start + LONGEST_RUN; place++) {
    int32_t c = peek_narrow(reader, place);
    if (c == LINE_END) return 0;
    if (c == ']') {
      verified_until(reader, place + 1);
      return place + 1;
    }
  }
  return 0;
}

// The reference at a place, verified. Where the reader marks, the reference's end is marked.
static Found find_reference(Reader *reader, unsigned place, Announcement announced) {
  int32_t c = peek(reader, place);
  Found found = {TOKEN_ERROR_GUARD, skip_first_atom(reader, place), false, false};
  if (narrow(c) == '[') {
    LinkParts parts;
    if (peek_narrow(reader, place + 1) == '^') {
      verified_until(reader, place + 2);
      if (match_footnote_mark(reader, place)) found.token = TOKEN_FOOTNOTE_OPEN;
    } else if (peek_narrow(reader, place + 1) == '?') {
      if (match_open_place(reader, place)) found.token = TOKEN_OPEN_PLACE;
    } else if (c == '[') {
      verified_until(reader, place + 1);
      if (match_link(reader, place, &parts)) found.token = TOKEN_LINK_OPEN;
    }
    return found;
  }
  if (begins_address(c)) {
    if (match_url(reader, place)) {
      found.token = TOKEN_URL;
      return found;
    }
  }
  if (is_digit(c) || is_ascii_upper(c) || c == 0x062F) {
    Symbol symbol = match_symbol(reader, place, BARE);
    if (symbol.kind == DOCUMENT) {
      found.token = TOKEN_DOCUMENT_SYMBOL;
      return found;
    }
    if (symbol.kind == RESOLUTION) {
      found.token = begins_run(reader, symbol.end) ? TOKEN_RESOLUTION_IN_RUN : TOKEN_RESOLUTION;
      return found;
    }
    if (announced != NOT_ANNOUNCED) {
      symbol = match_symbol(reader, place, CITED);
      // From afar only 1373 (2001) is believed; 24/7 must stand directly behind its word.
      bool believed = announced == ANNOUNCED || !is_slash(peek(reader, found.atom_end));
      if (symbol.kind == RESOLUTION && believed) {
        found.token = TOKEN_CITED_RESOLUTION;
        return found;
      }
    }
  }
  if (is_digit(c) || is_ascii_upper(c)) {
    if (match_han_paragraphs(reader, place, true)) found.token = TOKEN_PLAN_REFERENCE;
    if (is_digit(c) || found.token == TOKEN_PLAN_REFERENCE) return found;
  }
  if (!begins_inline_word(c) && !is_arabic_prefix(c)) return found;
  InlineWord word = match_inline_word(reader, place);
  if (word.end == place) return found;
  verified_until(reader, word.end);
  word.start = place;
  if (!may_begin(reader, word.role, place, word.end) && !begins_han_chain(reader, word)) {
    found.atom_end = word.end;
    return found;
  }
  switch (word.role) {
    case ROLE_RESOLUTION:
    case ROLE_DECISION:
    case ROLE_ORGAN:
      found.announces = true;
      break;
    case ROLE_ORDINAL:
      found.announces = true;
      found.ordinal = true;
      break;
    default: {
      bool goal = word.role == ROLE_GOAL || word.role == ROLE_TARGET;
      // The Chinese word for a paragraph follows its number.
      if (word.role == ROLE_PARAGRAPH && is_han(c)) break;
      Part part = match_first_part(reader, word);
      if (part.end) {
        bool run = is_followed_by_part(reader, part);
        if (goal) found.token = goal_token(reader, part.end, run);
        else found.token = run ? TOKEN_PLAN_REFERENCE_BEGIN : TOKEN_PLAN_REFERENCE;
      } else if (goal && match_target_paragraphs(reader, word)) {
        found.token = TOKEN_GOAL_REFERENCE;
      }
      break;
    }
  }
  found.atom_end = word.end;
  return found;
}

// No and Nos before a number.
static bool is_number_word(Reader *reader, unsigned start, unsigned end) {
  if (fold(peek(reader, start)) != 'n' || end > start + 3) return false;
  if (end > start + 1 && fold(peek(reader, start + 1)) != 'o') return false;
  return end < start + 3 || fold(peek(reader, start + 2)) == 's';
}

// What may stand between an announcing word and its number: No., nos., n°, №, an opening bracket, a colon.
static bool keeps_announcement(int32_t c) {
  return is_blank(c) || is_invisible(c) || is_letter(c) || is_apostrophe(c) || is_dot(c) || is_colon(c) || c == 0xB0 ||
         c == 0xBA || c == 0x2116 || c == 0x7B2C || c == 0x300B;
}

// The longest run of citations between 第 and 号 that is looked through.
#define LONGEST_CITATION_RUN 48

// Whether citations alone stand between 第 and 号.
static bool is_followed_by_numbers_and_hao(Reader *reader, unsigned start) {
  unsigned place = start;
  for (unsigned symbols = 0; symbols < LONGEST_CITATION_RUN; symbols++) {
    Symbol symbol = match_symbol(reader, place, CITED);
    if (symbol.kind == NO_SYMBOL) return false;
    if (is_followed_by_resolution_word(reader, symbol.end)) return true;
    unsigned connected = skip_connector(reader, symbol.end, CONNECTOR_AND, CONNECTOR_TO, NO_BLANK_BEFORE);
    if (connected == symbol.end) return false;
    place = skip_inner_blanks(reader, connected);
  }
  return false;
}

static bool finish(Reader *reader, enum Token token) {
  reader->lexer->result_symbol = (TSSymbol)token;
  return true;
}

// Text that may begin a group of runs begins one where its content says so.
static bool finish_text(Reader *reader, const bool *valid_symbols) {
  // Where earlier verifications have read past every place that could be marked, the text ends where they did.
  if (reader->marked == 0 && !mark_at(reader, reader->count)) return false;
  bool groups = valid_symbols[TOKEN_GROUPING_TEXT] && reader->marked >= SHORTEST_BEGINNING &&
                hash_beginning(reader, LONGEST_BEGINNING < reader->marked ? LONGEST_BEGINNING : reader->marked) %
                  RUNS_IN_A_GROUP == 0;
  return finish(reader, groups ? TOKEN_GROUPING_TEXT : TOKEN_TEXT);
}

// What a reference at a place makes of the text before it: the token of that text.
static enum Token text_before(
  Reader *reader, unsigned place, Found found, Announcement announced, bool ordinal, bool own_ordinal
) {
  if (found.token == TOKEN_CITED_RESOLUTION) {
    return !ordinal || is_followed_by_numbers_and_hao(reader, place) ? TOKEN_CITING_TEXT : TOKEN_ERROR_GUARD;
  }
  if (found.token == TOKEN_ERROR_GUARD) {
    // 第 12 段: the number of a paragraph without a dot.
    bool paragraph = ordinal && own_ordinal && announced == ANNOUNCED && is_digit(peek(reader, place)) &&
                     match_han_paragraphs(reader, place, false);
    return paragraph ? TOKEN_CITING_TEXT : TOKEN_ERROR_GUARD;
  }
  return TOKEN_TEXT;
}

// A run of text. The first atom is text already: no reference begins at the first character.
static bool scan_text(Reader *reader, const bool *valid_symbols, Found first) {
  reader->marking = false;
  unsigned place = first.atom_end;
  // Where the last character ends that is no blank.
  unsigned end = place;
  unsigned announced_at = 0;
  Announcement announced = NOT_ANNOUNCED;
  bool ordinal = false, own_ordinal = false;
  if (first.announces) {
    announced = ANNOUNCED;
    announced_at = place;
    ordinal = first.ordinal;
  }
  for (;;) {
    int32_t c = peek(reader, place);
    if (c == LINE_END) break;
    if (is_blank(c)) {
      if (end == place) mark_at(reader, place);
      place++;
      continue;
    }
    int32_t before = peek(reader, place - 1);
    if (place >= LONG_RUN && (place >= LONGEST_RUN || is_blank(before) || is_comma(before))) {
      // The content decides at which blank, so that the cuts after an edit fall where they fell before.
      bool here = place >= LONGEST_RUN || ((uint32_t)c * 2654435761u >> 28) < 4;
      if (here && reader->marked == end) break;
      if (here && end == place && mark_at(reader, place)) break;
      if (place + 64 > READER_CAPACITY) break;
    }
    // Where verifications read on and on past each other, no place can be marked: the run ends where they stand.
    if (reader->count > place && place > reader->marked + LONGEST_UNMARKED) {
      mark_at(reader, reader->count);
      return finish_text(reader, valid_symbols);
    }
    if (may_begin_reference(reader, place)) {
      if (end == place) mark_at(reader, place);
      Found found = find_reference(reader, place, announced);
      enum Token text = text_before(reader, place, found, announced, ordinal, own_ordinal);
      if (text != TOKEN_ERROR_GUARD) {
        if (reader->marked != end) return finish_text(reader, valid_symbols);
        return text == TOKEN_TEXT ? finish_text(reader, valid_symbols) : finish(reader, text);
      }
      if (found.announces) {
        own_ordinal = found.ordinal && is_own_ordinal(reader, place);
        announced = ANNOUNCED;
        announced_at = found.atom_end;
        ordinal = found.ordinal;
      } else if (is_digit(c)) {
        announced = NOT_ANNOUNCED;
      } else if (announced == ANNOUNCED && !is_number_word(reader, place, found.atom_end)) {
        announced = ANNOUNCED_AFAR;
      }
      place = found.atom_end;
      end = place;
      continue;
    }
    if (announced != NOT_ANNOUNCED) {
      if (!keeps_announcement(c) || place > announced_at + ANNOUNCEMENT) announced = NOT_ANNOUNCED;
      else if (is_letter(c) && place > announced_at + 5) announced = ANNOUNCED_AFAR;
    }
    place = is_letter(c) ? skip_atom(reader, place) : place + 1;
    end = place;
    if (is_sentence_end(c) && mark_at(reader, place)) break;
  }
  if (reader->marked != end && reader->count == place) {
    // The line has been read beyond the text's end: the blanks between belong to the text.
    mark_at(reader, place);
  }
  return finish_text(reader, valid_symbols);
}

// The next part of a reference, which the part before it has verified.
static enum Token scan_reference_part(Reader *reader) {
  Part any = {0, true, ANY_ROLE};
  Part part = match_part(reader, 0, any, BLANK_BEFORE);
  return is_followed_by_part(reader, part) ? TOKEN_REFERENCE_MIDDLE : TOKEN_REFERENCE_END;
}

// Whether a cell holds text alone, so that it is one leaf without the blanks at its end.
static bool is_plain_cell(TSLexer *lexer) {
  Reader reader;
  reader_start(&reader, lexer, true);
  reader.probing = true;
  if (peek(&reader, 0) == LINE_END) return false;
  Found first = {TOKEN_ERROR_GUARD, skip_first_atom(&reader, 0), false, false};
  if (may_begin_reference(&reader, 0)) first = find_reference(&reader, 0, NOT_ANNOUNCED);
  if (first.token != TOKEN_ERROR_GUARD) return false;
  static const bool NOTHING_EXPECTED[TOKEN_ERROR_GUARD + 1] = {false};
  scan_text(&reader, NOTHING_EXPECTED, first);
  return reader.count < READER_CAPACITY && reader_at_end(&reader) &&
         skip_blanks(&reader, reader.marked) == reader.count;
}

// Tokens that the one before them has verified: nothing else can stand here.
static bool scan_verified(Reader *reader, const bool *valid_symbols) {
  reader->marking = true;
  if (valid_symbols[TOKEN_REFERENCE_END]) return finish(reader, scan_reference_part(reader));
  if (valid_symbols[TOKEN_CITING_CONNECTOR]) {
    return skip_citing_connector(reader, 0, BLANK_BEFORE) > 0 && finish(reader, TOKEN_CITING_CONNECTOR);
  }
  if (valid_symbols[TOKEN_CITED_RESOLUTION]) {
    Symbol symbol = match_symbol(reader, 0, CITED);
    if (symbol.kind == RESOLUTION) {
      bool run = begins_run(reader, symbol.end);
      return finish(reader, run ? TOKEN_CITED_RESOLUTION_IN_RUN : TOKEN_CITED_RESOLUTION);
    }
    return match_han_paragraphs(reader, 0, false) && finish(reader, TOKEN_CITED_PLAN_REFERENCE);
  }
  if (valid_symbols[TOKEN_GOAL_CITING_TEXT]) {
    return skip_to_targets(reader, 0) > 0 && finish(reader, TOKEN_GOAL_CITING_TEXT);
  }
  return match_han_paragraphs(reader, 0, true) && finish(reader, TOKEN_CITED_GOAL_REFERENCE);
}

static bool expects_verified(const bool *valid_symbols) {
  return valid_symbols[TOKEN_REFERENCE_END] || valid_symbols[TOKEN_CITING_CONNECTOR] ||
         valid_symbols[TOKEN_CITED_RESOLUTION] || valid_symbols[TOKEN_GOAL_CITING_TEXT] ||
         valid_symbols[TOKEN_CITED_GOAL_REFERENCE];
}

// Text or a reference where no other token stands.
static bool scan_inline(Reader *reader, const bool *valid_symbols) {
  reader->marking = true;
  Found first = {TOKEN_ERROR_GUARD, skip_first_atom(reader, 0), false, false};
  mark_at(reader, first.atom_end);
  if (may_begin_reference(reader, 0)) {
    first = find_reference(reader, 0, NOT_ANNOUNCED);
    if (first.token != TOKEN_ERROR_GUARD) return finish(reader, first.token);
  }
  if (reader->marked > first.atom_end) first.atom_end = reader->marked;
  return scan_text(reader, valid_symbols, first);
}

#endif
