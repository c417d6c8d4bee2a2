import type { IsoDate } from '@kontor/base';
import {
  type AbsenceSpan,
  type CallInputOf,
  endOfAbsence,
  type listAbsences,
  type OutputOf,
  type setAbsence,
  startOfAbsence,
} from '@kontor/schema';
import type { PickedPerson } from '../people/person-picker-view.tsx';

export type OwnAbsence = OutputOf<typeof listAbsences>['absences'][number];

/** An absence as it stands in the form. */
export interface AbsenceDraft {
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly isWholeDays: boolean;
  /** Empty is the beginning of the first day, and the end of the last. */
  readonly fromTime: string;
  readonly untilTime: string;
  readonly substitute: PickedPerson | undefined;
  readonly note: string;
  readonly noteForAll: string;
}

export function draftOf(absence: OwnAbsence | undefined, today: IsoDate): AbsenceDraft {
  const { substitute, substituteName } = absence ?? { substitute: null, substituteName: null };
  return {
    from: absence?.from ?? today,
    until: absence?.until ?? null,
    isWholeDays: (absence?.fromTime ?? null) === null && (absence?.untilTime ?? null) === null,
    fromTime: absence?.fromTime ?? '',
    untilTime: absence?.untilTime ?? '',
    substitute: substitute === null ? undefined : { id: substitute, name: substituteName ?? '' },
    note: absence?.note ?? '',
    noteForAll: absence?.noteForAll ?? '',
  };
}

/** With another first day; a last day that would lie before it moves along. */
export function withFrom(draft: AbsenceDraft, from: IsoDate | null): AbsenceDraft {
  const isReversed = from !== null && draft.until !== null && draft.until < from;
  return { ...draft, from, until: isReversed ? from : draft.until };
}

/** The time meant; nothing while a day is missing. */
export function spanOf({ from, until, isWholeDays, fromTime, untilTime }: AbsenceDraft): AbsenceSpan | undefined {
  if (from === null || until === null) return undefined;
  const timeOf = (typed: string) => (isWholeDays || typed === '' ? null : typed);
  return { from, until, fromTime: timeOf(fromTime), untilTime: timeOf(untilTime) };
}

export function isReversed(draft: AbsenceDraft): boolean {
  const span = spanOf(draft);
  return span !== undefined && endOfAbsence(span) <= startOfAbsence(span);
}

/** Hours of one day are entered at once: the last day is the first until another is chosen. */
export function withTimes(draft: AbsenceDraft, isWholeDays: boolean): AbsenceDraft {
  return { ...draft, isWholeDays, until: isWholeDays ? draft.until : (draft.until ?? draft.from) };
}

/** What the server gets; nothing while a day is missing. */
export function absenceInput(draft: AbsenceDraft): CallInputOf<typeof setAbsence> | undefined {
  const { substitute, note, noteForAll } = draft;
  const span = spanOf(draft);
  const notes = { note: note.trim() || null, noteForAll: noteForAll.trim() || null };
  return span && { ...span, ...notes, substitute: substitute?.id ?? null };
}

/** `now` as the organisation's clocks show it, `2026-11-27T14:05`. */
export function isRunning(absence: AbsenceSpan, now: string): boolean {
  return startOfAbsence(absence) <= now && now < endOfAbsence(absence);
}
