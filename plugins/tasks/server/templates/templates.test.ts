import { newId } from '@kontor/base';
import { listNotifications, spaceNotFound } from '@kontor/schema';
import { aSignedInPerson, aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSection, changeTask, getTask, listNotFound, listReadOnly, listTasks } from '../../shared/index.ts';
import { setListFields } from '../../shared/list-field-api.ts';
import {
  listListTemplates,
  makeListOfTemplate,
  removeListTemplate,
  restoreListTemplate,
  saveListTemplate,
} from '../../shared/list-template-api.ts';
import { templateNotFound, templateNotYours } from '../../shared/list-template-errors.ts';
import { rankBetween } from '../../shared/rank-between.ts';
import { tasksPlugin } from '../plugin.ts';
import { aList, aTask } from '../test-tasks.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

const titlesFor = async ({ client }: SignedInPerson) =>
  (await client.call(listListTemplates, {})).templates.map(({ title }) => title);

/** A list that has run once: a field, a section, tasks with dates, one of them done, one dropped. */
async function aRunList() {
  const team = await aTeam(server);
  const { owner, editor, other, space } = team;
  const { client } = editor;
  const made = await aList(client, { kind: 'space', id: space }, 'Besetzung Sachbearbeitung');
  const choice = { id: newId(), title: 'Intern', colour: 'info' as const };
  const field = { id: newId(), title: 'Verfahren', kind: 'choice' as const, choices: [choice], inRow: true };
  const list = await owner.client.call(setListFields, { list: made.id, revision: 1, fields: [field] });
  const section = newId();
  await client.call(addSection, { list: list.id, id: section, title: 'Ausschreibung', rank: rankBetween(null, null) });
  const assignees = [{ kind: 'person', id: other.person.id } as const];
  const text = await aTask(client, list.id, 'Text abstimmen', {
    section,
    startOn: '2026-03-02',
    dueOn: '2026-03-05',
    dueTime: '12:00',
    priority: 2,
    labels: ['Personalrat'],
    checklist: [{ id: newId(), text: 'Gleichstellung beteiligen', done: true }],
    values: { [field.id]: choice.id },
    assignees,
  });
  await aTask(client, list.id, 'Anforderungsprofil', { parent: text.id, dueOn: '2026-03-04' });
  const talk = await aTask(client, list.id, 'Gespräche führen', { dueOn: '2026-04-01' });
  const dropped = await aTask(client, list.id, 'Entfällt');
  await client.call(changeTask, { task: talk.id, revision: 1, state: 'done' });
  await client.call(changeTask, { task: dropped.id, revision: 1, state: 'dropped' });
  return { ...team, list, field };
}

const saved = { title: 'Stellenbesetzung', startsOn: null, withPeople: false } as const;

test('a list made of a template begins on its day, with all that it says and nothing that happened', async () => {
  const { owner, editor, other, space, list, field } = await aRunList();
  const template = { ...saved, id: newId(), list: list.id, place: { kind: 'space', id: space } as const };
  expect(await editor.client.call(saveListTemplate, template)).toMatchObject({
    tasks: 3,
    hasDates: true,
    mayRemove: true,
  });
  const place = { kind: 'person', id: owner.person.id } as const;
  const use = { template: template.id, id: newId(), place, title: 'Besetzung Leitung', startsOn: '2027-02-01' };
  const made = await owner.client.call(makeListOfTemplate, use);
  expect(made).toMatchObject({ title: 'Besetzung Leitung', place, sections: [{ title: 'Ausschreibung' }] });
  const [own] = made.fields;
  expect(own).toMatchObject({ title: 'Verfahren', choices: [{ title: 'Intern' }] });
  expect([own?.id === field.id, own?.choices[0]?.id === field.choices[0]?.id]).toEqual([false, false]);
  const { tasks } = await owner.client.call(listTasks, { list: made.id });
  expect(tasks).toMatchObject([
    { title: 'Gespräche führen', state: 'open', dueOn: '2027-03-03', section: null },
    {
      title: 'Text abstimmen',
      startOn: '2027-02-01',
      dueOn: '2027-02-04',
      dueTime: '12:00',
      labels: ['Personalrat'],
      checklist: [{ text: 'Gleichstellung beteiligen', done: false }],
      values: { [`${own?.id}`]: own?.choices[0]?.id },
      assignees: [],
      createdBy: { id: owner.person.id },
    },
  ]);
  const { parts } = await owner.client.call(getTask, { task: tasks[1]?.id ?? '' });
  expect(parts).toMatchObject([{ title: 'Anforderungsprofil', dueOn: '2027-02-03' }]);
  // Sent again it is the same list, once.
  expect((await owner.client.call(makeListOfTemplate, use)).id).toBe(made.id);
  expect((await owner.client.call(listTasks, { list: made.id })).total).toBe(2);
  await expect(other.client.call(makeListOfTemplate, use)).rejects.toMatchObject({ code: listNotFound.code });
});

test('people are in a template only where asked for, and are asked then', async () => {
  const { editor, other, space, list } = await aRunList();
  const template = { ...saved, id: newId(), list: list.id, place: { kind: 'person' } as const, withPeople: true };
  await editor.client.call(saveListTemplate, template);
  const place = { kind: 'space', id: space } as const;
  const use = { template: template.id, id: newId(), place, title: 'Noch einmal', startsOn: '2027-02-01' };
  await editor.client.call(makeListOfTemplate, use);
  const { tasks } = await editor.client.call(listTasks, { list: use.id });
  const task = tasks.find(({ title }) => title === 'Text abstimmen');
  expect(task?.assignees).toMatchObject([{ subject: { id: other.person.id }, answer: 'asked' }]);
  const { notifications } = await other.client.call(listNotifications, {});
  expect(notifications.some(({ ref }) => ref === `tasks/task/${task?.id}`)).toBe(true);
});

test('a template is for oneself, for a space, or for all; who may not see it does not find it, who may not change it is refused', async () => {
  const { editor, reader, stranger, space, list } = await aRunList();
  const admin = await aSignedInPerson(server, { roles: ['administrator'] });
  const own = await aList(admin.client, { kind: 'person', id: admin.person.id });
  const word = newId();
  const save = (who: SignedInPerson, of: string, place: Parameters<typeof placed>[0]) =>
    who.client.call(saveListTemplate, { ...saved, id: newId(), list: of, ...placed(place) });
  const placed = (place: { kind: 'person' | 'everyone' } | { kind: 'space'; id: string }) => ({
    place,
    title: `${place.kind} ${word}`,
  });
  const mine = await save(editor, list.id, { kind: 'person' });
  const ours = await save(editor, list.id, { kind: 'space', id: space });
  await expect(save(editor, list.id, { kind: 'everyone' })).rejects.toMatchObject({ code: templateNotYours.code });
  await expect(save(reader, list.id, { kind: 'space', id: space })).rejects.toMatchObject({
    code: templateNotYours.code,
  });
  await expect(save(stranger, list.id, { kind: 'person' })).rejects.toMatchObject({ code: listNotFound.code });
  await expect(save(admin, own.id, { kind: 'space', id: space })).rejects.toMatchObject({ code: spaceNotFound.code });
  const all = await save(admin, own.id, { kind: 'everyone' });
  expect(await titlesFor(editor)).toEqual(expect.arrayContaining([mine.title, ours.title, all.title]));
  expect(await titlesFor(reader)).toEqual(expect.arrayContaining([ours.title, all.title]));
  expect(await titlesFor(reader)).not.toContain(mine.title);
  expect((await titlesFor(stranger)).filter((title) => title.endsWith(word))).toEqual([all.title]);
  const place = { kind: 'person', id: stranger.person.id } as const;
  for (const { id } of [mine, ours]) {
    const use = { template: id, id: newId(), place, title: 'x', startsOn: '2027-01-01' };
    await expect(stranger.client.call(makeListOfTemplate, use)).rejects.toMatchObject({ code: templateNotFound.code });
    await expect(stranger.client.call(removeListTemplate, { template: id })).rejects.toMatchObject({
      code: templateNotFound.code,
    });
  }
  // Somebody who reads the space makes no list there.
  const there = { template: ours.id, id: newId(), place: { kind: 'space', id: space } as const, title: 'x' };
  await expect(reader.client.call(makeListOfTemplate, { ...there, startsOn: '2027-01-01' })).rejects.toMatchObject({
    code: listReadOnly.code,
  });
  await expect(reader.client.call(removeListTemplate, { template: ours.id })).rejects.toMatchObject({
    code: templateNotYours.code,
  });
  await expect(editor.client.call(removeListTemplate, { template: all.id })).rejects.toMatchObject({
    code: templateNotYours.code,
  });
  await editor.client.call(removeListTemplate, { template: ours.id });
  expect(await titlesFor(reader)).not.toContain(ours.title);
  await editor.client.call(restoreListTemplate, { template: ours.id });
  expect(await titlesFor(reader)).toContain(ours.title);
});
