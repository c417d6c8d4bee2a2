import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The do-not-disturb of the desktop, where it can be asked without a module of its own: GNOME's on Linux. Elsewhere
 * false: there the system itself holds notes back.
 */
export async function readSystemQuiet(platform: NodeJS.Platform, ask = askGnome): Promise<boolean> {
  return platform === 'linux' && (await ask()).trim() === 'false';
}

async function askGnome(): Promise<string> {
  try {
    const { stdout } = await run('gsettings', ['get', 'org.gnome.desktop.notifications', 'show-banners'], {
      timeout: 2_000,
    });
    return stdout;
  } catch {
    return '';
  }
}
