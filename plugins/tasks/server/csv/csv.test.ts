import { newId } from '@kontor/base';
import type { OutputOf } from '@kontor/schema';
import {
  type ApiClient,
  anOrgUnit,
  aPerson,
  aTeam,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CsvPlan, importCsv, previewCsv } from '../../shared/csv-api.ts';
import { csvChangedMeanwhile, csvHasProblems, csvTooLong, csvUnreadable } from '../../shared/csv-errors.ts';
import {
  addSection,
  assignTask,
  changeTask,
  deleteTask,
  getList,
  getTask,
  listHistory,
  listNotFound,
  listReadOnly,
  listTasks,
  type Task,
} from '../../shared/index.ts';
import { setListFields } from '../../shared/list-field-api.ts';
import { rankBetween } from '../../shared/rank-between.ts';
import { tasksPlugin } from '../plugin.ts';
import { aList, aTask } from '../test-tasks.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

async function exported(client: ApiClient, list: string, query = ''): Promise<{ status: number; text: string }> {
  const response = await fetch(`${server.url}/api/tasks/lists/${list}/csv${query}`, {
    headers: { cookie: client.cookie },
  });
  return {
    status: response.status,
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()),
  };
}

const preview = (
  { client }: SignedInPerson,
  list: string,
  text: string,
  columns?: (string | null)[],
): Promise<CsvPlan> => client.call(previewCsv, { list, text, ...(columns && { columns }) });

async function imported(who: SignedInPerson, list: string, text: string): Promise<OutputOf<typeof importCsv>> {
  const { created, changed } = await preview(who, list, text);
  return who.client.call(importCsv, { list, text, expected: { created, changed } });
}

const tasksOf = async ({ client }: SignedInPerson, list: string, state: 'open' | 'closed' = 'open'): Promise<Task[]> =>
  (await client.call(listTasks, { list, state, limit: 500 })).tasks;

/** A list in which everything is said that can be. */
async function aFullList() {
  const team = await aTeam(server);
  const { owner, editor, other, space } = team;
  const { client } = editor;
  const made = await aList(client, { kind: 'space', id: space }, 'Umzug: "Ämter"');
  const choice = { id: newId(), title: 'Amt; 20', colour: 'info' as const };
  const field = (kind: 'text' | 'number' | 'date' | 'yes-no' | 'link' | 'choice', title: string) => ({
    id: newId(),
    title,
    kind,
    choices: kind === 'choice' ? [choice] : [],
    inRow: false,
  });
  const fields = [
    field('text', 'Aktenzeichen'),
    field('number', 'Betrag'),
    field('date', 'Eingang'),
    field('yes-no', 'Geprüft'),
    field('link', 'Vorgang'),
    field('choice', 'Stelle'),
  ];
  const list = await owner.client.call(setListFields, { list: made.id, revision: made.revision, fields });
  const section = newId();
  await client.call(addSection, { list: list.id, id: section, title: 'In Arbeit', rank: rankBetween(null, null) });
  const [text, amount, day, checked, link, place] = fields.map(({ id }) => id);
  const task = await aTask(client, list.id, '=SUMME(A1)', {
    section,
    note: 'Zeile 1\nZeile "2"; und, mehr',
    startOn: '2026-11-01',
    dueOn: '2026-12-01',
    dueTime: '14:30',
    priority: 3,
    estimate: 90,
    labels: ['Eilt', 'a, b', 'c "d"'],
    checklist: [
      { id: newId(), text: 'Kisten holen', done: true },
      { id: newId(), text: 'Packen', done: false },
    ],
    recurrence: { rule: 'FREQ=MONTHLY;BYDAY=MO', from: 'completion' },
    assignees: [{ kind: 'person', id: other.person.id }],
    values: {
      [`${text}`]: '-10.21',
      [`${amount}`]: 1200.5,
      [`${day}`]: '2026-11-30',
      [`${checked}`]: false,
      [`${link}`]: 'https://stadt.example/a?b=1,2',
      [`${place}`]: choice.id,
    },
  });
  const part = await aTask(client, list.id, 'Teilschritt', { parent: task.id });
  const done = await aTask(client, list.id, 'Fertig');
  await client.call(changeTask, { task: done.id, revision: done.revision, state: 'done' });
  return { ...team, list, task, part, done };
}

test('a list is exported with everything, its parts behind their task, as spreadsheets read it, and without formulas', async () => {
  const { reader, stranger, list, task, part, done } = await aFullList();
  const { status, text } = await exported(reader.client, list.id);
  expect([status, text.charCodeAt(0), text.includes('\r\n')]).toEqual([200, 0xfeff, true]);
  const [head = '', first = ''] = text.slice(1).split('\r\n');
  expect(head.split(';').slice(0, 4)).toEqual(['Kennung', 'Teil von', 'Titel', 'Notiz']);
  expect(first).toContain(`${task.id};;'=SUMME(A1);"Zeile 1\nZeile ""2""; und, mehr";offen;In Arbeit;hoch;2026-11-01`);
  expect(first).toContain(`;'-10.21;"1200,5";2026-11-30;nein;`);
  const at = [task.id, `${part.id};${task.id};Teilschritt`, `${done.id};;Fertig;;erledigt`].map((mark) =>
    text.indexOf(mark),
  );
  expect(at.every((place, index) => place > (at[index - 1] ?? 0))).toBe(true);
  expect((await exported(reader.client, list.id, '?separator=comma')).text.slice(1)).toMatch(/^Kennung,Teil von,Titel/);
  expect((await exported(reader.client, list.id, '?separator=tab')).status).toBe(400);
  expect((await exported(stranger.client, list.id)).status).toBe(404);
});

test('what was exported and is imported again changes nothing, also when a spreadsheet has saved it with German dates', async () => {
  const { editor, list } = await aFullList();
  for (const query of ['', '?separator=comma']) {
    const { text } = await exported(editor.client, list.id, query);
    expect(await preview(editor, list.id, text)).toMatchObject({ created: 0, changed: 0, same: 3, problems: [] });
  }
  const { text } = await exported(editor.client, list.id);
  const german = text.replaceAll(/(\d{4})-(\d{2})-(\d{2})(?=;)/g, '$3.$2.$1').replace(';14:30;', ';14:30:00;');
  expect(german).toContain(';01.12.2026;14:30:00;');
  expect(await preview(editor, list.id, german)).toMatchObject({ created: 0, changed: 0, same: 3, problems: [] });
});

test('into another list it brings the same tasks once, however often it is imported, and then what changed of them', async () => {
  const { owner, editor, space, list, task } = await aFullList();
  const { text } = await exported(editor.client, list.id);
  const made = await aList(editor.client, { kind: 'space', id: space }, 'Kopie');
  const { fields } = await editor.client.call(getList, { list: list.id });
  const own = fields.map((field) => ({ ...field, id: newId() }));
  await owner.client.call(setListFields, { list: made.id, revision: made.revision, fields: own });
  expect(await imported(editor, made.id, text)).toEqual({ created: 3, changed: 0, same: 0 });
  expect(await imported(editor, made.id, text)).toEqual({ created: 0, changed: 0, same: 3 });
  const [copy] = await tasksOf(editor, made.id);
  const { id, list: _list, section, rank, source, createdAt, assignees, checklist, values, revision, ...said } = task;
  expect(copy).toMatchObject({ ...said, checklist: checklist.map(({ text, done }) => ({ text, done })) });
  expect(copy?.assignees.map(({ name }) => name)).toEqual(assignees.map(({ name }) => name));
  expect(Object.values(copy?.values ?? {})).toEqual(expect.arrayContaining(Object.values(values)));
  const opened = await editor.client.call(getTask, { task: copy?.id ?? '' });
  expect(opened.parts.map(({ title }) => title)).toEqual(['Teilschritt']);
  expect((await editor.client.call(getList, { list: made.id })).sections.map(({ title }) => title)).toEqual([
    'In Arbeit',
  ]);
  expect((await tasksOf(editor, made.id, 'closed')).map(({ title, closedBy }) => [title, closedBy?.id])).toEqual([
    ['Fertig', editor.person.id],
  ]);
  const later = text
    .replace("'=SUMME(A1)", 'Umziehen')
    .replace(';hoch;', ';niedrig;')
    .replace(';2026-12-01;', ';;')
    .replace(';14:30;', ';;');
  expect(await imported(editor, made.id, later)).toEqual({ created: 0, changed: 1, same: 2 });
  expect((await tasksOf(editor, made.id))[0]).toMatchObject({
    title: 'Umziehen',
    priority: 1,
    dueOn: null,
    dueTime: null,
  });
  const { entries } = await editor.client.call(listHistory, { task: copy?.id ?? '' });
  expect(entries.map(({ field }) => field)).toEqual(expect.arrayContaining(['created', 'title', 'priority', 'dueOn']));
  // The one that it came from is another task.
  expect((await editor.client.call(getTask, { task: id })).task).toMatchObject({ title: '=SUMME(A1)', revision });
});

test('columns are known by German and English names, people by e-mail and name, and who is unknown is said', async () => {
  const { editor, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const unit = await anOrgUnit(server);
  const word = newId().slice(-8);
  const email = `${word}@stadt.example`;
  const one = await aPerson(server, { givenName: 'Ute', familyName: `Klar${word}`, email });
  for (const _ of [1, 2]) await aPerson(server, { givenName: 'Jan', familyName: `Doppelt${word}` });
  const text = [
    'Key,Summary,Due Date,Status,Assignee,Unsinn',
    `A-1,Erstes,31.12.2026,in progress,"${email.toUpperCase()}, ${unit.code}",?`,
    `A-2,Zweites,2026-12-24,Done,"Klar${word}, Ute",?`,
    `A-3,Drittes,,,Jan Doppelt${word};Wer Auch Immer,?`,
  ].join('\n');
  const plan = await preview(editor, list.id, text);
  expect(plan.columns.map(({ column }) => column)).toEqual(['id', 'title', 'dueOn', 'state', 'assignees', null]);
  expect(plan).toMatchObject({ created: 3, errors: 0, warnings: 2, hasIds: true });
  expect(plan.problems.map(({ line, kind, value }) => [line, kind, value])).toEqual([
    [4, 'person_ambiguous', `Jan Doppelt${word}`],
    [4, 'person_unknown', 'Wer Auch Immer'],
  ]);
  await imported(editor, list.id, text);
  const [first] = await tasksOf(editor, list.id);
  expect(first).toMatchObject({ title: 'Erstes', dueOn: '2026-12-31', state: 'open' });
  expect(first?.assignees.map(({ subject }) => subject.id).sort()).toEqual([one.id, unit.id].sort());
  expect(await imported(editor, list.id, text)).toEqual({ created: 0, changed: 0, same: 3 });
});

test('columns can be named by hand, and without a title there is nothing to import', async () => {
  const { editor, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const text = 'Was;Wann\nKisten packen;24.12.2026\n';
  const plan = await preview(editor, list.id, text);
  expect([plan.columns.map(({ column }) => column), plan.created]).toEqual([[null, null], 0]);
  const expected = { created: 0, changed: 0 };
  await expect(editor.client.call(importCsv, { list: list.id, text, expected })).rejects.toMatchObject({
    code: csvUnreadable.code,
  });
  const columns = ['title', 'dueOn'];
  expect(await preview(editor, list.id, text, columns)).toMatchObject({ created: 1, hasIds: false });
  await editor.client.call(importCsv, { list: list.id, text, columns, expected: { created: 1, changed: 0 } });
  expect(await tasksOf(editor, list.id)).toMatchObject([{ title: 'Kisten packen', dueOn: '2026-12-24' }]);
  // What only the product says is nobody's to import.
  expect((await preview(editor, list.id, text, ['title', 'createdBy'])).columns[1]?.column).toBeNull();
});

test('every line that cannot be taken is said, and nothing is done then', async () => {
  const { editor, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const elsewhere = await aList(editor.client, { kind: 'space', id: space });
  const foreign = await aTask(editor.client, elsewhere.id, 'Woanders');
  const there = await aTask(editor.client, list.id, 'Da');
  const gone = await aTask(editor.client, list.id, 'Weg');
  await editor.client.call(deleteTask, { task: gone.id });
  const head = 'Kennung;Teil von;Titel;Beginn;Fällig am;Uhrzeit;Priorität;Aufwand;Stand;Wiederholung';
  const lines: [string, string | undefined][] = [
    ['1;;;;;;;;;', 'title_missing'],
    ['2;;x;;31.2.2026;;;;;', 'date_unreadable'],
    ['3;;x;;;25:00;;;;', 'time_unreadable'],
    ['4;;x;;;;sehr;;;', 'priority_unknown'],
    ['5;;x;;;;;lange;;', 'number_unreadable'],
    ['6;;x;;;;;;vielleicht;', 'state_unknown'],
    ['7;;x;;;;;;;jeden Tag', 'recurrence_unreadable'],
    ['8;;x;2.1.2026;1.1.2026;;;;;', 'dates_not_fitting'],
    ['8;;x;;;;;;;', 'id_double'],
    [`9;${foreign.id};x;;;;;;;`, 'parent_unknown'],
    ['10;11;x;;;;;;;', 'parent_is_part'],
    ['11;12;x;;;;;;;', undefined],
    ['12;;x;;;;;;;', undefined],
    [`${there.id};12;x;;;;;;;`, 'parent_changed'],
    [`${gone.id};;x;;;;;;;`, 'task_deleted'],
    [`13;;${'x'.repeat(301)};;;;;;;`, 'too_long'],
  ];
  const text = [head, ...lines.map(([line]) => line), '14;;"kaputt" x;;;;;;;'].join('\r\n');
  const plan = await preview(editor, list.id, text);
  const told = new Map(plan.problems.map(({ line, kind }) => [line, kind]));
  expect([...lines.map((_, index) => told.get(index + 2)), told.get(lines.length + 2)]).toEqual([
    ...lines.map(([, kind]) => kind),
    'quotes_broken',
  ]);
  expect(plan).toMatchObject({ errors: 14, warnings: 1 });
  const expected = { created: plan.created, changed: plan.changed };
  await expect(editor.client.call(importCsv, { list: list.id, text, expected })).rejects.toMatchObject({
    code: csvHasProblems.code,
  });
  expect((await tasksOf(editor, list.id)).map(({ title }) => title)).toEqual(['Da']);
});

test('a task of another list is never touched by its id, and what was not told is not done', async () => {
  const { editor, other, reader, stranger, space } = await aTeam(server);
  const own = await aList(other.client, { kind: 'person', id: other.person.id });
  const secret = await aTask(other.client, own.id, 'Geheim');
  const list = await aList(editor.client, { kind: 'space', id: space });
  const text = `Kennung;Titel\n${secret.id};Überschrieben\n`;
  expect(await imported(editor, list.id, text)).toEqual({ created: 1, changed: 0, same: 0 });
  expect((await other.client.call(getTask, { task: secret.id })).task.title).toBe('Geheim');
  const again = { list: list.id, text: text.replace('Über', 'Unter'), expected: { created: 1, changed: 0 } };
  await expect(editor.client.call(importCsv, again)).rejects.toMatchObject({ code: csvChangedMeanwhile.code });
  for (const [who, code] of [
    [reader, listReadOnly.code],
    [stranger, listNotFound.code],
  ] as const) {
    await expect(preview(who, list.id, text)).rejects.toMatchObject({ code });
    await expect(who.client.call(importCsv, again)).rejects.toMatchObject({ code });
  }
});

test('a person who is added to a line is asked, and nobody is taken off', async () => {
  const { editor, other, reader, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const task = await aTask(editor.client, list.id, 'Prüfen');
  const subject = { kind: 'person', id: other.person.id } as const;
  await editor.client.call(assignTask, { task: task.id, subject });
  const text = `Kennung;Titel;Zuständig\n${task.id};Prüfen;${reader.person.id}\n`;
  expect(await imported(editor, list.id, text)).toEqual({ created: 0, changed: 1, same: 0 });
  const { task: after } = await editor.client.call(getTask, { task: task.id });
  expect(after.assignees.map(({ subject: { id } }) => id).sort()).toEqual([other.person.id, reader.person.id].sort());
  expect(after.revision).toBe(3);
});

test('5,000 lines are imported in one go, and one more is refused', async () => {
  const { editor, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const lines = Array.from({ length: 5_000 }, (_, index) => `K-${index};Vorgang ${index};Abschnitt ${index % 5}`);
  const text = ['Kennung;Titel;Abschnitt', ...lines].join('\n');
  expect(await imported(editor, list.id, text)).toEqual({ created: 5_000, changed: 0, same: 0 });
  expect((await editor.client.call(listTasks, { list: list.id, limit: 1 })).total).toBe(5_000);
  expect(await preview(editor, list.id, text)).toMatchObject({ same: 5_000 });
  await expect(preview(editor, list.id, `${text}\nK-x;Zu viel;`)).rejects.toMatchObject({ code: csvTooLong.code });
}, 60_000);
