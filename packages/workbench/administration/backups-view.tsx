import { labelOf, QueryView, useAction, useQueryRoute, useScreenCommands } from '@kontor/plugin-api/client';
import { type Backup, cancelBackup, listBackups, makeBackup, removeBackup } from '@kontor/schema';
import {
  Archive,
  Button,
  Card,
  EmptyState,
  FormError,
  Lead,
  Save,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useEffect } from 'react';
import { backupMessages } from './backup-messages.ts';
import { BackupRow } from './backup-row-view.tsx';

const lookAgainMs = 1500;

/** Backups of the whole: made now, watched, listed, deleted; fetched and restored by the operators alone. */
export function BackupsView() {
  const t = useMessages(backupMessages);
  const { formatBytes } = useFormats();
  const toast = useToast();
  const query = useQueryRoute(listBackups, {});
  const make = useAction(makeBackup, { refreshes: [listBackups] });
  const cancel = useAction(cancelBackup, { refreshes: [listBackups] });
  const remove = useAction(removeBackup, { refreshes: [listBackups] });
  const isUnderWay = query.data?.backups.some(({ state }) => state === 'waiting' || state === 'running') ?? false;
  useLookingAgain(isUnderWay, query.refetch);
  const told = async (work: Promise<unknown>, text: string) => {
    if (await work) toast.show({ text });
  };
  const begin = () => void told(make.run({}), t('begun'));
  const label = labelOf(backupMessages, 'makeNow');
  useScreenCommands(query.data && !isUnderWay ? [{ id: 'backups.make', label, icon: Save, run: begin }] : []);
  return (
    <div className="flex flex-col gap-5">
      <Lead>{t('help')}</Lead>
      <QueryView query={query}>
        {({ backups, folder, freeBytes }) => (
          <>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button variant="primary" icon={Save} isPending={make.isPending} isDisabled={isUnderWay} onPress={begin}>
                {t('makeNow')}
              </Button>
              {freeBytes !== null && (
                <span className="text-sm text-muted">{t('free', { size: formatBytes(freeBytes) })}</span>
              )}
            </div>
            <FormError>{(make.error ?? cancel.error ?? remove.error)?.message}</FormError>
            {backups.length === 0 ? (
              <EmptyState icon={Archive} title={t('none')}>
                {t('noneHelp')}
              </EmptyState>
            ) : (
              <ul aria-label={t('list')} className="divide-y divide-border">
                {backups.map((backup: Backup) => (
                  <BackupRow
                    key={backup.id}
                    backup={backup}
                    onCancel={() => void told(cancel.run({ backup: backup.id }), t('stopped'))}
                    onRemove={() => void told(remove.run({ backup: backup.id }), t('removed'))}
                  />
                ))}
              </ul>
            )}
            <Card title={t('whereTitle')}>
              <p className="text-sm break-words">{t('where', { folder })}</p>
              <pre className="mt-3 rounded-lg bg-sunken p-3 text-sm break-all whitespace-pre-wrap">
                <code>{`npm run kontor -- restore ${newestDone(backups)?.file ?? 'kontor-….tar.gz'}`}</code>
              </pre>
            </Card>
          </>
        )}
      </QueryView>
    </div>
  );
}

function newestDone(backups: readonly Backup[]): Backup | undefined {
  return backups.find(({ state, isThere }) => state === 'done' && isThere);
}

/** No event tells of the progress: as long as something is under way, the list is fetched again. */
function useLookingAgain(isUnderWay: boolean, look: () => void): void {
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(look, lookAgainMs);
    return () => clearInterval(timer);
  }, [isUnderWay, look]);
}
