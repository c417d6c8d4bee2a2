import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Notifications } from '@kontor/plugin-api/server';
import type { ChangedGroup } from '../people/index.ts';
import type { StoredGrant } from './grant-store.ts';
import type { SpaceContext } from './space-context.ts';

const received = 'spaces.request_received';
const decided = 'spaces.request_decided';
const invited = 'spaces.invited';
const groupChanged = 'spaces.group_changed';
const heir = 'spaces.group_heir';
const fading = 'spaces.group_fading';

export function defineSpaceNotifications(notifications: Notifications): void {
  notifications.defineKind({
    kind: received,
    label: { de: 'Jemand möchte einem Ihrer Bereiche beitreten', en: 'Somebody wants to join one of your spaces' },
    on: true,
    personal: true,
    reachesSubstitute: true,
  });
  notifications.defineKind({
    kind: decided,
    label: { de: 'Über Ihre Anfrage zum Beitritt wurde entschieden', en: 'Your request to join was decided' },
    on: true,
    personal: true,
  });
  notifications.defineKind({
    kind: invited,
    label: { de: 'Sie wurden in einen Bereich aufgenommen', en: 'You were added to a space' },
    on: true,
    personal: true,
  });
  notifications.defineKind({
    kind: groupChanged,
    label: {
      de: 'Die Administration hat eine Gruppe geändert, die Zugang zu einem Ihrer Bereiche hat',
      en: 'An administrator changed a group with access to one of your spaces',
    },
    on: true,
  });
  notifications.defineKind({
    kind: heir,
    label: { de: 'Sie verwalten jetzt eine Interessengruppe', en: 'You look after an interest group now' },
    on: true,
    personal: true,
  });
  notifications.defineKind({
    kind: fading,
    label: {
      de: 'Eine Ihrer Interessengruppen wird bald archiviert',
      en: 'One of your interest groups will be archived',
    },
    on: true,
    personal: true,
  });
}

/** Who now looks after an interest group, because its last owner has left. */
export async function notifyHeir(context: SpaceContext, tx: Tx, space: string, person: string): Promise<void> {
  await context.notifications.notify(tx, {
    kind: heir,
    persons: [person],
    ref: `spaces/space/${space}`,
    text: {
      de: 'Sie verwalten jetzt diese Gruppe: Wer das zuletzt tat, ist ausgetreten, und Sie sind am längsten dabei. Sie können sie jederzeit übergeben.',
      en: 'You look after this group now: whoever did last has left, and you have been there longest. You can hand it over at any time.',
    },
    dedupeKey: `${heir}:${newId()}`,
    causedBy: undefined,
  });
}

/** Tells the one who is left that the group will be archived unless somebody joins. */
export async function notifyFading(
  context: SpaceContext,
  tx: Tx,
  told: { readonly space: string; readonly person: string; readonly days: number },
): Promise<void> {
  await context.notifications.notify(tx, {
    kind: fading,
    persons: [told.person],
    ref: `spaces/space/${told.space}`,
    text: {
      de: `In dieser Gruppe sind Sie schon lange allein. Tritt in ${told.days} Tagen niemand bei, wird sie archiviert; Sie können sie dann wiederherstellen.`,
      en: `You have long been alone in this group. If nobody joins within ${told.days} days it is archived; you can bring it back then.`,
    },
    dedupeKey: `${fading}:${newId()}`,
    causedBy: undefined,
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
  // Nobody else is asked any more.
  await context.notifications.withdraw(tx, {
    refs: [`spaces/space/${answer.space}`],
    kinds: [received],
    dedupeKey: `${received}:${answer.request}`,
    by: actor.person,
  });
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

/** Tells the owners of each space that an administrator decided who gets in by a grant of theirs (P21). */
export async function notifyGroupChanged(
  context: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
  { group, spaces }: { readonly group: ChangedGroup; readonly spaces: readonly string[] },
): Promise<void> {
  if (!actor || spaces.length === 0) return;
  const owners = Map.groupBy(await context.permissions.listOwners(tx, spaces), ({ space }) => space);
  const { name, added, removed } = group;
  for (const space of spaces) {
    await context.notifications.notify(tx, {
      kind: groupChanged,
      persons: (owners.get(space) ?? []).map(({ person }) => person),
      ref: `spaces/space/${space}`,
      text: {
        de: `Die Administration hat die Gruppe „${name}“ geändert, die Zugang zum Bereich hat: ${added} neu, ${removed} nicht mehr dabei.`,
        en: `An administrator changed the group “${name}”, which has access to the space: ${added} added, ${removed} removed.`,
      },
      dedupeKey: `${groupChanged}:${newId()}`,
      causedBy: actor.person,
    });
  }
}
