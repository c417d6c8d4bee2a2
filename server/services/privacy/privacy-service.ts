import type { Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { PrivacyDeclaration as Declared } from '@kontor/plugin-api/server';
import type { PrivacyDeclaration } from '@kontor/schema';
import { basisWords, placeWords } from './privacy-words.ts';

/** Where a part lies in the archive: `accounts.sessions` in `accounts/sessions.json`. */
export function archiveFileOf(id: string): string {
  return `${id.replace('.', '/')}.json`;
}

/** The declarations as everybody may read them, with the periods that hold now. */
export async function presentDeclarations(tx: Tx, declared: readonly Declared[]): Promise<PrivacyDeclaration[]> {
  const presented: PrivacyDeclaration[] = [];
  for (const { id, title, what, purpose, basis, kept, seenBy, places, archive } of declared) {
    presented.push({
      id,
      title,
      what,
      purpose,
      basis: basisWords[basis],
      kept: typeof kept === 'function' ? await kept(tx) : kept,
      seenBy,
      place: joined(places.map((place) => placeWords[place])),
      archive: typeof archive === 'function' ? { file: archiveFileOf(id) } : archive,
    });
  }
  return presented;
}

function joined(words: readonly Sentence[]): Sentence {
  return { de: words.map(({ de }) => de).join(', '), en: words.map(({ en }) => en).join(', ') };
}
