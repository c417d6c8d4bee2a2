import {
  CircleHelp,
  Languages,
  LogOut,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
  Monitor,
  Moon,
  Settings,
  Sun,
  useMessages,
} from '@kontor/ui';
import { usePreferences } from './preferences-model.ts';
import { ProfileButton } from './profile-button-view.tsx';
import { useShellActions } from './shell-actions-context.ts';
import { shellMessages } from './shell-messages.ts';
import { useSignOut } from './use-sign-out.ts';

const themeItems = [
  { theme: 'system', icon: Monitor, label: 'themeSystem' },
  { theme: 'light', icon: Sun, label: 'themeLight' },
  { theme: 'dark', icon: Moon, label: 'themeDark' },
] as const;

/** Behind the own face: settings, appearance, language, help, signing out. Made when it is asked for, so open at first. */
export function ProfileMenu() {
  const t = useMessages(shellMessages);
  const { openShortcuts } = useShellActions();
  const preferences = usePreferences();
  const signOut = useSignOut();
  return (
    <MenuTrigger defaultOpen>
      <ProfileButton />
      <Menu>
        <MenuItem icon={Settings} href="/settings">
          {t('settings')}
        </MenuItem>
        <MenuItem icon={CircleHelp} shortcut="?" onAction={openShortcuts}>
          {t('shortcuts')}
        </MenuItem>
        <MenuSeparator />
        <MenuSection title={t('theme')}>
          {themeItems.map(({ theme, icon, label }) => (
            <MenuItem
              key={theme}
              icon={icon}
              isCurrent={preferences.theme === theme}
              onAction={() => preferences.chooseTheme(theme)}
            >
              {t(label)}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection title={t('language')}>
          <MenuItem
            icon={Languages}
            isCurrent={preferences.language === 'de'}
            onAction={() => preferences.chooseLanguage('de')}
          >
            Deutsch
          </MenuItem>
          <MenuItem
            icon={Languages}
            isCurrent={preferences.language === 'en'}
            onAction={() => preferences.chooseLanguage('en')}
          >
            English
          </MenuItem>
        </MenuSection>
        <MenuSeparator />
        <MenuItem icon={LogOut} onAction={() => void signOut()}>
          {t('signOut')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
