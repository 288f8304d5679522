/**
 * @file Planmark, the plain-text markup of United Nations programme plans
 * @license Apache-2.0 OR MIT
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

// Every token is made by the external scanner (src/scanner.c): no regular expression can be total over NUL, invalid UTF-8
// and a missing last line end, and only a scanner can read ahead to verify a reference and give the characters back.
//
// Three habits keep an edit local. Every block begins with a token, never with a repetition. Every state in which a line
// may begin accepts the same external tokens. Long flat runs are cut into hidden groups where the content says so
// (`_group_start`, `_supergroup_start`, `_group_level_1` …, `_row_group_start`, `_grouping_text`), so that what follows an
// edit is found again.
//
// One habit keeps an edited tree equal to a fresh one. A node that is taken over from the old tree is not asked again
// whether it goes on, so its last token must have looked as far ahead as that answer lies: the end of a line looks at the
// beginning of the next one, each part of a run says whether another follows (`_resolution_in_run`,
// `_plan_reference_begin`, `_goal_before_targets`). No node ends with a part that is there or not by the next token alone.

// What a heading is, and what stands in it: `keyword` (方案 2：…), `organ` (大会决议), `number` (A. …), `text`.
// The keys are also the names of zero-width tokens by which the scanner announces the heading.
const HEADINGS = {
  programme: "keyword",
  lettered_section: "number",
  subprogramme: "keyword",
  component: "keyword",
  foreword: "keyword",
  orientation: "keyword",
  background: "keyword",
  strategy: "keyword",
  external_factors: "keyword",
  objective: "keyword",
  accomplishments: "keyword",
  mandates: "keyword",
  organ: "organ",
  performance: "keyword",
  planned_results: "keyword",
  result: "keyword",
  lessons: "keyword",
  deliverables: "keyword",
  evaluation: "keyword",
  work_programme: "keyword",
  resources: "keyword",
  numbered_section: "number",
  annex: "keyword",
};

const DEPTHS = [1, 2, 3, 4, 5, 6];

// What stands under a heading. Blocks and groups are accepted everywhere, also behind a section, where the section always
// takes them: so every state in which a line may begin expects the same tokens, and what follows an edit is taken over.
const body = ($, depth) =>
  repeat(
    choice(
      $._block,
      $._group,
      $._supergroup,
      ...DEPTHS.filter((below) => below > depth).flatMap((below) => [
        alias($[`_section_${below}`], $.section),
        $[`_section_group_${below}`],
      ]),
    ),
  );

// Text and references over one or more lines, and hidden groups of the same.
const flow = ($) => repeat(choice($._inline, $._soft_break, $._escaped_line, $._flow_group));

// The cells of a row are written out up to this number: a repetition costs two more nodes a cell.
const USUAL_CELLS = 12;

// A border, the cell behind it, and what follows; the last border may end the row, or be missing.
const cells = ($, usual) =>
  usual === 0
    ? seq(repeat(seq($._border, $.table_cell)), optional($._border))
    : seq($._border, optional(seq($.table_cell, optional(cells($, usual - 1)))));

const mandate_symbol = ($) =>
  choice(alias($._mandate_resolution, $.resolution), alias($._mandate_document, $.document_symbol));

const heading_rules = Object.fromEntries(
  Object.entries(HEADINGS).map(([name, shape]) => [
    `${name}_heading`,
    ($) => seq(field("marker", $.heading_marker), $[`_${name}`], $[`_${shape}_heading_rest`]),
  ]),
);

const section_rules = Object.fromEntries(
  DEPTHS.map((depth) => [
    `_section_${depth}`,
    ($) =>
      prec.right(
        seq(
          $[`_level_${depth}`],
          field("heading", choice(...Object.keys(HEADINGS).map((name) => $[`${name}_heading`]), $.plain_heading)),
          $._line_end,
          body($, depth),
        ),
      ),
  ]),
);

const section_group_rules = Object.fromEntries(
  DEPTHS.map((depth) => [
    `_section_group_${depth}`,
    ($) => {
      const section = alias($[`_section_${depth}`], $.section);
      return prec.right(seq($[`_group_level_${depth}`], section, repeat(section)));
    },
  ]),
);

module.exports = grammar({
  name: "planmark",

  extras: () => [],

  externals: ($) => [
    // Where a line begins. Zero-width, but for the comment.
    $._level_1,
    $._level_2,
    $._level_3,
    $._level_4,
    $._level_5,
    $._level_6,
    $._paragraph_start,
    $._escaped_paragraph_start,
    $._numbered_paragraph_start,
    $._item_start,
    $._sub_item_start,
    $._deep_item_start,
    $._mandate_start,
    $._caption_start,
    $._table_start,
    $._row_start,
    $._delimiter_row_start,
    $._footnote_start,
    $.comment,
    $._item_comment,
    $._sub_item_comment,
    $._group_level_1,
    $._group_level_2,
    $._group_level_3,
    $._group_level_4,
    $._group_level_5,
    $._group_level_6,
    $._group_start,
    $._supergroup_start,
    $._row_group_start,
    $._end_of_file,

    // Where a line ends: `_end_of_line` where its block might run on, and `_soft_break` where it does, `_escaped_soft_break`
    // where it does so with a line behind a backslash; `_line_end` behind headings, rows and comments, which never run on;
    // `_field_end` in the header.
    $._end_of_line,
    $._soft_break,
    $._escaped_soft_break,
    $._line_end,
    $._field_end,

    // The header.
    $._header_start,
    $._header_end,
    $._field_start,
    $._fence,
    $.key,
    $.value,

    // Parts that belong to no node: colons, dots, brackets, words between symbols.
    $._separator,

    // Headings.
    $.heading_marker,
    $.heading_keyword,
    $.heading_number,
    ...Object.keys(HEADINGS).map((name) => $[`_${name}`]),
    $._plain,
    $._plain_with_keyword,

    // Parts of other blocks.
    $.paragraph_number,
    $.marker,
    $.caption_label,
    $.footnote_label,
    $._mandate_resolution,
    $._mandate_document,
    $._border,
    $._cell_start,
    $._escaped_cell_start,
    $._plain_cell_start,
    $._plain_cell_text,
    $._delimiter_row_text,

    // The backslash before a sign that is text, and the sign.
    $.escape,
    $._escaped_text,

    // Text and references.
    $.text,
    $._grouping_text,
    $._citing_text,
    $._citing_connector,
    $._goal_citing_text,
    $.resolution,
    $._resolution_in_run,
    $._cited_resolution,
    $._cited_resolution_in_run,
    $.document_symbol,
    $._plan_reference,
    $._plan_reference_begin,
    $._cited_plan_reference,
    $._goal_reference,
    $._goal_reference_begin,
    $._goal_before_targets,
    $._cited_goal_reference,
    $._reference_middle,
    $._reference_end,
    $._footnote_open,
    $._footnote_close,
    $._url,
    $._link_open,
    $.link_text,
    $._link_middle,
    $.link_url,
    $._link_close,
    $.open_place,

    // Never emitted: valid only while the parser recovers from an error, which tells the scanner to decline.
    $._error_guard,
  ],

  inline: ($) => [$._block, $._row_line],

  rules: {
    document: ($) => seq(optional($.header), body($, 0), $._end_of_file),

    header: ($) =>
      prec.right(
        seq(
          $._header_start,
          alias($._fence, "---"),
          $._field_end,
          repeat($.header_field),
          optional(seq($._header_end, alias($._fence, "---"), $._line_end)),
        ),
      ),

    header_field: ($) =>
      seq(
        $._field_start,
        field("key", $.key),
        $._separator,
        optional(field("value", $.value)),
        $._field_end,
      ),

    ...section_rules,

    ...section_group_rules,

    // Headings

    ...heading_rules,

    plain_heading: ($) =>
      seq(
        field("marker", $.heading_marker),
        choice(
          seq($._plain, optional(field("title", $.heading_title))),
          seq($._plain_with_keyword, $._keyword_heading_rest),
        ),
      ),

    _keyword_heading_rest: ($) =>
      seq(
        optional(choice(
          seq($._separator, optional($._separator)),
          seq(field("number", $.heading_number), optional($._separator)),
        )),
        field("keyword", $.heading_keyword),
        optional(field("number", $.heading_number)),
        optional($._separator),
        optional(field("title", $.heading_title)),
      ),

    _organ_heading_rest: ($) =>
      seq(
        optional(seq(field("number", $.heading_number), optional($._separator))),
        field("keyword", $.heading_keyword),
        optional($._separator),
        optional(field("title", $.heading_title)),
      ),

    _number_heading_rest: ($) =>
      seq(
        field("number", $.heading_number),
        optional($._separator),
        optional(field("title", $.heading_title)),
      ),

    heading_title: ($) => seq($._inline, repeat($._inline)),

    // Blocks

    _group: ($) => prec.right(seq($._group_start, $._block, repeat($._block))),

    _supergroup: ($) => prec.right(seq($._supergroup_start, $._block, repeat(choice($._block, $._group)))),

    _block: ($) =>
      choice(
        seq($.paragraph, $._end_of_line),
        $.item,
        alias($._sub_item, $.sub_item),
        alias($._deep_item, $.sub_item),
        seq($.mandate, $._end_of_line),
        seq($.caption, $._end_of_line),
        $.table,
        seq($.footnote_definition, $._end_of_line),
        $._comment_line,
        $._item_comment_line,
        $._sub_item_comment_line,
      ),

    paragraph: ($) =>
      choice(
        seq($._paragraph_start, flow($)),
        seq($._escaped_paragraph_start, $._escaped, flow($)),
        seq(
          $._numbered_paragraph_start,
          field("number", $.paragraph_number),
          optional($._separator),
          flow($),
        ),
      ),

    item: ($) =>
      prec.right(
        seq(
          $._item_start,
          field("marker", $.marker),
          flow($),
          $._end_of_line,
          repeat(
            choice(
              alias($._sub_item, $.sub_item),
              alias($._deep_item, $.sub_item),
              $._item_comment_line,
              $._sub_item_comment_line,
            ),
          ),
        ),
      ),

    _sub_item: ($) =>
      prec.right(
        seq(
          $._sub_item_start,
          field("marker", $.marker),
          flow($),
          $._end_of_line,
          repeat(choice(alias($._deep_item, $.sub_item), $._sub_item_comment_line)),
        ),
      ),

    _deep_item: ($) => seq($._deep_item_start, field("marker", $.marker), flow($), $._end_of_line),

    mandate: ($) =>
      seq(
        $._mandate_start,
        optional($._separator),
        mandate_symbol($),
        repeat(seq(optional($._separator), mandate_symbol($))),
        optional($._separator),
        optional($._soft_break),
        optional(field("title", $.mandate_title)),
      ),

    mandate_title: ($) => seq($._inline, flow($)),

    caption: ($) =>
      seq(
        $._caption_start,
        field("label", $.caption_label),
        optional($._separator),
        optional($._soft_break),
        optional(field("title", $.caption_title)),
      ),

    caption_title: ($) => seq($._inline, flow($)),

    // `_table_start` stands before a row behind a blank line, which belongs to no table above it.
    table: ($) => prec.right(seq(optional($._table_start), $._row_line, repeat(choice($._row_line, $._row_group)))),

    _row_group: ($) => prec.right(seq($._row_group_start, $._row_line, repeat($._row_line))),

    _row_line: ($) => seq(choice($.table_row, $.table_delimiter_row), $._line_end),

    table_row: ($) =>
      seq($._row_start, cells($, USUAL_CELLS)),

    table_cell: ($) => choice(
        seq($._cell_start, repeat($._inline)),
        seq($._escaped_cell_start, $._escaped, repeat($._inline)),
        seq($._plain_cell_start, alias($._plain_cell_text, $.text)),
      ),

    table_delimiter_row: ($) => seq($._delimiter_row_start, $._delimiter_row_text),

    footnote_definition: ($) =>
      seq($._footnote_start, $._separator, field("label", $.footnote_label), $._separator, flow($)),

    _comment_line: ($) => seq($.comment, $._comment_line_rest),

    // A comment between an item and its sub-items does not part them.
    _item_comment_line: ($) => seq(alias($._item_comment, $.comment), $._comment_line_rest),

    _sub_item_comment_line: ($) => seq(alias($._sub_item_comment, $.comment), $._comment_line_rest),

    _comment_line_rest: ($) =>
      choice($._line_end, seq(alias($._paragraph_after_comment, $.paragraph), $._end_of_line)),

    _paragraph_after_comment: ($) => seq($._inline, flow($)),

    // Text and references

    // What would begin something else without the backslash: `\# of trains`.
    _escaped: ($) => seq($.escape, alias($._escaped_text, $.text)),

    _escaped_line: ($) => seq($._escaped_soft_break, $._escaped),

    _flow_group: ($) =>
      prec.right(seq(alias($._grouping_text, $.text), repeat(choice($._inline, $._soft_break, $._escaped_line)))),

    _inline: ($) =>
      choice(
        $.text,
        $._citation,
        $.document_symbol,
        alias($._plan_reference, $.plan_reference),
        alias($._plan_reference_run, $.plan_reference),
        $._goal,
        $.footnote_reference,
        $.link,
        $.open_place,
      ),

    // Words that announce a number, the number, and the run that it may begin: 第 68/247、69/262 和 70/248 A 号决议.
    _citation: ($) =>
      choice(
        $.resolution,
        seq(alias($._resolution_in_run, $.resolution), $._citation_run),
        seq(alias($._citing_text, $.text), $._cited),
      ),

    _cited: ($) =>
      choice(
        alias($._cited_resolution, $.resolution),
        seq(alias($._cited_resolution_in_run, $.resolution), $._citation_run),
        alias($._cited_plan_reference, $.plan_reference),
      ),

    _citation_run: ($) =>
      seq(
        alias($._citing_connector, $.text),
        repeat(seq(alias($._cited_resolution_in_run, $.resolution), alias($._citing_connector, $.text))),
        alias($._cited_resolution, $.resolution),
      ),

    // 目标 17 关于……的第 17.18 和 17.19 段: behind a Goal, numbers of paragraphs are targets.
    _goal: ($) =>
      choice(
        alias($._goal_reference, $.goal_reference),
        alias($._goal_reference_run, $.goal_reference),
        seq(
          alias($._goal_before_targets, $.goal_reference),
          alias($._goal_citing_text, $.text),
          alias($._cited_goal_reference, $.goal_reference),
        ),
      ),

    // 次级方案 1、2 和 4, 方案 25 次级方案 5: each part has verified the next.
    _plan_reference_run: ($) => seq($._plan_reference_begin, repeat($._reference_middle), $._reference_end),

    _goal_reference_run: ($) => seq($._goal_reference_begin, repeat($._reference_middle), $._reference_end),

    footnote_reference: ($) =>
      seq(alias($._footnote_open, "[^"), field("label", $.footnote_label), alias($._footnote_close, "]")),

    link: ($) =>
      choice(
        $._url,
        seq(
          alias($._link_open, "["),
          field("text", $.link_text),
          alias($._link_middle, "]("),
          field("url", $.link_url),
          alias($._link_close, ")"),
        ),
      ),
  },
});
