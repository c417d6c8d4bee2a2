/** A document as it is stored and sent: the JSON of the schema, which `isDoc` of this package's schema checks. */
export interface DocNode {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly DocMark[];
  readonly content?: readonly DocNode[];
}

export interface DocMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}
