import { useLocalData, useQueryRoute } from '@kontor/plugin-api/client';
import { Card, Link, useFormats, useLanguage, useMessages } from '@kontor/ui';
import { useEffect } from 'react';
import { type ListedSurvey, listSurveys, surveyPath, textIn } from '../../shared/index.ts';
import { useKnownHere } from '../answering/known-here.ts';
import { sendWaiting } from '../answering/send-waiting.ts';
import { surveysMessages } from '../surveys-messages.ts';

const shown = 3;

/** On the start page and beside the news: surveys that one can answer here and has not. */
export function OpenSurveys() {
  const t = useMessages(surveysMessages);
  const database = useLocalData('surveys');
  const asked = (useQueryRoute(listSurveys, {}).data?.surveys ?? []).filter(
    ({ state, isAsked }) => state === 'open' && isAsked,
  );
  useEffect(() => {
    void sendWaiting(database).catch(() => undefined); // what waits goes on waiting
  }, [database]);
  const rows = asked.slice(0, shown).map((survey) => <Row key={survey.id} survey={survey} />);
  // A card of which every row turns out to be answered hides itself.
  return (
    <div className="hidden has-[li]:block">
      <Card
        title={t('homeTitle')}
        action={
          <Link href="/surveys" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
            {t('all')}
          </Link>
        }
      >
        <ul className="-mx-2 flex flex-col gap-px">{rows}</ul>
      </Card>
    </div>
  );
}

function Row({ survey }: { readonly survey: ListedSurvey }) {
  const t = useMessages(surveysMessages);
  const { language } = useLanguage();
  const { formatDate } = useFormats();
  const here = useKnownHere(survey.id);
  const isOpenHere =
    here && !here.isDone && here.ticket?.readyAt == null && (!survey.hasTicket || here.ticket !== undefined);
  if (!isOpenHere) return null;
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
