import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Notifications } from '@kontor/plugin-api/server';
import type { StoredGrant } from './grant-store.ts';
import type { SpaceContext } from './space-context.ts';

const received = 'spaces.request_received';
const decided = 'spaces.request_decided';
const invited = 'spaces.invited';

export function defineSpaceNotifications(notifications: Notifications): void {
  notifications.defineKind({
    kind: received,
    label: { de: 'Jemand möchte einem Ihrer Bereiche beitreten', en: 'Somebody wants to join one of your spaces' },
    on: true,
  });
  notifications.defineKind({
    kind: decided,
    label: { de: 'Über Ihre Anfrage zum Beitritt wurde entschieden', en: 'Your request to join was decided' },
    on: true,
  });
  notifications.defineKind({
    kind: invited,
    label: { de: 'Sie wurden in einen Bereich aufgenommen', en: 'You were added to a space' },
    on: true,
  });
}

export async function notifyRequested(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  asked: { readonly space: string; readonly request: string; readonly owners: readonly string[] },
): Promise<void> {
  const [person] = await context.people.findPersons(tx, [actor.person]);
  const name = person?.name ?? '';
  await context.notifications.notify(tx, {
    kind: received,
    persons: asked.owners,
    ref: `spaces/space/${asked.space}`,
    text: { de: `${name} möchte dem Bereich beitreten.`, en: `${name} wants to join the space.` },
    dedupeKey: `${received}:${asked.request}`,
    causedBy: actor.person,
  });
}

export async function notifyDecided(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  answer: { readonly space: string; readonly person: string; readonly request: string; readonly accepted: boolean },
): Promise<void> {
  await context.notifications.notify(tx, {
    kind: decided,
    persons: [answer.person],
    ref: `spaces/space/${answer.space}`,
    text: answer.accepted
      ? {
          de: 'Ihre Anfrage wurde angenommen. Sie gehören jetzt zum Bereich.',
          en: 'Your request was accepted. You belong to the space now.',
        }
      : {
          de: 'Ihre Anfrage wurde abgelehnt. Wenden Sie sich bei Fragen an die Verantwortlichen.',
          en: 'Your request was declined. Please ask the owners if you have questions.',
        },
    dedupeKey: `${decided}:${answer.request}`,
    causedBy: actor.person,
  });
}

export async function notifyInvited(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  { space, subject }: StoredGrant,
): Promise<void> {
  await context.notifications.notify(tx, {
    kind: invited,
    persons: [subject.id],
    ref: `spaces/space/${space}`,
    text: { de: 'Sie wurden in den Bereich aufgenommen.', en: 'You were added to the space.' },
    // Who was removed and is invited again hears of it again.
    dedupeKey: `${invited}:${newId()}`,
    causedBy: actor.person,
  });
}
