import { Banner, Button, ButtonLink, Progress, Table, useFormats, useMessages } from '@kontor/ui';
import type { ImportReport } from '../../shared/index.ts';
import { importMessages } from './import-messages.ts';
import { changesAnything, shareDone } from './import-problems-model.ts';
import { ProblemList } from './problem-list-view.tsx';
import type { ImportSteps } from './use-import.ts';

interface ReportViewProps {
  readonly report: ImportReport;
  readonly steps: ImportSteps;
}

/** What an import would do, does or did, and everything that was noticed about its files. */
export function ReportView({ report, steps }: ReportViewProps) {
  const t = useMessages(importMessages);
  const { state, problems } = report;
  const canApply = state === 'checked' && changesAnything(report);
  return (
    <div className="flex flex-col gap-6">
      <div role="status">
        <Outcome report={report} />
      </div>
      {state !== 'running' && (
        <div className="-mt-2 flex flex-wrap gap-2">
          {state === 'done' && (
            <ButtonLink href="/people" variant="primary">
              {t('toPeople')}
            </ButtonLink>
          )}
          {canApply && (
            <Button variant="primary" isDisabled={steps.isStarting} onPress={steps.apply}>
              {t('apply')}
            </Button>
          )}
          <Button onPress={() => steps.open(undefined)}>{t(state === 'done' ? 'newImport' : 'startOver')}</Button>
        </div>
      )}
      <Counts report={report} />
      {problems.length > 0 && <ProblemList report={report} />}
    </div>
  );
}

function Outcome({ report }: { readonly report: ImportReport }) {
  const t = useMessages(importMessages);
  const { formatNumber } = useFormats();
  const { state, progress, errors } = report;
  if (state === 'running') {
    const share = shareDone(report);
    const known = progress && { done: formatNumber(progress.done), total: formatNumber(progress.total) };
    return (
      <>
        <Progress
          label={t('applying')}
          {...(share !== undefined && { value: share })}
          {...(known && { valueLabel: t('applied', known) })}
        />
        <p className="pt-2 text-sm text-muted">{t('keepsGoing')}</p>
      </>
    );
  }
  if (state === 'faulty')
    return (
      <Banner tone="danger" title={t('faulty', { count: errors })}>
        {t('faultyText')}
      </Banner>
    );
  if (state === 'failed')
    return (
      <Banner tone="danger" title={t('failed')}>
        {t('failedText')}
      </Banner>
    );
  if (state === 'done')
    return (
      <Banner tone="success" title={t('done')}>
        {t('doneText')}
      </Banner>
    );
  const isEmpty = !changesAnything(report);
  return (
    <Banner tone={isEmpty ? 'info' : 'success'} title={t(isEmpty ? 'nothingToDo' : 'ready')}>
      {t(isEmpty ? 'nothingToDoText' : 'readyText')}
    </Banner>
  );
}

const counts = ['rows', 'create', 'change', 'unchanged', 'missing', 'leave'] as const;

function Counts({ report: { summary, format } }: { readonly report: ImportReport }) {
  const t = useMessages(importMessages);
  const { formatNumber } = useFormats();
  const rows = (['people', 'orgUnits'] as const).filter((noun) => noun === 'people' || summary.orgUnits.rows > 0);
  const textOf = (noun: 'people' | 'orgUnits', name: (typeof counts)[number]) => {
    const values: Partial<Record<string, number>> = summary[noun];
    const value = values[name];
    return value === undefined ? '–' : formatNumber(value);
  };
  return (
    <section>
      <Table
        label={t('summary')}
        rows={rows}
        idOf={(noun) => noun}
        columns={[
          { id: 'noun', title: t('what'), isRowHeader: true, cell: (noun) => t(noun) },
          ...counts.map((name) => ({
            id: name,
            title: t(name),
            align: 'end' as const,
            cell: (noun: 'people' | 'orgUnits') => textOf(noun, name),
          })),
        ]}
      />
      <p className="px-1 pt-2 text-sm text-muted">{t('format', { format })}</p>
    </section>
  );
}
