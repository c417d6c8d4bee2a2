import { newId } from '@kontor/base';
import { createPage, recordVisit } from '@kontor/plugin-wiki/shared';
import { joinSpace, listNotifications, personNotFound, resolveLinks } from '@kontor/schema';
import {
  aPerson,
  aSpace,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  alreadyBegun,
  beginPlan,
  changePlan,
  endPlan,
  foldPlan,
  getOwnPlan,
  getPlan,
  itemNotFound,
  itemTicked,
  listPlans,
  notTheirLead,
  objectNotFound,
  planChangedMeanwhile,
  planNotFound,
  planRef,
  saveTemplate,
  sharePlan,
  tickItem,
} from '../shared/index.ts';
import { forgetPlans } from './forget-job.ts';
import { OnboardingContext } from './onboarding-context.ts';
import { listForArchive } from './plan-store.ts';
import { listTemplatesThatName } from './template-store.ts';
import { anItem, anOffice, begin, live } from './test-onboarding.ts';

let server: TestServer;
const clock = manualClock('2026-11-27T09:00:00Z');

beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

const own = async ({ client }: SignedInPerson) => (await client.call(getOwnPlan, {})).plan;

/** An office with a list under way that has these items. */
async function aPlan(...texts: string[]) {
  const office = await anOffice(server);
  const { lead, newcomer } = office;
  const begun = await begin(lead, newcomer.person.id);
  const items = texts.map((text) => anItem(text));
  const plan = await lead.client.call(changePlan, { plan: begun.id, revision: 1, items });
  return { ...office, plan };
}

const toldOf = async ({ client }: SignedInPerson, kind: string) =>
  (await client.call(listNotifications, { show: 'inbox' })).notifications.filter((each) => each.kind === kind);

test('who leads the person begins a list, the person has it and ticks off; twice is once', async () => {
  const { lead, newcomer, plan } = await aPlan('Ausweis holen', 'Rundgang');
  const [first] = plan.items;
  await newcomer.client.call(tickItem, { item: first?.id ?? '', done: true });
  await newcomer.client.call(tickItem, { item: first?.id ?? '', done: true });
  expect((await own(newcomer))?.items.map(({ text, isDone }) => [text, isDone])).toEqual([
    ['Ausweis holen', true],
    ['Rundgang', false],
  ]);
  expect(await own(lead)).toBeNull();
});

test('what is done is the person’s own affair until they show it, and again when they no longer do', async () => {
  const { lead, newcomer, administrator, plan } = await aPlan('Ausweis holen');
  await newcomer.client.call(tickItem, { item: plan.items[0]?.id ?? '', done: true });
  const seen = async ({ client }: SignedInPerson) => ({
    items: (await client.call(getPlan, { plan: plan.id })).items.map(({ isDone }) => isDone),
    progress: (await client.call(listPlans, {})).plans.find(({ id }) => id === plan.id)?.progress,
  });
  const nothing = { items: [null], progress: null };
  expect(await seen(lead)).toEqual(nothing);
  await newcomer.client.call(sharePlan, { shared: true });
  expect(await seen(lead)).toEqual({ items: [true], progress: { done: 1, all: 1 } });
  // Administrators are not those who lead the person.
  expect(await seen(administrator)).toEqual(nothing);
  await newcomer.client.call(sharePlan, { shared: false });
  expect(await seen(lead)).toEqual(nothing);
});

test('that something was ticked off is heard by nobody to whom it is not shown', async () => {
  const { lead, newcomer, colleague, plan } = await aPlan('Ausweis holen', 'Rundgang');
  const [listening, watching] = [await live(lead), await live(colleague)];
  const mine = await live(newcomer);
  const [hidden, shown] = plan.items.map(({ id }) => id);
  const old = await own(newcomer);
  await newcomer.client.call(tickItem, { item: hidden ?? '', done: true });
  await newcomer.client.call(sharePlan, { shared: true });
  await newcomer.client.call(tickItem, { item: shown ?? '', done: true });
  const isTick = ({ kind }: { kind: string }) => kind === itemTicked.kind;
  await listening.waitFor((event) => isTick(event) && event.payload.item === shown);
  expect(listening.events.filter(isTick).map(({ payload }) => payload.item)).toEqual([shown]);
  await mine.waitFor((event) => isTick(event) && event.payload.item === shown);
  expect(watching.events).toEqual([]);
  const folded = mine.events
    .filter(isTick)
    .reduce(
      (copy, { payload, object }) => copy && foldPlan(copy, { payload: payload as never, object }),
      old ?? undefined,
    );
  expect({ ...folded, isShared: true }).toEqual(await own(newcomer));
  for (const each of [listening, watching, mine]) each.close();
});

test('to everybody else the list does not exist, by its address, its card or its items', async () => {
  const { newcomer, colleague, stranger, plan } = await aPlan('Ausweis holen');
  const [item] = plan.items;
  for (const { client } of [colleague, stranger]) {
    await expect(client.call(getPlan, { plan: plan.id })).rejects.toMatchObject({ code: planNotFound.code });
    await expect(client.call(changePlan, { plan: plan.id, revision: 2, items: [] })).rejects.toMatchObject({
      code: planNotFound.code,
    });
    await expect(client.call(endPlan, { plan: plan.id, ended: true })).rejects.toMatchObject({
      code: planNotFound.code,
    });
    await expect(client.call(tickItem, { item: item?.id ?? '', done: true })).rejects.toMatchObject({
      code: planNotFound.code,
    });
    expect(await client.call(resolveLinks, { refs: [planRef(plan.id)] })).toEqual({ cards: [] });
    expect((await client.call(listPlans, {})).plans).toEqual([]);
  }
  expect((await own(newcomer))?.items).toHaveLength(1);
});

test('the person reads and ticks, and neither changes nor ends the list; nobody ticks for them', async () => {
  const { lead, newcomer, plan } = await aPlan('Ausweis holen');
  const { client } = newcomer;
  await expect(client.call(changePlan, { plan: plan.id, revision: 2, items: [] })).rejects.toMatchObject({
    code: planNotFound.code,
  });
  await expect(client.call(endPlan, { plan: plan.id, ended: true })).rejects.toMatchObject({ code: planNotFound.code });
  await expect(lead.client.call(tickItem, { item: plan.items[0]?.id ?? '', done: true })).rejects.toMatchObject({
    code: planNotFound.code,
  });
  await expect(client.call(tickItem, { item: newId(), done: true })).rejects.toMatchObject({ code: itemNotFound.code });
});

test('only who leads the person and administrators begin one, nobody their own, and nobody has two', async () => {
  const { lead, newcomer, colleague, stranger, administrator } = await anOffice(server);
  for (const each of [newcomer, colleague, stranger])
    await expect(begin(each, newcomer.person.id)).rejects.toMatchObject({ code: notTheirLead.code });
  await expect(begin(lead, lead.person.id)).rejects.toMatchObject({ code: notTheirLead.code });
  await expect(begin(administrator, administrator.person.id)).rejects.toMatchObject({ code: notTheirLead.code });
  await expect(begin(lead, newId())).rejects.toMatchObject({ code: personNotFound.code });
  const begun = await begin(administrator, newcomer.person.id);
  await expect(begin(lead, newcomer.person.id)).rejects.toMatchObject({ code: alreadyBegun.code });
  await lead.client.call(endPlan, { plan: begun.id, ended: true });
  expect(await own(newcomer)).toBeNull();
  await begin(lead, newcomer.person.id);
  await expect(lead.client.call(endPlan, { plan: begun.id, ended: false })).rejects.toMatchObject({
    code: alreadyBegun.code,
  });
});

test('a list is prepared for a position that begins later, and of two begun at once there is one', async () => {
  const { lead, lower, stranger } = await anOffice(server);
  const soon = await aPerson(server, { positions: [{ orgUnit: lower.id, from: '2027-01-01' }] });
  await expect(begin(stranger, soon.id)).rejects.toMatchObject({ code: notTheirLead.code });
  const attempts = await Promise.allSettled([begin(lead, soon.id), begin(lead, soon.id)]);
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a list has what holds for all, for the units from above and for the position, and stays as it is', async () => {
  const { administrator, lead, upper, lower, newcomer, colleague } = await anOffice(server);
  const save = (
    client: SignedInPerson['client'],
    place: Parameters<typeof client.call<typeof saveTemplate>>[1]['place'],
    text: string,
  ) => client.call(saveTemplate, { place, revision: 0, items: [anItem(text)] });
  const all = await save(administrator.client, { level: 'organisation' }, 'für alle');
  await save(lead.client, { level: 'position', unit: lower.id, title: 'Sachbearbeitung' }, 'für die Funktion');
  await save(lead.client, { level: 'position', unit: lower.id, title: 'Hausmeister' }, 'für andere');
  await save(lead.client, { level: 'unit', unit: lower.id }, 'für die Einheit');
  const above = await save(lead.client, { level: 'unit', unit: upper.id }, 'von oben');
  const texts = ['für alle', 'von oben', 'für die Einheit', 'für die Funktion'];
  const begun = await begin(lead, newcomer.person.id);
  expect(begun.items.map(({ text }) => text)).toEqual(texts);
  await lead.client.call(saveTemplate, { place: above.place, revision: 1, items: [anItem('anders')] });
  expect((await own(newcomer))?.items.map(({ text }) => text)).toEqual(texts);
  expect((await begin(lead, colleague.person.id)).items.map(({ text }) => text)).toContain('anders');
  await administrator.client.call(saveTemplate, { place: all.place, revision: 1, items: [] });
});

test('a change names the revision it was made on, and what was done stays done', async () => {
  const { lead, newcomer, plan } = await aPlan('Ausweis holen', 'Rundgang');
  await newcomer.client.call(tickItem, { item: plan.items[1]?.id ?? '', done: true });
  const items = [...plan.items].reverse().map(({ card: _card, isDone: _isDone, ...item }) => item);
  const change = { plan: plan.id, revision: 2, items };
  const attempts = await Promise.allSettled([
    lead.client.call(changePlan, change),
    lead.client.call(changePlan, change),
  ]);
  expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: planChangedMeanwhile.code },
  });
  expect((await own(newcomer))?.items.map(({ text, isDone }) => [text, isDone])).toEqual([
    ['Rundgang', true],
    ['Ausweis holen', false],
  ]);
});

test('an item is about what its author sees and what fits, and shows nothing to whom it is hidden', async () => {
  const { lead, newcomer, stranger, plan } = await aPlan('Ausweis holen');
  const hidden = await aSpace(server, { owner: lead.person.id, visibility: 'hidden', name: 'Geheimsache' });
  const foreign = await aSpace(server, { owner: stranger.person.id, visibility: 'hidden' });
  const put = (item: Parameters<typeof anItem>[1]) =>
    lead.client.call(changePlan, { plan: plan.id, revision: 2, items: [anItem('', item)] });
  await expect(put({ kind: 'join', ref: `spaces/space/${foreign.id}` })).rejects.toMatchObject({
    code: objectNotFound.code,
  });
  await expect(put({ kind: 'join', ref: `spaces/space/${newId()}` })).rejects.toMatchObject({
    code: objectNotFound.code,
  });
  await expect(put({ kind: 'read', ref: `spaces/space/${hidden.id}` })).rejects.toMatchObject({
    code: objectNotFound.code,
  });
  const changed = await put({ kind: 'join', ref: `spaces/space/${hidden.id}` });
  expect(changed.items[0]?.card?.title).toBe('Geheimsache');
  expect(JSON.stringify(await own(newcomer))).not.toContain('Geheimsache');
});

test('joining a space and opening a page tick off by themselves, and what is joined already is done', async () => {
  const { lead, newcomer, plan } = await aPlan();
  const { client } = newcomer;
  const space = await aSpace(server, { owner: lead.person.id, visibility: 'open' });
  const mine = await aSpace(server, { owner: newcomer.person.id, visibility: 'open' });
  const page = await lead.client.call(createPage, { space: space.id, parent: null, title: 'Willkommen' });
  const items = [
    anItem('', { kind: 'join', ref: `spaces/space/${space.id}` }),
    anItem('', { kind: 'join', ref: `spaces/space/${mine.id}` }),
    anItem('', { kind: 'read', ref: `wiki/page/${page.id}` }),
    anItem('', { kind: 'meet', ref: `people/person/${lead.person.id}` }),
  ];
  await lead.client.call(changePlan, { plan: plan.id, revision: 2, items });
  const done = async () => (await own(newcomer))?.items.map(({ isDone }) => isDone);
  expect(await done()).toEqual([false, true, false, false]);
  const listening = await live(newcomer);
  await client.call(joinSpace, { space: space.id });
  await expect.poll(done).toEqual([true, true, false, false]);
  // More of the list may be shown to them now: the copy is fetched anew.
  expect((await listening.waitFor(({ kind }) => kind === itemTicked.kind)).object).toBeNull();
  listening.close();
  await client.call(recordVisit, { page: page.id });
  await expect.poll(done).toEqual([true, true, true, false]);
});

test('the person and the mentor are told of the beginning; that all is done only where it is shown, once', async () => {
  const { lead, newcomer, colleague } = await anOffice(server);
  const begun = await begin(lead, newcomer.person.id, { mentor: colleague.person.id });
  const items = [anItem('Ausweis holen')];
  await lead.client.call(changePlan, { plan: begun.id, revision: 1, items });
  const tick = (done: boolean) => newcomer.client.call(tickItem, { item: items[0]?.id ?? '', done });
  await expect.poll(() => toldOf(newcomer, 'onboarding.begun')).toHaveLength(1);
  await expect.poll(() => toldOf(colleague, 'onboarding.mentor')).toHaveLength(1);
  await tick(true);
  // Whoever ticks something off has seen that it began.
  expect(await toldOf(newcomer, 'onboarding.begun')).toHaveLength(0);
  expect(await toldOf(lead, 'onboarding.complete')).toHaveLength(0);
  await newcomer.client.call(sharePlan, { shared: true });
  await expect.poll(() => toldOf(lead, 'onboarding.complete')).toHaveLength(1);
  await tick(false);
  await tick(true);
  expect(await toldOf(lead, 'onboarding.complete')).toHaveLength(1);
  // The mentor knows whom they are there for, and nothing else.
  await expect(colleague.client.call(getPlan, { plan: begun.id })).rejects.toMatchObject({ code: planNotFound.code });
});

test('the personal archive has the own list with what is done, and of lists of others no more than that one is there for them', async () => {
  const { lead, newcomer, colleague } = await anOffice(server);
  const begun = await begin(lead, newcomer.person.id, { mentor: colleague.person.id });
  const items = [anItem('Ausweis holen'), anItem('', { kind: 'meet', ref: `people/person/${colleague.person.id}` })];
  await lead.client.call(changePlan, { plan: begun.id, revision: 1, items });
  await newcomer.client.call(tickItem, { item: items[0]?.id ?? '', done: true });
  const unit = (
    await server.database.transaction((tx) => server.services.people.findPositions(tx, [newcomer.person.id]))
  )[0];
  const place = { level: 'unit', unit: unit?.orgUnit ?? '' } as const;
  await lead.client.call(saveTemplate, { place, revision: 0, items });
  const read = (person: string) =>
    server.database.transaction(async (tx) => [
      await listForArchive(tx, person),
      await listTemplatesThatName(tx, person),
    ]);
  const [own, none] = await read(newcomer.person.id);
  expect(own).toMatchObject([{ role: 'own', items: [{ text: 'Ausweis holen', done_at: expect.any(String) }, {}] }]);
  expect(none).toEqual([]);
  const [theirs, templates] = await read(colleague.person.id);
  expect(theirs).toMatchObject([{ role: 'mentor', items: [] }]);
  expect(templates).toMatchObject([{ level: 'unit' }]);
});

test('a year after the first day a list is forgotten', async () => {
  const { lead, newcomer } = await anOffice(server);
  const at = (startsOn: string) => lead.client.call(beginPlan, { person: newcomer.person.id, startsOn, mentor: null });
  const old = await at('2025-11-25');
  await forgetPlans(new OnboardingContext({ ...server.services, ...server.core } as never)); // what it reads of the host
  await expect(lead.client.call(getPlan, { plan: old.id })).rejects.toMatchObject({ code: planNotFound.code });
  const young = await at('2025-11-28');
  await forgetPlans(new OnboardingContext({ ...server.services, ...server.core } as never)); // the same
  expect((await own(newcomer))?.id).toBe(young.id);
});

test.each([
  { items: [{ ...anItem(''), ref: null }] },
  { items: [{ ...anItem('x'), within: 2 }] },
  { items: [{ ...anItem('x'), kind: 'eat' }] },
  { items: [{ ...anItem('x'), ref: 'nonsense' }] },
  { items: Array.from({ length: 101 }, () => anItem('x')) },
  { startsOn: '2026-02-30' },
])('bad input is refused and changes nothing: %#', async (input) => {
  const { lead, newcomer, plan } = await aPlan('Ausweis holen');
  const response = await lead.client.fetch(`/api/onboarding/plans/${plan.id}`, {
    method: 'PATCH',
    body: JSON.stringify({ revision: 2, ...input }),
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(400);
  expect((await own(newcomer))?.items.map(({ text }) => text)).toEqual(['Ausweis holen']);
});
