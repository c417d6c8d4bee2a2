import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { getNotificationSettings, setNotificationSetting } from '@kontor/schema';
import { Bell, EmptyState, FormError, Switch, useLanguage, useMessages } from '@kontor/ui';
import { settingsMessages } from './settings-messages.ts';

/** Which kinds of notifications come into the inbox. */
export function NotificationSettingsView() {
  const t = useMessages(settingsMessages);
  const { language } = useLanguage();
  const query = useQueryRoute(getNotificationSettings, {});
  const change = useAction(setNotificationSetting, { refreshes: [getNotificationSettings] });
  return (
    <QueryView query={query}>
      {({ kinds }) =>
        kinds.length === 0 ? (
          <EmptyState icon={Bell} title={t('noKinds')} />
        ) : (
          <div className="flex max-w-lg flex-col gap-3">
            <p className="pb-2 text-sm text-muted">{t('notificationsHelp')}</p>
            <FormError>{change.error?.message}</FormError>
            {kinds.map(({ kind, label, on }) => (
              <Switch key={kind} isSelected={on} onChange={(next) => void change.run({ kind, on: next })}>
                {label[language]}
              </Switch>
            ))}
          </div>
        )
      }
    </QueryView>
  );
}
