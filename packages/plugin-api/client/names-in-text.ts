export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** A piece of a sentence: plain, or the name of somebody. */
interface NamePiece {
  readonly start: number;
  readonly text: string;
  readonly person: NamedPerson | undefined;
}

/** Cuts a sentence where people are named; the pieces join to exactly the sentence. Longer names come first. */
export function namesIn(text: string, people: readonly (NamedPerson | null | undefined)[]): NamePiece[] {
  const named = people.flatMap((person) => (person && person.name !== '' ? [person] : [])).sort(byLength);
  const pieces: NamePiece[] = [];
  for (let at = 0; at < text.length; ) {
    const next = named
      .map((person) => ({ person, start: text.indexOf(person.name, at) }))
      .filter(({ start }) => start >= 0)
      .sort((one, other) => one.start - other.start)[0];
    const end = next?.start ?? text.length;
    if (end > at) pieces.push({ start: at, text: text.slice(at, end), person: undefined });
    if (next) pieces.push({ start: end, text: next.person.name, person: next.person });
    at = end + (next?.person.name.length ?? 0);
  }
  return pieces;
}

function byLength(one: NamedPerson, other: NamedPerson): number {
  return other.name.length - one.name.length;
}
