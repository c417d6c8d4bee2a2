import type { ManagedSettings } from '../../shared/managed-settings.ts';
import type { ShellSettings } from '../../shared/shell-bridge.ts';

export interface DiagnosticsSource {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Of the system, as it says itself. */
  readonly systemVersion: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
  readonly managed: ManagedSettings;
  readonly settings: ShellSettings;
  readonly language: string;
  readonly servers: number;
  readonly keepsSecrets: boolean;
  readonly secretBackend: string;
  /** How often each kind of trouble happened since the start. */
  readonly troubles: Readonly<Record<string, number>>;
}

export type Diagnostics = Record<string, string | number | boolean | null>;

/**
 * What helps to find a fault, made of a fixed list of fields: versions, settings and counts. No name, no address of a
 * server or page, no path and no text of anybody can be in it.
 */
export function describeApp(source: DiagnosticsSource): Diagnostics {
  const { managed, settings } = source;
  return {
    app: source.version,
    electron: source.versions.electron ?? null,
    chromium: source.versions.chrome ?? null,
    node: source.versions.node ?? null,
    system: `${source.platform} ${source.systemVersion} ${source.arch}`.slice(0, 200),
    packaged: source.packaged,
    language: source.language,
    servers: source.servers,
    managedServers: managed.servers?.length ?? 0,
    ownServersAllowed: managed.ownServers ?? true,
    updates: managed.updates ?? 'tell',
    updateAddressSet: managed.updateAddress !== undefined,
    proxy: managed.proxy?.mode ?? 'system',
    startAtLogin: settings.startAtLogin,
    closeToTray: settings.closeToTray,
    spellCheck: settings.spellCheck.join(' '),
    doNotDisturb: settings.doNotDisturb,
    searchShortcut: settings.searchShortcut,
    keepsSecrets: source.keepsSecrets,
    secretBackend: source.secretBackend,
    ...Object.fromEntries(Object.entries(source.troubles).map(([kind, count]) => [`trouble.${kind}`, count])),
  };
}

/** Counts by kind; the kinds are written in the code. */
export class Troubles {
  readonly #counts = new Map<string, number>();

  add(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  get counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
