import { usePlace, withQuery } from '@kontor/plugin-api/client';
import {
  Accessibility,
  CircleHelp,
  Contrast,
  Keyboard,
  Languages,
  LogOut,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
  Monitor,
  Moon,
  Scale,
  Settings,
  Shield,
  Sun,
  useMessages,
} from '@kontor/ui';
import { legalMessages } from '../legal/legal-messages.ts';
import { usePreferences } from './preferences-model.ts';
import { ProfileButton } from './profile-button-view.tsx';
import { useShellActions } from './shell-actions-context.ts';
import { shellMessages } from './shell-messages.ts';
import { useSignOut } from './use-sign-out.ts';

const themeItems = [
  { theme: 'system', icon: Monitor, label: 'themeSystem' },
  { theme: 'light', icon: Sun, label: 'themeLight' },
  { theme: 'dark', icon: Moon, label: 'themeDark' },
  { theme: 'contrast-light', icon: Contrast, label: 'themeContrastLight' },
  { theme: 'contrast-dark', icon: Contrast, label: 'themeContrastDark' },
] as const;

/** Behind the own face: settings, appearance, language, help, signing out. Made when it is asked for, so open at first. */
export function ProfileMenu() {
  const t = useMessages(shellMessages);
  const legal = useMessages(legalMessages);
  const { openHelp, openShortcuts } = useShellActions();
  const preferences = usePreferences();
  const signOut = useSignOut();
  const { path } = usePlace();
  return (
    <MenuTrigger defaultOpen>
      <ProfileButton />
      <Menu>
        <MenuItem icon={Settings} href="/settings">
          {t('settings')}
        </MenuItem>
        <MenuItem icon={CircleHelp} shortcut="F1" onAction={() => openHelp()}>
          {t('help')}
        </MenuItem>
        <MenuItem icon={Keyboard} shortcut="?" onAction={openShortcuts}>
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
        <MenuSeparator />
        <MenuItem
          icon={Languages}
          onAction={() => preferences.chooseLanguage(preferences.language === 'de' ? 'en' : 'de')}
        >
          {t('switchLanguage')}
        </MenuItem>
        <MenuSection title={legal('documents')}>
          <MenuItem icon={Scale} href="/legal/imprint">
            {legal('imprint')}
          </MenuItem>
          <MenuItem icon={Shield} href="/legal/privacy">
            {legal('privacy')}
          </MenuItem>
          <MenuItem icon={Accessibility} href={withQuery('/legal/accessibility', { from: path })}>
            {legal('accessibility')}
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
