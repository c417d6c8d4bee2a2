import { mkdirSync } from 'node:fs';
import { type Config, ConfigError } from './config.ts';

/** Makes the data folder; throws a `ConfigError` when it cannot be one. */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (failure) {
    throw new ConfigError(`KONTOR_DATA is not usable: the folder ${folder} cannot be made (${codeOf(failure)}).`);
  }
}

/** The PostgreSQL that the settings name does not let us in; its words never hold the password. */
export function unreachableDatabase(failure: unknown): ConfigError {
  const words = failure instanceof Error && failure.message !== '' ? failure.message : codeOf(failure);
  return new ConfigError(`KONTOR_DATABASE_URL is not usable: PostgreSQL cannot be reached there (${words}).`);
}

/** Why the port cannot be opened, as a `ConfigError` that names the setting; any other failure comes back as it is. */
export function explainListening(failure: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  if (!(failure instanceof Error && 'syscall' in failure)) return failure;
  if (failure.syscall !== 'listen' && failure.syscall !== 'getaddrinfo') return failure;
  const code = codeOf(failure);
  if (code === 'EADDRINUSE') {
    return new ConfigError(
      `KONTOR_PORT is ${port}, but that port is in use by another program: end that one or choose another port.`,
    );
  }
  if (code === 'EACCES') {
    return new ConfigError(`KONTOR_PORT is ${port}, but this user may not open that port: choose one above 1023.`);
  }
  return new ConfigError(`KONTOR_HOST is not usable: ${host} is no address of this computer (${code}).`);
}

function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : String(failure);
}
