import type { SearchDocument, SearchIndex } from '../shared/index.ts';

/** A text at one moment of being typed, and of which sort. */
export interface Typing {
  readonly text: string;
  readonly sort: 'typing' | 'whole' | 'typo' | 'two words' | 'number' | 'frequent';
}

/** Texts drawn from documents: words while being typed from the second letter on, whole, misspelt, and in pairs. */
export function typingOf(documents: readonly SearchDocument[], targets: number, random: () => number): Typing[] {
  const typing: Typing[] = [];
  for (let count = 0; count < targets; count += 1) {
    const document = documents[Math.floor(random() * documents.length)];
    const words = `${document?.title} ${document?.body ?? ''}`.split(' ').filter((word) => word.length > 2);
    const word = words[Math.floor(random() * Math.min(words.length, 12))] ?? 'Amt';
    const other = words[Math.floor(random() * words.length)] ?? 'Bau';
    for (let length = 2; length < word.length; length += 1)
      typing.push({ text: word.slice(0, length), sort: 'typing' });
    typing.push({ text: word, sort: 'whole' }, { text: `${word} ${other}`, sort: 'two words' });
    if (word.length > 4) typing.push({ text: misspell(word, random), sort: 'typo' });
    const number = document?.fragments?.[0];
    if (number) typing.push({ text: number.slice(-4), sort: 'number' });
    if (count % 3 === 0) {
      const frequent = ['Bau', 'Amt', 'Schutz', 'Brand', 'Wasser'][count % 5] ?? 'Bau';
      typing.push({ text: frequent, sort: 'frequent' }, { text: `${frequent} Verkehr`, sort: 'frequent' });
    }
  }
  return typing;
}

function misspell(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

/** Runs every text on every engine in turn, after a short warm-up, and prints p50, p95, p99 and the slowest. */
export async function measureTyping(
  engines: readonly SearchIndex[],
  typing: readonly Typing[],
  tokens: readonly string[],
): Promise<void> {
  const times = new Map<string, number[]>();
  const slowest = new Map<string, { text: string; time: number }>();
  for (const [index, { text, sort }] of [...typing.slice(0, 200), ...typing].entries()) {
    for (const { engine, search } of engines.map((each) => ({ engine: each.engine, search: each.search.bind(each) }))) {
      const start = performance.now();
      await search({ text, tokens, limit: 20 });
      const time = performance.now() - start;
      if (index < 200) continue;
      for (const key of [engine, `${engine}, ${sort}`]) times.set(key, [...(times.get(key) ?? []), time]);
      if (time > (slowest.get(engine)?.time ?? 0)) slowest.set(engine, { text, time });
    }
  }
  for (const [name, list] of [...times].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(`  ${describe(name, list)}`);
  for (const [engine, { text, time }] of slowest) console.log(`  ${engine}: slowest "${text}" ${time.toFixed(1)} ms`);
}

export function describe(name: string, times: number[]): string {
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  return `${name.padEnd(24)} p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)} ms  (${times.length} searches)`;
}
