; What a plan defines

(section heading: (programme_heading title: (heading_title) @name)) @definition.module
(section heading: (lettered_section_heading title: (heading_title) @name)) @definition.module
(section heading: (subprogramme_heading title: (heading_title) @name)) @definition.class
(section heading: (component_heading title: (heading_title) @name)) @definition.class
(section heading: (result_heading title: (heading_title) @name)) @definition.method
(section heading: (annex_heading title: (heading_title) @name)) @definition.module
(caption label: (caption_label) @name) @definition.constant
(paragraph number: (paragraph_number) @name) @definition.constant

; What it refers to

(plan_reference) @name @reference.class
(resolution) @name @reference.constant
(document_symbol) @name @reference.constant
