import { usePendingChanges, useQueuedAction } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import {
  confirmReading,
  getPage,
  listReadings,
  type Page,
  pageRef,
  type ShownReading,
  withdrawConfirmation,
} from '../../shared/index.ts';
import { readingMessages } from './reading-messages.ts';

/** What one person has said about one request, also without a connection. */
export function useOwnConfirmation(page: Pick<Page, 'id' | 'title'>, { id: request, confirmedAt }: ShownReading) {
  const t = useMessages(readingMessages);
  const toast = useToast();
  const shared = { object: () => pageRef(page.id), refreshes: [getPage, listReadings] };
  const title = page.title;
  const confirm = useQueuedAction(confirmReading, { ...shared, title: () => t('queuedConfirm', { title }) });
  const withdraw = useQueuedAction(withdrawConfirmation, { ...shared, title: () => t('queuedWithdraw', { title }) });
  const confirming = usePendingChanges(confirmReading);
  const withdrawing = usePendingChanges(withdrawConfirmation);
  const here = <Change extends { readonly input: { readonly request: string } }>(changes: readonly Change[]) =>
    changes.filter(({ input }) => input.request === request);
  const waiting = here(confirming.changes).find(({ refusal }) => refusal === undefined);
  const takingBack = here(withdrawing.changes).find(({ refusal }) => refusal === undefined);
  async function takeBack() {
    // What has not left this device is simply not sent.
    if (waiting) confirming.forget(waiting.id);
    else if ((await withdraw.run({ request })) === 'refused') return;
    toast.show({ text: t('withdrawnToast') });
  }
  async function say() {
    if (takingBack) withdrawing.forget(takingBack.id);
    else if ((await confirm.run({ request })) === 'refused') return;
    toast.show({ text: t('confirmedToast'), tone: 'success' });
  }
  return {
    isConfirmed: waiting !== undefined || (confirmedAt !== null && !takingBack),
    isWaiting: waiting !== undefined || takingBack !== undefined,
    isPending: confirm.isPending || withdraw.isPending,
    error: confirm.error ?? withdraw.error,
    refused: here(confirming.changes).find(({ refusal }) => refusal !== undefined),
    forget: confirming.forget,
    confirm: say,
    withdraw: takeBack,
  };
}
