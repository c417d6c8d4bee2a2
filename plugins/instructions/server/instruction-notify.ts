import type { IsoDate, Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { instructionRef, type Reminder } from '../shared/index.ts';
import type { CurrentRow } from './instruction-store.ts';
import type { InstructionsContext } from './instructions-context.ts';

const asked = 'instructions.asked';

export function defineInstructionKinds({ host }: InstructionsContext): void {
  host.notifications.defineKind({
    kind: asked,
    label: {
      de: 'Sie sollen eine Dienstanweisung lesen und bestätigen',
      en: 'You are asked to read and confirm a service instruction',
    },
    on: true,
    personal: true,
  });
}

interface Told {
  readonly persons: readonly string[];
}

export async function notifyAsked(
  { host }: InstructionsContext,
  tx: Tx,
  { instruction, version }: CurrentRow,
  { round, persons }: Told & { readonly round: number },
): Promise<void> {
  const until = untilIn(version.deadline);
  const office = instruction.office_name;
  await host.notifications.notify(tx, {
    kind: asked,
    persons,
    ref: instructionRef(instruction.id),
    text:
      version.number === 1
        ? {
            de: `${office} hat eine Dienstanweisung herausgegeben. Bitte lesen und bestätigen Sie sie${until.de}.`,
            en: `${office} has issued a service instruction. Please read and confirm it${until.en}.`,
          }
        : {
            de: `${office} hat eine neue Fassung herausgegeben. Bitte lesen und bestätigen Sie sie${until.de}.`,
            en: `${office} has issued a new version. Please read and confirm it${until.en}.`,
          },
    dedupeKey: `${asked}:${version.id}:${round}`,
    causedBy: undefined,
  });
}

const reminders: Readonly<Record<Reminder, (until: Sentence) => Sentence>> = {
  soon: ({ de, en }) => ({
    de: `Bitte lesen und bestätigen Sie diese Dienstanweisung${de}.`,
    en: `Please read and confirm this service instruction${en}.`,
  }),
  late: () => ({
    de: 'Diese Dienstanweisung haben Sie noch nicht bestätigt; der Tag dafür ist vorbei.',
    en: 'You have not confirmed this service instruction; the day for it has passed.',
  }),
  after: () => ({
    de: 'Diese Dienstanweisung haben Sie noch nicht bestätigt.',
    en: 'You have not confirmed this service instruction.',
  }),
};

export async function notifyReminder(
  { host }: InstructionsContext,
  tx: Tx,
  { instruction, version }: CurrentRow,
  { reminder, key, persons }: Told & { readonly reminder: Reminder; readonly key: string },
): Promise<void> {
  if (persons.length === 0) return;
  await host.notifications.notify(tx, {
    kind: asked,
    persons,
    ref: instructionRef(instruction.id),
    text: reminders[reminder](untilIn(version.deadline)),
    dedupeKey: `${asked}:${version.id}:${key}`,
    causedBy: undefined,
  });
}

/** These are not asked any more, or nobody is. */
export async function withdrawAsking(
  { host }: InstructionsContext,
  tx: Tx,
  instruction: string,
  persons?: readonly string[],
): Promise<void> {
  await host.notifications.withdraw(tx, {
    refs: [instructionRef(instruction)],
    kinds: [asked],
    ...(persons && { persons }),
  });
}

function untilIn(deadline: IsoDate | null): Sentence {
  if (deadline === null) return { de: '', en: '' };
  const write = (locale: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(deadline));
  return { de: ` bis ${write('de-DE')}`, en: ` by ${write('en-GB')}` };
}
