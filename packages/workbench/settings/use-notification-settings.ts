import { usePendingChanges, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { getNotificationSettings, type OutputOf, setNotificationSetting } from '@kontor/schema';
import { useLanguage, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { reachMessages } from './reach-messages.ts';

type Kinds = OutputOf<typeof getNotificationSettings>['kinds'];
export type Way = 'on' | 'push' | 'mail';
export type KindRow = Kinds[number] & { readonly isWaiting: boolean };

export interface NotificationSettings {
  readonly kinds: readonly KindRow[];
  choose(kind: string, way: Way, isOn: boolean): Promise<void>;
  readonly failure: string | undefined;
}

/** The kinds as they are chosen, also where the server has not heard of it. `kinds` is what it knows. */
export function useNotificationSettings(kinds: Kinds): NotificationSettings {
  const t = useMessages(reachMessages);
  const { language } = useLanguage();
  const { person } = useSession();
  const pending = usePendingChanges(setNotificationSetting).changes.filter(({ refusal }) => refusal === undefined);
  // What was chosen counts at once, until the server has said what it knows.
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is what ends it
  useEffect(() => setChosen({}), [kinds]);
  const labelOf = (kind: string) => kinds.find((one) => one.kind === kind)?.label[language] ?? kind;
  const change = useQueuedAction(setNotificationSetting, {
    object: ({ kind }) => `notifications/setting/${person.id}.${kind}`,
    title: ({ kind }) => t('queuedKind', { kind: labelOf(kind) }),
    folds: true,
    refreshes: [getNotificationSettings],
  });
  return {
    kinds: kinds.map((one) => {
      const waiting = pending.filter(({ input }) => input.kind === one.kind);
      const now = (way: Way) =>
        chosen[`${one.kind} ${way}`] ??
        waiting.findLast(({ input }) => input[way] !== undefined)?.input[way] ??
        one[way];
      return { ...one, on: now('on'), push: now('push'), mail: now('mail'), isWaiting: waiting.length > 0 };
    }),
    async choose(kind, way, isOn) {
      const key = `${kind} ${way}`;
      setChosen((before) => ({ ...before, [key]: isOn }));
      if ((await change.run({ kind, [way]: isOn })) === 'refused')
        setChosen(({ [key]: _refused, ...others }) => others);
    },
    failure: change.error?.message,
  };
}
