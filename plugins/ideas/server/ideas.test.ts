import { newId } from '@kontor/base';
import { listNotifications, resolveLinks, searchAll } from '@kontor/schema';
import {
  aPerson,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addComment,
  answerMissing,
  boxClosed,
  boxNotFound,
  boxReadOnly,
  categoryUnknown,
  changeBox,
  commentNotFound,
  createBox,
  editIdea,
  findSimilar,
  foldIdea,
  getIdea,
  getIdeasHome,
  getLatest,
  ideaChangedMeanwhile,
  ideaNotFound,
  ideaReadOnly,
  ideaRef,
  ideaVoted,
  listBoxes,
  listComments,
  listIdeas,
  mergeIdea,
  mergeNotFitting,
  noteAnswerSeen,
  notOffice,
  planReview,
  removeComment,
  setFollowing,
  setVote,
  staffUnknown,
  stepNotFitting,
  submitIdea,
  takeStep,
  votingClosed,
  withdrawIdea,
} from '../shared/index.ts';
import { remindOffices } from './due-job.ts';
import { anOffice, contextOf, live, makeBox, salt, submit, take } from './test-ideas.ts';

let server: TestServer;
const clock = manualClock('2026-11-27T09:00:00Z');

beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

const told = async ({ client }: SignedInPerson, kind: string) =>
  (await client.call(listNotifications, { show: 'inbox' })).notifications.filter((each) => each.kind === kind);

const vote = ({ client }: SignedInPerson, idea: string, votes = true) =>
  client.call(setVote, { idea, votes, salt: salt() });

test('who leads an org unit sets up its box, nobody else does, and only those whom it is for see it', async () => {
  const { lead, clerk, author, stranger, box, unit } = await anOffice(server);
  const boxesOf = async ({ client }: SignedInPerson) =>
    (await client.call(listBoxes, {})).boxes.filter(({ id }) => id === box.id);
  expect(await boxesOf(author)).toMatchObject([{ maySubmit: true, isOffice: false, mayManage: false }]);
  expect(await boxesOf(lead)).toMatchObject([{ maySubmit: true, isOffice: true, mayManage: true }]);
  expect(await boxesOf(stranger)).toEqual([]);
  await expect(makeBox(clerk, { unit: unit.id })).rejects.toMatchObject({ code: boxReadOnly.code });
  const { id, revision, ...fields } = box;
  const change = {
    ...{ box: id, revision, name: 'Anders', description: '', unit: unit.id, deciders: [], categories: [] },
    addressees: fields.addressees.map(({ label: _label, ...each }) => each),
    ...{ allowsAnonymous: false, answerDays: null, isClosed: false },
  };
  await expect(author.client.call(changeBox, change)).rejects.toMatchObject({ code: boxReadOnly.code });
  await expect(stranger.client.call(changeBox, change)).rejects.toMatchObject({ code: boxNotFound.code });
  expect(await lead.client.call(changeBox, change)).toMatchObject({ name: 'Anders', revision: 2 });
  await expect(lead.client.call(changeBox, change)).rejects.toMatchObject({ code: 'ideas.box_changed' });
});

test('a box made twice with the same id is there once', async () => {
  const { lead, unit } = await anOffice(server);
  const fields = {
    ...{ id: newId(), name: 'Einmal', description: '', unit: unit.id, deciders: [], categories: [] },
    ...{ addressees: [{ kind: 'everyone' as const }], allowsAnonymous: false, answerDays: null, isClosed: false },
  };
  await lead.client.call(createBox, fields);
  await lead.client.call(createBox, fields);
  expect((await lead.client.call(listBoxes, {})).boxes.filter(({ id }) => id === fields.id)).toHaveLength(1);
});

test('an idea goes its way from new to done; each answer is public, kept, and told to its author', async () => {
  const { lead, author, reader, box } = await anOffice(server);
  const idea = await submit(author, box.id);
  await expect.poll(() => told(lead, 'ideas.submitted')).toHaveLength(1);
  const done = await take(lead, idea, 'review', 'accepted', 'implementing', 'done');
  const seen = await reader.client.call(getIdea, { idea: idea.id });
  expect(seen.steps.map(({ state, answer, by }) => [state, answer, by?.id])).toEqual(
    ['review', 'accepted', 'implementing', 'done'].map((state) => [state, `Grund: ${state}`, lead.person.id]),
  );
  expect(seen).toMatchObject({ state: 'done', isMine: false, mayDecide: false, mayEdit: false, staff: [] });
  expect(done.state).toBe('done');
  // One entry, however many answers came.
  await expect.poll(() => told(author, 'ideas.answered')).toHaveLength(1);
  expect(await told(reader, 'ideas.answered')).toEqual([]);
});

test('a decision needs a reason, a step the right state and the newest revision, and only the office takes one', async () => {
  const { lead, clerk, author, stranger, box } = await anOffice(server);
  const idea = await submit(author, box.id);
  const step = (who: SignedInPerson, state: 'review' | 'rejected' | 'done', answer = '', revision = idea.revision) =>
    who.client.call(takeStep, { idea: idea.id, revision, state, answer });
  await expect(step(author, 'review')).rejects.toMatchObject({ code: notOffice.code });
  await expect(step(clerk, 'review')).rejects.toMatchObject({ code: notOffice.code });
  await expect(step(stranger, 'review')).rejects.toMatchObject({ code: ideaNotFound.code });
  await expect(step(lead, 'rejected', 'Nein.')).rejects.toMatchObject({ code: stepNotFitting.code });
  const { revision } = await step(lead, 'review');
  await expect(step(lead, 'rejected', 'Nein.')).rejects.toMatchObject({ code: ideaChangedMeanwhile.code });
  await expect(step(lead, 'rejected', '  ', revision)).rejects.toMatchObject({ code: answerMissing.code });
  expect(await step(lead, 'rejected', 'Zu teuer.', revision)).toMatchObject({ state: 'rejected' });
  const { rows } = await server.database.pool.query(
    "select kind, details from audit_log where kind = 'ideas.decided' and object = $1",
    [ideaRef(idea.id)],
  );
  expect(rows).toMatchObject([{ details: { state: 'rejected' } }]);
});

test('of two decisions at once there is one', async () => {
  const { lead, author, box } = await anOffice(server);
  const { id, revision } = await take(lead, await submit(author, box.id), 'review');
  const decide = (state: 'accepted' | 'rejected') =>
    lead.client.call(takeStep, { idea: id, revision, state, answer: 'Weil.' });
  const attempts = await Promise.allSettled([decide('accepted'), decide('rejected')]);
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await told(author, 'ideas.answered')).toHaveLength(1);
});

test('named persons decide like leads, who looks at an idea decides about that one, and nobody outside is asked', async () => {
  const named = await aSignedInPerson(server);
  const { lead, clerk, reader, author, box } = await anOffice(server, { deciders: [named.person.id] });
  const idea = await take(named, await submit(author, box.id), 'review');
  const plan = (responsible: string, revision: number) =>
    lead.client.call(planReview, { idea: idea.id, revision, responsible, dueOn: '2026-12-10' });
  await expect(plan(reader.person.id, idea.revision)).rejects.toMatchObject({ code: staffUnknown.code });
  const planned = await plan(clerk.person.id, idea.revision);
  expect(planned).toMatchObject({ responsible: { id: clerk.person.id }, dueOn: '2026-12-10' });
  // The day is the office's own.
  expect((await author.client.call(getIdea, { idea: idea.id })).dueOn).toBeNull();
  await expect.poll(() => told(clerk, 'ideas.assigned')).toHaveLength(1);
  expect((await clerk.client.call(listIdeas, { show: 'work' })).ideas.map(({ id }) => id)).toEqual([idea.id]);
  expect((await take(clerk, planned, 'postponed')).state).toBe('postponed');
});

test('whoever stands in for an absent lead decides, and only so long', async () => {
  const { lead, reader, author, box } = await anOffice(server);
  const idea = await submit(author, box.id);
  await server.database.transaction((tx) =>
    server.services.people.setAbsence(tx, lead.actor, {
      from: '2026-11-20',
      until: '2026-11-30',
      note: null,
      substitute: reader.person.id,
    }),
  );
  expect((await take(reader, idea, 'review')).state).toBe('review');
  clock.advance(7 * 86_400_000);
  const { revision } = await lead.client.call(getIdea, { idea: idea.id });
  await expect(
    reader.client.call(takeStep, { idea: idea.id, revision, state: 'accepted', answer: 'Ja.' }),
  ).rejects.toMatchObject({ code: notOffice.code });
});

test('each person counts once, also when they vote twice at the same time, and takes the vote back', async () => {
  const { lead, author, reader, stranger, box } = await anOffice(server);
  const { id } = await submit(author, box.id);
  await Promise.all([vote(reader, id), vote(reader, id), vote(author, id), vote(reader, id)]);
  const seen = async (who: SignedInPerson) => {
    const { votes, hasMyVote } = await who.client.call(getIdea, { idea: id });
    return [votes, hasMyVote];
  };
  expect(await seen(reader)).toEqual([2, true]);
  expect(await seen(lead)).toEqual([2, false]);
  await Promise.all([vote(reader, id, false), vote(reader, id, false)]);
  expect(await seen(reader)).toEqual([1, false]);
  await expect(vote(stranger, id)).rejects.toMatchObject({ code: ideaNotFound.code });
});

test('the same request of the outbox sent twice counts once and is answered the same', async () => {
  const { author, reader, box } = await anOffice(server);
  const { id } = await submit(author, box.id);
  const headers = { 'content-type': 'application/json', 'idempotency-key': newId() };
  const body = JSON.stringify({ votes: true, salt: salt() });
  const send = () => reader.client.fetch(`/api/ideas/ideas/${id}/vote`, { method: 'PUT', headers, body });
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await vote(reader, id, false);
  await send();
  expect((await reader.client.call(getIdea, { idea: id })).votes).toBe(0);
});

test('with the decision it is forgotten who voted, the number stays for good, and nobody votes any more', async () => {
  const { lead, author, reader, box } = await anOffice(server);
  const idea = await submit(author, box.id);
  await vote(reader, idea.id);
  await vote(author, idea.id);
  const decided = await take(lead, idea, 'review', 'accepted');
  const { rows } = await server.database.pool.query('select * from ideas_votes where idea = $1', [idea.id]);
  expect(rows).toEqual([]);
  const kept = { votes: 2, hasMyVote: false, isVotingOpen: false };
  expect(await reader.client.call(getIdea, { idea: idea.id })).toMatchObject(kept);
  await expect(vote(reader, idea.id)).rejects.toMatchObject({ code: votingClosed.code });
  await take(lead, decided, 'review');
  await expect(vote(reader, idea.id)).rejects.toMatchObject({ code: votingClosed.code });
  expect(await reader.client.call(getIdea, { idea: idea.id })).toMatchObject(kept);
});

test('nobody learns who voted: not from the idea, its events, or what is kept to answer a repeated request', async () => {
  const { lead, author, reader, box } = await anOffice(server);
  const { id } = await submit(author, box.id);
  const [watching, mine] = [await live(lead), await live(reader)];
  const before = await reader.client.call(getIdea, { idea: id });
  await reader.client.fetch(`/api/ideas/ideas/${id}/vote`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({ votes: true, salt: salt() }),
  });
  const isVote = ({ kind, payload }: { kind: string; payload: Record<string, unknown> }) =>
    kind === ideaVoted.kind && payload.idea === id;
  const event = await watching.waitFor(isVote);
  expect(event.object).toEqual({ votes: 1, hasMyVote: false });
  expect(JSON.stringify(event)).not.toContain(reader.person.id);
  const own = await mine.waitFor(isVote);
  const folded = foldIdea(before, { payload: { idea: id }, object: own.object });
  expect(folded).toEqual(await reader.client.call(getIdea, { idea: id }));
  expect(foldIdea(folded ?? before, { payload: { idea: id }, object: own.object })).toEqual(folded);
  expect(JSON.stringify(await lead.client.call(getIdea, { idea: id }))).not.toContain(reader.person.id);
  const { rows } = await server.database.pool.query(
    'select person, payload::text from events where payload::text like $1',
    [`%${id}%`],
  );
  expect(JSON.stringify(rows.filter(({ payload }) => payload.includes('voted')))).not.toContain(reader.person.id);
  for (const each of [watching, mine]) each.close();
});

test('one edits and withdraws one’s own idea in time, and nobody else’s', async () => {
  const { lead, author, reader, box } = await anOffice(server);
  const idea = await submit(author, box.id);
  const edit = (who: SignedInPerson, revision: number) =>
    who.client.call(editIdea, { idea: idea.id, revision, title: 'Neu', text: '', category: null });
  await expect(edit(reader, 1)).rejects.toMatchObject({ code: ideaReadOnly.code });
  await expect(edit(author, 7)).rejects.toMatchObject({ code: ideaChangedMeanwhile.code });
  const edited = await edit(author, idea.revision);
  expect(edited.title).toBe('Neu');
  const reviewed = await take(lead, edited, 'review');
  await expect(edit(author, reviewed.revision)).rejects.toMatchObject({ code: ideaReadOnly.code });
  await expect(reader.client.call(withdrawIdea, { idea: idea.id })).rejects.toMatchObject({ code: ideaReadOnly.code });
  await vote(reader, idea.id);
  expect(await author.client.call(withdrawIdea, { idea: idea.id })).toMatchObject({ state: 'withdrawn', votes: 1 });
  await author.client.call(withdrawIdea, { idea: idea.id });
  expect((await reader.client.call(listIdeas, { box: box.id })).ideas).toEqual([]);
  const decided = await take(lead, await submit(author, box.id), 'review', 'rejected');
  await expect(author.client.call(withdrawIdea, { idea: decided.id })).rejects.toMatchObject({
    code: stepNotFitting.code,
  });
});

test('an idea is in an open box that one sees, with one of its categories', async () => {
  const category = { id: newId(), name: 'Gebäude' };
  const { lead, author, stranger, box, unit } = await anOffice(server, { categories: [category] });
  const input = { id: newId(), box: box.id, title: 'Licht', text: '', category: category.id };
  expect(await author.client.call(submitIdea, input)).toMatchObject({ category: 'Gebäude' });
  expect(await author.client.call(submitIdea, input)).toMatchObject({ id: input.id });
  await expect(lead.client.call(submitIdea, input)).rejects.toMatchObject({ code: ideaNotFound.code });
  await expect(stranger.client.call(submitIdea, { ...input, id: newId() })).rejects.toMatchObject({
    code: boxNotFound.code,
  });
  await expect(author.client.call(submitIdea, { ...input, id: newId(), category: newId() })).rejects.toMatchObject({
    code: categoryUnknown.code,
  });
  const closed = await makeBox(lead, { unit: unit.id, isClosed: true });
  await expect(
    author.client.call(submitIdea, { ...input, id: newId(), box: closed.id, category: null }),
  ).rejects.toMatchObject({ code: boxClosed.code });
});

test('to others an idea does not exist: by its address, its card, its comments, lists or the search', async () => {
  const { author, stranger, reader, box } = await anOffice(server);
  const { id } = await submit(author, box.id, `Regenrinne ${newId().slice(-6)}`);
  await expect(stranger.client.call(getIdea, { idea: id })).rejects.toMatchObject({ code: ideaNotFound.code });
  await expect(stranger.client.call(listComments, { idea: id })).rejects.toMatchObject({ code: ideaNotFound.code });
  expect(await stranger.client.call(resolveLinks, { refs: [ideaRef(id)] })).toEqual({ cards: [] });
  expect((await stranger.client.call(listIdeas, {})).ideas).toEqual([]);
  const found = async ({ client }: SignedInPerson) =>
    (await client.call(searchAll, { q: 'Regenrinne', type: ['idea'] })).hits.map(({ ref }) => ref);
  await expect.poll(() => found(reader)).toEqual([ideaRef(id)]);
  expect(await found(stranger)).toEqual([]);
  const similar = await reader.client.call(findSimilar, { q: 'Neue Regenrinnen' });
  expect(similar.ideas.map((idea) => idea.id)).toEqual([id]);
  expect((await stranger.client.call(findSimilar, { q: 'Regenrinne' })).ideas).toEqual([]);
});

test('what says the same is one: votes are united, each person once, the address stays and the author hears of it', async () => {
  const { lead, clerk, author, reader, box, unit } = await anOffice(server);
  const [kept, double] = [await submit(author, box.id, 'Bänke'), await submit(reader, box.id, 'Sitzbänke')];
  for (const who of [author, reader]) await vote(who, kept.id);
  for (const who of [reader, clerk]) await vote(who, double.id);
  const current = await lead.client.call(getIdea, { idea: double.id });
  const merge = { idea: double.id, revision: current.revision, into: kept.id };
  await expect(author.client.call(mergeIdea, merge)).rejects.toMatchObject({ code: notOffice.code });
  await expect(lead.client.call(mergeIdea, { ...merge, into: double.id })).rejects.toMatchObject({
    code: mergeNotFitting.code,
  });
  const elsewhere = await submit(lead, (await makeBox(lead, { unit: unit.id })).id);
  await expect(lead.client.call(mergeIdea, { ...merge, into: elsewhere.id })).rejects.toMatchObject({
    code: mergeNotFitting.code,
  });
  const united = await lead.client.call(mergeIdea, merge);
  expect(united).toMatchObject({ votes: 3, merged: [{ id: double.id, title: 'Sitzbänke' }] });
  expect(await clerk.client.call(getIdea, { idea: double.id })).toMatchObject({
    mergedInto: kept.id,
    mergedTitle: 'Bänke',
    votes: 0,
    isVotingOpen: false,
  });
  expect((await clerk.client.call(getIdea, { idea: kept.id })).hasMyVote).toBe(true);
  await expect.poll(() => told(reader, 'ideas.answered')).toHaveLength(1);
  // Who had the other one hears of this one.
  expect((await reader.client.call(getIdea, { idea: kept.id })).follows).toBe(true);
  expect((await lead.client.call(listIdeas, { box: box.id })).ideas.map(({ id }) => id)).toEqual([kept.id]);
  await expect(lead.client.call(mergeIdea, { ...merge, revision: current.revision + 1 })).rejects.toMatchObject({
    code: mergeNotFitting.code,
  });
});

test('crosswise merges at once do not wait for each other, and one of them holds', async () => {
  const { lead, author, box } = await anOffice(server);
  const [one, other] = [await submit(author, box.id), await submit(author, box.id)];
  const merge = (idea: string, into: string) => lead.client.call(mergeIdea, { idea, into, revision: 1 });
  const attempts = await Promise.allSettled([merge(one.id, other.id), merge(other.id, one.id)]);
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('comments have one level of answers, name people, tell who follows, and go with their author’s will', async () => {
  const { lead, clerk, author, reader, box } = await anOffice(server);
  const { id: idea } = await submit(author, box.id);
  const say = (who: SignedInPerson, text: string, parent: string | null = null) =>
    who.client.call(addComment, { idea, id: newId(), parent, text });
  const named = `Was meint [@Clerk](https://stadt.example/people/${clerk.person.id})?`;
  const first = await say(reader, named);
  const answer = await say(lead, 'Gute Frage.', first.id);
  const deeper = await say(author, 'Ja.', answer.id);
  expect([answer.parent, answer.isOffice, deeper.parent]).toEqual([first.id, true, first.id]);
  await expect.poll(() => told(clerk, 'ideas.mentioned')).toHaveLength(1);
  await expect.poll(() => told(author, 'ideas.commented')).toHaveLength(1);
  await expect(say(reader, 'x', newId())).rejects.toMatchObject({ code: commentNotFound.code });
  await expect(author.client.call(removeComment, { idea, comment: first.id })).rejects.toMatchObject({
    code: commentNotFound.code,
  });
  const found = async () =>
    (await author.client.call(searchAll, { q: 'Gute Frage', type: ['comment'] })).hits.map(({ ref }) => ref);
  await expect.poll(found, { timeout: 10_000 }).toEqual([`ideas/comment/${answer.id}`]);
  await reader.client.call(removeComment, { idea, comment: first.id });
  // The answers went with it.
  await expect.poll(found, { timeout: 10_000 }).toEqual([]);
  expect((await author.client.call(listComments, { idea })).comments).toEqual([]);
  // The office takes what does not belong there, and that is noted.
  const other = await say(reader, 'Unpassend');
  await lead.client.call(removeComment, { idea, comment: other.id });
  const { rows } = await server.database.pool.query(
    "select 1 from audit_log where kind = 'ideas.comment_removed' and object = $1",
    [ideaRef(idea)],
  );
  expect(rows).toHaveLength(1);
});

test('one follows an idea or does not, and nobody else learns it', async () => {
  const { lead, author, reader, box } = await anOffice(server);
  const idea = await submit(author, box.id);
  await reader.client.call(setFollowing, { idea: idea.id, follows: true });
  await author.client.call(setFollowing, { idea: idea.id, follows: false });
  expect((await reader.client.call(getIdea, { idea: idea.id })).follows).toBe(true);
  await take(lead, idea, 'review');
  await expect.poll(() => told(reader, 'ideas.answered')).toHaveLength(1);
  expect(await told(author, 'ideas.answered')).toEqual([]);
});

test('the start page has what waits for the office, and an answer until its author has seen it', async () => {
  const { lead, author, reader, box } = await anOffice(server);
  const idea = await submit(author, box.id);
  const home = async ({ client }: SignedInPerson) => {
    const { waiting, answered } = await client.call(getIdeasHome, {});
    return [waiting.map(({ id }) => id), answered.map(({ id }) => id)];
  };
  expect(await home(lead)).toEqual([[idea.id], []]);
  expect(await home(author)).toEqual([[], []]);
  await take(lead, idea, 'review', 'accepted');
  expect(await home(lead)).toEqual([[], []]);
  expect(await home(author)).toEqual([[], [idea.id]]);
  await reader.client.call(noteAnswerSeen, { idea: idea.id });
  expect(await home(author)).toEqual([[], [idea.id]]);
  await author.client.call(noteAnswerSeen, { idea: idea.id });
  expect(await home(author)).toEqual([[], []]);
  expect(await told(author, 'ideas.answered')).toEqual([]);
  expect((await reader.client.call(getLatest, {})).decided.map(({ id }) => id)).toContain(idea.id);
});

test('an office is reminded of the promised answer once, and not of what it has answered', async () => {
  const { lead, author, box } = await anOffice(server, { answerDays: 3 });
  const [waiting, answered] = [await submit(author, box.id), await submit(author, box.id)];
  await take(lead, answered, 'review');
  await remindOffices(contextOf(server));
  expect(await told(lead, 'ideas.due')).toEqual([]);
  clock.advance(3 * 86_400_000);
  await remindOffices(contextOf(server));
  await remindOffices(contextOf(server));
  const reminders = await told(lead, 'ideas.due');
  expect(reminders.map(({ card }) => card?.ref)).toEqual([ideaRef(waiting.id)]);
  clock.advance(86_400_000);
  expect((await lead.client.call(listIdeas, { show: 'overdue' })).ideas.map(({ id }) => id)).toEqual([waiting.id]);
});

test('lists are ordered by age or votes and narrowed by state and category', async () => {
  const category = { id: newId(), name: 'Verkehr' };
  const { lead, author, reader, box } = await anOffice(server, { categories: [category] });
  const [first, second] = [await submit(author, box.id, 'Erste'), await submit(author, box.id, 'Zweite')];
  const third = await author.client.call(submitIdea, {
    ...{ id: newId(), box: box.id, title: 'Dritte', text: '', category: category.id },
  });
  await vote(reader, first.id);
  await take(lead, second, 'review', 'accepted');
  const titles = async (filter: object) =>
    (await reader.client.call(listIdeas, { box: box.id, ...filter })).ideas.map(({ title }) => title);
  expect((await titles({ sort: 'votes' }))[0]).toBe('Erste');
  expect(await titles({ states: 'open', sort: 'votes' })).toEqual(['Erste', 'Dritte']);
  expect(await titles({ states: 'underway' })).toEqual(['Zweite']);
  expect(await titles({ category: category.id })).toEqual([third.title]);
  expect(await titles({ show: 'mine' })).toEqual([]);
});

test('the office gets its ideas as a file, without who voted; nobody else does', async () => {
  const { lead, author, reader, stranger, box } = await anOffice(server);
  const { id } = await submit(author, box.id, '=HYPERLINK("x")');
  await vote(reader, id);
  const path = `/api/ideas/boxes/${box.id}/ideas.csv`;
  const text = await (await lead.client.fetch(path)).text();
  expect(text).toContain(`"'=HYPERLINK(""x"")";;Neu;`);
  expect(text).toContain(';1;0;Am Rathaus fehlen welche.;');
  expect(text).not.toContain(reader.person.name);
  expect((await author.client.fetch(path)).status).toBe(403);
  expect((await stranger.client.fetch(path)).status).toBe(404);
});

test('live clients hear of an idea as long as they see it', async () => {
  const { lead, author, stranger, box } = await anOffice(server);
  const [watching, outside] = [await live(author), await live(stranger)];
  const idea = await submit(author, box.id);
  await take(lead, idea, 'review');
  const isAbout = ({ kind, payload }: { kind: string; payload: Record<string, unknown> }) =>
    kind === 'ideas.idea.changed' && payload.idea === idea.id;
  await watching.waitFor(isAbout);
  expect(outside.events.filter(isAbout)).toEqual([]);
  for (const each of [watching, outside]) each.close();
});

test.each([
  { title: '' },
  { title: 'x'.repeat(201) },
  { title: 'x\u0000' },
  { text: 'x'.repeat(20_001) },
  { category: 'keine' },
  { author: newId() },
  { id: 'x' },
])('bad input is refused: %#', async (input) => {
  const { author, box } = await anOffice(server);
  const body = { id: newId(), box: box.id, title: 'Gut', text: '', category: null, ...input };
  const response = await author.client.fetch('/api/ideas/ideas', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(400);
});

test('whoever is gone leaves their ideas, without a name', async () => {
  const { lead, box } = await anOffice(server);
  const gone = await aPerson(server);
  const { id } = await submit(lead, box.id);
  await server.database.pool.query('update ideas_ideas set author = $1 where id = $2', [gone.id, id]);
  await server.database.pool.query('delete from people_persons where id = $1', [gone.id]);
  expect(await lead.client.call(getIdea, { idea: id })).toMatchObject({ author: null, isAnonymous: false });
});
