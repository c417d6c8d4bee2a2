import { ApiError, fetchFile, QueryView, saveFile, useQueryRoute, useSender } from '@kontor/plugin-api/client';
import { fillPath } from '@kontor/schema';
import {
  Button,
  Download,
  EmptyState,
  EyeOff,
  Lead,
  Printer,
  Select,
  SkeletonForm,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import {
  answersCsvPath,
  getResults,
  isQuestion,
  type Results,
  resultsCsvPath,
  type Survey,
} from '../../shared/index.ts';
import { QuestionResult } from './question-result-view.tsx';
import { resultsMessages } from './results-messages.ts';

/** What came out, in total and by unit, as bars and as numbers. */
export function ResultsView({ survey }: { readonly survey: Survey }) {
  const query = useQueryRoute(getResults, { survey: survey.id });
  return (
    <QueryView query={query} waiting={<SkeletonForm />}>
      {(results) => <Told survey={survey} results={results} />}
    </QueryView>
  );
}

const all = 'all';

function Told({ survey, results }: { readonly survey: Survey; readonly results: Results }) {
  const t = useMessages(resultsMessages);
  const [part, setPart] = useState(all);
  if (results.answers === null)
    return (
      <EmptyState icon={EyeOff} title={t('tooFew')}>
        {t('tooFewText', { count: survey.threshold })}
      </EmptyState>
    );
  const unit = results.units.find(({ id }) => id === part);
  const shown = unit
    ? { answers: unit.answers, people: unit.people }
    : { answers: results.answers, people: results.addressed };
  return (
    <section className="flex flex-col gap-6" aria-label={t('results')}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 className="text-lg font-semibold">{t('results')}</h2>
        <Files survey={survey} />
      </div>
      {results.units.length > 0 && (
        <Select
          label={t('showFor')}
          className="max-w-sm"
          value={part}
          onChange={setPart}
          options={[
            { id: all, label: t('all') },
            ...results.units.map(({ id, label, answers }) => {
              const name = label || t('others');
              return { id, label: answers === null ? t('unitHidden', { name }) : name };
            }),
          ]}
        />
      )}
      {shown.answers === null ? (
        <EmptyState icon={EyeOff} title={t('tooFew')}>
          {t('hiddenUnit')}
        </EmptyState>
      ) : (
        <>
          <Lead>{t('taken', { count: shown.answers, all: shown.people })}</Lead>
          <ol className="flex flex-col gap-8">
            {survey.items
              .filter(isQuestion)
              .filter(({ kind }) => !unit || kind !== 'text')
              .map((question) => (
                <li key={question.id}>
                  <QuestionResult
                    question={question}
                    tally={(unit ?? results).tallies[question.id]}
                    threshold={survey.threshold}
                    isUnit={unit !== undefined}
                  />
                </li>
              ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Files({ survey }: { readonly survey: Survey }) {
  const t = useMessages(resultsMessages);
  const sender = useSender();
  const toast = useToast();
  const load = async (pattern: string) => {
    try {
      saveFile(await fetchFile(fillPath(pattern, { survey: survey.id }).path, sender));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: t('failed', { reason: failure.message }), tone: 'danger' });
    }
  };
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <Button icon={Printer} onPress={() => window.print()}>
        {t('print')}
      </Button>
      <Button icon={Download} onPress={() => void load(resultsCsvPath)}>
        {t('csv')}
      </Button>
      {survey.isOwn && survey.hasRows && survey.keptUntil !== null && (
        <Button icon={Download} onPress={() => void load(answersCsvPath)}>
          {t('rows')}
        </Button>
      )}
    </div>
  );
}
