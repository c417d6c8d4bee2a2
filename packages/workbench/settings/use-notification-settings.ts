import { usePendingChanges, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { getNotificationSettings, type OutputOf, setNotificationSetting } from '@kontor/schema';
import { useLanguage, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { settingsMessages } from './settings-messages.ts';

type Kinds = OutputOf<typeof getNotificationSettings>['kinds'];

export interface NotificationSettings {
  readonly kinds: readonly (Kinds[number] & { readonly isWaiting: boolean })[];
  choose(kind: string, on: boolean): Promise<void>;
  readonly failure: string | undefined;
}

/** The kinds as they are chosen, also where the server has not heard of it. `kinds` is what it knows. */
export function useNotificationSettings(kinds: Kinds): NotificationSettings {
  const t = useMessages(settingsMessages);
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
    title: ({ kind, on }) => t(on ? 'queuedOn' : 'queuedOff', { kind: labelOf(kind) }),
    folds: true,
    refreshes: [getNotificationSettings],
  });
  return {
    kinds: kinds.map((one) => {
      const waiting = pending.findLast(({ input }) => input.kind === one.kind);
      return { ...one, on: chosen[one.kind] ?? waiting?.input.on ?? one.on, isWaiting: waiting !== undefined };
    }),
    async choose(kind, on) {
      setChosen((before) => ({ ...before, [kind]: on }));
      if ((await change.run({ kind, on })) === 'refused') setChosen(({ [kind]: _refused, ...others }) => others);
    },
    failure: change.error?.message,
  };
}
