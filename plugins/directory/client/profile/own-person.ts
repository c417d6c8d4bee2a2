import { type OwnEvent, type RouteQuery, useQueryRoute } from '@kontor/plugin-api/client';
import { getPerson, type PersonDetails, profileChanged } from '../../shared/index.ts';

/** The signed-in person's own entry. */
export function useOwnPerson(): RouteQuery<PersonDetails> {
  return useQueryRoute(getPerson, { person: 'me' });
}

/** What the server will tell everybody about a change of the own entry; this client folds it at once. */
export function announceOwn(person: PersonDetails): readonly OwnEvent[] {
  return [{ definition: profileChanged, payload: { person: person.id }, object: { ...person } }];
}
