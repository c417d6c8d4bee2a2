import { useQueryRoute } from '@kontor/plugin-api/client';
import { Badge, Button, FormError, Lead, Progress, Table, useFormats, useMessages } from '@kontor/ui';
import { type ImportReport, listImports } from '../../shared/index.ts';
import { FilesStep } from './files-step-view.tsx';
import { importMessages } from './import-messages.ts';
import { ReportView } from './report-view.tsx';
import { useImport } from './use-import.ts';

type ImportLine = Omit<ImportReport, 'problems'>;

/** Bringing in people and org units: choose files, read the report of the dry run, apply. */
export function ImportView() {
  const t = useMessages(importMessages);
  const steps = useImport();
  const { report, isChecking, failure } = steps;
  return (
    <div className="relative flex max-w-4xl flex-col gap-6">
      <Lead>{t('intro')}</Lead>
      <FormError>{failure?.message}</FormError>
      {report ? (
        <ReportView report={report} steps={steps} />
      ) : isChecking ? (
        <div role="status" className="py-6">
          <Progress label={t('checking')} onCancel={steps.cancelCheck} />
          <p className="pt-2 text-sm text-muted">{t('checkingHelp')}</p>
        </div>
      ) : (
        <>
          <FilesStep onCheck={(files) => void steps.check(files)} />
          <EarlierImports onOpen={steps.open} />
        </>
      )}
    </div>
  );
}

export const stateLooks = {
  checked: { text: 'stateChecked', tone: 'info' },
  faulty: { text: 'stateFaulty', tone: 'danger' },
  running: { text: 'stateRunning', tone: 'accent' },
  done: { text: 'stateDone', tone: 'success' },
  failed: { text: 'stateFailed', tone: 'danger' },
} as const;

function EarlierImports({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const t = useMessages(importMessages);
  const { formatDate, formatNumber } = useFormats();
  const imports: readonly ImportLine[] = useQueryRoute(listImports, {}).data?.imports ?? [];
  if (imports.length === 0) return null;
  return (
    <section className="flex flex-col gap-2 pt-2">
      <h2 className="text-base font-semibold">{t('earlier')}</h2>
      <Table
        label={t('earlier')}
        rows={imports}
        idOf={({ id }) => id}
        columns={[
          { id: 'when', title: t('when'), isRowHeader: true, cell: ({ createdAt }) => formatDate(createdAt, 'moment') },
          { id: 'people', title: t('people'), align: 'end', cell: ({ summary }) => formatNumber(summary.people.rows) },
          {
            id: 'state',
            title: t('state'),
            cell: ({ state }) => <Badge tone={stateLooks[state].tone}>{t(stateLooks[state].text)}</Badge>,
          },
          {
            id: 'open',
            title: t('report'),
            align: 'end',
            cell: ({ id, createdAt }) => (
              <Button
                size="sm"
                variant="quiet"
                onPress={() => onOpen(id)}
                aria-label={`${t('open')}: ${formatDate(createdAt, 'moment')}`}
              >
                {t('open')}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
