import { newId } from '@kontor/base';
import { getSession } from '@kontor/schema';
import { anOrgUnit, aSignedInPerson, liveClient, type SignedInPerson, type TestServer } from '@kontor/server/testing';
import {
  type Box,
  type BoxFields,
  createBox,
  type IdeaState,
  type OpenedIdea,
  submitIdea,
  takeStep,
} from '../shared/index.ts';
import { IdeasContext } from './ideas-context.ts';

/** An office with who leads it and who works there, colleagues whom its box is for, and somebody outside. */
export async function anOffice(server: TestServer, fields: Partial<BoxFields> = {}) {
  const [unit, others, outside] = [await anOrgUnit(server), await anOrgUnit(server), await anOrgUnit(server)];
  const at = (orgUnit: string, lead = false) => ({ positions: [{ orgUnit, lead }] });
  const [lead, clerk, author, reader, stranger] = [
    await aSignedInPerson(server, at(unit.id, true)),
    await aSignedInPerson(server, at(unit.id)),
    await aSignedInPerson(server, at(others.id)),
    await aSignedInPerson(server, at(others.id)),
    await aSignedInPerson(server, at(outside.id, true)),
  ];
  const box = await makeBox(lead, {
    unit: unit.id,
    addressees: [
      { kind: 'org-unit', id: unit.id },
      { kind: 'org-unit', id: others.id },
    ],
    ...fields,
  });
  return { unit, others, outside, lead, clerk, author, reader, stranger, box };
}

export function makeBox(
  { client }: SignedInPerson,
  fields: Partial<BoxFields> & Pick<BoxFields, 'unit'>,
): Promise<Box> {
  return client.call(createBox, {
    id: newId(),
    name: 'Ideenkasten',
    description: '',
    deciders: [],
    addressees: [{ kind: 'everyone' }],
    categories: [],
    allowsAnonymous: false,
    answerDays: null,
    isClosed: false,
    ...fields,
  });
}

export function submit({ client }: SignedInPerson, box: string, title = 'Mehr Fahrradständer'): Promise<OpenedIdea> {
  return client.call(submitIdea, { id: newId(), box, title, text: 'Am **Rathaus** fehlen welche.', category: null });
}

/** Takes an idea through these states. */
export async function take({ client }: SignedInPerson, idea: OpenedIdea, ...states: readonly IdeaState[]) {
  let now = idea;
  for (const state of states)
    now = await client.call(takeStep, { idea: idea.id, revision: now.revision, state, answer: `Grund: ${state}` });
  return now;
}

export async function live({ client }: SignedInPerson) {
  return liveClient(client, (await client.call(getSession, {})).cursor);
}

/** For jobs, which no route calls. */
export function contextOf(server: TestServer): IdeasContext {
  return new IdeasContext({ ...server.services, ...server.core } as never); // what jobs read of the host
}

export const salt = () => `${newId()}`;

/** A receipt as a device makes it. */
export function aCode(): string {
  return newId().replaceAll('-', '').replaceAll('i', '0').slice(0, 32);
}
