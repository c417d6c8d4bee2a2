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
  for (const declaration of inReadingOrder(declared)) {
    const { id, title, what, purpose, basis, kept, seenBy, places, archive, measure } = declaration;
    presented.push({
      id,
      title,
      what,
      purpose,
      basis: basisWords[basis],
      kept: typeof kept === 'function' ? await kept(tx) : kept,
      seenBy,
      measure: measure ? { guard: measure.guard, offBy: measure.offBy ?? null } : null,
      place: joined(places.map((place) => placeWords[place])),
      archive: typeof archive === 'function' ? { file: archiveFileOf(id) } : archive,
    });
  }
  return presented;
}

/** The person first, what guards accounts later, and last what only repeats the rest; else as it was declared. */
function inReadingOrder(declared: readonly Declared[]): Declared[] {
  const rank = ({ id, basis, archive }: Declared) => {
    if (typeof archive !== 'function') return 3;
    if (basis === 'security') return 2;
    return id.startsWith('people.') ? 0 : 1;
  };
  return [...declared].sort((one, other) => rank(one) - rank(other));
}

function joined(words: readonly Sentence[]): Sentence {
  return { de: words.map(({ de }) => de).join(', '), en: words.map(({ en }) => en).join(', ') };
}
