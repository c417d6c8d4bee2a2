import { lazyPart, useWorkbench } from '@kontor/plugin-api/client';
import {
  Bell,
  Calendar,
  FileText,
  KeyRound,
  Monitor,
  Palette,
  ShieldCheck,
  Smartphone,
  UserRound,
  useMessages,
} from '@kontor/ui';
import { absenceMessages } from '../absences/absence-messages.ts';
import { AbsencesView } from '../absences/absences-view.tsx';
import { deviceMessages } from '../local/device-messages.ts';
import { DeviceSettingsView } from '../local/device-settings-view.tsx';
import { type Section, SectionsView } from '../shell/sections-view.tsx';
import { AppPasswordsView } from './app-passwords-view.tsx';
import { AppearanceView } from './appearance-view.tsx';
import { NotificationSettingsView } from './notification-settings-view.tsx';
import { ProfileView } from './profile-view.tsx';
import { SecurityView } from './security-view.tsx';
import { SessionsView } from './sessions-view.tsx';
import { settingsMessages } from './settings-messages.ts';

const MyDataView = lazyPart(async () => (await import('../privacy/my-data-view.tsx')).MyDataView);

/** Everything that a person decides for themselves. */
export function SettingsView() {
  const t = useMessages(settingsMessages);
  const absences = useMessages(absenceMessages);
  const local = useMessages(deviceMessages);
  const { registry } = useWorkbench();
  const profile: Section[] =
    registry.slot('profile.section').length > 0
      ? [{ id: 'profile', title: t('profile'), icon: UserRound, View: ProfileView }]
      : [];
  const sections: Section[] = [
    ...profile,
    { id: 'absences', title: absences('title'), icon: Calendar, View: AbsencesView },
    { id: 'appearance', title: t('appearance'), icon: Palette, View: AppearanceView },
    { id: 'notifications', title: t('notifications'), icon: Bell, View: NotificationSettingsView },
    { id: 'security', title: t('security'), icon: ShieldCheck, View: SecurityView },
    { id: 'sessions', title: t('sessions'), icon: Monitor, View: SessionsView },
    { id: 'device', title: local('device'), icon: Smartphone, View: DeviceSettingsView },
    { id: 'app-passwords', title: t('appPasswords'), icon: KeyRound, View: AppPasswordsView },
    { id: 'data', title: t('data'), icon: FileText, View: MyDataView },
  ];
  return <SectionsView title={t('title')} basePath="/settings" groups={[{ sections }]} />;
}
