import { QueryView, useQueryRoute, WaitingMark } from '@kontor/plugin-api/client';
import { getNotificationSettings, type OutputOf } from '@kontor/schema';
import { Bell, EmptyState, FormError, Lead, Switch, useLanguage, useMessages } from '@kontor/ui';
import { BrowserNotesField } from './browser-notes-view.tsx';
import { QuietHoursView } from './quiet-hours-view.tsx';
import { settingsMessages } from './settings-messages.ts';
import { useNotificationSettings } from './use-notification-settings.ts';

/** Which kinds of notifications come into the inbox. */
export function NotificationSettingsView() {
  const t = useMessages(settingsMessages);
  const query = useQueryRoute(getNotificationSettings, {});
  return (
    <QueryView query={query}>
      {({ kinds }) =>
        kinds.length === 0 ? (
          <EmptyState icon={Bell} title={t('noKinds')} />
        ) : (
          <>
            <KindList known={kinds} />
            <div className="max-w-lg pt-8">
              <BrowserNotesField />
            </div>
            <QuietHoursView kinds={kinds} />
          </>
        )
      }
    </QueryView>
  );
}

function KindList({ known }: { readonly known: OutputOf<typeof getNotificationSettings>['kinds'] }) {
  const t = useMessages(settingsMessages);
  const { language } = useLanguage();
  const { kinds, choose, failure } = useNotificationSettings(known);
  return (
    <div className="flex max-w-lg flex-col gap-3">
      <Lead>{t('notificationsHelp')}</Lead>
      <FormError>{failure}</FormError>
      {kinds.map(({ kind, label, on, isWaiting }) => (
        <Switch
          key={kind}
          isSelected={on}
          onChange={(next) => void choose(kind, next)}
          {...(isWaiting && { description: <WaitingMark /> })}
        >
          {label[language]}
        </Switch>
      ))}
    </div>
  );
}
