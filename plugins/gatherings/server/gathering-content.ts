import { addDays, type IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { findTimeFault, type GatheringContent, organiserUnknown, timesDoNotFit } from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import type { GatheringRow } from './gathering-store.ts';

/** Throws `gatherings.times_do_not_fit`, `gatherings.organiser_unknown`, `people.addressees_unknown`. */
export async function checkContent(
  { host }: GatheringContext,
  tx: Tx,
  actor: Actor,
  content: GatheringContent,
  before: Pick<GatheringRow, 'addressees'> | undefined,
): Promise<void> {
  if (findTimeFault(content) !== undefined) throw timesDoNotFit();
  // What was chosen before stays, also a space of which whoever changes the gathering is no member.
  const known = new Set(before?.addressees.map((each) => JSON.stringify(each)));
  await host.addressing.check(
    tx,
    actor,
    content.addressees.filter((each) => !known.has(JSON.stringify(each))),
  );
  const organisers = [...new Set(content.organisers)];
  for (const person of organisers)
    if (!(await host.links.canSee(tx, actor, `people/person/${person}`))) throw organiserUnknown();
  if (content.contact !== null && (await host.people.findOrgUnits(tx, [content.contact])).length === 0)
    throw organiserUnknown();
}

/** The columns that a content gives a gathering that begins on this day; all other days move with it. */
export function rowOfContent(context: GatheringContext, content: GatheringContent, startsOn: IsoDate) {
  const shift = daysBetween(content.startsOn, startsOn);
  const endsOn = addDays(content.endsOn, shift);
  const time = { ...content, startsOn, endsOn };
  const { startsAt, endsAt } = context.momentsOf(time);
  return {
    title: content.title,
    description: content.description,
    all_day: content.isAllDay,
    starts_on: startsOn,
    starts_time: content.startsTime,
    ends_on: endsOn,
    ends_time: content.endsTime,
    starts_at: startsAt,
    ends_at: endsAt,
    place: content.place,
    online: content.online,
    addressees: [...content.addressees],
    audience: context.host.addressing.tokensOf(content.addressees),
    contact: content.contact,
    sign_up: content.signUp,
    capacity: content.capacity,
    sign_up_until: content.signUpUntil === null ? null : addDays(content.signUpUntil, shift),
    guests: content.guests,
    question: content.question,
    names_shown: content.namesShown,
    kept_days: content.keptDays,
  } satisfies Partial<GatheringRow>;
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Whether those who signed up have to know: another time, another place. */
export function isElsewhere(before: GatheringRow, after: ReturnType<typeof rowOfContent>): boolean {
  return (
    before.starts_at.getTime() !== after.starts_at.getTime() ||
    before.ends_at.getTime() !== after.ends_at.getTime() ||
    before.all_day !== after.all_day ||
    before.place !== after.place ||
    before.online !== after.online
  );
}
