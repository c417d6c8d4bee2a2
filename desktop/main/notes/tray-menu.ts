import type { Language } from '@kontor/base';
import type { MenuItemConstructorOptions } from 'electron';
import { desktopTexts } from '../desktop-messages.ts';

export interface TrayActions {
  show(): void;
  newTask(): void;
  search(): void;
  setQuiet(quiet: boolean): void;
  choose(serverId: string): void;
  quit(): void;
}

export interface TrayState {
  readonly language: Language;
  readonly quiet: boolean;
  readonly servers: readonly { readonly id: string; readonly name: string; readonly unread: number }[];
}

/** The menu of the tray; with several servers each is in it, with what waits there. */
export function trayMenu({ language, quiet, servers }: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  const texts = desktopTexts(language);
  const several = servers.length > 1 ? servers : [];
  return [
    { label: texts('trayShow'), click: () => actions.show() },
    ...several.map(({ id, name, unread }) => ({
      label: unread > 0 ? `${name} (${unread})` : name,
      click: () => actions.choose(id),
    })),
    { type: 'separator' },
    { label: texts('trayTask'), enabled: servers.length > 0, click: () => actions.newTask() },
    { label: texts('traySearch'), enabled: servers.length > 0, click: () => actions.search() },
    { type: 'separator' },
    { label: texts('trayQuiet'), type: 'checkbox', checked: quiet, click: ({ checked }) => actions.setQuiet(checked) },
    { type: 'separator' },
    { label: texts('trayQuit'), click: () => actions.quit() },
  ];
}
