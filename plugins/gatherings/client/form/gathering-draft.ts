import type { NamedAddressee, NamedSubject } from '@kontor/schema';
import {
  findTimeFault,
  type Gathering,
  type GatheringContent,
  gatheringContent,
  type Rhythm,
  repeatedDates,
} from '../../shared/index.ts';

type Named = { readonly id: string; readonly name: string };

/** What stands in the form, complete or not. */
export interface Draft
  extends Omit<
    GatheringContent,
    'startsOn' | 'endsOn' | 'startsTime' | 'endsTime' | 'capacity' | 'addressees' | 'organisers' | 'contact'
  > {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly startsTime: string;
  readonly endsTime: string;
  /** As typed. */
  readonly capacity: string;
  readonly addressees: readonly NamedAddressee[];
  readonly organisers: readonly NamedSubject[];
  readonly contact: Named | null;
  readonly rhythm: Rhythm | 'never';
  readonly times: number;
  /** Days of the series that are left out. */
  readonly skipped: readonly string[];
}

export function draftOf(before: Gathering | undefined, me: Named, today: string): Draft {
  const series = { rhythm: 'never', times: 6, skipped: [] } as const;
  if (!before)
    return {
      ...{ title: '', description: '', isAllDay: false, place: '', online: '', signUp: 'open', capacity: '' },
      ...{ startsOn: today, endsOn: today, startsTime: '', endsTime: '', signUpUntil: null, guests: 0, question: '' },
      ...{ namesShown: false, keptDays: 90, addressees: [], contact: null, ...series },
      organisers: [{ kind: 'person', ...me }],
    };
  return {
    ...gatheringContent.omit({ addressees: true, organisers: true, contact: true }).parse(before),
    startsTime: before.startsTime ?? '',
    endsTime: before.endsTime ?? '',
    capacity: before.capacity === null ? '' : String(before.capacity),
    addressees: before.addressees,
    organisers: before.organisers.map((person) => ({ kind: 'person', ...person })),
    contact: before.contact,
    ...series,
  };
}

export type Fault =
  | NonNullable<ReturnType<typeof findTimeFault>>
  | 'onlineWrong'
  | 'capacityWrong'
  | 'addresseesMissing'
  | 'organisersMissing';

/** What can be sent, or what is missing yet. */
export function contentOf(draft: Draft): { readonly content: GatheringContent } | { readonly fault: Fault } {
  const { rhythm: _rhythm, times: _times, skipped: _skipped, ...said } = draft;
  const { startsOn, endsOn, isAllDay, startsTime, endsTime, capacity, online, addressees, organisers, contact } = said;
  if (startsOn === null || endsOn === null) return { fault: 'incomplete' };
  const time = isAllDay
    ? { startsTime: null, endsTime: null }
    : { startsTime: startsTime || null, endsTime: endsTime || null };
  const content = {
    ...said,
    ...{ startsOn, endsOn, ...time },
    online: online.trim(),
    capacity: capacity.trim() === '' ? null : Number(capacity),
    addressees: addressees.map(({ label: _label, ...addressee }) => addressee),
    organisers: organisers.map(({ id }) => id),
    contact: contact?.id ?? null,
  };
  const fault = findTimeFault(content);
  if (fault) return { fault };
  if (addressees.length === 0) return { fault: 'addresseesMissing' };
  if (organisers.length === 0) return { fault: 'organisersMissing' };
  const checked = gatheringContent.safeParse(content);
  if (checked.success) return { content: checked.data };
  const paths = checked.error.issues.map(({ path }) => path[0]);
  if (paths.includes('online')) return { fault: 'onlineWrong' };
  return { fault: paths.includes('capacity') ? 'capacityWrong' : 'incomplete' };
}

/** All days of the series, those that are left out too; one where it does not repeat. */
export function daysOf({ startsOn, rhythm, times }: Draft): readonly string[] {
  if (startsOn === null) return [];
  return rhythm === 'never' ? [startsOn] : repeatedDates(startsOn, rhythm, times);
}
