import { newId, type Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { gatheringRef } from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import { type GatheringRow, listOrganisers } from './gathering-store.ts';
import { timeWords } from './gathering-words.ts';
import type { SignUpRow } from './sign-up-store.ts';

export const invited = 'gatherings.invited';
export const changed = 'gatherings.changed';
export const cancelled = 'gatherings.cancelled';
export const reminder = 'gatherings.reminder';
const movedUp = 'gatherings.moved_up';
const answered = 'gatherings.answered';
const asked = 'gatherings.asked';
const organising = 'gatherings.organising';

const kinds: Readonly<Record<string, Sentence>> = {
  [invited]: { de: 'Sie sind zu einer Veranstaltung eingeladen', en: 'You are invited to an event' },
  [changed]: {
    de: 'Zeit oder Ort einer Veranstaltung, zu der Sie angemeldet sind, hat sich geändert',
    en: 'Time or place of an event that you signed up for has changed',
  },
  [cancelled]: {
    de: 'Eine Veranstaltung, zu der Sie angemeldet sind, ist abgesagt',
    en: 'An event that you signed up for is cancelled',
  },
  [reminder]: { de: 'Erinnerung am Tag vor einer Veranstaltung', en: 'Reminder the day before an event' },
  [movedUp]: { de: 'Sie sind von der Warteliste nachgerückt', en: 'You moved up from a waiting list' },
  [answered]: { de: 'Ihre Anmeldung wurde beantwortet', en: 'Your sign-up was answered' },
  [asked]: {
    de: 'Eine Anmeldung zu Ihrer Veranstaltung wartet auf Antwort',
    en: 'A sign-up for your event waits for an answer',
  },
  [organising]: { de: 'Sie organisieren eine Veranstaltung mit', en: 'You have become an organiser of an event' },
};
const personal = new Set([cancelled, changed, movedUp, answered, organising]);

export function defineGatheringKinds({ host }: GatheringContext): void {
  for (const [kind, label] of Object.entries(kinds))
    host.notifications.defineKind({
      ...{ kind, label, on: true },
      ...(personal.has(kind) && { personal: true }),
      // An answer to somebody who signed up does not wait until an organiser is back.
      ...(kind === asked && { reachesSubstitute: true }),
    });
}

export async function notifyMovedUp(
  { host }: GatheringContext,
  tx: Tx,
  gathering: GatheringRow,
  persons: readonly string[],
): Promise<void> {
  if (persons.length === 0) return;
  await host.notifications.notify(tx, {
    kind: movedUp,
    persons,
    ref: gatheringRef(gathering.id),
    text: {
      de: `Sie sind nachgerückt und haben jetzt einen Platz: ${timeWords(gathering, 'de')}.`,
      en: `You moved up and have a place now: ${timeWords(gathering, 'en')}.`,
    },
    dedupeKey: `${movedUp}:${newId()}`,
    causedBy: undefined,
  });
}

export async function notifyAnswer(
  { host }: GatheringContext,
  tx: Tx,
  actor: Actor,
  gathering: GatheringRow,
  { person, state }: SignUpRow,
): Promise<void> {
  const texts: Partial<Record<SignUpRow['state'], Sentence>> = {
    in: {
      de: 'Ihre Anmeldung ist bestätigt: Sie haben einen Platz.',
      en: 'Your sign-up is confirmed: you have a place.',
    },
    waiting: {
      de: 'Ihre Anmeldung ist angenommen. Alle Plätze sind belegt, Sie stehen auf der Warteliste.',
      en: 'Your sign-up is accepted. All places are taken, you are on the waiting list.',
    },
    declined: { de: 'Ihre Anmeldung wurde abgelehnt.', en: 'Your sign-up was declined.' },
  };
  const text = texts[state];
  if (!text) return;
  await host.notifications.notify(tx, {
    ...{ kind: answered, persons: [person], ref: gatheringRef(gathering.id), text },
    dedupeKey: `${answered}:${newId()}`,
    causedBy: actor.person,
  });
}

export async function notifyAsked(
  { host }: GatheringContext,
  tx: Tx,
  actor: Actor,
  { id }: GatheringRow,
): Promise<void> {
  await host.notifications.notify(tx, {
    kind: asked,
    persons: (await listOrganisers(tx, [id])).map(({ person }) => person),
    ref: gatheringRef(id),
    text: { de: 'Anmeldungen warten auf Ihre Antwort.', en: 'Sign-ups wait for your answer.' },
    dedupeKey: `${asked}:${id}`,
    renews: true,
    causedBy: actor.person,
  });
}

export async function notifyOrganisers(
  { host }: GatheringContext,
  tx: Tx,
  actor: Actor,
  { id }: GatheringRow,
  persons: readonly string[],
): Promise<void> {
  if (persons.length === 0) return;
  const [by] = await host.people.findPersons(tx, [actor.person]);
  const name = by?.name ?? '';
  await host.notifications.notify(tx, {
    ...{ kind: organising, persons, ref: gatheringRef(id) },
    text: { de: `${name} hat Sie als Organisierende eingetragen.`, en: `${name} has made you an organiser.` },
    dedupeKey: `${organising}:${newId()}`,
    causedBy: actor.person,
  });
}

/** What was to be told to these is none of their business any more. */
export async function withdrawFor(
  { host }: GatheringContext,
  tx: Tx,
  { id }: GatheringRow,
  persons: readonly string[],
): Promise<void> {
  await host.notifications.withdraw(tx, { refs: [gatheringRef(id)], kinds: [reminder, movedUp, answered], persons });
}
