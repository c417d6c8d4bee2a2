import { addDays, type IsoDate } from '@kontor/base';
import type { NewPosition } from '@kontor/plugin-api/server';
import type { Position } from '@kontor/schema';
import type { CheckedEntry } from './entry-checker.ts';

/**
 * All positions that somebody has to have, or nothing where they have them already. A directory says where somebody mainly
 * works, and nothing of other positions, which stay. The one that it no longer says ended yesterday, so that its rights end
 * now; the new one begins today, or from ever for somebody who had none.
 */
export function planPositions(
  wanted: NonNullable<CheckedEntry['position']>,
  held: readonly Position[],
  today: IsoDate,
): NewPosition[] | undefined {
  const isNow = ({ from, until }: Position) => (from === null || from <= today) && (until === null || until >= today);
  const main = held.filter((position) => position.main && isNow(position));
  const { orgUnit, title } = wanted;
  const lead = isLead(title);
  const isSame = (one: Position) => one.orgUnit === orgUnit && one.title === title && one.lead === lead;
  if (main.length === 1 && main.every(isSame)) return undefined;
  return [
    ...held.filter((position) => !main.includes(position)).map(withoutIds),
    ...main.flatMap((position) => endYesterday(position, today)),
    { orgUnit, title, lead, main: true, from: held.length === 0 ? null : today, until: null },
  ];
}

/** As in files that are imported: who leads a unit is told by the name of the position. */
export function isLead(title: string): boolean {
  return /^leit(?:ung|er|erin)\b/i.test(title);
}

function withoutIds({ orgUnit, title, lead, main, from, until }: Position): NewPosition {
  return { orgUnit, title, lead, main, from, until };
}

/** What began today has no yesterday and is gone. */
function endYesterday(position: Position, today: IsoDate): NewPosition[] {
  const until = addDays(today, -1);
  return position.from !== null && position.from > until ? [] : [{ ...withoutIds(position), until }];
}
