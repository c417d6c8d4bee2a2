import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { getSourceRun, type PeopleSource, type SourceReport } from '@kontor/schema';
import { AlertDialog, Banner, Button, Dialog, FormActions, Progress, useFormats, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { sourceMessages } from './source-messages.ts';

const lookAgainMs = 1000;
/** More than this are not drawn; the counts tell how many there are. */
const shownAtMost = 200;

export interface RunReportProps {
  readonly source: PeopleSource;
  readonly run: string;
  readonly onForce: () => void;
  readonly onClose: () => void;
}

/** What a run, or a dry run, did or would do. */
export function RunReport({ source, run, onForce, onClose }: RunReportProps) {
  const t = useMessages(sourceMessages);
  const query = useQueryRoute(getSourceRun, { source: source.id, run });
  const { refetch } = query;
  const isRunning = query.data?.state === 'running';
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(refetch, lookAgainMs);
    return () => clearInterval(timer);
  }, [isRunning, refetch]);
  return (
    <Dialog title={t('reportOf', { name: source.name })} size="lg" isOpen onOpenChange={onClose}>
      <QueryView query={query}>
        {(report) => (
          <div className="flex flex-col gap-5">
            <div role="status">
              <Outcome report={report} />
            </div>
            {report.state !== 'running' && report.state !== 'failed' && <Findings report={report} />}
            <FormActions>
              <Button slot="close">{t('close')}</Button>
              {report.state === 'stopped' && <ForceButton count={report.counts.leave} onForce={onForce} />}
            </FormActions>
          </div>
        )}
      </QueryView>
    </Dialog>
  );
}

function Outcome({ report: { state, dryRun, counts, failure } }: { readonly report: SourceReport }) {
  const t = useMessages(sourceMessages);
  if (state === 'running') return <Progress label={t(dryRun ? 'runningDry' : 'running')} />;
  if (state === 'failed') {
    const answer = failure ?? '';
    return (
      <Banner tone="danger" title={t('failedTitle')}>
        {failure === 'interrupted' ? t('interrupted') : t('failedText', { answer })}
      </Banner>
    );
  }
  if (state === 'stopped') {
    return (
      <Banner tone="warning" title={t('stoppedTitle')}>
        {t('stoppedText', { count: counts.leave })}
      </Banner>
    );
  }
  return dryRun ? (
    <Banner tone="info" title={t('dryTitle')}>
      {t('dryText')}
    </Banner>
  ) : (
    <Banner tone="success" title={t('doneTitle')} />
  );
}

const countNames = [
  'entries',
  'create',
  'change',
  'unchanged',
  'join',
  'leave',
  'comeBack',
  'groups',
  'photos',
] as const;

function Findings({ report: { counts, leaving, problems } }: { readonly report: SourceReport }) {
  const t = useMessages(sourceMessages);
  const { formatNumber } = useFormats();
  return (
    <>
      <dl className="grid grid-cols-3 gap-x-4 gap-y-3 sm:grid-cols-5">
        {countNames.map((name) => (
          <div key={name}>
            <dt className="text-sm text-muted">{t(`count.${name}`)}</dt>
            <dd className="text-lg font-semibold tabular-nums">{formatNumber(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {leaving.length > 0 && (
        <section>
          <h3 className="pb-1 font-semibold">{t('leaving')}</h3>
          <p className="text-sm break-words">{leaving.slice(0, shownAtMost).join(', ')}</p>
          {leaving.length > shownAtMost && <Shown />}
        </section>
      )}
      <section>
        <h3 className="pb-1 font-semibold">{t('problems')}</h3>
        {problems.length === 0 ? (
          <p className="text-sm text-muted">{t('noProblems')}</p>
        ) : (
          <ul className="divide-y divide-border text-sm">
            {problems.slice(0, shownAtMost).map(({ code, entry, value }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change, and nothing else tells these apart.
              <li key={index} className="py-2">
                <span className="font-medium break-words">{entry}</span>
                <span className="block break-words text-muted">{t(`problem.${code}`, { value: value ?? '' })}</span>
              </li>
            ))}
          </ul>
        )}
        {problems.length > shownAtMost && <Shown />}
      </section>
    </>
  );
}

function Shown() {
  const t = useMessages(sourceMessages);
  return <p className="pt-1 text-sm text-muted">{t('shownOf', { count: shownAtMost })}</p>;
}

function ForceButton({ count, onForce }: { readonly count: number; readonly onForce: () => void }) {
  const t = useMessages(sourceMessages);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="danger" onPress={() => setAsking(true)}>
        {t('force')}
      </Button>
      {isAsking && (
        <AlertDialog
          title={t('forceQuestion', { count })}
          action={t('force')}
          isDestructive
          isOpen
          onOpenChange={() => setAsking(false)}
          onAction={onForce}
        >
          {t('forceHelp')}
        </AlertDialog>
      )}
    </>
  );
}
