import { useLocalData, useQueryRoute } from '@kontor/plugin-api/client';
import { Card, Link, useFormats, useLanguage, useMessages } from '@kontor/ui';
import { useEffect } from 'react';
import { type ListedSurvey, listSurveys, surveyPath, textIn } from '../../shared/index.ts';
import { useAllKnownHere } from '../answering/known-here.ts';
import { sendWaiting } from '../answering/send-waiting.ts';
import { surveysMessages } from '../surveys-messages.ts';

const shown = 3;

/** On the start page: surveys that one can answer here and has not. */
export function OpenSurveys() {
  const t = useMessages(surveysMessages);
  const rows = useOpenRows();
  if (rows.length === 0) return null;
  return (
    <Card title={t('homeTitle')} action={<AllSurveys />}>
      <ul className="-mx-2 flex flex-col gap-px">{rows}</ul>
    </Card>
  );
}

/** The same beside the posts. */
export function SurveysAside() {
  const t = useMessages(surveysMessages);
  const rows = useOpenRows();
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('homeTitle')} className="flex flex-col gap-1.5">
      <header className="flex items-baseline justify-between gap-3">
        <h2 className="text-sm font-semibold">{t('homeTitle')}</h2>
        <AllSurveys />
      </header>
      <ul className="-mx-2 flex flex-col">{rows}</ul>
    </section>
  );
}

function AllSurveys() {
  const t = useMessages(surveysMessages);
  return (
    <Link href="/surveys" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
      {t('all')}
    </Link>
  );
}

/** Sends what waits here besides, so that it is not asked for again. */
function useOpenRows() {
  const database = useLocalData('surveys');
  const asked = (useQueryRoute(listSurveys, {}).data?.surveys ?? []).filter(
    ({ state, isAsked }) => state === 'open' && isAsked,
  );
  useEffect(() => {
    void sendWaiting(database).catch(() => undefined); // what waits goes on waiting
  }, [database]);
  const known = useAllKnownHere(asked.map(({ id }) => id));
  const isOpenHere = ({ id, hasTicket }: ListedSurvey) => {
    const here = known?.get(id);
    return here && !here.isDone && here.ticket?.readyAt == null && (!hasTicket || here.ticket !== undefined);
  };
  return asked
    .filter(isOpenHere)
    .slice(0, shown)
    .map((survey) => <Row key={survey.id} survey={survey} />);
}

function Row({ survey }: { readonly survey: ListedSurvey }) {
  const t = useMessages(surveysMessages);
  const { language } = useLanguage();
  const { formatDate } = useFormats();
  return (
    <li>
      <Link
        href={surveyPath(survey.id)}
        variant="quiet"
        className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 rounded-md px-2 py-1 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline coarse:min-h-11"
      >
        <span className="min-w-0 text-sm font-medium [overflow-wrap:anywhere]">{textIn(language, survey.title)}</span>
        <span className="shrink-0 text-sm text-muted">
          {survey.endsAt !== null && t('until', { moment: formatDate(survey.endsAt, 'medium') })}
        </span>
      </Link>
    </li>
  );
}
