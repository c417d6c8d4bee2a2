import { newId } from '@kontor/base';
import type { CallInputOf } from '@kontor/schema';
import type { ApiClient, SignedInPerson, TestServer } from '@kontor/server/testing';
import { aSignedInPerson, aSpace } from '@kontor/server/testing';
import { createList, createTask, type ListPlace, type Task, type TaskList } from '../shared/index.ts';

/** A hidden space with somebody of each role, and somebody outside. */
export async function aTaskTeam(server: TestServer) {
  const [owner, editor, other, reader, stranger] = await Promise.all([
    aSignedInPerson(server, { givenName: 'Olga', familyName: 'Ostendorf' }),
    aSignedInPerson(server, { givenName: 'Edda', familyName: 'Eilers' }),
    aSignedInPerson(server, { givenName: 'Otto', familyName: 'Anders' }),
    aSignedInPerson(server, { givenName: 'Lena', familyName: 'Lesser' }),
    aSignedInPerson(server, { givenName: 'Sven', familyName: 'Fremd' }),
  ]);
  const subject = (who: SignedInPerson) => ({ kind: 'person', id: who.person.id }) as const;
  const space = await aSpace(server, {
    owner: owner.person.id,
    visibility: 'hidden',
    grants: [
      { subject: subject(editor), role: 'editor' },
      { subject: subject(other), role: 'editor' },
      { subject: subject(reader), role: 'reader' },
    ],
  });
  return { owner, editor, other, reader, stranger, space: space.id };
}

export function aList(client: ApiClient, place: ListPlace, title = 'Umzug'): Promise<TaskList> {
  return client.call(createList, { id: newId(), place, title });
}

type Given = Partial<CallInputOf<typeof createTask>>;

export function aTask(client: ApiClient, list: string, title: string, given: Given = {}): Promise<Task> {
  return client.call(createTask, { id: newId(), list, title, ...given });
}
