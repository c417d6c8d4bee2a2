import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { type Config, ConfigError } from './config.ts';

/** Throws a `ConfigError` when certificate or key cannot be read, are none, or do not belong together. */
export function checkTlsFiles({ certFile, keyFile }: NonNullable<Config['tls']>): void {
  const cert = readSetting('KONTOR_TLS_CERT', certFile);
  const key = readSetting('KONTOR_TLS_KEY', keyFile);
  try {
    createSecureContext({ cert, key });
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new ConfigError(
      `KONTOR_TLS_CERT and KONTOR_TLS_KEY are not usable: they have to be a certificate and its key as PEM (${reason}).`,
    );
  }
}

function readSetting(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (failure) {
    throw new ConfigError(`${name} is not usable: the file ${file} cannot be read (${codeOf(failure)}).`);
  }
}

function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : String(failure);
}
