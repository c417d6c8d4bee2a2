import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newToken } from '@kontor/base';
import { formatRegistration, parseRegistration, type Registration } from '@kontor/matrix/server';
import { type Config, ConfigError } from '../../config/config.ts';
import { userPattern } from './matrix-names.ts';

const fileName = 'homeserver-registration.yaml';
const tokenLength = 43;

/**
 * Kontor's registration at its homeserver: the file that the settings name, else one in the data folder that is made when it
 * is missing. It holds both secrets between Kontor and the homeserver. Throws a `ConfigError`.
 */
export function loadRegistration(config: Config, serverName: string): Registration {
  const file = config.appserviceFile ?? registrationPath(config);
  if (existsSync(file)) return read(file, serverName);
  if (config.appserviceFile !== undefined) {
    throw new ConfigError(`KONTOR_APPSERVICE_FILE is not usable: there is no file ${file}.`);
  }
  const registration: Registration = {
    id: 'kontor',
    url: config.url,
    asToken: newToken(tokenLength),
    hsToken: newToken(tokenLength),
    senderLocalpart: 'kontor',
    users: userPattern(serverName),
  };
  writeRegistration(config, registration);
  return registration;
}

/** Only its owner may read it. Answers with the path. */
export function writeRegistration(config: Config, registration: Registration): string {
  const file = registrationPath(config);
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.new`;
  writeFileSync(draft, formatRegistration(registration), { mode: 0o600, flush: true });
  renameSync(draft, file);
  return file;
}

function registrationPath(config: Config): string {
  return join(config.dataFolder, fileName);
}

function read(file: string, serverName: string): Registration {
  const registration = parse(file);
  if (registration.users !== userPattern(serverName)) {
    throw new ConfigError(`The registration ${file} is of another server name than ${serverName}: make it anew.`);
  }
  return registration;
}

function parse(file: string): Registration {
  try {
    return parseRegistration(readFileSync(file, 'utf8'));
  } catch {
    throw new ConfigError(`The registration ${file} is not usable: it has to be one that Kontor made.`);
  }
}
