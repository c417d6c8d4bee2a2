import { newId } from '@kontor/base';
import { aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldsNotFitting, valueNotFitting } from '../shared/field-errors.ts';
import {
  changeTask,
  getList,
  getTask,
  listChangedMeanwhile,
  listHistory,
  listNotYours,
  listTasks,
  moveTask,
  type Task,
  taskReadOnly,
} from '../shared/index.ts';
import type { ListField } from '../shared/list-field.ts';
import { setListFields } from '../shared/list-field-api.ts';
import { purgeFields } from './field-store.ts';
import { tasksPlugin } from './plugin.ts';
import { aList, aTask } from './test-tasks.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

const aField = (kind: ListField['kind'], title: string, given: Partial<ListField> = {}): ListField => ({
  id: newId(),
  title,
  kind,
  choices: [],
  inRow: false,
  ...given,
});
const aChoice = (title: string) => ({ id: newId(), title, colour: 'info' as const });
const file = () => aField('text', 'Aktenzeichen', { inRow: true });

async function aFieldedList(...fields: ListField[]) {
  const team = await aTeam(server);
  const list = await aList(team.editor.client, { kind: 'space', id: team.space });
  const set = { list: list.id, revision: list.revision, fields };
  return { ...team, list: await team.owner.client.call(setListFields, set) };
}

test('whoever manages a list decides which fields its tasks have, and nobody overwrites what they have not seen', async () => {
  const fields = [aField('number', 'Betrag'), file()];
  const { owner, editor, reader, list } = await aFieldedList(...fields);
  expect(await reader.client.call(getList, { list: list.id })).toMatchObject({ fields });
  const again = { list: list.id, revision: list.revision, fields: fields.toReversed() };
  await expect(editor.client.call(setListFields, again)).rejects.toMatchObject({ code: listNotYours.code });
  await owner.client.call(setListFields, again);
  expect((await editor.client.call(getList, { list: list.id })).fields).toEqual(fields.toReversed());
  await expect(owner.client.call(setListFields, again)).rejects.toMatchObject({ code: listChangedMeanwhile.code });
});

test('fields have names of their own, choices have entries, a kind stays, and ids of other lists are nobody’s', async () => {
  const field = file();
  const { owner, list } = await aFieldedList(field);
  const elsewhere = await aFieldedList(file());
  const wrong: ListField[][] = [
    [field, aField('date', 'aktenzeichen')],
    [{ ...field, kind: 'number' }],
    [field, aField('choice', 'Stelle')],
    [field, aField('choice', 'Stelle', { choices: [aChoice('A'), aChoice('a')] })],
    [field, aField('text', 'Notiz', { choices: [aChoice('A')] })],
    elsewhere.list.fields,
  ];
  for (const fields of wrong) {
    await expect(
      owner.client.call(setListFields, { list: list.id, revision: list.revision, fields }),
    ).rejects.toMatchObject({ code: fieldsNotFitting.code });
  }
});

test('a task takes values of the right kind, each for itself, and says in its history who changed them', async () => {
  const choice = aField('choice', 'Stelle', { choices: [aChoice('Amt 10'), aChoice('Amt 20')] });
  const fields = [file(), aField('number', 'Betrag'), aField('date', 'Eingang'), choice];
  const others = [aField('yes-no', 'Geprüft'), aField('link', 'Vorgang')];
  const { editor, other, reader, list } = await aFieldedList(...fields, ...others);
  const [text, amount, day, , checked, link] = [...fields, ...others].map(({ id }) => id);
  const chosen = choice.choices[0]?.id ?? '';
  const values = { [`${text}`]: '10.21-4', [choice.id]: chosen };
  const { id, revision } = await aTask(editor.client, list.id, 'Bescheid', { values });
  const change = (who: typeof editor, given: Record<string, string | number | boolean | null>) =>
    who.client.call(changeTask, { task: id, revision, values: given });
  await change(editor, { [`${amount}`]: 1200.5, [`${checked}`]: true });
  const { task, overwrote } = await change(other, { [`${day}`]: '2026-11-30', [`${link}`]: 'https://stadt.example/a' });
  expect([task.values, overwrote]).toEqual([
    {
      ...values,
      [`${amount}`]: 1200.5,
      [`${checked}`]: true,
      [`${day}`]: '2026-11-30',
      [`${link}`]: 'https://stadt.example/a',
    },
    [],
  ]);
  const clash = await change(other, { [`${amount}`]: 7 });
  expect(clash.overwrote).toMatchObject([{ field: `values.${amount}`, was: 1200.5, by: { id: editor.person.id } }]);
  await change(editor, { [`${checked}`]: null });
  const opened = await editor.client.call(getTask, { task: id });
  expect([opened.task.values[`${checked}`], opened.fields.length]).toEqual([undefined, 6]);
  const { entries } = await editor.client.call(listHistory, { task: id });
  expect(entries[0]).toMatchObject({ field: `values.${checked}`, was: true, now: null });
  const bad: Record<string, string | number | boolean>[] = [
    { [`${amount}`]: '7' },
    { [`${day}`]: '30.11.2026' },
    { [`${link}`]: 'javascript:alert(1)' },
    { [`${text}`]: ' ' },
    { [choice.id]: newId() },
    { [`${checked}`]: 'ja' },
    { [newId()]: 'x' },
  ];
  for (const each of bad) await expect(change(editor, each)).rejects.toMatchObject({ code: valueNotFitting.code });
  await expect(change(reader, { [`${amount}`]: 7 })).rejects.toMatchObject({ code: taskReadOnly.code });
  await expect(aTask(editor.client, list.id, 'x', { values: { [newId()]: 1 } })).rejects.toMatchObject({
    code: valueNotFitting.code,
  });
});

test('a field that goes takes nothing from its tasks until it is gone for a month, and comes back with their values', async () => {
  const field = file();
  const { owner, editor, list } = await aFieldedList(field);
  const { id } = await aTask(editor.client, list.id, 'Bescheid', { values: { [field.id]: '10.21-4' } });
  const set = (revision: number, fields: ListField[]) =>
    owner.client.call(setListFields, { list: list.id, revision, fields });
  const without = await set(list.revision, []);
  expect((await editor.client.call(getTask, { task: id })).fields).toEqual([]);
  const { revision } = await set(without.revision, [field]);
  expect(await editor.client.call(getTask, { task: id })).toMatchObject({
    fields: [field],
    task: { values: { [field.id]: '10.21-4' } },
  });
  await set(revision, []);
  await server.database.transaction((tx) => purgeFields(tx, new Date(Date.now() + 1_000)));
  expect((await editor.client.call(getTask, { task: id })).task.values).toEqual({});
});

test('a task that moves keeps the values of fields that are there by name and kind, and loses the others', async () => {
  const [place, amount, loss] = [
    aField('choice', 'Stelle', { choices: [aChoice('Amt 10'), aChoice('Amt 20')] }),
    aField('number', 'Betrag'),
    aField('text', 'Farbe'),
  ];
  const { owner, editor, space, list } = await aFieldedList(place, amount, loss);
  const other = await aList(editor.client, { kind: 'space', id: space });
  const there = [
    aField('choice', 'stelle', { choices: [aChoice('Amt 20')] }),
    aField('text', 'Betrag'),
    aField('number', 'Anzahl'),
  ];
  await owner.client.call(setListFields, { list: other.id, revision: other.revision, fields: there });
  const values = { [place.id]: place.choices[1]?.id ?? '', [amount.id]: 5, [loss.id]: 'blau' };
  const { id } = await aTask(editor.client, list.id, 'Bescheid', { values });
  await editor.client.call(moveTask, { task: id, list: other.id });
  const moved: Task[] = (await editor.client.call(listTasks, { list: other.id })).tasks;
  expect(moved[0]?.values).toEqual({ [`${there[0]?.id}`]: there[0]?.choices[0]?.id });
  const { entries } = await editor.client.call(listHistory, { task: id });
  expect(entries.map(({ field, was }) => [field, was])).toEqual(
    expect.arrayContaining([
      [`values.${amount.id}`, 5],
      [`values.${loss.id}`, 'blau'],
    ]),
  );
});
