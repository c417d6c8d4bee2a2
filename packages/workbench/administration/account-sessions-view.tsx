import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import {
  type Account,
  type AccountSession,
  endAccountSession,
  endAccountSessions,
  listAccountSessions,
} from '@kontor/schema';
import {
  Button,
  Dialog,
  EmptyState,
  FormActions,
  FormError,
  ItemList,
  type ItemRow,
  Monitor,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { administrationMessages } from './administration-messages.ts';

export interface AccountSessionsProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Where somebody is signed in, to end what should not be; nothing of when they were there. */
export function AccountSessionsDialog({ account, onClose }: AccountSessionsProps) {
  const t = useMessages(administrationMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const query = useQueryRoute(listAccountSessions, { account: account.id });
  const end = useAction(endAccountSession, { refreshes: [listAccountSessions] });
  const endAll = useAction(endAccountSessions, { refreshes: [listAccountSessions] });
  const tell = (count: number) => toast.show({ text: t('sessionsEnded', { count }) });
  const row = ({ id, device, createdAt, expiresAt }: AccountSession): ItemRow => ({
    id,
    text: device,
    title: device || t('unknownDevice'),
    subtitle: t('sessionSpan', { begun: formatDate(createdAt, 'moment'), ends: formatDate(expiresAt, 'moment') }),
    start: <Monitor aria-hidden className="size-5 shrink-0 text-muted" />,
    end: (
      <Button
        size="sm"
        variant="quiet"
        onPress={async () => {
          if (await end.run({ account: account.id, session: id })) tell(1);
        }}
      >
        {t('endSession')}
      </Button>
    ),
  });
  return (
    <Dialog title={t('sessionsOf', { name: account.personName })} isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-sm text-muted">{t('sessionsOfHelp')}</p>
        <FormError>{(end.error ?? endAll.error)?.message}</FormError>
        <QueryView query={query}>
          {({ sessions }) => (
            <>
              <ItemList
                label={t('sessionsOf', { name: account.personName })}
                items={sessions}
                row={row}
                className="-mx-3"
                empty={<EmptyState icon={Monitor} title={t('noSessions')} />}
              />
              <FormActions>
                <Button onPress={onClose}>{t('close')}</Button>
                <Button
                  variant="danger"
                  isDisabled={sessions.length === 0}
                  isPending={endAll.isPending}
                  onPress={async () => {
                    const answer = await endAll.run({ account: account.id });
                    if (answer) tell(answer.ended);
                  }}
                >
                  {t('endSessions')}
                </Button>
              </FormActions>
            </>
          )}
        </QueryView>
      </div>
    </Dialog>
  );
}
