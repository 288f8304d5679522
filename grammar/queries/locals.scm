(document) @local.scope

(footnote_definition label: (footnote_label) @local.definition)
(footnote_reference label: (footnote_label) @local.reference)
