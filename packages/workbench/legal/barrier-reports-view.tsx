import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { type BarrierReport, listBarrierReports, setBarrierReportState } from '@kontor/schema';
import {
  Button,
  CheckCheck,
  EmptyState,
  FormError,
  Inbox,
  RadioGroup,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { legalAdministrationMessages } from './legal-administration-messages.ts';

/** What people have reported: open or done, the newest first. */
export function BarrierReports() {
  const t = useMessages(legalAdministrationMessages);
  const [state, setState] = useState<BarrierReport['state']>('open');
  const query = useQueryRoute(listBarrierReports, { state });
  const change = useAction(setBarrierReportState, { refreshes: [listBarrierReports] });
  const toast = useToast();
  async function move(report: BarrierReport) {
    const wanted = report.state === 'open' ? 'done' : 'open';
    const moved = await change.run({ report: report.id, state: wanted });
    if (moved && wanted === 'done')
      toast.showUndo(t('markedDone'), () => void change.run({ report: report.id, state: 'open' }));
  }
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label={t('state')}
        value={state}
        onChange={setState}
        options={(['open', 'done'] as const).map((id) => ({ id, label: t(id) }))}
      />
      <FormError>{change.error?.message}</FormError>
      <QueryView query={query}>
        {({ reports }) =>
          reports.length === 0 ? (
            <EmptyState
              icon={state === 'open' ? CheckCheck : Inbox}
              title={t(state === 'open' ? 'noReports' : 'noDone')}
            >
              {t(state === 'open' ? 'noReportsHelp' : 'noDoneHelp')}
            </EmptyState>
          ) : (
            <ul className="flex flex-col divide-y divide-border">
              {reports.map((report) => (
                <ReportItem key={report.id} report={report} onMove={() => void move(report)} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </div>
  );
}

function ReportItem({ report, onMove }: { readonly report: BarrierReport; readonly onMove: () => void }) {
  const t = useMessages(legalAdministrationMessages);
  const { formatDate } = useFormats();
  const { reference, message, contact, page, createdAt, state } = report;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 grow basis-64 [overflow-wrap:anywhere]">
        <h3 className="text-sm font-semibold">{t('reported', { reference, when: formatDate(createdAt, 'moment') })}</h3>
        <p className="whitespace-pre-wrap">{message}</p>
        {page !== '' && <p className="pt-1 text-sm text-muted">{t('page', { page })}</p>}
        <p className="text-sm text-muted">{contact === '' ? t('noContact') : t('contact', { contact })}</p>
      </div>
      <Button size="sm" onPress={onMove}>
        {t(state === 'open' ? 'markDone' : 'reopen')}
      </Button>
    </li>
  );
}
