/** A small seeded generator (mulberry32), so that every run measures the same people. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const givenNames =
  'Anna Björn Cem Dorothea Emma Fatma Günther Heike Jürgen Katrin Łukasz Maria Nguyễn Olena Renée Søren Ursula Yasemin Zoë'.split(
    ' ',
  );
const familyNames =
  'Müller Schmidt Schmitt Schneider Fischer Weber Meyer Maier Wagner Becker Schulz Hoffmann Schäfer Bauer Richter Großkopf Yılmaz Kowalski Åberg Öztürk Dvořák Petrenko Weiß Krüger Köhler'.split(
    ' ',
  );
const positions = ['Sachbearbeitung', 'Referentin', 'Ingenieur', 'Fachkraft', 'Teamassistenz', 'Projektleitung'];
const skills = ['Excel', 'Vergaberecht', 'Gebärdensprache', 'Erste Hilfe', 'Polnisch', 'Haushaltsrecht', 'Moderation'];
const offices = ['Bauordnung', 'Wohngeldstelle', 'Standesamt', 'Tiefbau', 'Bürgerservice', 'Musikschule', 'Kämmerei'];
const tasks = ['Baugenehmigung', 'Wohngeld', 'Eheschließung', 'Straßenaufbruch', 'Ausweise', 'Unterricht', 'Haushalt'];
const places = ['Rathaus', 'Am Markt 1', 'Bahnhofstraße 12', 'Lindenallee 3', 'Werkhof'];

export interface City {
  readonly people: Buffer;
  readonly orgUnits: Buffer;
  /** What is typed to find somebody: names, numbers, skills and tasks. */
  readonly targets: readonly string[];
}

/** So many made-up people in units of about 50, as the two files of an import. */
export function makeCity(count: number, random: () => number): City {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const unitCount = Math.ceil(count / 50);
  const units = Array.from({ length: unitCount }, (_, index) => {
    const kind = index % offices.length;
    return `U${index},STADT,Fachdienst ${offices[kind]} ${index},${pick(places)},${tasks[kind]}`;
  });
  const targets = [...tasks, ...skills, ...offices];
  const people = Array.from({ length: count }, (_, index) => {
    const given = pick(givenNames);
    const family = `${pick(familyNames)}${random() < 0.2 ? `-${pick(familyNames)}` : ''}`;
    const phone = `+49 3641 49-${String(1000 + Math.floor(random() * 9000))}`;
    const room = `${Math.floor(random() * 5)}.${String(Math.floor(random() * 60)).padStart(2, '0')}`;
    if (index % 12 === 0) targets.push(given, family, `${given} ${family}`, phone.slice(-4), room);
    const unit = `U${index % unitCount}`;
    const position = index < unitCount ? `Leitung ${unit}` : pick(positions);
    return `p${index},${given},${family},p${index}@stadt.example,${phone},${room},${pick(places)},${unit},${position},${pick(skills)};${pick(skills)}`;
  });
  return {
    orgUnits: toFile('code,parent,name,place,tasks', ['STADT,,Stadtverwaltung,,', ...units]),
    people: toFile('login,given_name,family_name,email,phone,room,place,org_unit,position,skills', people),
    targets,
  };
}

function toFile(header: string, rows: readonly string[]): Buffer {
  return Buffer.from(`${header}\n${rows.join('\n')}\n`);
}

/** Every text on the way to each target from the second letter on, and each target with two letters swapped. */
export function typeTargets(targets: readonly string[], random: () => number): string[] {
  return targets.flatMap((target) => {
    const typed = Array.from({ length: target.length - 1 }, (_, index) => target.slice(0, index + 2));
    if (target.length < 5) return typed;
    const at = 1 + Math.floor(random() * (target.length - 3));
    return [...typed, target.slice(0, at) + target.charAt(at + 1) + target.charAt(at) + target.slice(at + 2)];
  });
}
