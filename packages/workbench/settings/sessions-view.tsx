import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { endOtherSessions, endSession, listSessions, type Session } from '@kontor/schema';
import { Badge, Button, ItemList, type ItemRow, Lead, Monitor, useFormats, useMessages, useToast } from '@kontor/ui';
import { ConfirmButton } from '../shell/confirm-button-view.tsx';
import { settingsMessages } from './settings-messages.ts';

/** Where the person is signed in, and ways to end it. */
export function SessionsView() {
  const t = useMessages(settingsMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const query = useQueryRoute(listSessions, {});
  const end = useAction(endSession, { refreshes: [listSessions] });
  const endOthers = useAction(endOtherSessions, { refreshes: [listSessions] });
  const row = (session: Session): ItemRow => ({
    id: session.id,
    text: session.device,
    title: session.device,
    subtitle: [session.address, t('lastSeen', { when: formatDate(session.lastSeenAt) })]
      .filter((part) => part !== null)
      .join(' · '),
    start: <Monitor aria-hidden className="size-5 shrink-0 text-muted" />,
    ...(session.current
      ? { note: <Badge tone="accent">{t('thisSession')}</Badge> }
      : {
          end: (
            <Button
              size="sm"
              variant="quiet"
              onPress={async () => {
                if (await end.run({ session: session.id })) toast.show({ text: t('sessionEnded') });
              }}
            >
              {t('endSession')}
            </Button>
          ),
        }),
  });
  return (
    <div className="flex flex-col gap-5">
      <Lead>{t('sessionsHelp')}</Lead>
      <QueryView query={query}>
        {({ sessions }) => (
          <>
            <ItemList label={t('sessions')} items={sessions} row={row} className="-mx-3" />
            <div>
              <ConfirmButton
                isDisabled={sessions.length < 2}
                isPending={endOthers.isPending}
                question={t('endOthersQuestion')}
                explanation={t('endOthersHelp')}
                onConfirm={async () => {
                  const answer = await endOthers.run({});
                  if (answer) toast.show({ text: t('sessionsEnded', { count: answer.ended }) });
                }}
              >
                {t('endOthers')}
              </ConfirmButton>
            </div>
          </>
        )}
      </QueryView>
    </div>
  );
}
