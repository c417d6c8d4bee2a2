import { plainLetters } from '@kontor/base';

/** What is being typed right before the caret that suggestions fit to. */
export interface Trigger {
  readonly kind: 'mention' | 'room' | 'emoji';
  readonly typed: string;
  /** Where it begins in the text, with its sign. */
  readonly start: number;
}

export function findTrigger(text: string, caret: number): Trigger | undefined {
  const before = text.slice(0, caret);
  const mention = /(?:^|[\s(])@([\p{L}][\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{M}\p{N}'’.-]*)?)?$/u.exec(before);
  if (mention) return { kind: 'mention', typed: mention[1] ?? '', start: caret - (mention[1] ?? '').length - 1 };
  const room = /(?:^|[\s(])#([\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,40}(?: [\p{L}\p{M}\p{N}-]{0,40})?)?$/u.exec(before);
  if (room) return { kind: 'room', typed: room[1] ?? '', start: caret - (room[1] ?? '').length - 1 };
  const emoji = /(?:^|\s):([\w+-]{2,30})$/.exec(before);
  if (emoji) return { kind: 'emoji', typed: emoji[1] ?? '', start: caret - (emoji[1] ?? '').length - 1 };
  return undefined;
}

/** Those whose names have words that begin so, the best first; umlauts may be written either way. */
export function findByName<Named extends { readonly name: string }>(
  all: readonly Named[],
  typed: string,
  most: number,
): readonly Named[] {
  const wanted = plainLetters(typed).split(' ').filter(Boolean);
  const ranked = all.flatMap((each) => {
    const words = plainLetters(each.name).split(/[\s-]+/);
    const at = wanted.map((begin) => words.findIndex((word) => word.startsWith(begin)));
    return at.includes(-1) ? [] : [{ each, rank: at[0] ?? 0 }];
  });
  return ranked
    .sort((one, other) => one.rank - other.rank || one.each.name.localeCompare(other.each.name, 'de'))
    .slice(0, most)
    .map(({ each }) => each);
}
