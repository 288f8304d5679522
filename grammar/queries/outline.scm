(section heading: (_ number: (_)? @context keyword: (_) @name title: (_)? @name)) @item

(section heading: (_ number: (_) @context !keyword title: (_)? @name)) @item

(section heading: (plain_heading !number !keyword title: (_) @name)) @item
