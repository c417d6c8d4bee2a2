import { addDays, type IsoDate } from '@kontor/base';
import type { NewPosition } from '@kontor/plugin-api/server';
import type { Position } from '@kontor/schema';
import type { ImportedPerson, ImportedPosition } from './imported-person.ts';

/**
 * All positions that a person has to have, or nothing when they have them already. A position that the file no longer
 * names ended yesterday, so that its rights end now; a new one begins today, or from ever for somebody who had none.
 * Past and future positions stay.
 */
export function planPositions(
  imported: ImportedPerson,
  stored: readonly Position[] | undefined,
  unitIds: ReadonlyMap<string, string>,
  today: IsoDate,
): NewPosition[] | undefined {
  if (!imported.positions) return undefined;
  const held = stored ?? [];
  const other = held.filter((position) => !coversDay(position, today));
  const now = held.filter((position) => coversDay(position, today));
  const wanted = [...imported.positions];
  const kept: Position[] = [];
  const ended: Position[] = [];
  for (const position of now) {
    const index = wanted.findIndex((one) => isSame(one, position, unitIds));
    if (index >= 0) wanted.splice(index, 1);
    if (index >= 0 || (!imported.tellsAllPositions && !position.main)) kept.push(position);
    else ended.push(position);
  }
  if (wanted.length === 0 && ended.length === 0) return undefined;
  const from = held.length === 0 ? null : today;
  return [
    ...[...other, ...kept].map(withoutIds),
    ...ended.flatMap((position) => endYesterday(position, today)),
    ...wanted.flatMap((one) => begin(one, from, unitIds)),
  ];
}

function coversDay({ from, until }: Position, day: IsoDate): boolean {
  return (from === null || from <= day) && (until === null || until >= day);
}

function isSame(wanted: ImportedPosition, held: Position, unitIds: ReadonlyMap<string, string>): boolean {
  const sameUnit = unitIds.get(wanted.orgUnit) === held.orgUnit;
  return sameUnit && wanted.title === held.title && wanted.lead === held.lead && wanted.main === held.main;
}

function withoutIds({ orgUnit, title, lead, acting, main, from, until }: Position): NewPosition {
  return { orgUnit, title, lead, acting, main, from, until };
}

/** What began today has no yesterday and is gone. */
function endYesterday(position: Position, today: IsoDate): NewPosition[] {
  const until = addDays(today, -1);
  return position.from !== null && position.from > until ? [] : [{ ...withoutIds(position), until }];
}

function begin(wanted: ImportedPosition, from: IsoDate | null, unitIds: ReadonlyMap<string, string>): NewPosition[] {
  const orgUnit = unitIds.get(wanted.orgUnit);
  const { title, lead, main } = wanted;
  return orgUnit === undefined ? [] : [{ orgUnit, title, lead, main, from, until: null }];
}
