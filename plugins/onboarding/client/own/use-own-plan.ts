import { useQueuedAction } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect } from 'react';
import { itemTicked, type Plan, planChanged, planRef, sharePlan, tickItem } from '../../shared/index.ts';
import { onboardingMessages } from '../onboarding-messages.ts';
import { ownMessages } from './own-messages.ts';

/** What the person does with their own list, also without a connection. */
export function useOwnPlan({ id, person }: Plan) {
  const t = useMessages(ownMessages);
  const o = useMessages(onboardingMessages);
  const toast = useToast();
  const payload = { plan: id, person: person.id };
  const ticked = ({ item, done }: { readonly item: string; readonly done: boolean }) => [
    { definition: itemTicked, payload: { ...payload, item }, object: { isDone: done } },
  ];
  const shown = ({ shared }: { readonly shared: boolean }) => [
    { definition: planChanged, payload, object: { isShared: shared } },
  ];
  const tick = useQueuedAction(tickItem, {
    object: ({ item }) => `onboarding/item/${item}`,
    title: () => t('queuedTick'),
    expects: ticked,
    announces: (_output, input) => ticked(input),
    folds: true,
  });
  const share = useQueuedAction(sharePlan, {
    object: () => planRef(id),
    title: () => t('queuedShare'),
    expects: shown,
    announces: (_output, input) => shown(input),
    folds: true,
  });
  const refusal = (tick.error ?? share.error)?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: o('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, o]);
  return {
    tick: (item: string, done: boolean) => void tick.run({ item, done }),
    share: (shared: boolean) => void share.run({ shared }),
  };
}
