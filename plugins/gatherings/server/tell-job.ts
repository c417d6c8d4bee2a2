import type { Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { JobDefinition } from '@kontor/plugin-api/server';
import { fields } from '@kontor/schema';
import { z } from 'zod';
import { gatheringRef } from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import { cancelled, changed, invited } from './gathering-notify.ts';
import { findGatherings, type GatheringRow } from './gathering-store.ts';
import { timeWords } from './gathering-words.ts';
import { listSignUps } from './sign-up-store.ts';

const data = z.object({
  gathering: fields.id,
  what: z.enum(['invited', 'changed', 'cancelled', 'restored']),
  /** The sequence of the gathering when it happened: told once, however often the job runs. */
  sequence: z.number().int(),
  by: fields.id,
});
type Told = z.output<typeof data>;

const tellJob: JobDefinition<typeof data> = { name: 'gatherings.tell', data };
/** So many get it in one transaction. */
const batch = 500;

export function defineTelling(context: GatheringContext): void {
  context.host.jobs.define(tellJob, (told, signal) => tell(context, told, signal));
}

/** Tells everybody invited, or everybody who signed up, after the commit; thousands take their time. */
export async function tellLater({ host }: GatheringContext, tx: Tx, told: Told): Promise<void> {
  await host.jobs.enqueue(tx, tellJob, told);
}

async function tell(context: GatheringContext, told: Told, signal: AbortSignal): Promise<void> {
  const { host } = context;
  const [gathering, persons] = await host.database.transaction(async (tx) => {
    const [row] = await findGatherings(tx, [told.gathering]);
    return [row, row && isStillSo(row, told) ? await listTold(context, tx, row, told) : []] as const;
  });
  if (!gathering) return;
  const kind = told.what === 'invited' ? invited : told.what === 'cancelled' ? cancelled : changed;
  for (let from = 0; from < persons.length && !signal.aborted; from += batch)
    await host.database.transaction((tx) =>
      host.notifications.notify(tx, {
        kind,
        persons: persons.slice(from, from + batch),
        ref: gatheringRef(gathering.id),
        text: textOf(gathering, told.what),
        dedupeKey: `${kind}:${gathering.id}:${told.sequence}`,
        causedBy: told.by,
      }),
    );
  if (signal.aborted) throw new Error('Telling those invited took too long; the rest is told by the next attempt');
}

/** What was taken back before anybody was told is not told. */
function isStillSo({ state }: GatheringRow, { what }: Told): boolean {
  return what === 'cancelled' ? state === 'cancelled' : state === 'announced';
}

async function listTold({ host }: GatheringContext, tx: Tx, row: GatheringRow, { what }: Told): Promise<string[]> {
  if (what === 'invited') return host.addressing.listPersons(tx, row.addressees);
  const all = await listSignUps(tx, [row.id]);
  return all.filter(({ state }) => state !== 'declined').map(({ person }) => person);
}

function textOf(row: GatheringRow, what: Told['what']): Sentence {
  const [de, en] = [timeWords(row, 'de'), timeWords(row, 'en')];
  if (what === 'invited') return { de: `Sie sind eingeladen: ${de}.`, en: `You are invited: ${en}.` };
  if (what === 'cancelled') return { de: `Abgesagt: ${de}.`, en: `Cancelled: ${en}.` };
  if (what === 'restored') return { de: `Findet doch statt: ${de}.`, en: `Takes place after all: ${en}.` };
  return { de: `Neue Zeit oder neuer Ort: ${de}.`, en: `New time or place: ${en}.` };
}
