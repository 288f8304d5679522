// The external scanner of Planmark. It keeps no state: what may come is read from the tokens that the parser expects, what
// stands there from the text ahead. Each kind of place in the grammar is known by a token that is expected nowhere else.
//
// Total over any bytes: wherever the parser asks, one of the tokens it expects can be made.

#include "scanner/blocks.h"

void *tree_sitter_planmark_external_scanner_create(void) { return 0; }

void tree_sitter_planmark_external_scanner_destroy(void *payload) { (void)payload; }

unsigned tree_sitter_planmark_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}

void tree_sitter_planmark_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}

// Parts whose end is marked by the verification that finds them.
static bool scan_part(Reader *reader, const bool *valid_symbols) {
  unsigned end;
  reader->marking = true;
  if (valid_symbols[TOKEN_HEADING_MARKER]) {
    return mark_at(reader, match_heading_marker(reader, 0)) && finish(reader, TOKEN_HEADING_MARKER);
  }
  if (valid_symbols[TOKEN_FENCE]) return mark_at(reader, 3) && finish(reader, TOKEN_FENCE);
  if (valid_symbols[TOKEN_KEY]) return match_key(reader) && finish(reader, TOKEN_KEY);
  if (valid_symbols[TOKEN_MARKER]) {
    // The level matters only for `a.`, which has been verified at its level.
    return match_marker(reader, 0, THIRD_LEVEL).end && finish(reader, TOKEN_MARKER);
  }
  if (valid_symbols[TOKEN_PARAGRAPH_NUMBER]) {
    return match_paragraph_number(reader, 0) && finish(reader, TOKEN_PARAGRAPH_NUMBER);
  }
  if (valid_symbols[TOKEN_CAPTION_LABEL]) {
    return match_caption_label(reader, 0) && finish(reader, TOKEN_CAPTION_LABEL);
  }
  if (valid_symbols[TOKEN_FOOTNOTE_LABEL]) {
    for (end = 0; peek_narrow(reader, end) != ']' && peek(reader, end) != LINE_END;) end++;
    return mark_at(reader, end) && finish(reader, TOKEN_FOOTNOTE_LABEL);
  }
  if (valid_symbols[TOKEN_LINK_TEXT]) {
    // The link has been verified: its text ends at the first closing bracket.
    unsigned text_end = 0;
    for (end = 0; peek(reader, end) != ']' && peek(reader, end) != LINE_END; end++) {
      if (!is_blank(peek(reader, end))) {
        text_end = end + 1;
        mark_at(reader, text_end);
      }
    }
    return text_end > 0 && finish(reader, TOKEN_LINK_TEXT);
  }
  if (valid_symbols[TOKEN_LINK_MIDDLE]) return mark_at(reader, 2) && finish(reader, TOKEN_LINK_MIDDLE);
  if (valid_symbols[TOKEN_LINK_URL]) {
    unsigned brackets = 0;
    for (end = 0; peek(reader, end) != LINE_END; end++) {
      int32_t c = peek(reader, end);
      if (c == '(') brackets++;
      if (c == ')' && brackets-- == 0) break;
    }
    return mark_at(reader, end) && finish(reader, TOKEN_LINK_URL);
  }
  if (valid_symbols[TOKEN_FOOTNOTE_CLOSE]) return mark_at(reader, 1) && finish(reader, TOKEN_FOOTNOTE_CLOSE);
  return valid_symbols[TOKEN_LINK_CLOSE] && mark_at(reader, 1) && finish(reader, TOKEN_LINK_CLOSE);
}

// Whether the parser expects one of the parts above.
static bool expects_part(const bool *valid_symbols) {
  static const uint8_t PARTS[] = {
    TOKEN_HEADING_MARKER, TOKEN_FENCE,     TOKEN_KEY,         TOKEN_MARKER,   TOKEN_PARAGRAPH_NUMBER, TOKEN_CAPTION_LABEL,
    TOKEN_FOOTNOTE_LABEL, TOKEN_FOOTNOTE_CLOSE, TOKEN_LINK_TEXT, TOKEN_LINK_MIDDLE, TOKEN_LINK_URL, TOKEN_LINK_CLOSE,
  };
  for (unsigned part = 0; part < sizeof PARTS / sizeof PARTS[0]; part++) {
    if (valid_symbols[PARTS[part]]) return true;
  }
  return false;
}

// The sign between parts that may stand here. `gap` is the width of the blanks before it.
static bool scan_separator(Reader *reader, const bool *valid_symbols, unsigned gap) {
  int32_t c = peek_narrow(reader, 0);
  // [^ and ]: around the label of a footnote, the colon behind a key
  if (!valid_symbols[TOKEN_TEXT]) return scan_sign(reader, c == '[' || c == ']' ? 2 : 1);
  // The dot behind the number of a paragraph, which alone may begin a group of runs here.
  if (valid_symbols[TOKEN_GROUPING_TEXT]) return gap == 0 && c == '.' && scan_sign(reader, 1);
  if (valid_symbols[TOKEN_SOFT_BREAK]) return c == ':' && scan_sign(reader, 1);
  return is_heading_separator(reader) && scan_sign(reader, 1);
}

// Whether a line begins here. Behind the start of a group only what may stand in the group is expected.
static bool expects_line(const bool *valid_symbols) {
  if (valid_symbols[TOKEN_PARAGRAPH_START] || valid_symbols[TOKEN_ROW_START]) return true;
  for (unsigned token = TOKEN_LEVEL_1; token <= TOKEN_LEVEL_6; token++) {
    if (valid_symbols[token]) return true;
  }
  return false;
}

bool tree_sitter_planmark_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid_symbols) {
  (void)payload;
  // While the parser recovers from an error it expects everything; there are no errors in Planmark.
  if (valid_symbols[TOKEN_ERROR_GUARD]) return false;
  if (expects_line(valid_symbols)) {
    return scan_line_start(lexer, valid_symbols);
  }

  Reader reader;
  unsigned gap = pass_indentation(lexer, true);
  if (valid_symbols[TOKEN_CELL_START]) {
    if (at_end_of_line(lexer)) return scan_line_end(lexer, valid_symbols);
    lexer->mark_end(lexer);
    return emit(lexer, classify_cell(lexer));
  }
  if (valid_symbols[TOKEN_PLAIN]) {
    lexer->mark_end(lexer);
    reader_start(&reader, lexer, false);
    return finish(&reader, classify_heading(&reader));
  }
  if (valid_symbols[TOKEN_DELIMITER_ROW_TEXT]) return scan_rest_of_line(lexer, TOKEN_DELIMITER_ROW_TEXT);
  reader_start(&reader, lexer, valid_symbols[TOKEN_PLAIN_CELL_TEXT] || (valid_symbols[TOKEN_BORDER] && valid_symbols[TOKEN_TEXT]));
  if (valid_symbols[TOKEN_ESCAPE]) return mark_at(&reader, 1) && finish(&reader, TOKEN_ESCAPE);
  // The sign behind the backslash, up to where a reference might begin.
  if (valid_symbols[TOKEN_ESCAPED_TEXT]) {
    return mark_at(&reader, skip_atom(&reader, 0)) && finish(&reader, TOKEN_ESCAPED_TEXT);
  }
  if (expects_part(valid_symbols)) return scan_part(&reader, valid_symbols);
  if (expects_verified(valid_symbols)) return scan_verified(&reader, valid_symbols);
  if (at_end_of_line(lexer)) return scan_line_end(lexer, valid_symbols);
  if (valid_symbols[TOKEN_BORDER] && narrow(lexer->lookahead) == '|') {
    lexer->advance(lexer, false);
    lexer->mark_end(lexer);
    return emit(lexer, TOKEN_BORDER);
  }
  if (valid_symbols[TOKEN_PLAIN_CELL_TEXT]) {
    while (!reader_at_end(&reader)) {
      if (!is_blank(peek(&reader, reader.count))) mark_at(&reader, reader.count + 1);
      else pass(&reader, reader.count + 1);
    }
    return finish(&reader, TOKEN_PLAIN_CELL_TEXT);
  }
  if (valid_symbols[TOKEN_VALUE]) return scan_rest_of_line(lexer, TOKEN_VALUE);
  if (valid_symbols[TOKEN_MANDATE_RESOLUTION]) {
    bool behind_gap = gap > 1;
    if (scan_mandate_part(&reader, valid_symbols, behind_gap)) return true;
  } else if (valid_symbols[TOKEN_HEADING_KEYWORD]) {
    bool sign_first = valid_symbols[TOKEN_SEPARATOR] && is_prefix_dot(peek(&reader, 0));
    return sign_first ? scan_sign(&reader, 1) : finish(&reader, scan_heading_start(&reader));
  } else if (valid_symbols[TOKEN_HEADING_NUMBER]) {
    reader.marking = true;
    unsigned number_end, end;
    bool number = valid_symbols[TOKEN_TEXT] ? match_heading_number(&reader, 0) != 0
                                            : match_prefix(&reader, 0, &number_end, &end) != NO_PREFIX;
    if (number) return finish(&reader, TOKEN_HEADING_NUMBER);
    if (valid_symbols[TOKEN_SEPARATOR] && scan_separator(&reader, valid_symbols, gap)) return true;
  } else if (valid_symbols[TOKEN_SEPARATOR] && scan_separator(&reader, valid_symbols, gap)) {
    return true;
  }
  return (valid_symbols[TOKEN_TEXT] || valid_symbols[TOKEN_GROUPING_TEXT]) && scan_inline(&reader, valid_symbols);
}
