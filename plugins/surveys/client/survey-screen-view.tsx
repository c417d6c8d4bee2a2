import { QueryView, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { BackLink, Clock, EmptyState, Page, PageHeader, SkeletonForm, useLanguage, useMessages } from '@kontor/ui';
import { getSurvey, type Survey, textIn } from '../shared/index.ts';
import { Answering, usePeriod } from './answering/answering-view.tsx';
import { useKnownHere } from './answering/known-here.ts';
import { LateAnswer } from './answering/late-answer-view.tsx';
import { Editor } from './editor/editor-view.tsx';
import { OwnerBar } from './editor/owner-bar-view.tsx';
import { ResultsView } from './results/results-view.tsx';
import { surveysMessages } from './surveys-messages.ts';

/** A survey as it is for this person now: to write, to answer, or to read what came out. */
export function SurveyScreen({ id }: { readonly id: string }) {
  const t = useMessages(surveysMessages);
  const query = useQueryRoute(getSurvey, { survey: id });
  return (
    <Page>
      <BackLink href="/surveys" className="mb-3">
        {t('back')}
      </BackLink>
      <QueryView query={query} waiting={<SkeletonForm />}>
        {(survey) =>
          survey.state === 'draft' ? <Editor key={survey.id} survey={survey} /> : <Published survey={survey} />
        }
      </QueryView>
    </Page>
  );
}

function Published({ survey }: { readonly survey: Survey }) {
  const { language } = useLanguage();
  const title = textIn(language, survey.title);
  const period = usePeriod(survey);
  useTitle(title);
  const intro = textIn(language, survey.intro);
  // While questions are on the screen, one at a time, it would push each of them down.
  const isAnswering = useKnownHere(survey.id)?.ticket?.signature != null && survey.state === 'open';
  return (
    <>
      <PageHeader title={title} description={period} />
      <div className="flex flex-col gap-7">
        {survey.isOwn && <OwnerBar survey={survey} />}
        {intro !== '' && !isAnswering && <p className="max-w-prose whitespace-pre-line">{intro}</p>}
        <State survey={survey} />
      </div>
    </>
  );
}

function State({ survey }: { readonly survey: Survey }) {
  const t = useMessages(surveysMessages);
  if (survey.state === 'open' && survey.isAsked) return <Answering survey={survey} />;
  if (survey.state === 'ended')
    return (
      <>
        <LateAnswer survey={survey.id} />
        {survey.seesResults && <ResultsView survey={survey} />}
      </>
    );
  if (survey.state === 'ending') return <EmptyState icon={Clock} title={t('ending')} />;
  return null;
}
