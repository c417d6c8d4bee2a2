/** What is being typed right before the caret that a list of suggestions fits to. */
export interface Trigger {
  readonly kind: 'block' | 'person' | 'object' | 'emoji';
  readonly typed: string;
  /** Signs before the caret that a choice takes the place of. */
  readonly length: number;
}

const patterns: readonly (readonly [Trigger['kind'], RegExp])[] = [
  ['block', /(?:^|\s)(\/([\p{L}\p{N}][\p{L}\p{M}\p{N} -]{0,24})?)$/u],
  ['person', /(?:^|[\s(])(@([\p{L}][\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{M}\p{N}'’.-]*)?)?)$/u],
  // At the start of a line a lone # begins a heading.
  ['object', /(?:^|[\s(])(#([\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,40}(?: [\p{L}\p{M}\p{N}-]{0,40})?))$/u],
  ['emoji', /(?:^|[\s(])(:([\w+-]{2,30}))$/u],
];

/** Of the words of a line up to the caret. */
export function findTrigger(before: string): Trigger | undefined {
  for (const [kind, pattern] of patterns) {
    const [, whole, typed = ''] = pattern.exec(before) ?? [];
    if (whole !== undefined) return { kind, typed, length: whole.length };
  }
  return undefined;
}
