import { foldCase } from '@kontor/base';

export interface Named {
  readonly name: string;
  /** A short name beside it: the code of an org unit. */
  readonly code?: string;
}

/** The items whose name or code contains a text, in their order; letters of any case and accents are equal. */
export function matchingItems<Item extends Named>(items: readonly Item[], typed: string): Item[] {
  const wanted = foldCase(typed.trim());
  return items.filter(({ name, code }) => foldCase(name).includes(wanted) || foldCase(code ?? '').includes(wanted));
}
