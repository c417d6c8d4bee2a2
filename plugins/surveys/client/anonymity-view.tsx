import { useQueryRoute } from '@kontor/plugin-api/client';
import { ShieldCheck, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { listTicketKeys, type Survey } from '../shared/index.ts';
import { anonymityMessages } from './anonymity-messages.ts';

/** What is stored and what is not, and what was promised of the results; before the first question. */
export function Anonymity({ survey }: { readonly survey: Survey }) {
  const t = useMessages(anonymityMessages);
  const { threshold, unit, items, resultsFor, hasRows, keptDays } = survey;
  const hasTexts = items.some(({ kind }) => kind === 'text');
  const first = [
    t('blind'),
    t('apart'),
    t('threshold', { count: threshold }),
    unit ? t('unit', { unit: unit.label || t('others'), people: unit.people, count: threshold }) : t('total'),
    t(resultsFor),
  ];
  const more = [
    t('order'),
    ...(hasTexts ? [t('texts')] : []),
    hasRows ? t('rows') : t('noRows'),
    ...(hasRows || hasTexts ? [t('kept', { days: keptDays })] : []),
    t('limits'),
  ];
  return (
    <section aria-label={t('title')} className="rounded-lg bg-accent-soft p-4 sm:p-5">
      <h2 className="flex items-center gap-2.5 pb-2 font-semibold">
        <ShieldCheck aria-hidden className="size-5 shrink-0 text-accent-text" />
        {t('title')}
      </h2>
      <Points all={first} />
      <details className="pt-2 text-sm">
        <summary className="cursor-pointer rounded-sm font-medium text-accent-text focus-ring coarse:py-2.5">
          {t('more')}
        </summary>
        <div className="pt-2">
          <Points all={more} />
          {survey.state === 'open' && <Mark survey={survey.id} />}
        </div>
      </details>
    </section>
  );
}

function Points({ all }: { readonly all: readonly string[] }) {
  return (
    <ul className="flex max-w-prose list-disc flex-col gap-1.5 ps-5 text-sm">
      {all.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function Mark({ survey }: { readonly survey: string }) {
  const t = useMessages(anonymityMessages);
  const { data } = useQueryRoute(listTicketKeys, { survey });
  const [mark, setMark] = useState<string>();
  useEffect(() => {
    if (!data) return;
    const read = async () => setMark(await (await import('./answering/ticket-crypto.ts')).fingerprintOf(data.keys));
    void read().catch(() => undefined); // without it nothing is said of it
  }, [data]);
  return mark === undefined ? null : <p className="max-w-prose pt-2 text-sm">{t('mark', { mark })}</p>;
}
