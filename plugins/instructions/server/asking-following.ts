import type { Tx } from '@kontor/database';
import type { StoredEvent } from '@kontor/plugin-api/server';
import {
  absenceChanged,
  groupChanged,
  manyPersonsChanged,
  orgUnitChanged,
  orgUnitRemoved,
  personChangedEvent,
  personCreated,
  positionsChanged,
  spaceAccessChanged,
} from '@kontor/schema';
import { tell } from './asking.ts';
import { enqueueTelling } from './asking-jobs.ts';
import { type CurrentRow, listAsking } from './instruction-store.ts';
import type { InstructionsContext } from './instructions-context.ts';

/**
 * Who comes to an org unit, is back or begins work is asked, and who leaves is not any more. Where an event does not say
 * who is concerned, everybody is looked at, by a job.
 */
export function followPeople(context: InstructionsContext): void {
  const { events } = context.host;
  const ofPersons = [
    personCreated,
    personChangedEvent,
    positionsChanged,
    absenceChanged,
    manyPersonsChanged,
    groupChanged,
  ] as const;
  events.onMany<(typeof ofPersons)[number]>('instructions.people', ofPersons, async (tx, all) => {
    const persons = new Set(all.flatMap(({ payload }) => ('person' in payload ? [payload.person] : payload.persons)));
    for (const { instruction } of await listAsking(tx)) await tell(context, tx, instruction.id, persons);
  });
  events.onMany('instructions.units', [orgUnitChanged, orgUnitRemoved], (tx, _all: readonly StoredEvent[]) =>
    lookAt(context, tx, ({ instruction: { addressees } }) => addressees.some(({ kind }) => kind === 'org-unit')),
  );
  events.onMany('instructions.spaces', [spaceAccessChanged], (tx, _all: readonly StoredEvent[]) =>
    lookAt(context, tx, ({ instruction: { addressees } }) => addressees.some(({ kind }) => kind === 'space')),
  );
}

async function lookAt(context: InstructionsContext, tx: Tx, concerns: (current: CurrentRow) => boolean) {
  for (const current of await listAsking(tx))
    if (concerns(current)) await enqueueTelling(context, tx, current.instruction.id);
}
