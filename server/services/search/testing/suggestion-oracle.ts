import { openTestDatabase } from '@kontor/database/testing';
import { BuiltInIndex, searchMigrations } from '@kontor/search/server';
import { formsOf, type SearchDocument, type SearchIndex, tokenise } from '@kontor/search/shared';
import { wordsOfTerm } from '../missed-searches.ts';
import { type FittingOffice, fitOffices, type OfficeWords } from '../office-in-charge.ts';
import { type FindTitles, suggestSpelling } from '../spelling-suggestion.ts';

const words = [
  ...['Wohngeld', 'Wohngebiet', 'Wohnheim', 'Straßenbau', 'Straßenbahn', 'Strandbad', 'Feuerwehr', 'Feuerschutz'],
  ...['Hundesteuer', 'Hundeschule', 'Kindergarten', 'Kinderbetreuung', 'Kündigung', 'Gehaltsliste', 'Gehaltsstelle'],
];
const offices: readonly OfficeWords[] = [
  { id: 'a', name: 'Wohnungsamt', abbreviation: null, tasks: [{ name: 'Wohngeld', keywords: ['Mietzuschuss'] }] },
  { id: 'b', name: 'Stadtkasse', abbreviation: 'StK', tasks: [{ name: 'Hundesteuer', keywords: [] }] },
];
const tokens = ['everyone', 'space:1', 'space:2', 'person:1'];

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item; // never beyond the end
}

function drawDocuments(random: () => number): SearchDocument[] {
  return Array.from({ length: 30 }, (_, id) => ({
    ref: `wiki/page/${id}`,
    type: 'page',
    title: [pick(words, random), pick(words, random)].join(' '),
    body: pick(words, random),
    audience: [pick(tokens, random)],
    // Different, so that the order of equals is the same with and without what is hidden.
    updatedAt: new Date(Date.UTC(2026, 0, 1, 0, id)).toISOString(),
  }));
}

/** Two or three letters of a word are changed or left out, behind those by which titles are looked for. */
function misspell(word: string, random: () => number): string {
  const letters = [...word];
  for (let count = 2 + Math.floor(random() * 2); count > 0; count -= 1) {
    const at = 3 + Math.floor(random() * (letters.length - 3));
    letters.splice(at, 1, ...(random() < 0.5 ? [] : ['x']));
  }
  return letters.join('');
}

const findIn =
  (index: SearchIndex, held: readonly string[]): FindTitles =>
  async (query) =>
    (await index.search({ ...query, tokens: held })).hits.map(({ title }) => title);

interface Asked {
  readonly text: string;
  readonly held: readonly string[];
  /** All that they may see, and all that is in the other index. */
  readonly visible: readonly SearchDocument[];
}

/** What is suggested to somebody who holds these tokens, by what is read with others. */
async function suggest({ text, held }: Asked, index: SearchIndex) {
  const spelling = await suggestSpelling(text, wordsOfTerm(text), offices, findIn(index, held));
  return { spelling, offices: fitOffices(text, offices) };
}

/** A suggestion of a word that stands nowhere where they may read, or that tells apart whether something hidden is there. */
async function findFault(
  { seen }: Indexes,
  asked: Asked,
  shown: { spelling: string | undefined; offices: readonly FittingOffice[] },
) {
  const { visible } = asked;
  const known = new Set([...visible.map(({ title }) => title), ...officeTexts()].flatMap(formsIn));
  const own = new Set(formsIn(asked.text));
  const foreign = formsIn(shown.spelling ?? '').filter((form) => !known.has(form) && !own.has(form));
  if (foreign.length > 0) return `suggests ${shown.spelling}, which they see nowhere`;
  const alone = await suggest(asked, seen);
  if (JSON.stringify(alone) !== JSON.stringify(shown))
    return `suggests ${JSON.stringify(shown)}, and without what is hidden ${JSON.stringify(alone)}`;
  return undefined;
}

function officeTexts(): string[] {
  return offices.flatMap(({ name, tasks }) => [name, ...tasks.flatMap((task) => [task.name, ...task.keywords])]);
}

function formsIn(text: string): string[] {
  return tokenise(text).flatMap((token) => formsOf(token.text));
}

interface Indexes {
  /** All that there is. */
  readonly whole: SearchIndex;
  /** What one person after the other may see of it, and nothing else. */
  readonly seen: SearchIndex;
}

/** Somebody, with an index of what they may see. */
async function drawViewer(
  { seen }: Indexes,
  documents: readonly SearchDocument[],
  random: () => number,
): Promise<Omit<Asked, 'text'>> {
  const held = tokens.filter(() => random() < 0.4);
  const visible = documents.filter(({ audience }) => audience.some((token) => held.includes(token)));
  await seen.clear();
  await seen.put(visible);
  return { held, visible };
}

/**
 * Asks for suggestions as random people with random misspelt words, and compares each with what they may see and with what
 * is suggested where nothing else is there. `reads`: the tokens with which it is really made.
 */
export async function findSuggestionFaults(
  pairs: number,
  seed: number,
  reads = (held: readonly string[]) => held,
): Promise<{ faults: string[]; suggested: number }> {
  const databases = await Promise.all([1, 2].map(() => openTestDatabase({ migrations: searchMigrations })));
  const [whole, seen] = databases.map((database) => new BuiltInIndex(database)) as [BuiltInIndex, BuiltInIndex];
  await Promise.all([whole.open(), seen.open()]);
  try {
    return await compare({ whole, seen }, pairs, seed, reads);
  } finally {
    await Promise.all([whole.close(), seen.close()]);
    await Promise.all(databases.map((database) => database.close()));
  }
}

async function compare(
  indexes: Indexes,
  pairs: number,
  seed: number,
  reads: (held: readonly string[]) => readonly string[],
) {
  const { whole } = indexes;
  const random = randomOf(seed);
  const faults: string[] = [];
  let suggested = 0;
  let viewer: Omit<Asked, 'text'> = { held: [], visible: [] };
  for (let done = 0; done < pairs; done += 40) {
    const documents = drawDocuments(random);
    await whole.clear();
    await whole.put(documents);
    for (let count = 0; count < 40; count += 1) {
      if (count % 10 === 0) viewer = await drawViewer(indexes, documents, random);
      const text = [misspell(pick(words, random), random), ...(random() < 0.3 ? [pick(words, random)] : [])].join(' ');
      const shown = await suggest({ ...viewer, text, held: reads(viewer.held) }, whole);
      if (shown.spelling !== undefined) suggested += 1;
      const fault = await findFault(indexes, { ...viewer, text }, shown);
      if (fault !== undefined) faults.push(`${text} for ${viewer.held}: ${fault}`);
    }
  }
  return { faults, suggested };
}
