import { plainLetters } from '@kontor/base';
import type { ChatMember } from '@kontor/matrix/client';

/** What is being typed right before the caret that suggestions fit to. */
export interface Trigger {
  readonly kind: 'mention' | 'emoji';
  readonly typed: string;
  /** Where it begins in the text, with its sign. */
  readonly start: number;
}

export function findTrigger(text: string, caret: number): Trigger | undefined {
  const before = text.slice(0, caret);
  const mention = /(?:^|[\s(])@([\p{L}][\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)?$/u.exec(before);
  if (mention) return { kind: 'mention', typed: mention[1] ?? '', start: caret - (mention[1] ?? '').length - 1 };
  const emoji = /(?:^|\s):([\w+-]{2,30})$/.exec(before);
  if (emoji) return { kind: 'emoji', typed: emoji[1] ?? '', start: caret - (emoji[1] ?? '').length - 1 };
  return undefined;
}

/** Members whose names have words that begin so, the best first; umlauts may be written either way. */
export function findMembers(members: readonly ChatMember[], typed: string, most: number): readonly ChatMember[] {
  const wanted = plainLetters(typed).split(' ').filter(Boolean);
  const ranked = members.flatMap((member) => {
    const words = plainLetters(member.name).split(/[\s-]+/);
    const at = wanted.map((each) => words.findIndex((word) => word.startsWith(each)));
    return at.includes(-1) ? [] : [{ member, rank: at[0] ?? 0 }];
  });
  return ranked
    .sort((one, other) => one.rank - other.rank || one.member.name.localeCompare(other.member.name, 'de'))
    .slice(0, most)
    .map(({ member }) => member);
}

/** The text with the trigger replaced, and where the caret then is. */
export function replaceTrigger(text: string, caret: number, { start }: Trigger, by: string) {
  const before = `${text.slice(0, start)}${by} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}
