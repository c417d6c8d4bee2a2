import type { IsoDate } from '@kontor/base';
import type { createPerson, InputOf, Position } from '@kontor/schema';

/** A position as it stands in the form. */
export interface PositionDraft {
  /** Stays while the form is open. */
  readonly key: string;
  readonly orgUnit: string | null;
  readonly title: string;
  readonly lead: boolean;
  readonly acting: boolean;
  readonly main: boolean;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
}

export type PositionInput = InputOf<typeof createPerson>['positions'][number];

/** Those held or to come first, then what is over; each in the order given. */
export function positionDrafts(positions: readonly Position[], today: IsoDate): PositionDraft[] {
  const drafts = positions.map(({ id, orgUnit, title, lead, acting, main, from, until }) => {
    return { key: id, orgUnit, title, lead, acting, main, from, until };
  });
  return [...drafts.filter((draft) => !isOver(draft, today)), ...drafts.filter((draft) => isOver(draft, today))];
}

/** One more, to be filled in; the first is the main one. */
export function withNewPosition(drafts: readonly PositionDraft[], key: string, today: IsoDate): PositionDraft[] {
  const main = !drafts.some((draft) => draft.main && !isOver(draft, today));
  return [...drafts, { key, orgUnit: null, title: '', lead: false, acting: false, main, from: null, until: null }];
}

/** With a change of one; only one that is not over can be the main one. */
export function withPosition(
  drafts: readonly PositionDraft[],
  key: string,
  change: Partial<Omit<PositionDraft, 'key'>>,
  today: IsoDate,
): PositionDraft[] {
  return drafts.map((draft) => {
    if (draft.key === key) return { ...draft, ...change };
    return change.main && !isOver(draft, today) ? { ...draft, main: false } : draft;
  });
}

export function isOver({ until }: Pick<PositionDraft, 'until'>, today: IsoDate): boolean {
  return until !== null && until < today;
}

export function isReversed({ from, until }: Pick<PositionDraft, 'from' | 'until'>): boolean {
  return from !== null && until !== null && until < from;
}

/** What the server gets; rows that nobody has filled in are left out. */
export function positionInputs(drafts: readonly PositionDraft[]): PositionInput[] {
  return drafts.flatMap(({ key: _key, orgUnit, title, ...rest }) =>
    orgUnit === null ? [] : [{ ...rest, orgUnit, title: title.trim() }],
  );
}
