import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, repository } from './say.mjs';

const electron = join(repository, 'node_modules', 'electron');

/** Where the program lies within a distribution of Electron. */
const programs = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe', linux: 'electron' };

/**
 * The program of Electron's runtime: that of the folder which ELECTRON_OVERRIDE_DIST_PATH names, else what the package
 * itself has fetched. Never fetches it: loading the package would.
 */
export function findElectron() {
  const wanted = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version;
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = given || join(electron, 'dist');
  const program = join(folder, programs[process.platform] ?? 'electron');
  const found = existsSync(program) ? readVersion(folder) : undefined;
  if (found === wanted) return program;
  if (found === undefined) {
    throw new Failure(
      given
        ? `The desktop app needs the runtime of Electron ${wanted}, and ELECTRON_OVERRIDE_DIST_PATH names a folder that has none (${folder}): unpack it there, or unset the variable and run "npx --no install-electron" in this folder once, which downloads about 120 MB.`
        : `The desktop app needs the runtime of Electron ${wanted}, which is not on this computer: run "npx --no install-electron" in this folder once, which downloads about 120 MB, or let ELECTRON_OVERRIDE_DIST_PATH name a folder in which it is unpacked.`,
    );
  }
  throw new Failure(
    `The desktop app needs the runtime of Electron ${wanted}, and ${folder} has that of ${found}: ${given ? 'unpack the right one there' : 'run "npx --no install-electron" in this folder once, which downloads about 120 MB'}.`,
  );
}

/** A distribution says which it is, since 1.0 without and before with a leading "v". */
function readVersion(folder) {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return 'unknown';
  }
}
