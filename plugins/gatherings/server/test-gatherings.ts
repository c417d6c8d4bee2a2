import { newId } from '@kontor/base';
import { listNotifications } from '@kontor/schema';
import { aSignedInPerson, type SignedInPerson, type TestServer } from '@kontor/server/testing';
import {
  announceGathering,
  createGathering,
  type Gathering,
  type GatheringContent,
  getGathering,
  leaveGathering,
  type OwnSignUp,
  signUp,
} from '../shared/index.ts';

/** What tests say of a gathering: everybody is invited, four weeks after the tests' day. */
export function aContent(organiser: string, given: Partial<GatheringContent> = {}): GatheringContent {
  return {
    ...{ title: 'Sommerfest', description: '', isAllDay: false },
    ...{ startsOn: '2026-12-18', startsTime: '14:00', endsOn: '2026-12-18', endsTime: '16:00' },
    ...{ place: 'Rathaus', online: '', addressees: [{ kind: 'everyone' }], organisers: [organiser], contact: null },
    ...{ signUp: 'open', capacity: null, signUpUntil: null, guests: 0, question: '', namesShown: false, keptDays: 90 },
    ...given,
  };
}

/** Announced, unless it is to stay a draft. */
export async function aGathering(
  organiser: SignedInPerson,
  given: Partial<GatheringContent> = {},
  { isDraft = false, tells = false } = {},
): Promise<Gathering> {
  const content = aContent(organiser.person.id, given);
  const id = newId();
  await organiser.client.call(createGathering, { content, dates: [{ id, startsOn: content.startsOn }] });
  if (!isDraft) return organiser.client.call(announceGathering, { gathering: id, tells });
  return organiser.client.call(getGathering, { gathering: id });
}

export async function join(
  { client }: SignedInPerson,
  gathering: string,
  given: { id?: string; guests?: number; answer?: string } = {},
): Promise<OwnSignUp> {
  return (await client.call(signUp, { gathering, id: newId(), ...given })).mine;
}

export const leave = ({ client }: SignedInPerson, gathering: string) => client.call(leaveGathering, { gathering });

export const read = ({ client }: SignedInPerson, gathering: string) => client.call(getGathering, { gathering });

export async function people(server: TestServer, count: number): Promise<SignedInPerson[]> {
  return Promise.all(Array.from({ length: count }, () => aSignedInPerson(server)));
}

/** Texts of a kind in somebody's inbox about one gathering, newest first. */
export async function toldOf({ client }: SignedInPerson, kind: string, gathering: string): Promise<string[]> {
  const { notifications } = await client.call(listNotifications, { show: 'inbox' });
  return notifications.filter((each) => each.kind === kind && each.ref.endsWith(gathering)).map(({ text }) => text.de);
}
