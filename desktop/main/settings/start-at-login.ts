import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';

export interface LoginItem {
  readonly platform: NodeJS.Platform;
  /** The program as the person started it; in an AppImage that is the image, not what is mounted from it. */
  readonly program: string;
  /** `$XDG_CONFIG_HOME`, else `~/.config`. */
  readonly configFolder: string;
}

/** Starts the app with the person's session, in the tray and without a window, or no longer. */
export function setStartAtLogin(app: Pick<App, 'setLoginItemSettings'>, item: LoginItem, start: boolean): void {
  if (item.platform !== 'linux') app.setLoginItemSettings({ openAtLogin: start, args: ['--hidden'] });
  else keepAutostart(item, start);
}

function keepAutostart(item: LoginItem, start: boolean): void {
  const folder = join(item.configFolder, 'autostart');
  const file = join(folder, 'kontor.desktop');
  if (start) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, desktopEntry(item.program));
  } else rmSync(file, { force: true });
}

/** Desktop Entry Specification 1.5, "The Exec key": what is special in quotes gets a backslash, twice over for the file. */
function desktopEntry(program: string): string {
  const quoted = program
    .replace(/[\\"`$]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  return ['[Desktop Entry]', 'Type=Application', 'Name=Kontor', `Exec="${quoted}" --hidden`, 'Terminal=false', ''].join(
    '\n',
  );
}
