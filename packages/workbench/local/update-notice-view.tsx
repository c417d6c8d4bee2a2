import { Button, useMessages } from '@kontor/ui';
import { useState, useSyncExternalStore } from 'react';
import type { AppUpdates } from './app-updates.ts';
import { localMessages } from './local-messages.ts';
import { hasUnsavedInput } from './unsaved-input.ts';

/** Says that a newer version is here, for as long as it waits; nothing happens before the person says so. */
export function UpdateNotice({ updates }: { readonly updates: AppUpdates }) {
  const t = useMessages(localMessages);
  const isReady = useSyncExternalStore(
    (listener) => updates.subscribe(listener),
    () => updates.isReady,
  );
  const [state, setState] = useState<'offered' | 'warned' | 'later'>('offered');
  if (!isReady || state === 'later') return null;
  function apply() {
    if (state === 'offered' && hasUnsavedInput()) setState('warned');
    else updates.apply();
  }
  return (
    <div
      role="status"
      className="fixed inset-x-4 bottom-[calc(1rem+env(safe-area-inset-bottom)+var(--k-bottom-bar,0px))] z-40 mx-auto flex max-w-md flex-wrap items-center gap-2 rounded-lg bg-raised p-3 text-sm shadow-float sm:inset-x-auto sm:start-6 sm:w-96 forced-colors:border"
    >
      <p className="min-w-0 grow basis-full">{state === 'warned' ? t('updateLosesInput') : t('updateReady')}</p>
      <Button size="sm" variant="primary" onPress={apply}>
        {state === 'warned' ? t('updateAnyway') : t('update')}
      </Button>
      <Button size="sm" variant="quiet" onPress={() => setState('later')}>
        {t('later')}
      </Button>
    </div>
  );
}
