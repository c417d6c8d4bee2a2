import type { Language } from '@kontor/base';
import type { BrowserWindow, Session } from 'electron';
import type { ManagedSettings } from '../../shared/managed-settings.ts';
import type { Answer, Question } from '../../shared/shell-bridge.ts';
import type { ElectronApi } from '../electron-api.ts';
import { serveOwnFiles } from '../security/own-pages.ts';
import { allowForServer, denyAllPermissions } from '../security/permissions.ts';
import { partitionOf, type Server, type ServerList } from '../servers/server-list.ts';
import type { SettingsStore } from '../settings/shell-settings.ts';
import { manageDownloads } from './downloads.ts';
import { proxyConfig } from './proxy.ts';
import { ScreenShare } from './screen-share.ts';
import { checkSpelling, dictionaryHost } from './spell-check.ts';

export interface ServerSessionOptions {
  readonly servers: ServerList;
  readonly settings: SettingsStore;
  readonly managed: ManagedSettings;
  readonly platform: NodeJS.Platform;
  readonly dictionaries: string;
  window(): BrowserWindow | null;
  ask(question: Question): Promise<Answer>;
  now(): number;
}

export interface ServerSession {
  readonly session: Session;
  readonly screenShare: ScreenShare;
}

type Api = Pick<ElectronApi, 'session' | 'dialog' | 'desktopCapturer' | 'Notification' | 'shell'>;

/** One session for each server, set up once, before any page is loaded in it. */
export class ServerSessions {
  readonly #api: Api;
  readonly #options: ServerSessionOptions;
  readonly #made = new Map<string, ServerSession>();

  constructor(api: Api, options: ServerSessionOptions) {
    this.#api = api;
    this.#options = options;
  }

  of(server: Pick<Server, 'id' | 'origin'>): ServerSession {
    const known = this.#made.get(server.id);
    if (known) return known;
    const made = this.#make(server);
    this.#made.set(server.id, made);
    return made;
  }

  /** Whose session this is; undefined for any other. */
  serverOf(session: Session): string | undefined {
    return [...this.#made].find(([, made]) => made.session === session)?.[0];
  }

  checkSpelling(): void {
    for (const { session } of this.#made.values()) this.#checkSpelling(session);
  }

  /** Deletes all that a server stored on this device. */
  async forget(server: Pick<Server, 'id' | 'origin'>): Promise<void> {
    const { session } = this.of(server);
    this.#made.delete(server.id);
    await session.clearStorageData();
    await session.clearCache();
    await session.clearAuthCache();
  }

  #make(server: Pick<Server, 'id' | 'origin'>): ServerSession {
    const { servers, settings, managed, dictionaries, window, ask, now } = this.#options;
    const session = this.#api.session.fromPartition(partitionOf(server));
    const language = (): Language => settings.language;
    serveOwnFiles(session.protocol, { [dictionaryHost]: dictionaries });
    this.#checkSpelling(session);
    denyAllPermissions(session);
    allowForServer(session, this.#api, { servers, serverId: server.id, language, window });
    manageDownloads(session, this.#api, { allowed: managed.downloads ?? true, language, window });
    const screenShare = new ScreenShare(session, this.#api, { origin: server.origin, ask, now });
    void session.setProxy(proxyConfig(managed.proxy));
    return { session, screenShare };
  }

  #checkSpelling(session: Session): void {
    const { settings, dictionaries, platform } = this.#options;
    checkSpelling(session, { languages: settings.value.spellCheck, folder: dictionaries, platform });
  }
}
