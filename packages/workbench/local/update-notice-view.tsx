import { Button, UnsavedContext, useMessages } from '@kontor/ui';
import { useContext, useState, useSyncExternalStore } from 'react';
import type { AppUpdates } from './app-updates.ts';
import { localMessages } from './local-messages.ts';

/** That a part of this window's version did not come: the server has a newer one, or does not answer. */
export interface MissingPartReport {
  readonly why: 'outdated' | 'unreachable';
}

export interface UpdateNoticeProps {
  /** Absent where nothing may stay in the browser. */
  readonly updates: AppUpdates | undefined;
  readonly missing: MissingPartReport | undefined;
}

const listenToNothing = () => () => undefined;

/** Says that a newer version is here, or that a part did not come; nothing happens before the person says so. */
export function UpdateNotice({ updates, missing }: UpdateNoticeProps) {
  const t = useMessages(localMessages);
  const unsaved = useContext(UnsavedContext);
  const state = useSyncExternalStore(
    updates ? (listener) => updates.subscribe(listener) : listenToNothing,
    () => updates?.state ?? 'none',
  );
  const [later, setLater] = useState<unknown>();
  const [isWarned, setWarned] = useState(false);
  const texts = { none: undefined, ready: t('updateReady'), elsewhere: t('updateElsewhere') };
  // A report counts once, and each new one again.
  const isReported = missing !== undefined && missing !== later;
  const text = isReported ? t(missing.why === 'outdated' ? 'outdatedHelp' : 'missingHelp') : texts[state];
  if (text === undefined || (!isReported && later === state)) return null;
  const canReload = !isReported || missing.why === 'outdated';
  function reload() {
    if (!isWarned && unsaved?.isThere) return setWarned(true);
    // The question has been asked; closing the page is not to ask it again.
    unsaved?.giveUp();
    if (updates) updates.apply();
    else window.location.reload();
  }
  function close() {
    setLater(isReported ? missing : state);
    setWarned(false);
  }
  const action = state === 'ready' ? 'update' : 'reload';
  return (
    <div
      role="status"
      className="fixed inset-x-4 bottom-[calc(1rem+env(safe-area-inset-bottom)+var(--k-bottom-bar,0px))] z-40 mx-auto flex max-w-md flex-wrap items-center gap-2 rounded-lg bg-raised p-3 text-sm shadow-float sm:inset-x-auto sm:start-6 sm:w-96 forced-colors:border"
    >
      <p className="min-w-0 grow basis-full">{isWarned ? t('updateLosesInput') : text}</p>
      {canReload && (
        <Button size="sm" variant="primary" onPress={reload}>
          {t(isWarned ? `${action}Anyway` : action)}
        </Button>
      )}
      <Button size="sm" variant="quiet" onPress={close}>
        {t(canReload ? 'later' : 'close')}
      </Button>
    </div>
  );
}
