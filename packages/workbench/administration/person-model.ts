import type { IsoDate } from '@kontor/base';
import type { Person } from '@kontor/schema';

/** A person as it stands in the form: texts, empty where nothing is known. */
export interface PersonDraft {
  readonly personTitle: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly room: string;
  readonly place: string;
  readonly externalId: string;
  readonly validFrom: IsoDate | null;
  readonly validUntil: IsoDate | null;
}

export function draftOf(person: Person | undefined): PersonDraft {
  return {
    personTitle: person?.title ?? '',
    givenName: person?.givenName ?? '',
    familyName: person?.familyName ?? '',
    email: person?.email ?? '',
    phone: person?.phone ?? '',
    mobile: person?.mobile ?? '',
    room: person?.room ?? '',
    place: person?.place ?? '',
    externalId: person?.externalId ?? '',
    validFrom: person?.validFrom ?? null,
    validUntil: person?.validUntil ?? null,
  };
}

/** What the server gets: trimmed, and nothing instead of empty. */
export function personInput(draft: PersonDraft) {
  const orNothing = (text: string) => text.trim() || null;
  return {
    title: draft.personTitle.trim(),
    givenName: draft.givenName,
    familyName: draft.familyName,
    email: orNothing(draft.email),
    phone: orNothing(draft.phone),
    mobile: orNothing(draft.mobile),
    room: orNothing(draft.room),
    place: orNothing(draft.place),
    externalId: orNothing(draft.externalId),
    validFrom: draft.validFrom,
    validUntil: draft.validUntil,
  };
}
