import { type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getIdea, type IdeaState, ideaStates, mergeIdea, setVote, takeStep, withdrawIdea } from '../shared/index.ts';
import { anOffice, salt, submit } from './test-ideas.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const roles = ['lead', 'clerk', 'author', 'reader', 'stranger'] as const;
type Role = (typeof roles)[number];

const action = fc.oneof(
  fc.record({ kind: fc.constant('vote' as const), on: fc.boolean() }),
  fc.record({
    kind: fc.constant('step' as const),
    state: fc.constantFrom(...ideaStates),
    answer: fc.constantFrom('', 'Weil.'),
  }),
  fc.record({ kind: fc.constant('withdraw' as const) }),
  fc.record({ kind: fc.constant('merge' as const) }),
);
const deed = fc.record({
  // Mostly those who may, or nothing would ever happen.
  who: fc.oneof({ weight: 3, arbitrary: fc.constant<Role>('lead') }, fc.constantFrom(...roles)),
  on: fc.constantFrom(0, 1),
  action,
});
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** What an idea is, as plainly as it can be said. */
interface Model {
  state: IdeaState;
  voters: Set<Role>;
  kept: number | undefined;
  isMerged: boolean;
}

const after: Readonly<Record<string, readonly string[]>> = {
  new: ['review'],
  review: ['accepted', 'partly', 'rejected', 'postponed'],
  accepted: ['implementing', 'review'],
  partly: ['implementing', 'review'],
  rejected: ['review'],
  postponed: ['review'],
  implementing: ['done', 'review'],
};
const decisions = ['accepted', 'partly', 'rejected', 'postponed'];
const undecided = ['new', 'review', 'postponed'];

/** The code of the refusal, or nothing where it is done. */
function apply(models: readonly [Model, Model], { who, on, action: given }: Deed): string | undefined {
  const model = models[on === 0 ? 0 : 1];
  const other = models[on === 0 ? 1 : 0];
  if (who === 'stranger') return 'ideas.idea_not_found';
  if (given.kind === 'vote') {
    if (model.isMerged || model.kept !== undefined || !undecided.includes(model.state)) return 'ideas.voting_closed';
    if (given.on) model.voters.add(who);
    else model.voters.delete(who);
    return undefined;
  }
  if (given.kind === 'withdraw') {
    if (who !== 'author') return 'ideas.idea_read_only';
    if (model.state === 'withdrawn') return undefined;
    if (model.isMerged || !undecided.includes(model.state)) return 'ideas.step_not_fitting';
    close(model);
    model.state = 'withdrawn';
    return undefined;
  }
  if (who !== 'lead') return 'ideas.not_office';
  if (given.kind === 'merge') {
    const fits = !model.isMerged && undecided.includes(model.state) && !other.isMerged && other.state !== 'withdrawn';
    if (!fits) return 'ideas.merge_not_fitting';
    if (other.kept === undefined) for (const voter of model.voters) other.voters.add(voter);
    Object.assign(model, { isMerged: true, voters: new Set(), kept: 0 });
    return undefined;
  }
  if (model.isMerged || !after[model.state]?.includes(given.state)) return 'ideas.step_not_fitting';
  if (decisions.includes(given.state) && given.answer === '') return 'ideas.answer_missing';
  model.state = given.state;
  if (!undecided.includes(given.state)) close(model);
  return undefined;
}

function close(model: Model): void {
  model.kept ??= model.voters.size;
  model.voters.clear();
}

test('whatever people do in whatever order, ideas are what a plain model says of them', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 16 }), async (deeds) => {
      const office = await anOffice(server);
      const ideas = [await submit(office.author, office.box.id), await submit(office.author, office.box.id)];
      const fresh = (): Model => ({ state: 'new', voters: new Set(), kept: undefined, isMerged: false });
      const models: [Model, Model] = [fresh(), fresh()];
      for (const each of deeds) {
        const expected = apply(models, each);
        const refused = await carryOut(office[each.who], office.lead, ideas, each);
        expect(refused, JSON.stringify(each)).toBe(expected);
        for (const [index, { state, voters, kept, isMerged }] of models.entries()) {
          const seen = await office.reader.client.call(getIdea, { idea: ideas[index]?.id ?? '' });
          expect([seen.state, seen.votes, seen.hasMyVote, seen.mergedInto !== null]).toEqual([
            state,
            kept ?? voters.size,
            voters.has('reader'),
            isMerged,
          ]);
        }
      }
    }),
    { numRuns: 4 },
  );
});

async function carryOut(
  { client }: SignedInPerson,
  lead: SignedInPerson,
  ideas: readonly { readonly id: string }[],
  { on, action: given }: Deed,
): Promise<string | undefined> {
  const [idea, into] = [ideas[on]?.id ?? '', ideas[1 - on]?.id ?? ''];
  const { revision } = await lead.client.call(getIdea, { idea });
  try {
    if (given.kind === 'vote') await client.call(setVote, { idea, votes: given.on, salt: salt() });
    else if (given.kind === 'withdraw') await client.call(withdrawIdea, { idea });
    else if (given.kind === 'merge') await client.call(mergeIdea, { idea, revision, into });
    else await client.call(takeStep, { idea, revision, state: given.state, answer: given.answer });
    return undefined;
  } catch (failure) {
    return (failure as { code?: string }).code; // what the contract answers with
  }
}
