import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '@kontor/plugin-api/server';
import type { SearchDocument } from '@kontor/search/shared';
import { demoConversations } from '../../plugins/chat/server/demo-conversations.ts';
import { demoGatherings } from '../../plugins/gatherings/server/demo-gatherings.ts';
import { demoIdeas } from '../../plugins/ideas/server/demo-ideas.ts';
import { demoInstructions } from '../../plugins/instructions/server/demo-texts.ts';
import { demoPosts } from '../../plugins/news/server/demo-posts.ts';
import { demoLists, ownDemoTasks } from '../../plugins/tasks/server/demo-tasks.ts';
import { type DemoPage, demoPages } from '../../plugins/wiki/server/demo-pages.ts';
import { cityOffice } from '../../server/services/demo/city-offices.ts';
import { cityGroups, citySpaces } from '../../server/services/demo/city-spaces.ts';
import { cityUnits } from '../../server/services/demo/city-units.ts';

const data = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** Why there is no corpus on this machine, or nothing. */
export function corpusAbsence(): string | undefined {
  return existsSync(join(data, 'people', 'people.csv')) ? undefined : '../shared/data is not beside this repository';
}

/** Everything there is to be found, in the form in which modules provide it, by the keys that the queries name. */
export function qualityCorpus(): SearchDocument[] {
  return [...cityDocuments(), ...peopleDocuments(), ...handbookDocuments(), ...strategyDocuments()];
}

function document(type: string, key: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument {
  const ref = `quality/${type}/${Buffer.from(`${type}:${key}`).toString('base64url')}` as const;
  return {
    ref,
    type,
    title,
    audience: ['everyone'],
    updatedAt: '2026-11-22T09:00:00.000Z',
    data: { key: `${type}:${key}` },
    ...more,
  };
}

/** `Das neue Bürgerbüro…` is known by its first word. */
function firstWord(title: string): string {
  return /^[\p{L}\p{N}]+/u.exec(title)?.[0] ?? title;
}

function* cityDocuments(): Iterable<SearchDocument> {
  for (const [index, unit] of cityUnits.entries()) {
    const office = cityOffice(unit, index, new Date('2026-11-22T09:00:00.000Z'));
    const words = [...(unit.tasks ?? []), ...office.tasks.flatMap(({ keywords }) => keywords)];
    yield document('unit', unit.code, unit.name, {
      aliases: [unit.code, ...(unit.abbreviation ? [unit.abbreviation] : []), ...words],
      fields: { tasks: unit.tasks ?? [], place: unit.place },
      fragments: office.phone === null ? [] : [office.phone],
    });
  }
  for (const space of [...citySpaces, ...cityGroups]) {
    yield document('space', space.slug, space.name, {
      aliases: [space.slug],
      fields: { description: space.description },
    });
  }
  for (const page of Object.values(demoPages).flatMap(allPages)) {
    yield document('page', page.key, page.title, { body: textOf(page.text) });
  }
  for (const { title, teaser, text } of demoPosts) {
    yield document('post', firstWord(title), title, { fields: { teaser }, body: textOf(text) });
  }
  for (const list of [...Object.values(demoLists).flat(), ownDemoTasks]) {
    for (const { title, note } of list.sections.flatMap(({ tasks }) => tasks)) {
      yield document('task', firstWord(title), title, { fields: { list: list.title }, body: note ?? '' });
    }
  }
  for (const { space, room, lines } of demoConversations) {
    for (const [index, [name, text]] of lines.entries()) {
      yield document('message', `${space}/${room.replaceAll(' ', '_')}/${index}`, text, {
        fields: { room, author: name },
      });
    }
  }
  for (const { title, text } of demoIdeas) yield document('idea', firstWord(title), title, { body: textOf(text) });
  for (const { title, description, place } of demoGatherings) {
    yield document('gathering', firstWord(title), title, {
      fields: { place: place ?? '' },
      body: textOf(description ?? ''),
    });
  }
  for (const { title, text } of demoInstructions) {
    yield document('instruction', firstWord(title), title, { body: textOf(text) });
  }
}

function allPages(pages: readonly DemoPage[]): DemoPage[] {
  return pages.flatMap((page) => [page, ...allPages(page.below ?? [])]);
}

/** Markdown without its marks, well enough for being searched. */
function textOf(markdown: string): string {
  return markdown
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[#*_>|`[\]]+/g, ' ');
}

/** The rows of a table with a line of names. */
function readRows(file: string): Record<string, string>[] {
  const [names, ...rows] = readCsv(readFileSync(join(data, 'people', file), 'utf8')).rows;
  return rows.map(({ cells }) =>
    Object.fromEntries(cells.map((cell, index) => [names?.cells[index]?.trim() ?? '', cell.trim()])),
  );
}

function* peopleDocuments(): Iterable<SearchDocument> {
  const units = readRows('org-units.csv');
  const known = new Map(units.map((unit) => [unit.code, unit]));
  for (const { code = '', name = '', place = '', tasks = '' } of units) {
    const words = tasks.split(';').filter((task) => task !== '');
    yield document('unit', code, name, { aliases: [code, ...words], fields: { tasks: words, place } });
  }
  for (const row of readRows('people.csv')) {
    const {
      login = '',
      org_unit = '',
      position = '',
      place = '',
      skills = '',
      phone = '',
      mobile = '',
      room = '',
    } = row;
    const unit = known.get(org_unit);
    const tasks = (unit?.tasks ?? '').split(';').filter((task) => task !== '');
    yield document('person', login, `${row.given_name} ${row.family_name}`, {
      sortTitle: `${row.family_name} 0 ${row.given_name}`,
      aliases: [`${row.family_name} ${row.given_name}`, ...(position.startsWith('Leitung') ? tasks : [])],
      fields: { position, orgUnit: [unit?.name ?? '', org_unit], tasks, place, room, skills: skills.split(';') },
      fragments: [phone, mobile, room].filter((text) => text !== ''),
    });
  }
}

function* handbookDocuments(): Iterable<SearchDocument> {
  const root = join(data, 'handbook', 'pages');
  for (const file of globSync('**/*.md', { cwd: root }).sort()) {
    const text = readFileSync(join(root, file), 'utf8');
    const front = /^---\n(.*?)\n---\n/s.exec(text);
    const key = file.replace(/\.md$/, '');
    const heading = /^#+ (.+)$/m.exec(text)?.[1];
    const title = /^title: *(.+)$/m.exec(front?.[1] ?? '')?.[1] ?? heading ?? key;
    const body = textOf(text.slice(front?.[0].length ?? 0));
    yield document('handbook', key, title.replace(/^"|"$|<[^>]*>/g, '').replaceAll('&amp;', '&'), { body });
  }
}

/** The long strategy by its numbered sections, each with what is below it, the short texts as they are. */
function* strategyDocuments(): Iterable<SearchDocument> {
  const [, ...sections] = readFileSync(join(data, 'strategy', '001.txt'), 'utf8').split(/^(?=#+ )/m);
  const bodies = new Map<string, { title: string; body: string }>();
  let open = '';
  for (const section of sections) {
    const [line = '', ...rest] = section.split('\n');
    const heading = /^#+ [*]*(\d+(?:\.\d+)?)(?![.\d]) +(.+?)[*]*$/.exec(line.trim());
    if (heading) {
      open = heading[1] ?? '';
      bodies.set(open, { title: textOf(heading[2] ?? '').trim(), body: rest.join('\n') });
    } else {
      const known = bodies.get(open);
      if (known) known.body += `\n${section}`;
    }
  }
  for (const [key, { title, body }] of bodies) yield document('strategy', key, title, { body: textOf(body) });
  for (const name of ['000', '002', '003', '004']) {
    const text = readFileSync(join(data, 'strategy', `${name}.txt`), 'utf8').trim();
    yield document('text', name, text.split('\n')[0]?.trim() ?? name, { body: text });
  }
}
