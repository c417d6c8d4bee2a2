import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { Gathering, ListedGathering, OwnSignUp } from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import { type GatheringRow, listOrganisers } from './gathering-store.ts';
import { countPlaces, listOwnSignUps } from './sign-up-store.ts';

/** How many are free; null where there is no limit. Where it was lowered below what is taken, none. */
export function freeOf({ capacity }: Pick<GatheringRow, 'capacity'>, taken: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - taken);
}

export async function readOwnSignUps(
  tx: Tx,
  person: string,
  gatherings: readonly string[],
): Promise<Map<string, OwnSignUp>> {
  const rows = await listOwnSignUps(tx, person, gatherings);
  return new Map(
    rows.map(({ gathering, id, state, waits, seats, answer }) => [
      gathering,
      { id, state, rank: waits, guests: seats - 1, answer },
    ]),
  );
}

/** As somebody sees them in a list. */
export async function listViews(
  context: GatheringContext,
  tx: Tx,
  actor: Actor,
  rows: readonly GatheringRow[],
): Promise<ListedGathering[]> {
  const ids = rows.map(({ id }) => id);
  const [places, own] = [await countPlaces(tx, ids), await readOwnSignUps(tx, actor.person, ids)];
  const organised = new Set(
    (await listOrganisers(tx, ids)).filter(({ person }) => person === actor.person).map(({ gathering }) => gathering),
  );
  return rows.map((row) => ({
    ...{ id: row.id, series: row.series, title: row.title },
    ...timeOf(row),
    ...{ place: row.place, online: row.online, signUp: row.sign_up, state: row.state },
    free: freeOf(row, places.get(row.id)?.taken ?? 0),
    waiting: places.get(row.id)?.waiting ?? 0,
    isOpen: context.isOpen(row),
    mine: own.get(row.id) ?? null,
    mayChange: organised.has(row.id),
  }));
}

/** One of them, with all that there is to know of it. */
export async function readView(context: GatheringContext, tx: Tx, actor: Actor, row: GatheringRow): Promise<Gathering> {
  const { host, zone } = context;
  const [listed] = await listViews(context, tx, actor, [row]);
  if (!listed) throw new Error('A view for each row');
  const organisers = (await listOrganisers(tx, [row.id])).map(({ person }) => person);
  const names = new Map((await host.people.findPersons(tx, organisers)).map(({ id, name }) => [id, name]));
  const [contact] = row.contact === null ? [] : await host.people.findOrgUnits(tx, [row.contact]);
  return {
    ...listed,
    description: row.description,
    addressees: await host.addressing.name(tx, actor, row.addressees),
    organisers: organisers.map((id) => ({ id, name: names.get(id) ?? '' })),
    contact: contact ? { id: contact.id, name: contact.name } : null,
    timeZone: zone,
    capacity: row.capacity,
    signUpUntil: row.sign_up_until,
    guests: row.guests,
    question: row.question,
    namesShown: row.names_shown,
    keptDays: row.kept_days,
    reason: row.reason,
    isTold: row.told,
    revision: row.revision,
  };
}

function timeOf(row: GatheringRow) {
  return {
    isAllDay: row.all_day,
    startsOn: row.starts_on,
    startsTime: row.starts_time,
    endsOn: row.ends_on,
    endsTime: row.ends_time,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
  };
}
