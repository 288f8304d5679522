#ifndef PLANMARK_SCANNER_BLOCKS_H
#define PLANMARK_SCANNER_BLOCKS_H

// Where lines begin and end, and the parts of blocks before their text.

#include "inline.h"

// One block in so many begins a group, one in so many a group of groups.
#define BLOCKS_IN_A_GROUP 16
#define BLOCKS_IN_A_SUPERGROUP 512

// One section in so many begins a group of its depth.
#define SECTIONS_IN_A_GROUP 16

// Characters that tell one block, one row, one heading from another.
#define BLOCK_BEGINNING 12
#define ROW_BEGINNING 24
#define HEADING_BEGINNING 24

// Passes CR, LF or both.
static void pass_newline(TSLexer *lexer, bool skip) {
  bool carriage_return = lexer->lookahead == '\r';
  lexer->advance(lexer, skip);
  if (carriage_return && lexer->lookahead == '\n') lexer->advance(lexer, skip);
}

// Passes blanks from the beginning of a line and gives the column behind them.
static unsigned pass_indentation(TSLexer *lexer, bool skip) {
  unsigned column = 0;
  while (is_blank(lexer->lookahead) || is_invisible(lexer->lookahead)) {
    column += column_width(lexer->lookahead);
    lexer->advance(lexer, skip);
  }
  return column;
}

static bool emit(TSLexer *lexer, enum Token token) {
  lexer->result_symbol = (TSSymbol)token;
  return true;
}

// Passes a comment, up to --> or to the next blank line; where it ends is marked if `mark` says so.
static void pass_comment(TSLexer *lexer, bool mark) {
  unsigned dashes = 0;
  for (;;) {
    if (at_end_of_line(lexer)) {
      if (mark) lexer->mark_end(lexer);
      if (at_end_of_input(lexer)) return;
      pass_newline(lexer, false);
      pass_indentation(lexer, false);
      if (at_end_of_line(lexer)) return;
      dashes = 0;
      continue;
    }
    int32_t c = lexer->lookahead;
    lexer->advance(lexer, false);
    if (c == '>' && dashes >= 2) {
      if (mark) lexer->mark_end(lexer);
      return;
    }
    dashes = c == '-' ? dashes + 1 : 0;
  }
}

// What the next line is that is not blank, from behind a comment; a paragraph where more text stands behind the comment.
static enum Token classify_line_behind_comment(TSLexer *lexer) {
  pass_indentation(lexer, false);
  if (!is_newline(lexer->lookahead)) return TOKEN_PARAGRAPH_START;
  unsigned column = 0;
  while (is_newline(lexer->lookahead)) {
    pass_newline(lexer, false);
    column = pass_indentation(lexer, false);
  }
  if (at_end_of_input(lexer)) return TOKEN_END_OF_FILE;
  Reader reader;
  reader_start(&reader, lexer, false);
  return classify_line(&reader, column, NOTHING_RUNS_ON);
}

// A comment belongs to the level of the sub-item that follows it, or else to that of its own indentation.
static bool scan_comment(TSLexer *lexer, unsigned column) {
  pass_comment(lexer, true);
  Level level = level_of(column);
  enum Token next = classify_line_behind_comment(lexer);
  if (next == TOKEN_SUB_ITEM_START) level = SECOND_LEVEL;
  if (next == TOKEN_DEEP_ITEM_START) level = THIRD_LEVEL;
  if (level == MARGIN) return emit(lexer, TOKEN_COMMENT);
  return emit(lexer, level == SECOND_LEVEL ? TOKEN_ITEM_COMMENT : TOKEN_SUB_ITEM_COMMENT);
}

// How a cell begins whose first character the lexer stands at.
static enum Token classify_cell(TSLexer *lexer) {
  if (lexer->lookahead != '\\') return is_plain_cell(lexer) ? TOKEN_PLAIN_CELL_START : TOKEN_CELL_START;
  Reader reader;
  reader_start(&reader, lexer, true);
  return is_escape(&reader) ? TOKEN_ESCAPED_CELL_START : TOKEN_CELL_START;
}

static unsigned match_key(Reader *reader);
static bool is_fence(Reader *reader);

// The end of a line. It looks at the next line that is not blank, as far as that decides whether what stands before it
// goes on: whether a block runs on, an item has a sub-item, a table a row, a header a field.
static bool scan_line_end(TSLexer *lexer, const bool *valid_symbols) {
  if (is_newline(lexer->lookahead)) pass_newline(lexer, false);
  lexer->mark_end(lexer);
  bool blank_line = false;
  unsigned column = pass_indentation(lexer, false);
  while (is_newline(lexer->lookahead)) {
    blank_line = true;
    pass_newline(lexer, false);
    column = pass_indentation(lexer, false);
  }
  enum Token next = TOKEN_END_OF_FILE;
  if (!at_end_of_input(lexer)) {
    Reader reader;
    reader_start(&reader, lexer, false);
    next = classify_line(&reader, column, blank_line ? NOTHING_RUNS_ON : BLOCK_RUNS_ON);
    if (next == TOKEN_ROW_START || next == TOKEN_DELIMITER_ROW_START) hash_beginning(&reader, ROW_BEGINNING);
    if (valid_symbols[TOKEN_FIELD_END] && !is_fence(&reader)) match_key(&reader);
    if (next == TOKEN_COMMENT) {
      pass_comment(lexer, false);
      classify_line_behind_comment(lexer);
    }
  }
  if (valid_symbols[TOKEN_LINE_END]) return emit(lexer, TOKEN_LINE_END);
  if (valid_symbols[TOKEN_FIELD_END]) return emit(lexer, TOKEN_FIELD_END);
  if (blank_line) return emit(lexer, TOKEN_END_OF_LINE);
  if (next == TOKEN_ESCAPED_PARAGRAPH_START) {
    return emit(lexer, valid_symbols[TOKEN_ESCAPED_SOFT_BREAK] ? TOKEN_ESCAPED_SOFT_BREAK : TOKEN_SOFT_BREAK);
  }
  return emit(lexer, next == TOKEN_PARAGRAPH_START ? TOKEN_SOFT_BREAK : TOKEN_END_OF_LINE);
}

// `---` alone on a line.
static bool is_fence(Reader *reader) {
  for (unsigned place = 0; place < 3; place++) {
    if (peek_narrow(reader, place) != '-') return false;
  }
  return peek(reader, skip_blanks(reader, 3)) == LINE_END;
}

// The end of a header's key at the beginning of a line, or 0.
static unsigned match_key(Reader *reader) {
  unsigned place = 0;
  for (; place < 64; place++) {
    int32_t c = peek(reader, place);
    if (!is_letter(c) && !is_han(c) && !(place > 0 && (is_digit(c) || c == '-' || c == '_'))) break;
  }
  if (place == 0) return 0;
  verified_until(reader, place);
  return is_colon(peek(reader, skip_blanks(reader, place))) ? place : 0;
}

// Whether a token may begin a group: a block of its own at the margin.
static bool may_begin_group(enum Token token) {
  switch (token) {
    case TOKEN_PARAGRAPH_START:
    case TOKEN_ESCAPED_PARAGRAPH_START:
    case TOKEN_NUMBERED_PARAGRAPH_START:
    case TOKEN_ITEM_START:
    case TOKEN_MANDATE_START:
    case TOKEN_CAPTION_START:
    case TOKEN_FOOTNOTE_START:
      return true;
    default:
      return false;
  }
}

// The beginning of a line, behind any blank lines.
static bool scan_line_start(TSLexer *lexer, const bool *valid_symbols) {
  bool blank_line = false;
  unsigned column;
  for (;;) {
    column = pass_indentation(lexer, true);
    if (!is_newline(lexer->lookahead)) break;
    pass_newline(lexer, true);
    blank_line = true;
  }
  lexer->mark_end(lexer);
  if (at_end_of_input(lexer)) return valid_symbols[TOKEN_END_OF_FILE] && emit(lexer, TOKEN_END_OF_FILE);
  Reader reader;
  reader_start(&reader, lexer, false);
  if (!blank_line && column == 0) {
    if (valid_symbols[TOKEN_HEADER_START] && is_fence(&reader)) return emit(lexer, TOKEN_HEADER_START);
    if (valid_symbols[TOKEN_HEADER_END] && is_fence(&reader)) return emit(lexer, TOKEN_HEADER_END);
    if (valid_symbols[TOKEN_FIELD_START] && match_key(&reader)) return emit(lexer, TOKEN_FIELD_START);
  }
  enum Token token = classify_line(&reader, column, NOTHING_RUNS_ON);
  if (token == TOKEN_COMMENT) return scan_comment(lexer, column);
  if (column == 0 && valid_symbols[TOKEN_GROUP_START] && may_begin_group(token)) {
    uint32_t hash = hash_beginning(&reader, BLOCK_BEGINNING);
    if (hash % BLOCKS_IN_A_SUPERGROUP == 0) token = TOKEN_SUPERGROUP_START;
    else if (hash % BLOCKS_IN_A_GROUP == 0) token = TOKEN_GROUP_START;
  }
  if (column == 0 && token >= TOKEN_LEVEL_1 && token <= TOKEN_LEVEL_6) {
    enum Token group = (enum Token)(TOKEN_GROUP_LEVEL_1 + (token - TOKEN_LEVEL_1));
    if (valid_symbols[group] && hash_beginning(&reader, HEADING_BEGINNING) % SECTIONS_IN_A_GROUP == 0) token = group;
  }
  if (blank_line && valid_symbols[TOKEN_TABLE_START] &&
      (token == TOKEN_ROW_START || token == TOKEN_DELIMITER_ROW_START)) {
    return emit(lexer, TOKEN_TABLE_START);
  }
  if (column == 0 && token == TOKEN_ROW_START && valid_symbols[TOKEN_ROW_GROUP_START] &&
      hash_beginning(&reader, ROW_BEGINNING) % BLOCKS_IN_A_GROUP == 0) {
    token = TOKEN_ROW_GROUP_START;
  }
  return emit(lexer, token);
}

// The parts of a mandate before its title. False where the title begins.
static bool scan_mandate_part(Reader *reader, const bool *valid_symbols, bool behind_gap) {
  // What turns out to be no symbol begins the title: at least its first atom can be text.
  mark_at(reader, skip_atom(reader, 0));
  reader->marking = true;
  bool first = !valid_symbols[TOKEN_END_OF_LINE];
  unsigned lead = first ? skip_mandate_lead(reader, 0) : 0;
  if (lead > 0 && valid_symbols[TOKEN_SEPARATOR]) return finish(reader, TOKEN_SEPARATOR);
  if (!first && valid_symbols[TOKEN_SEPARATOR]) {
    bool complete = false;
    if (!behind_gap && skip_mandate_words(reader, 0, &complete) > 0) return finish(reader, TOKEN_SEPARATOR);
    if (!behind_gap) return false;
  }
  Symbol symbol = match_listed_symbol(reader, 0, !first && !valid_symbols[TOKEN_SEPARATOR]);
  if (symbol.kind == NO_SYMBOL) return false;
  return finish(reader, symbol.kind == RESOLUTION ? TOKEN_MANDATE_RESOLUTION : TOKEN_MANDATE_DOCUMENT);
}

// A sign alone, as a separator.
static bool scan_sign(Reader *reader, unsigned length) {
  return mark_at(reader, length) && finish(reader, TOKEN_SEPARATOR);
}

// A leaf up to the last character of the line that is no blank.
static bool scan_rest_of_line(TSLexer *lexer, enum Token token) {
  while (!at_end_of_line(lexer)) {
    bool blank = is_blank(lexer->lookahead);
    lexer->advance(lexer, false);
    if (!blank) lexer->mark_end(lexer);
  }
  return emit(lexer, token);
}

#endif
