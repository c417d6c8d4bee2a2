import type { IsoDate, Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { pageRef, type ReadingReminder } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import type { PageRow } from '../page-store.ts';
import type { RequestRow } from './reading-store.ts';

const reading = 'wiki.reading';

export function defineReadingKinds({ host }: PageContext): void {
  host.notifications.defineKind({
    kind: reading,
    label: { de: 'Sie sollen eine Wikiseite zur Kenntnis nehmen', en: 'You are asked to read a wiki page' },
    on: true,
    personal: true,
  });
}

export async function notifyAsked(
  { host }: PageContext,
  tx: Tx,
  page: PageRow,
  request: RequestRow,
  persons: readonly string[],
): Promise<void> {
  const [asker] = await host.people.findPersons(tx, request.asked_by === null ? [] : [request.asked_by]);
  const name = asker?.name ?? '';
  const until = untilIn(request.until);
  await host.notifications.notify(tx, {
    kind: reading,
    persons,
    ref: pageRef(page.id),
    space: page.space,
    text: {
      de: `${name} bittet Sie, diese Seite zur Kenntnis zu nehmen${until.de}.`,
      en: `${name} asks you to read this page and to confirm that${until.en}.`,
    },
    dedupeKey: `${reading}:${request.id}`,
    causedBy: request.asked_by ?? undefined,
  });
}

const reminders: Readonly<Record<ReadingReminder, (until: Sentence) => Sentence>> = {
  soon: ({ de, en }) => ({
    de: `Bitte nehmen Sie diese Seite zur Kenntnis${de}.`,
    en: `Please read this page and confirm that${en}.`,
  }),
  late: () => ({
    de: 'Diese Seite haben Sie noch nicht zur Kenntnis genommen; der Tag dafür ist vorbei.',
    en: 'You have not confirmed to have read this page; the day for it has passed.',
  }),
  after: () => ({
    de: 'Diese Seite haben Sie noch nicht zur Kenntnis genommen.',
    en: 'You have not confirmed to have read this page.',
  }),
};

/** Each reminder once, however often the job runs. */
export async function notifyReminder(
  { host }: PageContext,
  tx: Tx,
  request: RequestRow,
  { reminder, persons }: { readonly reminder: ReadingReminder; readonly persons: readonly string[] },
): Promise<void> {
  await host.notifications.notify(tx, {
    kind: reading,
    persons,
    ref: pageRef(request.page),
    text: reminders[reminder](untilIn(request.until)),
    dedupeKey: `${reading}:${request.id}:${reminder}`,
    causedBy: undefined,
  });
}

/** Nobody is asked any more, or these persons are not. */
export async function withdrawAsking(
  { host }: PageContext,
  tx: Tx,
  pages: readonly string[],
  persons?: readonly string[],
): Promise<void> {
  await host.notifications.withdraw(tx, { refs: pages.map(pageRef), kinds: [reading], ...(persons && { persons }) });
}

function untilIn(until: IsoDate | null): Sentence {
  if (until === null) return { de: '', en: '' };
  const write = (locale: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(until));
  return { de: `, bis ${write('de-DE')}`, en: `, until ${write('en-GB')}` };
}
