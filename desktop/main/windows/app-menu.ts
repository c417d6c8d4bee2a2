import type { Language } from '@kontor/base';
import type { MenuItemConstructorOptions } from 'electron';
import { desktopTexts } from '../desktop-messages.ts';

export interface MenuActions {
  addServer(): void;
  settings(): void;
  reload(): void;
  zoom(step: 1 | -1 | 0): void;
  quit(): void;
}

export interface MenuState {
  readonly language: Language;
  readonly platform: NodeJS.Platform;
  readonly mayAddServers: boolean;
  /** Developers' tools are there only where the program is run from its sources. */
  readonly packaged: boolean;
}

export function appMenu(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const texts = desktopTexts(state.language);
  return [
    ...(state.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: texts('menuFile'),
      submenu: [
        { label: texts('menuAddServer'), enabled: state.mayAddServers, click: () => actions.addServer() },
        { label: texts('menuSettings'), accelerator: 'CommandOrControl+,', click: () => actions.settings() },
        { type: 'separator' },
        { label: texts('trayQuit'), accelerator: 'CommandOrControl+Q', click: () => actions.quit() },
      ],
    },
    {
      label: texts('menuEdit'),
      submenu: [
        { label: texts('undo'), role: 'undo' },
        { label: texts('redo'), role: 'redo' },
        { type: 'separator' },
        { label: texts('cut'), role: 'cut' },
        { label: texts('copy'), role: 'copy' },
        { label: texts('paste'), role: 'paste' },
        { label: texts('selectAll'), role: 'selectAll' },
      ],
    },
    {
      label: texts('menuView'),
      submenu: [
        { label: texts('menuReload'), accelerator: 'CommandOrControl+R', click: () => actions.reload() },
        { type: 'separator' },
        { label: texts('menuZoomIn'), accelerator: 'CommandOrControl+Plus', click: () => actions.zoom(1) },
        { label: texts('menuZoomOut'), accelerator: 'CommandOrControl+-', click: () => actions.zoom(-1) },
        { label: texts('menuZoomReset'), accelerator: 'CommandOrControl+0', click: () => actions.zoom(0) },
        ...(state.packaged ? [] : [{ type: 'separator' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    { label: texts('menuWindow'), role: 'windowMenu' },
  ];
}
