import { plainLetters } from '@kontor/base';
import { type BlockKind, blockKinds } from './block-kinds.ts';
import { type BlockKindName, blockMessages, otherWords } from './block-messages.ts';

const allWords = new Map<BlockKindName, readonly string[]>(
  blockKinds.map(({ name }) => {
    const { de, en } = blockMessages.texts;
    const text = `${de[name]} ${en[name]} ${otherWords[name] ?? ''}`;
    return [name, plainLetters(text).split(/\s+/).filter(Boolean)];
  }),
);

/** Kinds of blocks that have a word beginning with each of those typed, in German or English, in their usual order. */
export function findBlocks(typed: string): readonly BlockKind[] {
  const wanted = plainLetters(typed).split(/\s+/).filter(Boolean);
  return blockKinds.filter(({ name }) =>
    wanted.every((begin) => allWords.get(name)?.some((word) => word.startsWith(begin))),
  );
}
