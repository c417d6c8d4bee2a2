import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { AppserviceConfig, Namespace } from '../config.ts';
import { isObject, type JsonObject } from '../json.ts';
import { unusableRegistration } from '../refusals.ts';

/**
 * Reads the registration files of application services ("Registration"); throws `homeserver.unusable_registration`, which
 * names the file and what is wrong with it.
 */
export function readRegistrationFiles(paths: readonly string[]): AppserviceConfig[] {
  const services: AppserviceConfig[] = [];
  for (const path of paths) {
    const service = readRegistrationFile(path);
    for (const other of services) {
      if (other.id === service.id) throw unusableRegistration(path, `another service has the id ${service.id}`);
      if (other.asToken === service.asToken) throw unusableRegistration(path, 'another service has this as_token');
    }
    services.push(service);
  }
  return services;
}

function readRegistrationFile(path: string): AppserviceConfig {
  try {
    return serviceOf(parseFile(path));
  } catch (failure) {
    // What is wrong with YAML is followed by an extract.
    const [reason = ''] = (failure instanceof Error ? failure.message : String(failure)).split('\n');
    throw unusableRegistration(path, reason.replace(/[.:]$/, ''));
  }
}

function parseFile(path: string): JsonObject {
  const value: unknown = parse(readFileSync(path, 'utf8'));
  if (!isObject(value)) throw new Error('it has no fields');
  return value;
}

function serviceOf(file: JsonObject): AppserviceConfig {
  const { namespaces = {} } = file;
  if (!isObject(namespaces)) throw new Error('namespaces has no fields');
  return {
    id: textOf(file, 'id'),
    url: file.url === null || file.url === undefined || file.url === '' ? undefined : urlOf(textOf(file, 'url')),
    asToken: textOf(file, 'as_token'),
    hsToken: textOf(file, 'hs_token'),
    senderLocalpart: textOf(file, 'sender_localpart'),
    isRateLimited: flagOf(file, 'rate_limited', true),
    receivesEphemeral: ephemeralNames.some((name) => flagOf(file, name, false)),
    protocols: protocolsOf(file),
    namespaces: {
      users: namespacesOf(namespaces, 'users'),
      aliases: namespacesOf(namespaces, 'aliases'),
      rooms: namespacesOf(namespaces, 'rooms'),
    },
  };
}

/** The one of the specification, and those of its time as a proposal. */
const ephemeralNames = ['receive_ephemeral', 'push_ephemeral', 'de.sorunome.msc2409.push_ephemeral'];

function protocolsOf({ protocols }: JsonObject): string[] {
  const list = protocols ?? [];
  if (!Array.isArray(list) || !list.every((each) => typeof each === 'string'))
    throw new Error('protocols lists no texts');
  return list;
}

function namespacesOf(namespaces: JsonObject, kind: string): Namespace[] {
  const list = namespaces[kind] ?? [];
  if (!Array.isArray(list)) throw new Error(`namespaces.${kind} is not a list`);
  return list.map((each: unknown) => {
    if (!isObject(each)) throw new Error(`namespaces.${kind} lists something without fields`);
    return { isExclusive: flagOf(each, 'exclusive', false), pattern: new RegExp(`^(?:${textOf(each, 'regex')})`) };
  });
}

function textOf(fields: JsonObject, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${name} is missing or not a text`);
  return value;
}

function flagOf(fields: JsonObject, name: string, fallback: boolean): boolean {
  const value = fields[name] ?? fallback;
  if (typeof value !== 'boolean') throw new Error(`${name} is neither true nor false`);
  return value;
}

function urlOf(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new Error('url is not an address of the web');
  return text;
}
