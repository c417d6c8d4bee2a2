import type { IsoDate } from '@kontor/base';
import type { Absence, CallInputOf, listAbsences, OutputOf, setAbsence } from '@kontor/schema';
import type { PickedPerson } from '../people/person-picker-view.tsx';

export type OwnAbsence = OutputOf<typeof listAbsences>['absences'][number];

/** An absence as it stands in the form. */
export interface AbsenceDraft {
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly substitute: PickedPerson | undefined;
  readonly note: string;
}

export function draftOf(absence: OwnAbsence | undefined, today: IsoDate): AbsenceDraft {
  const { substitute, substituteName } = absence ?? { substitute: null, substituteName: null };
  return {
    from: absence?.from ?? today,
    until: absence?.until ?? null,
    substitute: substitute === null ? undefined : { id: substitute, name: substituteName ?? '' },
    note: absence?.note ?? '',
  };
}

/** With another first day; a last day that would lie before it moves along. */
export function withFrom(draft: AbsenceDraft, from: IsoDate | null): AbsenceDraft {
  const isReversed = from !== null && draft.until !== null && draft.until < from;
  return { ...draft, from, until: isReversed ? from : draft.until };
}

export function isReversed({ from, until }: AbsenceDraft): boolean {
  return from !== null && until !== null && until < from;
}

/** What the server gets; nothing while a day is missing. */
export function absenceInput(draft: AbsenceDraft): CallInputOf<typeof setAbsence> | undefined {
  const { from, until, substitute, note } = draft;
  if (from === null || until === null) return undefined;
  return { from, until, note: note.trim() || null, substitute: substitute?.id ?? null };
}

export function isRunning({ from, until }: Pick<Absence, 'from' | 'until'>, today: IsoDate): boolean {
  return from <= today && today <= until;
}
