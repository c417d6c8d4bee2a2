import { useNavigate, useSession } from '@kontor/plugin-api/client';
import { Menu, MenuItem, MenuTrigger, Settings, ShieldCheck, useLanguage, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { shellMessages } from './shell-messages.ts';
import { useNavigation } from './use-navigation.ts';

export interface MoreMenuProps {
  /** How many places stand in the bar itself. */
  readonly placesInBar: number;
  /** The button that opens it. */
  readonly children: ReactNode;
}

/** The places that found no room in the bottom bar. Made when it is asked for, so open at first. */
export function MoreMenu({ placesInBar, children }: MoreMenuProps) {
  const t = useMessages(shellMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { account } = useSession();
  const { entries } = useNavigation();
  return (
    <MenuTrigger defaultOpen>
      {children}
      <Menu placement="top end">
        {entries.slice(placesInBar).map(({ id, path, icon, label }) => (
          <MenuItem key={id} icon={icon} onAction={() => navigate(path)}>
            {label(language)}
          </MenuItem>
        ))}
        <MenuItem icon={Settings} onAction={() => navigate('/settings')}>
          {t('settings')}
        </MenuItem>
        {account.roles.length > 0 && (
          <MenuItem icon={ShieldCheck} onAction={() => navigate('/administration')}>
            {t('administration')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}
