import { newId } from '@kontor/base';
import { getSession } from '@kontor/schema';
import { anOrgUnit, aSignedInPerson, liveClient, type SignedInPerson, type TestServer } from '@kontor/server/testing';
import { beginPlan, type Item, type Plan } from '../shared/index.ts';

export function anItem(text: string, given: Partial<Item> = {}): Item {
  return { id: newId(), kind: 'do', ref: null, text, note: '', within: 7, ...given };
}

/** A unit with one below it, who leads the upper one, who is new in the lower one, and others. */
export async function anOffice(server: TestServer) {
  const upper = await anOrgUnit(server);
  const lower = await anOrgUnit(server, { parent: upper.id });
  const other = await anOrgUnit(server);
  const at = (orgUnit: string, lead = false, title = 'Sachbearbeitung') => ({ positions: [{ orgUnit, lead, title }] });
  const [lead, newcomer, colleague, stranger] = [
    await aSignedInPerson(server, at(upper.id, true)),
    await aSignedInPerson(server, at(lower.id)),
    await aSignedInPerson(server, at(lower.id)),
    await aSignedInPerson(server, at(other.id, true)),
  ];
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  return { upper, lower, other, lead, newcomer, colleague, stranger, administrator };
}

export function begin({ client }: SignedInPerson, person: string, given: { mentor?: string } = {}): Promise<Plan> {
  return client.call(beginPlan, { person, startsOn: '2026-12-01', mentor: given.mentor ?? null });
}

export async function live({ client }: SignedInPerson) {
  return liveClient(client, (await client.call(getSession, {})).cursor);
}
