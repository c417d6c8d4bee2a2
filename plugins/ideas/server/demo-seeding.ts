import { randomBytes, randomUUID } from 'node:crypto';
import { addDays, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { endsVoting, isDecision } from '../shared/index.ts';
import { type BoxRow, putBox } from './box-store.ts';
import { insertComment } from './comment-store.ts';
import { type DemoIdea, type DemoThanks, demoBox, demoIdeas, demoThanks } from './demo-ideas.ts';
import { newRow } from './idea-service.ts';
import { insertIdea, writeIdea } from './idea-store.ts';
import type { IdeasContext } from './ideas-context.ts';
import { insertStep } from './step-store.ts';
import { insertThanks } from './thanks-store.ts';
import { insertVote } from './vote-store.ts';

const dayMs = 86_400_000;
/** Spaces whose owners are people of the demo, and the office that answers. */
const spacesOf = ['digitalisierung', 'telearbeit', 'lauftreff'];

/** Has the demo city ideas, some answered, and people who thank each other. */
export function seedIdeas(context: IdeasContext): void {
  const { host } = context;
  host.demo.seed(async (tx) => {
    const people: string[] = [];
    for (const slug of spacesOf) {
      const owner = await findOwner(context, tx, slug);
      if (owner !== undefined) people.push(owner);
    }
    const [first] = people;
    const units = await host.people.listOrgUnits(tx);
    const [position] = first === undefined ? [] : await host.people.findPositions(tx, [first]);
    const unit = units.find(({ id }) => id === position?.orgUnit);
    if (first === undefined || people.length < spacesOf.length || !unit) return;
    const box = await seedBox(context, tx, unit.id, first);
    const voters = (await host.people.listPersonIds(tx, undefined, 60)).filter((person) => !people.includes(person));
    for (const idea of demoIdeas) await seedIdea(context, tx, { box, people, voters }, idea);
    for (const thanks of demoThanks) await seedThanks(context, tx, people, thanks);
  });
}

async function findOwner({ host }: IdeasContext, tx: Tx, slug: string): Promise<string | undefined> {
  const space = await host.spaces.findBySlug(tx, slug);
  const holders = space ? await host.permissions.listPersonsOf(tx, space.id) : [];
  return holders.find(({ role }) => role === 'owner')?.person;
}

async function seedBox({ now }: IdeasContext, tx: Tx, unit: string, decider: string): Promise<BoxRow> {
  const box: BoxRow = {
    id: newId(),
    name: demoBox.name,
    description: demoBox.description,
    unit,
    deciders: [decider],
    addressees: [{ kind: 'everyone' }],
    categories: demoBox.categories.map((name) => ({ id: newId(), name })),
    allows_anonymous: true,
    answer_days: demoBox.answerDays,
    closed: false,
    revision: 1,
    created_at: now,
  };
  await putBox(tx, box);
  return box;
}

interface Seeded {
  readonly box: BoxRow;
  readonly people: readonly string[];
  readonly voters: readonly string[];
}

async function seedIdea(context: IdeasContext, tx: Tx, { box, people, voters }: Seeded, idea: DemoIdea): Promise<void> {
  const at = (days: number) => new Date(context.now.getTime() - days * dayMs);
  const category = box.categories.find(({ name }) => name === idea.category)?.id ?? null;
  const isAnonymous = idea.author === 'anonymous';
  const { title, text, steps = [], comments = [] } = idea;
  const fresh = {
    ...newRow(context, box, { title, text, category }),
    id: isAnonymous ? randomUUID() : newId(),
    author: typeof idea.author === 'number' ? (people[idea.author] ?? null) : null,
    anonymous: isAnonymous,
    receipt: isAnonymous ? randomBytes(32) : null,
    created_at: at(idea.age),
    answer_due: addDays(context.today, demoBox.answerDays - idea.age),
  };
  await insertIdea(tx, fresh);
  const state = steps.at(-1)?.[0] ?? 'new';
  const isOver = steps.some(([each]) => endsVoting(each));
  for (const [index, [stepState, answer]] of steps.entries())
    await insertStep(tx, {
      id: newId(),
      idea: fresh.id,
      state: stepState,
      person: box.deciders[0] ?? null,
      at: at(idea.age - (index + 1) * Math.floor(idea.age / (steps.length + 1))),
      answer,
    });
  if (steps.length > 0)
    await writeIdea(tx, {
      ...fresh,
      state,
      answered: true,
      votes_kept: isOver ? idea.votes : null,
      decided_at: steps.some(([each]) => isDecision(each)) ? at(Math.floor(idea.age / 3)) : null,
    });
  if (!isOver) for (const person of voters.slice(0, idea.votes)) await insertVote(tx, fresh.id, person);
  for (const [author, said] of comments)
    await insertComment(tx, {
      id: newId(),
      idea: fresh.id,
      parent: null,
      person: people[author] ?? null,
      by_receipt: false,
      at: at(Math.floor(idea.age / 2)),
      text: said,
    });
}

async function seedThanks(context: IdeasContext, tx: Tx, people: readonly string[], given: DemoThanks): Promise<void> {
  const id = newId();
  const said_at = new Date(context.now.getTime() - given.age * dayMs);
  const row = { id, author: people[given.from] ?? null, sign: given.sign, text: given.text, said_at };
  const thanked = { thanks: id, person: people[given.to] ?? null, org_unit: null, choice: given.choice };
  await insertThanks(tx, { ...row, addressees: [{ kind: 'everyone' }] }, [thanked]);
}
