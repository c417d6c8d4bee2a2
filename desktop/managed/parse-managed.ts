import { type ManagedSettings, managedSettings } from '../shared/managed-settings.ts';

/** Something in what the IT department has set does not count; `describeProblem` has a sentence for each kind. */
export interface ManagedProblem {
  readonly kind: 'unreadable' | 'wrong' | 'unknown';
  /** File or registry key. */
  readonly source: string;
  /** Path of the value, such as `servers.0.address`; empty where all of it cannot be read. */
  readonly key: string;
}

export interface ManagedReading {
  readonly settings: ManagedSettings;
  readonly problems: readonly ManagedProblem[];
}

type Settings = { -readonly [Key in keyof ManagedSettings]: ManagedSettings[Key] };

/**
 * What holds in the place of a value that cannot be read: whoever set it wanted to forbid something, so it is forbidden
 * until it is right. All others are the person's or the system's to decide.
 */
const forbidding = {
  ownServers: false,
  updates: 'off',
  downloads: false,
  insecureLocalhost: false,
} as const satisfies ManagedSettings;

/** Nothing of it can be read: no servers of one's own and no updates; downloads stay, or nobody could work. */
export function readNothing(source: string): ManagedReading {
  const { ownServers, updates } = forbidding;
  return { settings: { ownServers, updates }, problems: [{ kind: 'unreadable', source, key: '' }] };
}

/** Takes what is right, value by value; of a list of servers, server by server. */
export function parseManaged(value: unknown, source: string): ManagedReading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return readNothing(source);
  const settings: Settings = {};
  const problems: ManagedProblem[] = [];
  const wrong = (...path: readonly PropertyKey[]) =>
    problems.push({ kind: 'wrong', source, key: path.map(String).join('.') });
  for (const [key, given] of Object.entries(value)) {
    if (!isKnown(key)) problems.push({ kind: 'unknown', source, key });
    else if (key === 'servers' && Array.isArray(given)) settings.servers = given.flatMap(takeServer);
    else {
      const parsed = managedSettings.shape[key].safeParse(given);
      if (parsed.success) Object.assign(settings, { [key]: parsed.data });
      else {
        wrong(key, ...(parsed.error.issues[0]?.path ?? []));
        Object.assign(settings, pickForbidding(key));
      }
    }
  }
  return { settings, problems };

  function takeServer(given: unknown, index: number) {
    const parsed = managedSettings.pick({ servers: true }).safeParse({ servers: [given] });
    if (parsed.success && index < 20) return parsed.data.servers ?? [];
    wrong('servers', index, ...(parsed.error?.issues[0]?.path.slice(2) ?? []));
    return [];
  }
}

function isKnown(key: string): key is keyof ManagedSettings {
  return Object.hasOwn(managedSettings.shape, key);
}

function pickForbidding(key: string): ManagedSettings {
  return Object.fromEntries(Object.entries(forbidding).filter(([name]) => name === key));
}

/** What an earlier reading says holds; a later one fills in what that leaves open. */
export function mergeReadings(readings: readonly ManagedReading[]): ManagedReading {
  return {
    settings: Object.assign({}, ...readings.map(({ settings }) => settings).reverse()),
    problems: readings.flatMap(({ problems }) => problems),
  };
}
