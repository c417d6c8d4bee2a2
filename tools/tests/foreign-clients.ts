import { join } from 'node:path';
import { installByApt, mayUseApt } from './debian.ts';
import { runCommand } from './run-program.ts';

const builder = join(import.meta.dirname, '..', '..', 'desktop', 'packaging', 'builder');

/**
 * electron-builder, which only whoever packs the desktop app has (docs/decisions/0015-packing-tools-apart.md): with it
 * its own schema and the packed app are tested. Where it cannot be had, those tests are skipped, with the reason.
 */
export async function installDesktopBuilder(): Promise<void> {
  if (process.env.CI === undefined) return;
  if ((await runCommand('npm', ['ls', '--prefix', builder, '--depth=0'])).code === 0) return;
  console.log('Installing electron-builder …');
  await runCommand('npm', ['ci', '--prefix', builder, '--ignore-scripts', '--loglevel=error']);
}

/**
 * Installs programs that we have no part in where the tests run by themselves: matrix-nio, a Matrix client, for Debian's own
 * Python, vdirsyncer with todoman and khal, which speak CalDAV, for mail aiosmtpd and Dovecot, and OpenLDAP. Where they cannot be had
 * their tests are skipped, with the reason.
 */
export async function installForeignClients(): Promise<void> {
  // A person's own machine is left as it is.
  if (process.env.CI === undefined || !mayUseApt()) return;
  for (const { name, isThere } of clients) {
    if ((await runCommand(isThere[0], isThere.slice(1))).code === 0) continue;
    console.log(`Installing ${name} from Debian …`);
    await installByApt([name]);
  }
}

const clients: readonly { readonly name: string; readonly isThere: readonly [string, ...string[]] }[] = [
  { name: 'python3-matrix-nio', isThere: ['/usr/bin/python3', '-c', 'import nio'] },
  { name: 'python3-aiosmtpd', isThere: ['/usr/bin/python3', '-c', 'import aiosmtpd'] },
  { name: 'dovecot-imapd', isThere: ['/usr/bin/test', '-x', '/usr/lib/dovecot/imap'] },
  { name: 'slapd', isThere: ['/usr/bin/test', '-x', '/usr/sbin/slapd'] },
  ...['vdirsyncer', 'todoman', 'khal'].map((name) => ({ name, isThere: [`/usr/bin/${name}`, '--version'] }) as const),
];
