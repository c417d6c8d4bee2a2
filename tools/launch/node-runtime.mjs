import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, repository } from './say.mjs';

const neededMajor = 24;

/** The Node to run everything on: the installed package's where there is one for this computer, else npm's own. */
export function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = join(repository, 'node_modules', `node-${platform}-${process.arch}`, 'bin', program);
  // It may be there and yet not run, for example where the C library is another one (Alpine).
  if (existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath;
  throw new Failure(
    `Kontor needs Node ${neededMajor}, this is Node ${process.versions.node}, and no packaged Node runs on ${platform}-${process.arch}. ` +
      `Install Node ${neededMajor} from nodejs.org or your system's packages and start again.`,
  );
}
