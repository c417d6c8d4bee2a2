import type { Sentence } from '@kontor/base';
import type { LinkProvider, Notifications, People } from '@kontor/plugin-api/server';
import { staffCouncilChanged, staffCouncilEndingAsked } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { StaffCouncilService } from './staff-council-service.ts';

const changed = 'organisation.staff_council';
const id = 'mode';
const ref = `organisation/staff-council/${id}` as const;
const atOnce = 1000;

/** The mode as something that a notification can be about: everybody may see it, where what is stored is told. */
export const staffCouncilLinks: LinkProvider = {
  noun: 'organisation/staff-council',
  async findCards(_tx, _actor, ids) {
    if (!ids.includes(id)) return [];
    const card = { ref, type: 'staff-council', title: 'Personalrats-Modus', subtitle: null, state: null };
    return [{ ...card, path: '/stored-data', picture: null }];
  },
  findAudience: async (_tx, ids) => new Map(ids.includes(id) ? [[id, ['everyone']]] : []),
};

/** Tells everybody when the mode begins or ends, and when somebody wants it to end. */
export function announceStaffCouncil(
  core: Core,
  parts: {
    readonly notifications: Notifications;
    readonly people: Pick<People, 'listPersonIds'>;
    readonly staffCouncil: StaffCouncilService;
  },
): void {
  const { notifications, people, staffCouncil } = parts;
  notifications.defineKind({
    kind: changed,
    label: {
      de: 'Der Personalrats-Modus beginnt oder endet, oder jemand will ihn beenden',
      en: 'Staff-council mode begins or ends, or somebody wants to end it',
    },
    on: true,
  });
  core.events.on('organisation.staff-council', [staffCouncilChanged, staffCouncilEndingAsked], async (tx, event) => {
    const isAsking = event.kind === staffCouncilEndingAsked.kind;
    const state = await staffCouncil.read(tx);
    if (isAsking && state.ending === null) return notifications.withdraw(tx, { refs: [ref], kinds: [changed] });
    const text = isAsking ? textOf.asked : state.isOn ? textOf.begun : textOf.ended;
    let after: string | undefined;
    do {
      const persons = await people.listPersonIds(tx, after, atOnce);
      // By position: whatever was told before is told anew when it happens anew.
      const dedupeKey = `${changed}:${event.position}`;
      await notifications.notify(tx, { kind: changed, persons, ref, text, dedupeKey, causedBy: event.person });
      after = persons.length < atOnce ? undefined : persons.at(-1);
    } while (after !== undefined);
  });
}

const textOf = {
  begun: {
    de: 'Der Personalrats-Modus gilt jetzt: Anwesenheit, Lesebestätigungen und Kenntnisnahmen sind aus, was dafür gespeichert war, ist gelöscht.',
    en: 'Staff-council mode holds now: presence, read receipts and confirmations of reading are off, and what was stored for them is deleted.',
  },
  asked: {
    de: 'Die Administration möchte den Personalrats-Modus beenden. Er gilt, bis eine zweite Person aus der Administration das bestätigt.',
    en: 'An administrator wants to end staff-council mode. It holds until a second administrator confirms that.',
  },
  ended: {
    de: 'Der Personalrats-Modus ist beendet. Was er ausgeschlossen hat, bleibt aus, bis es jemand einzeln einschaltet.',
    en: 'Staff-council mode has ended. What it ruled out stays off until somebody turns it on again one by one.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;
