import { refOf, type Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { HandOverProvider, Notifications } from '@kontor/plugin-api/server';
import type { Person } from '@kontor/schema';

const receivedKind = 'hand-over.received';
const returnedKind = 'hand-over.returned';
const leavingKind = 'hand-over.leaving';
const leftKind = 'hand-over.left';

export function defineHandOverKinds(notifications: Pick<Notifications, 'defineKind'>): void {
  const kinds = {
    [receivedKind]: { de: 'Ihnen wird etwas übergeben', en: 'Something is handed over to you' },
    [returnedKind]: { de: 'Etwas Übergebenes kommt zurück', en: 'Something handed over comes back' },
    [leavingKind]: { de: 'Sie oder Ihre Leute gehen bald', en: 'You or your people leave soon' },
    [leftKind]: { de: 'Jemand ist gegangen, ohne zu übergeben', en: 'Somebody left without handing over' },
  };
  for (const [kind, label] of Object.entries(kinds))
    notifications.defineKind({ kind, label, on: true, personal: true });
}

/** "12 Wikiseiten" */
export function counted({ one, many }: Pick<HandOverProvider, 'one' | 'many'>, count: number): Sentence {
  if (count === 1) return one;
  return { de: `${count} ${many.de}`, en: `${count} ${many.en}` };
}

interface Told {
  readonly batch: string;
  readonly provider: HandOverProvider;
  readonly count: number;
  readonly from: Pick<Person, 'name'>;
  readonly to: string;
  readonly by: string;
}

export async function notifyReceived(notifications: Notifications, tx: Tx, told: Told): Promise<void> {
  const what = counted(told.provider, told.count);
  await notifications.notify(tx, {
    kind: receivedKind,
    persons: [told.to],
    ref: refOf('hand-over', 'received', told.batch),
    text: {
      de: `Ihnen wurde übergeben: ${what.de}. Bisher zuständig: ${told.from.name}.`,
      en: `Handed over to you: ${what.en}. Responsible until now: ${told.from.name}.`,
    },
    dedupeKey: `${receivedKind}:${told.batch}`,
    causedBy: told.by,
  });
}

export async function notifyReturned(notifications: Notifications, tx: Tx, told: Told): Promise<void> {
  const what = counted(told.provider, told.count);
  await notifications.notify(tx, {
    kind: returnedKind,
    persons: [told.to],
    ref: refOf('hand-over', 'received', told.batch),
    text: {
      de: `${told.from.name} gibt zurück: ${what.de}. Sie sind jetzt zuständig.`,
      en: `${told.from.name} gives back: ${what.en}. You are responsible now.`,
    },
    dedupeKey: `${returnedKind}:${told.batch}`,
    causedBy: told.by,
  });
}

/** To those who can hand over for somebody: once before they go, every week after they are gone. */
export async function notifyOpen(
  notifications: Notifications,
  tx: Tx,
  told: { readonly person: Person; readonly persons: readonly string[]; readonly open: number; readonly week: number },
): Promise<void> {
  const { person, persons, open, week } = told;
  const text: Sentence =
    week === 0
      ? {
          de: `${person.name} geht am ${germanDay(person.validUntil)}. Noch nicht übergeben: ${open}.`,
          en: `${person.name} leaves on ${person.validUntil}. Not handed over yet: ${open}.`,
        }
      : {
          de: `${person.name} ist nicht mehr da. Ohne Nachfolge: ${open}. Bitte bestimmen Sie, wer übernimmt.`,
          en: `${person.name} is gone. Without a successor: ${open}. Please say who takes over.`,
        };
  const kind = week === 0 ? leavingKind : leftKind;
  await notifications.notify(tx, {
    kind,
    persons,
    ref: refOf('hand-over', 'person', person.id),
    text,
    dedupeKey: `${kind}:${person.id}:${person.validUntil ?? ''}:${week}`,
    causedBy: undefined,
  });
}

function germanDay(day: string | null): string {
  return (day ?? '').split('-').reverse().join('.');
}
