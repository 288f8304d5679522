/** What a kind of node is, and what may stand in it. */
type NodeInfo = {
  type: string;
  named: boolean;
  fields?: Record<string, ChildInfo>;
  children?: ChildInfo;
};

type ChildInfo = {
  multiple: boolean;
  required: boolean;
  types: { type: string; named: boolean }[];
};

/** The grammar of Planmark, for the `tree-sitter` package. */
declare const binding: {
  name: "planmark";
  language: unknown;
  nodeTypeInfo: NodeInfo[];
  readonly HIGHLIGHTS_QUERY: string;
  readonly FOLDS_QUERY: string;
  readonly INJECTIONS_QUERY: string;
  readonly LOCALS_QUERY: string;
  readonly TAGS_QUERY: string;
  readonly INDENTS_QUERY: string;
  readonly OUTLINE_QUERY: string;
};

export = binding;
