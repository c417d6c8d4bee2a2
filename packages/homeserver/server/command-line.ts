import { parseArgs } from 'node:util';
import { readRegistrationFiles } from './appservices/registration-file.ts';
import { defaultConfig, type HomeserverConfig } from './config.ts';
import { wrongArguments } from './refusals.ts';

/** What `npm run homeserver` was asked to do. */
export interface HomeserverCommand {
  readonly host: string;
  readonly port: number;
  /** Where everything is kept, or the PostgreSQL that keeps it; nothing where who started us says it (`supervision.ts`). */
  readonly storage: { readonly folder: string } | { readonly url: string } | undefined;
  readonly config: HomeserverConfig;
}

const usage =
  'Usage: npm run homeserver -- --server-name NAME (--data DIR | --database URL | --supervised) [--port N] [--bind ADDRESS] ' +
  '[--registration open|closed|token] [--shared-secret SECRET] [--appservice FILE]... [--turn-uri URI]... ' +
  '[--turn-secret SECRET] [--support-email ADDRESS] [--support-page URL] [--presence] [--no-rate-limits] ' +
  '[--public-receipts] [--upload-limit BYTES] [--insecure-skip-verify]';

/** Throws `homeserver.wrong_arguments` and `homeserver.unusable_registration`. */
export function readCommandLine(args: readonly string[]): HomeserverCommand {
  const values = parse(args);
  const { data, database, registration, supervised } = values;
  const serverName = values['server-name'];
  if (serverName === undefined) throw wrongArguments(`--server-name is missing. ${usage}`);
  if (!/^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](:\d{1,5})?$/.test(serverName))
    throw wrongArguments(`--server-name ${serverName} is no server name: it is a host, with a port if need be.`);
  if ([data !== undefined, database !== undefined, supervised].filter(Boolean).length !== 1)
    throw wrongArguments(`Either --data or --database says where everything is kept. ${usage}`);
  if (data === '') throw wrongArguments('--data is empty: it is the folder that everything is kept in.');
  // It may hold a password, so it is not repeated.
  if (database !== undefined && !/^postgres(ql)?:\/\//.test(database))
    throw wrongArguments('--database is no address of a PostgreSQL: it begins with postgres:// or postgresql://.');
  if (registration !== 'open' && registration !== 'closed' && registration !== 'token')
    throw wrongArguments(`--registration is open, closed or token, not ${registration}.`);
  return {
    host: values.bind,
    port: portOf(values.port),
    storage: storageOf(data, database),
    config: {
      ...defaultConfig,
      serverName,
      registration,
      sharedSecret: values['shared-secret'],
      rateLimits: !values['no-rate-limits'],
      presence: values.presence,
      skipVerify: values['insecure-skip-verify'],
      turn: turnOf(values['turn-uri'], values['turn-secret']),
      support: supportOf(values['support-email'], values['support-page']),
      publicReceipts: values['public-receipts'],
      mostUploadBytes: bytesOf(values['upload-limit']),
      appservices: readRegistrationFiles(values.appservice),
    },
  };
}

function storageOf(folder: string | undefined, url: string | undefined): HomeserverCommand['storage'] {
  if (folder !== undefined) return { folder };
  return url === undefined ? undefined : { url };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8008' },
        'server-name': { type: 'string' },
        data: { type: 'string' },
        database: { type: 'string' },
        supervised: { type: 'boolean', default: false },
        bind: { type: 'string', default: '127.0.0.1' },
        registration: { type: 'string', default: 'closed' },
        'shared-secret': { type: 'string' },
        appservice: { type: 'string', multiple: true, default: [] },
        'turn-uri': { type: 'string', multiple: true, default: [] },
        'turn-secret': { type: 'string' },
        'support-email': { type: 'string' },
        'support-page': { type: 'string' },
        presence: { type: 'boolean', default: false },
        'no-rate-limits': { type: 'boolean', default: false },
        'public-receipts': { type: 'boolean', default: false },
        'upload-limit': { type: 'string', default: String(defaultConfig.mostUploadBytes) },
        'insecure-skip-verify': { type: 'boolean', default: false },
      },
    }).values;
  } catch (failure) {
    throw wrongArguments(`${failure instanceof Error ? failure.message : String(failure)} ${usage}`);
  }
}

const turnLivesForSeconds = 24 * 60 * 60;

function turnOf(uris: readonly string[], secret: string | undefined): HomeserverConfig['turn'] {
  if (uris.length === 0 && secret === undefined) return undefined;
  if (uris.length === 0 || secret === undefined || secret === '')
    throw wrongArguments('--turn-uri and --turn-secret go together: where the relay is, and the secret it knows.');
  const wrong = uris.find((uri) => !/^turns?:[^\s?]+(\?transport=(udp|tcp))?$/.test(uri));
  if (wrong !== undefined)
    throw wrongArguments(
      `--turn-uri ${wrong} is no address of a relay, like turn:relay.example.org:3478?transport=udp.`,
    );
  return { uris, secret, livesForSeconds: turnLivesForSeconds };
}

function supportOf(email: string | undefined, page: string | undefined): HomeserverConfig['support'] {
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email))
    throw wrongArguments(`--support-email ${email} is no address of mail.`);
  if (page !== undefined && !/^https?:$/.test(URL.parse(page)?.protocol ?? ''))
    throw wrongArguments(`--support-page ${page} is no address of a page.`);
  return email === undefined && page === undefined ? undefined : { email, page };
}

function bytesOf(text: string): number {
  const bytes = Number(text);
  if (!/^[1-9]\d{0,14}$/.test(text)) throw wrongArguments(`--upload-limit ${text} is no number of bytes above 0.`);
  return bytes;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw wrongArguments(`--port ${text} is no port: it is a number up to 65535.`);
  return port;
}
