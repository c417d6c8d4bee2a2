import { useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces } from '@kontor/schema';
import { Button, Card, useMessages, useToast } from '@kontor/ui';
import { KeptStatus } from './kept-status-view.tsx';
import { offlineMessages } from './offline-messages.ts';
import { useKeptSpaces } from './use-kept-spaces.ts';

/** In the settings: the spaces that are on this device as a whole, how much that is, and how to be rid of them. */
export function KeptSpacesSection() {
  const t = useMessages(offlineMessages);
  const toast = useToast();
  const kept = useKeptSpaces();
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces;
  if (!kept?.spaces) return null;
  async function release(group: string, name: string) {
    const isDone = await kept?.release(group);
    toast.show(
      isDone ? { text: t('released', { name }), tone: 'success' } : { text: t('notPossible'), tone: 'danger' },
    );
  }
  return (
    <section aria-labelledby="kept-spaces" className="flex flex-col gap-3">
      <h2 id="kept-spaces" className="text-lg font-semibold">
        {t('kept')}
      </h2>
      <p className="text-sm text-muted">
        {t('keptHelp')} {kept.spaces.length === 0 && t('none')}
      </p>
      {kept.spaces.length > 0 && (
        <Card>
          <ul className="flex flex-col divide-y divide-border">
            {kept.spaces.map((status) => {
              const name = spaces?.find(({ id }) => id === status.group)?.name ?? t('unknownSpace');
              return (
                <li
                  key={status.group}
                  className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
                >
                  <div className="flex min-w-0 grow basis-56 flex-col gap-1">
                    <p className="font-medium break-words">{name}</p>
                    <KeptStatus status={status} />
                  </div>
                  <Button
                    size="sm"
                    aria-label={t('releaseOf', { name })}
                    onPress={() => void release(status.group, name)}
                  >
                    {t('release')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </Card>
      )}
    </section>
  );
}
