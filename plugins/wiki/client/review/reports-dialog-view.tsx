import { PersonName, QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { Avatar, Button, Dialog, EmptyState, FormError, Lead, ShieldCheck, useFormats, useMessages } from '@kontor/ui';
import { getPage, listReports, listReviews, settleReport } from '../../shared/index.ts';
import { reviewMessages } from './review-messages.ts';

/** What readers hold for outdated, one after the other to be dealt with. */
export function ReportsDialog({ page, onClose }: { readonly page: string; readonly onClose: () => void }) {
  const t = useMessages(reviewMessages);
  const { formatRelativeTime } = useFormats();
  const query = useQueryRoute(listReports, { page });
  const { run, isPending, error } = useAction(settleReport, { refreshes: [listReports, getPage, listReviews] });
  return (
    <Dialog title={t('reportsTitle')} isOpen onOpenChange={onClose}>
      <Lead>{t('reportsLead')}</Lead>
      <FormError>{error?.message}</FormError>
      <QueryView query={query}>
        {({ reports }) =>
          reports.length === 0 ? (
            <EmptyState icon={ShieldCheck} title={t('reportsNone')} />
          ) : (
            <ul className="flex flex-col divide-y divide-border">
              {reports.map(({ id, person, note, at }) => (
                <li key={id} className="flex flex-wrap items-start gap-2.5 py-3">
                  <Avatar name={person.name} seed={person.id} size="sm" />
                  <div className="min-w-0 grow basis-40">
                    <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
                      <PersonName person={person} className="font-medium" />
                      <span className="text-xs text-muted">{formatRelativeTime(at)}</span>
                    </p>
                    <p className="text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
                      {note || <span className="text-muted">{t('noNote')}</span>}
                    </p>
                  </div>
                  <Button
                    size="sm"
                    aria-label={t('settleOf', { name: person.name })}
                    isDisabled={isPending}
                    onPress={() => void run({ report: id })}
                  >
                    {t('settle')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Dialog>
  );
}
