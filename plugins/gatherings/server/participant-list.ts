import { addDays, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { OutputOf } from '@kontor/schema';
import type { listParticipants, SignUpState } from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import type { GatheringRow } from './gathering-store.ts';
import { listSignUps } from './sign-up-store.ts';

const order: Readonly<Record<SignUpState, number>> = { asked: 0, in: 1, waiting: 2, declined: 3 };

/** Who signed up; without `seesAll` only the names of those who come. */
export async function listParticipantsOf(
  { host, zone }: GatheringContext,
  tx: Tx,
  gathering: GatheringRow,
  seesAll: boolean,
): Promise<OutputOf<typeof listParticipants>> {
  const rows = (await listSignUps(tx, [gathering.id])).filter(({ state }) => seesAll || state === 'in');
  const persons = await host.people.findPersons(
    tx,
    rows.map(({ person }) => person),
  );
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  const waiting = rows.filter(({ state }) => state === 'waiting').map(({ person }) => person);
  const participants = rows.map(({ person, state, seats, answer }) => ({
    person: { id: person, name: names.get(person) ?? '' },
    state,
    rank: state === 'waiting' ? waiting.indexOf(person) + 1 : null,
    guests: seats - 1,
    answer: seesAll ? answer : '',
  }));
  return {
    participants: participants.sort(
      (one, other) =>
        order[one.state] - order[other.state] ||
        (one.rank ?? 0) - (other.rank ?? 0) ||
        one.person.name.localeCompare(other.person.name, 'de'),
    ),
    forgottenOn: addDays(isoDate(gathering.ends_at, zone), gathering.kept_days),
    seesAll,
  };
}
