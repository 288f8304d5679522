[
  (header)
  (section)
  (item)
  (table)
  (comment)
] @fold
