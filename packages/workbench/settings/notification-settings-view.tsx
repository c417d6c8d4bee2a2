import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { getNotificationSettings } from '@kontor/schema';
import { Bell, EmptyState, useMessages } from '@kontor/ui';
import { BrowserNotesField } from './browser-notes-view.tsx';
import { DigestView } from './digest-view.tsx';
import { KindTable } from './kind-table-view.tsx';
import { PushDevicesView } from './push-devices-view.tsx';
import { QuietHoursView } from './quiet-hours-view.tsx';
import { settingsMessages } from './settings-messages.ts';
import { SpaceChoicesView } from './space-choices-view.tsx';

/** What comes into the inbox, and how it reaches the person. */
export function NotificationSettingsView() {
  const t = useMessages(settingsMessages);
  const query = useQueryRoute(getNotificationSettings, {});
  return (
    <QueryView query={query}>
      {({ kinds, ways }) =>
        kinds.length === 0 ? (
          <EmptyState icon={Bell} title={t('noKinds')} />
        ) : (
          <div className="flex max-w-lg flex-col gap-10">
            <KindTable known={kinds} ways={ways} />
            <DigestView />
            <SpaceChoicesView />
            <div className="flex flex-col gap-4">
              <PushDevicesView />
              <BrowserNotesField />
            </div>
            <QuietHoursView kinds={kinds} />
          </div>
        )
      }
    </QueryView>
  );
}
