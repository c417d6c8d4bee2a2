import { type Command, labelOf, useNavigate, useSession, useWorkbench } from '@kontor/plugin-api/client';
import { CircleHelp, Contrast, Keyboard, Languages, LogOut, Moon, Search, ShieldCheck } from '@kontor/ui';
import { useMemo } from 'react';
import { oppositeTheme, otherContrast, usePreferences } from './preferences-model.ts';
import { useShellActions } from './shell-actions-context.ts';
import { shellMessages } from './shell-messages.ts';
import { useSignOut } from './use-sign-out.ts';

export interface RunnableCommands {
  readonly commands: readonly Command[];
  run(command: Command): void;
}

/** Every command that this person can start now: those registered, and those of the frame itself. */
export function useCommands(): RunnableCommands {
  const { registry } = useWorkbench();
  const { account } = useSession();
  const navigate = useNavigate();
  const shell = useShellActions();
  const preferences = usePreferences();
  const signOut = useSignOut();
  const label = (name: Parameters<typeof labelOf<keyof typeof shellMessages.texts.de>>[1]) =>
    labelOf(shellMessages, name);
  const own: Command[] = [
    { id: 'shell.search', label: label('openSearch'), icon: Search, shortcut: 'Mod+K', run: shell.openPalette },
    { id: 'shell.shortcuts', label: label('showShortcuts'), icon: Keyboard, shortcut: '?', run: shell.openShortcuts },
    {
      id: 'shell.help',
      label: label('openHelp'),
      icon: CircleHelp,
      shortcut: 'F1',
      run: () => shell.openHelp(),
    },
    {
      id: 'shell.theme',
      label: label('switchTheme'),
      icon: Moon,
      run: () => preferences.chooseTheme(oppositeTheme(preferences.theme)),
    },
    {
      id: 'shell.contrast',
      label: label('switchContrast'),
      icon: Contrast,
      run: () => preferences.chooseTheme(otherContrast(preferences.theme)),
    },
    {
      id: 'shell.language',
      label: label('switchLanguage'),
      icon: Languages,
      run: () => preferences.chooseLanguage(preferences.language === 'de' ? 'en' : 'de'),
    },
    ...(account.roles.length > 0
      ? [
          {
            id: 'shell.administration',
            label: label('goAdministration'),
            icon: ShieldCheck,
            shortcut: 'g a',
            run: () => navigate('/administration'),
          },
        ]
      : []),
    { id: 'shell.sign-out', label: label('signOut'), icon: LogOut, run: () => void signOut() },
  ];
  const tools = useMemo(() => ({ navigate: (path: string) => navigate(path) }), [navigate]);
  return { commands: [...registry.commands, ...own], run: (command) => command.run(tools) };
}
