import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..', '..');

/**
 * The random convergence test of sync for longer than the unit suite has time for: so many worlds with so many steps, in
 * each of which the server is ended or killed again and again. `KONTOR_CONVERGENCE_RUNS`, `…_STEPS` and `…_SEED` change it.
 */
async function run(): Promise<void> {
  const chosen = {
    KONTOR_CONVERGENCE_RUNS: process.env.KONTOR_CONVERGENCE_RUNS ?? '15',
    KONTOR_CONVERGENCE_STEPS: process.env.KONTOR_CONVERGENCE_STEPS ?? '120',
    KONTOR_CONVERGENCE_SEED: process.env.KONTOR_CONVERGENCE_SEED ?? String(Date.now() % 2 ** 31),
  };
  console.log(
    Object.entries(chosen)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  );
  const vitest = join(repository, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', 'packages/homeserver/server/sync/convergence'], {
    cwd: repository,
    env: { ...process.env, ...chosen },
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}

await run();
