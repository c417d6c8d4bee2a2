import { newId } from '@kontor/base';
import { usePendingChanges, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { confirmVersion, type Instruction, instructionRef, versionConfirmed } from '../../shared/index.ts';
import { readMessages } from './read-messages.ts';

/** The reader's confirmation of this version: a deliberate act, also without a connection, once. */
export function useOwnConfirmation({ id: instruction, version, confirmed }: Instruction) {
  const t = useMessages(readMessages);
  const toast = useToast();
  const { person } = useSession();
  const told = (givenAt: string, arrivedAt: string) => [
    {
      definition: versionConfirmed,
      payload: { instruction, version: version.id, person: person.id },
      object: { givenAt, arrivedAt },
    },
  ];
  const action = useQueuedAction(confirmVersion, {
    object: () => instructionRef(instruction),
    title: () => t('queued', { title: version.title }),
    expects: ({ givenAt }) => told(givenAt, givenAt),
    announces: ({ givenAt, arrivedAt }) => told(givenAt, arrivedAt),
  });
  const pending = usePendingChanges(confirmVersion);
  const own = pending.changes.filter(({ input }) => input.version === version.id);
  const waiting = own.find(({ refusal }) => refusal === undefined);
  return {
    givenAt: confirmed?.givenAt ?? waiting?.input.givenAt,
    isWaiting: waiting !== undefined,
    isPending: action.isPending,
    refused: own.find(({ refusal }) => refusal !== undefined),
    forget: pending.forget,
    error: action.error,
    async confirm(): Promise<void> {
      const input = { id: newId(), version: version.id, givenAt: new Date().toISOString() };
      if ((await action.run(input)) !== 'refused') toast.show({ text: t('confirmedToast'), tone: 'success' });
    },
  };
}
