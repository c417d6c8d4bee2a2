import type { SearchDocument } from '../shared/index.ts';

/** A small seeded generator (mulberry32), so that every run measures the same documents. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const stems = (
  'Bau Amt Wohn Geld Schutz Brand Wasser Straßen Verkehr Kultur Schul Jugend Haus Halt Plan Recht Stadt Wald Park Feuer ' +
  'Wehr Abfall Grund Steuer Melde Pass Ausweis Gewerbe Markt Sport Platz Spiel Kinder Garten Pflege Sozial Hilfe Arbeit ' +
  'Personal Rat Sitzung Protokoll Vorlage Beschluss Antrag Frist Bescheid Gebühr Satzung Ordnung Prüfung Bericht Akte ' +
  'Archiv Daten Netz Technik Gerät Fräse Tisch Stuhl Raum Schlüssel Dienst Reise Urlaub Vertretung Übergabe Führung ' +
  'Förder Mittel Umwelt Klima Energie Strom Gas Wärme Kranken Versicherung Unfall Meldung Notfall Übung Ärzte Gesundheit ' +
  'Lebens Mittel Kontrolle Tier Heim Friedhof Grün Fläche Nutzung Miete Vertrag Vergabe Angebot Rechnung Zahlung Kasse'
).split(' ');
const endings = ['', '', '', 'ung', 'en', 's', 'er', 'lich', 'keit', 'sstelle', 'plan', 'verfahren'];
const givenNames = (
  'Anna Björn Cem Dorothea Emma Fatma Günther Heike İbrahim Jürgen Katrin Łukasz Maria Nguyễn Olena Peter Renée Sören ' +
  'Thomas Ursula Viktor Wolfgang Yasemin Zoë Ömer Ägidius Karl Lena Paul Sophie Jonas Mia Felix Clara Moritz Greta'
).split(' ');
const familyNames = (
  'Müller Mueller Schmidt Schmitt Schneider Fischer Weber Meyer Maier Wagner Becker Schulz Hoffmann Schäfer Koch Bauer ' +
  'Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler ' +
  'Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Vogel Friedrich Keller Günther ' +
  'Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher'
).split(' ');

/** Words by rank: the first are short and frequent, the later ones longer compounds, about `size` of them. */
export function vocabularyOf(size: number, random: () => number): string[] {
  const words = new Set<string>(stems);
  while (words.size < size) {
    const parts = 1 + Math.floor(random() * (words.size > size / 4 ? 4 : 2));
    let word = '';
    for (let part = 0; part < parts; part += 1) {
      const stem = pick(stems, random);
      word += part === 0 ? stem : stem.toLowerCase();
    }
    words.add(word + pick(endings, random));
  }
  return [...words];
}

/** A word of the vocabulary, the r-th about 1/r as often as the first (Zipf). */
function zipfWord(vocabulary: readonly string[], random: () => number): string {
  return vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? vocabulary[0] ?? '';
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

export function* people(count: number, vocabulary: readonly string[], random: () => number): Iterable<SearchDocument> {
  for (let index = 0; index < count; index += 1) {
    const given = pick(givenNames, random);
    const family =
      random() < 0.15 ? `${pick(familyNames, random)}-${pick(familyNames, random)}` : pick(familyNames, random);
    const unit = `D${1 + Math.floor(random() * 9)}.${1 + Math.floor(random() * 9)}`;
    yield {
      ref: `people/person/p${index}`,
      type: 'person',
      title: `${given} ${family}`,
      sortTitle: `${family}, ${given}`,
      fields: {
        position: `Sachbearbeitung ${zipfWord(vocabulary, random)}`,
        orgUnit: `Fachdienst ${zipfWord(vocabulary.slice(0, 60), random)}`,
        skills: [zipfWord(vocabulary, random), zipfWord(vocabulary, random)],
      },
      fragments: [
        `+49 3641 49-${1000 + Math.floor(random() * 9000)}`,
        `${Math.floor(random() * 5)}.${10 + Math.floor(random() * 60)}`,
      ],
      audience: ['everyone'],
      facets: { orgUnit: [unit] },
      updatedAt: '2026-11-22T09:00:00.000Z',
    };
  }
}

interface PageShape {
  readonly words: number;
  readonly spaces: number;
}

/** Pages of `words` words on average, each in one of `spaces` spaces. */
export function* pages(
  count: number,
  vocabulary: readonly string[],
  random: () => number,
  { words, spaces }: PageShape,
): Iterable<SearchDocument> {
  for (let index = 0; index < count; index += 1) {
    const text = (length: number) => Array.from({ length }, () => zipfWord(vocabulary, random)).join(' ');
    yield {
      ref: `wiki/page/w${index}`,
      type: index % 5 === 0 ? 'page' : index % 5 === 1 ? 'task' : 'message',
      title: text(1 + Math.floor(random() * 4)),
      body: text(Math.ceil(words * (0.2 + 1.6 * random()))),
      audience: [random() < 0.3 ? 'everyone' : `space:${Math.floor(random() * spaces)}`],
      updatedAt: '2026-11-22T09:00:00.000Z',
    };
  }
}
