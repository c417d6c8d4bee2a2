import type { Tx } from '@kontor/database';
import type { Notifications, PeriodProvider } from '@kontor/plugin-api/server';
import type { ComingPeriod } from './period-rules.ts';

const shorterKind = 'periods.shorter';

export function definePeriodKinds(notifications: Pick<Notifications, 'defineKind'>): void {
  notifications.defineKind({
    kind: shorterKind,
    label: { de: 'In Ihren Bereichen wird bald mehr gelöscht', en: 'More is deleted in your spaces soon' },
    on: true,
    personal: true,
  });
}

interface Shorter {
  readonly provider: PeriodProvider;
  readonly space: string;
  readonly persons: readonly string[];
  readonly by: string | null;
  /** How much is older than that already. */
  readonly count: number;
  readonly next: ComingPeriod;
  readonly timeZone: string;
}

/** To owners of a space, a week before anything goes. */
export async function notifyShorter(notifications: Notifications, tx: Tx, told: Shorter): Promise<void> {
  const { provider, space, persons, by, count, next, timeZone } = told;
  const day = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(next.from);
  const { label, kind } = provider;
  await notifications.notify(tx, {
    kind: shorterKind,
    persons,
    ref: `spaces/space/${space}`,
    text: {
      de: `„${label.de}“: Ab dem ${day('de-DE')} gilt eine Frist von ${next.days} Tagen. Schon älter und dann gelöscht: ${count}.`,
      en: `“${label.en}”: from ${day('en-GB')} on they stay for ${next.days} days. Older than that already, and gone then: ${count}.`,
    },
    dedupeKey: `${shorterKind}:${kind}:${space}:${next.from.toISOString()}`,
    causedBy: by ?? undefined,
  });
}
