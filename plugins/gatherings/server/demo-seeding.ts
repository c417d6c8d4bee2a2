import { addDays, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { GatheringContent } from '../shared/index.ts';
import { type DemoGathering, demoGatherings } from './demo-gatherings.ts';
import { rowOfContent } from './gathering-content.ts';
import type { GatheringContext } from './gathering-context.ts';
import { insertGathering, setOrganisers } from './gathering-store.ts';
import { putSignUp, takeRank } from './sign-up-store.ts';

/** Has the demo city something to go to. */
export function seedGatherings(context: GatheringContext): void {
  context.host.demo.seed(async (tx) => {
    for (const demo of demoGatherings) await seed(context, tx, demo);
  });
}

async function seed(context: GatheringContext, tx: Tx, demo: DemoGathering): Promise<void> {
  const { host, now } = context;
  const space = await host.spaces.findBySlug(tx, demo.space);
  const holders = space ? await host.permissions.listPersonsOf(tx, space.id) : [];
  const owner = holders.find(({ role }) => role === 'owner')?.person;
  if (!space || owner === undefined) return;
  const content = contentOf(demo, { space: space.id, owner, today: context.today });
  const times = demo.times ?? 1;
  const series = times > 1 ? newId() : null;
  const state = demo.isDraft ? 'draft' : demo.cancelled === undefined ? 'announced' : 'cancelled';
  for (let week = 0; week < times; week += 1) {
    const id = newId();
    await insertGathering(tx, {
      ...{ id, series, state, reason: demo.cancelled ?? '', told: false },
      ...rowOfContent(context, content, addDays(content.startsOn, week * 7)),
      ...{ revision: 1, sequence: 0, next_rank: 1, created_at: now, changed_at: now },
    });
    await setOrganisers(tx, id, [owner]);
    const colleagues = holders.map(({ person }) => person).filter((person) => person !== owner);
    await seedSignUps(tx, id, content, {
      persons: colleagues.slice(0, demo.signedUp ?? 0),
      answers: demo.answers ?? [],
    });
  }
}

async function seedSignUps(
  tx: Tx,
  gathering: string,
  { capacity, guests }: GatheringContent,
  { persons, answers }: { readonly persons: readonly string[]; readonly answers: readonly string[] },
): Promise<void> {
  let taken = 0;
  for (const [at, person] of persons.entries()) {
    const seats = guests > 0 && at % 3 === 0 ? 2 : 1;
    const state = capacity === null || taken + seats <= capacity ? 'in' : 'waiting';
    if (state === 'in') taken += seats;
    const answer = answers[at % Math.max(answers.length, 1)] ?? '';
    const rank = await takeRank(tx, gathering);
    await putSignUp(tx, { gathering, person, id: newId(), state, seats, rank, answer, reminded_for: null });
  }
}

/** In the city nobody meets on Saturdays and Sundays. */
function workday(day: string): string {
  const weekday = new Date(day).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}

function contentOf(
  demo: DemoGathering,
  { space, owner, today }: { readonly space: string; readonly owner: string; readonly today: string },
): GatheringContent {
  const { title, inDays, lastsDays = 1, isForAll = false } = demo;
  const startsOn = workday(addDays(today, inDays));
  return {
    title,
    description: demo.description ?? '',
    isAllDay: demo.isAllDay ?? false,
    startsOn,
    startsTime: demo.startsTime ?? null,
    endsOn: addDays(startsOn, lastsDays - 1),
    endsTime: demo.endsTime ?? null,
    place: demo.place ?? '',
    online: demo.online ?? '',
    addressees: isForAll ? [{ kind: 'everyone' }] : [{ kind: 'space', id: space }],
    organisers: [owner],
    contact: null,
    signUp: demo.signUp ?? 'open',
    capacity: demo.capacity ?? null,
    signUpUntil: null,
    guests: demo.guests ?? 0,
    question: demo.question ?? '',
    namesShown: demo.namesShown ?? false,
    keptDays: demo.keptDays ?? 90,
  };
}
