import { PersonName, QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { Avatar, Button, Dialog, EmptyState, FormError, Lead, ShieldCheck, useFormats, useMessages } from '@kontor/ui';
import { useRef } from 'react';
import { getPage, listReports, listReviews, settleReport } from '../../shared/index.ts';
import { reviewMessages } from './review-messages.ts';

/** What readers hold for outdated, one after the other to be dealt with. */
export function ReportsDialog({ page, onClose }: { readonly page: string; readonly onClose: () => void }) {
  const t = useMessages(reviewMessages);
  const query = useQueryRoute(listReports, { page });
  const list = useRef<HTMLElement>(null);
  return (
    <Dialog title={t('reportsTitle')} isOpen onOpenChange={onClose}>
      <Lead>{t('reportsLead')}</Lead>
      <section ref={list} tabIndex={-1} aria-label={t('reportsTitle')} className="outline-none">
        <QueryView query={query}>
          {({ reports }) =>
            reports.length === 0 ? (
              <EmptyState icon={ShieldCheck} title={t('reportsNone')} />
            ) : (
              <ul className="flex flex-col divide-y divide-border">
                {reports.map((report) => (
                  // The button goes with its report; without this the keyboard would be left outside of the dialog.
                  <Report key={report.id} report={report} onSettled={() => list.current?.focus()} />
                ))}
              </ul>
            )
          }
        </QueryView>
      </section>
    </Dialog>
  );
}

interface ReportProps {
  readonly report: {
    readonly id: string;
    readonly person: { readonly id: string; readonly name: string };
    readonly note: string;
    readonly at: string;
  };
  readonly onSettled: () => void;
}

function Report({ report: { id, person, note, at }, onSettled }: ReportProps) {
  const t = useMessages(reviewMessages);
  const { formatRelativeTime } = useFormats();
  const { run, isPending, error } = useAction(settleReport, { refreshes: [listReports, getPage, listReviews] });
  async function settle() {
    if (await run({ report: id })) onSettled();
  }
  return (
    <li className="flex flex-wrap items-start gap-2.5 py-3">
      <Avatar name={person.name} seed={person.id} size="sm" />
      <div className="min-w-0 grow basis-40">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <PersonName person={person} className="font-medium" />
          <span className="text-xs text-muted">{formatRelativeTime(at)}</span>
        </p>
        <p className="text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
          {note || <span className="text-muted">{t('noNote')}</span>}
        </p>
        <FormError>{error?.message}</FormError>
      </div>
      <Button
        size="sm"
        aria-label={t('settleOf', { name: person.name })}
        isPending={isPending}
        onPress={() => void settle()}
      >
        {t('settle')}
      </Button>
    </li>
  );
}
