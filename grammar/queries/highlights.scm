; Headings

(heading_marker) @punctuation.special
(heading_keyword) @keyword
(heading_number) @number

((section heading: (_ marker: (heading_marker) @_marker title: (heading_title) @markup.heading.1))
  (#any-of? @_marker "#" "＃"))
((section heading: (_ marker: (heading_marker) @_marker title: (heading_title) @markup.heading.2))
  (#any-of? @_marker "##" "＃＃"))
((section heading: (_ marker: (heading_marker) @_marker title: (heading_title) @markup.heading.3))
  (#any-of? @_marker "###" "＃＃＃"))
((section heading: (_ marker: (heading_marker) @_marker title: (heading_title) @markup.heading.4))
  (#any-of? @_marker "####" "＃＃＃＃"))
((section heading: (_ marker: (heading_marker) @_marker title: (heading_title) @markup.heading.5))
  (#any-of? @_marker "#####" "＃＃＃＃＃"))
((section heading: (_ marker: (heading_marker) @_marker title: (heading_title) @markup.heading.6))
  (#any-of? @_marker "######" "＃＃＃＃＃＃"))

; Blocks

(paragraph_number) @number
(marker) @markup.list

; Expected accomplishments and their indicators of achievement
(section heading: (accomplishments_heading) (item marker: (marker) @type))
(section heading: (accomplishments_heading) (item (sub_item marker: (marker) @attribute)))

(caption_label) @label
(footnote_label) @markup.link.label
(table_delimiter_row) @punctuation.special
(comment) @comment
((comment) @keyword.directive
  (#match? @keyword.directive "^<!--[ \t]*planmark:"))

; The header

"---" @punctuation.special
(key) @property
(value) @string

; References

(resolution) @constant
(document_symbol) @string.special
(plan_reference) @markup.link
(goal_reference) @markup.link
(link_text) @markup.link.label
(link_url) @markup.link.url
(link !text) @markup.link.url
[ "[" "](" ")" "[^" "]" ] @punctuation.bracket

(escape) @string.escape
(open_place) @comment.todo

(text) @spell
