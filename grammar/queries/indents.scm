[
  (item)
  (sub_item)
] @indent.begin

[
  (comment)
  (table)
] @indent.auto

[
  (heading_marker)
  (header)
] @indent.zero
