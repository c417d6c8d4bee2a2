import { ApiError, type OfflineSearch } from '@kontor/plugin-api/client';
import type { OfflineDocument, SearchHit } from '@kontor/schema';
import { letterOf, type PersonRow } from '../../shared/index.ts';
import type { PeopleAnswer } from '../people/people-list-model.ts';

type Input = { readonly q?: string | undefined; readonly limit?: unknown; readonly offset?: unknown } & Readonly<
  Record<string, unknown>
>;

/** Whether this device can answer: it knows names, offices and tasks, but counts and filters nothing. */
export function canAskDevice(input: Input): boolean {
  return input.orgUnit === undefined && input.place === undefined && input.skill === undefined;
}

/** A window of the list of people, from what this device keeps. */
export async function searchDevice(device: OfflineSearch, input: Input): Promise<PeopleAnswer> {
  const [limit, offset] = [Number(input.limit ?? 30), Number(input.offset ?? 0)];
  const { hits, total } = await device.search({ text: input.q ?? '', types: ['person'], limit, offset });
  const documents = await Promise.all(hits.map(({ ref }) => device.find(ref)));
  const people = hits.flatMap((hit, index) => {
    const document = documents[index];
    return document ? [rowOf(hit, document)] : [];
  });
  return { people, total, totalIsExact: true, facets: { orgUnits: [], places: [], skills: [] } };
}

function rowOf(hit: SearchHit, document: OfflineDocument): PersonRow {
  const [position = null, orgUnit] = (document.subtitle ?? '').split(' · ');
  return {
    id: idOf(document.ref),
    name: hit.title,
    letter: letterOf(document.sortTitle),
    nameMatches: hit.titleMatches,
    position: position === '' ? null : position,
    // Only its name is known here, and only the name is shown.
    orgUnit: orgUnit === undefined ? null : { id: '', code: '', name: orgUnit },
    lead: false,
    phone: document.fragments.find((text) => /^\+?\d[\d\s/()-]+$/.test(text)) ?? null,
    room: document.fields.room?.[0] ?? null,
    place: document.fields.place?.[0] ?? null,
    picture: document.picture,
    absence: null,
    matches: hit.fields,
  };
}

export function idOf(ref: string): string {
  return ref.split('/').at(-1) ?? '';
}

/** Whether a failure means that there is no connection. */
export function isUnreachable(failure: unknown): boolean {
  return failure instanceof ApiError && failure.code === 'client.unreachable';
}
