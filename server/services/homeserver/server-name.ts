import type { Tx } from '@kontor/database';
import { type Config, ConfigError } from '../../config/config.ts';
import { fixName } from './name-store.ts';

/** The name behind the colon of every Matrix id: fixed for ever at the first start. Throws a `ConfigError` for another one. */
export async function fixServerName(tx: Tx, config: Config): Promise<string> {
  const known = await fixName(tx, config.serverName ?? new URL(config.url).hostname);
  if (config.serverName !== undefined && config.serverName !== known) {
    throw new ConfigError(
      `KONTOR_SERVER_NAME is ${config.serverName}, but this Kontor is called ${known} since its first start, and every Matrix id says so: leave the setting out.`,
    );
  }
  return known;
}
