#ifndef PLANMARK_SCANNER_READER_H
#define PLANMARK_SCANNER_READER_H

// Reading ahead within a line. The lexer only goes forward; a reader keeps what it has passed, so that a verification may
// look at it again. The end of a token can be marked only where the lexer stands, that is, before anything behind that
// place has been read: every verification marks as it goes.

#include "tree_sitter/parser.h"

#include "characters.h"

// No line is read further ahead than this many characters.
#define READER_CAPACITY 1024

typedef struct {
  TSLexer *lexer;
  // Characters passed so far.
  unsigned count;
  // Where the end of the token was marked last.
  unsigned marked;
  // Whether verifications mark; off while a run of text looks ahead.
  bool marking;
  // Whether a cell border ends the line.
  bool in_cell;
  // Whether the scan only finds out what stands ahead: nothing is marked.
  bool probing;
  int32_t characters[READER_CAPACITY];
} Reader;

static inline bool at_end_of_input(TSLexer *lexer) { return lexer->lookahead == 0 && lexer->eof(lexer); }

static inline bool at_end_of_line(TSLexer *lexer) { return is_newline(lexer->lookahead) || at_end_of_input(lexer); }

// The reader's buffer is not cleared: that would cost more than most scans.
static inline void reader_start(Reader *reader, TSLexer *lexer, bool in_cell) {
  reader->lexer = lexer;
  reader->count = 0;
  reader->marked = 0;
  reader->marking = false;
  reader->in_cell = in_cell;
  reader->probing = false;
}

static inline bool reader_at_end(Reader *reader) {
  return reader->count >= READER_CAPACITY || at_end_of_line(reader->lexer) ||
         (reader->in_cell && narrow(reader->lexer->lookahead) == '|');
}

// The character at a place counted from where the reader started, or LINE_END.
static inline int32_t peek(Reader *reader, unsigned place) {
  if (place < reader->count) return reader->characters[place];
  while (!reader_at_end(reader)) {
    if (place == reader->count) return reader->lexer->lookahead;
    reader->characters[reader->count++] = reader->lexer->lookahead;
    reader->lexer->advance(reader->lexer, false);
  }
  return LINE_END;
}

// Like `peek`, with full-width signs and letters as their ASCII twins.
static inline int32_t peek_narrow(Reader *reader, unsigned place) { return narrow(peek(reader, place)); }

// Passes the characters before a place, so that its end can be marked.
static inline void pass(Reader *reader, unsigned place) {
  if (place > reader->count) peek(reader, place);
}

// Marks the token's end at a place, if nothing behind it has been passed.
static inline bool mark_at(Reader *reader, unsigned place) {
  pass(reader, place);
  if (reader->count != place) return false;
  if (!reader->probing) reader->lexer->mark_end(reader->lexer);
  reader->marked = place;
  return true;
}

// The same from within a verification.
static inline void verified_until(Reader *reader, unsigned place) {
  if (reader->marking) mark_at(reader, place);
}

static inline unsigned skip_blanks(Reader *reader, unsigned place) {
  while (is_blank(peek(reader, place)) || is_invisible(peek(reader, place))) place++;
  return place;
}

// Blanks between the parts of one reference: a few, never a tab.
static inline unsigned skip_inner_blanks(Reader *reader, unsigned place) {
  for (unsigned steps = 0; steps < 4; steps++, place++) {
    int32_t c = peek(reader, place);
    if (c == '\t' || !(is_blank(c) || is_invisible(c))) break;
  }
  return place;
}

// Passes digits, at most `limit` and one more, and gives their value and number.
static inline unsigned skip_digits(Reader *reader, unsigned place, unsigned limit, unsigned *value, unsigned *length) {
  *value = 0;
  *length = 0;
  while (*length <= limit && is_digit(peek(reader, place))) {
    *value = *value * 10 + (unsigned)digit_value(peek(reader, place));
    (*length)++;
    place++;
  }
  return place;
}

#endif
