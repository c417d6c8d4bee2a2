import { QueryView, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { listPeriods, listSpaces, type OutputOf, type Period } from '@kontor/schema';
import {
  BackLink,
  Badge,
  Button,
  Card,
  Lead,
  Link,
  Page,
  Select,
  useFormats,
  useLanguage,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { PeriodDialog } from './period-dialog-view.tsx';
import { periodMessages } from './period-messages.ts';

const everywhere = 'organisation';

/** After how many days what goes, here and in each of one's spaces; for those who decide, where they do it. */
export function PeriodsPage() {
  const t = useMessages(periodMessages);
  const { search, setSearch } = usePlace();
  const spaces = (useQueryRoute(listSpaces, {}).data?.spaces ?? []).filter(({ role }) => role !== null);
  const space = search.space;
  const query = useQueryRoute(listPeriods, space === undefined ? {} : { space });
  useTitle(t('title'));
  return (
    <Page>
      <BackLink href="/settings/data" className="mb-3">
        {t('back')}
      </BackLink>
      <div data-section className="flex flex-col gap-5">
        <h1 className="text-2xl font-semibold">{t('title')}</h1>
        <Lead>{t('help')}</Lead>
        <Select
          label={t('where')}
          options={[
            { id: everywhere, label: t('organisation') },
            ...spaces.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={spaces.some(({ id }) => id === space) ? (space ?? everywhere) : everywhere}
          onChange={(id) => setSearch({ space: id === everywhere ? undefined : id })}
          className="max-w-md"
        />
        <QueryView query={query}>{(answer) => <Periods answer={answer} space={space} />}</QueryView>
      </div>
    </Page>
  );
}

interface PeriodsProps {
  readonly answer: OutputOf<typeof listPeriods>;
  readonly space: string | undefined;
}

function Periods({ answer: { periods, mayDecide, others }, space }: PeriodsProps) {
  const t = useMessages(periodMessages);
  const { language } = useLanguage();
  const [changed, setChanged] = useState<string>();
  const opened = periods.find(({ kind }) => kind === changed);
  return (
    <>
      <Card title={t('content')}>
        {periods.length === 0 ? (
          <p className="text-sm text-muted">{t('none')}</p>
        ) : (
          <ul className="divide-y divide-border">
            {periods.map((period) => (
              <PeriodRow
                key={period.kind}
                period={period}
                isOfSpace={space !== undefined}
                {...(mayDecide && { onChange: () => setChanged(period.kind) })}
              />
            ))}
          </ul>
        )}
      </Card>
      {others.length > 0 && (
        <Card title={t('others')}>
          <p className="pb-3 text-sm text-muted">
            {t('othersHelp')} <Link href="/stored-data">{t('toStored')}</Link>
          </p>
          <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[1fr_1fr]">
            {others.map(({ id, title, kept }) => (
              <div key={id} className="contents">
                <dt className="font-medium max-sm:pt-1.5">{title[language]}</dt>
                <dd className="min-w-0 break-words text-muted">{kept[language]}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      {opened && <PeriodDialog period={opened} space={space} onClose={() => setChanged(undefined)} />}
    </>
  );
}

interface PeriodRowProps {
  readonly period: Period;
  readonly isOfSpace: boolean;
  readonly onChange?: () => void;
}

function PeriodRow({ period, isOfSpace, onChange }: PeriodRowProps) {
  const t = useMessages(periodMessages);
  const { language } = useLanguage();
  const { formatDate } = useFormats();
  const { label, counts, days, next, chosen, ofSpace } = period;
  const text = (count: number | null) => (count === null ? t('never') : t('days', { count }));
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow basis-64">
        <p className="font-medium break-words">{label[language]}</p>
        <p className="text-sm text-muted break-words">{counts[language]}</p>
      </div>
      <div className="min-w-0 basis-48 text-sm">
        <p className="font-medium">{text(days)}</p>
        {next.map((each) => (
          <p key={each.from}>{t('next', { day: formatDate(each.from, 'medium'), period: text(each.days) })}</p>
        ))}
        {isOfSpace && chosen && <Badge tone="info">{t('own')}</Badge>}
        {!isOfSpace && ofSpace && <p className="text-muted">{t('shorterInSpaces')}</p>}
      </div>
      {onChange && (
        <Button onPress={onChange} aria-label={t('changeOf', { label: label[language] })}>
          {t('change')}
        </Button>
      )}
    </li>
  );
}
