import { CircleHelp, Search, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { OutboxNotice } from '../outbox/outbox-notice-view.tsx';
import { MenuOnDemand } from './menu-on-demand-view.tsx';
import { ProfileButton } from './profile-button-view.tsx';
import { useShellActions } from './shell-actions-context.ts';
import { shellMessages } from './shell-messages.ts';
import { Shortcut } from './shortcut-view.tsx';

async function loadProfileMenu() {
  const { ProfileMenu } = await import('./profile-menu-view.tsx');
  return () => <ProfileMenu />;
}

/** The one search box, and the person's own menu. */
export function TopBar() {
  const t = useMessages(shellMessages);
  const { openHelp, openPalette } = useShellActions();
  return (
    <header className="flex h-14 items-center gap-3 border-b border-border bg-surface px-3 sm:px-4">
      <Button
        aria-haspopup="dialog"
        onPress={openPalette}
        className="flex h-9 min-w-0 grow basis-full items-center gap-2.5 rounded-md bg-sunken px-3 text-sm text-muted ring-1 ring-border transition-colors ring-inset focus-ring data-hovered:ring-control md:max-w-md coarse:h-11"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="grow truncate text-start">{t('search')}</span>
        <span aria-hidden className="hidden sm:block coarse:hidden">
          <Shortcut shortcut="Mod+K" />
        </span>
      </Button>
      <span className="hidden grow md:block" />
      <OutboxNotice />
      <Button
        onPress={() => openHelp()}
        className="hidden size-9 shrink-0 items-center justify-center rounded-md text-muted focus-ring data-hovered:bg-hover data-hovered:text-text sm:flex coarse:size-11"
      >
        <CircleHelp aria-hidden className="size-[18px]" />
        <span className="sr-only">{t('help')}</span>
      </Button>
      <MenuOnDemand button={<ProfileButton />} load={loadProfileMenu} />
    </header>
  );
}
