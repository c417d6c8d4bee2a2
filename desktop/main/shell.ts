import { rmSync } from 'node:fs';
import type { Tray, WebContents } from 'electron';
import { eventChannel } from '../shared/channels.ts';
import type { ManagedSettings } from '../shared/managed-settings.ts';
import { type Screen, type ShellState, shellState } from '../shared/shell-bridge.ts';
import type { ElectronApi } from './electron-api.ts';
import { Quiet } from './notes/attention.ts';
import { Badge } from './notes/badge.ts';
import { NoteCentre, noteAbilities } from './notes/note-centre.ts';
import { trayMenu } from './notes/tray-menu.ts';
import { hostOf, originOf, ownOrigin } from './origins.ts';
import { PersonQuestions } from './person-questions.ts';
import { answerConnections } from './security/connection-questions.ts';
import { type OutsideLinks, outsideLinks } from './security/outside-links.ts';
import { serveOwnFiles } from './security/own-pages.ts';
import { denyAllPermissions } from './security/permissions.ts';
import { openSecrets, type Secrets } from './security/secrets.ts';
import { type AddServerOptions, addByLink, addServer } from './servers/add-server.ts';
import type { DeepLink } from './servers/deep-link.ts';
import { type Server, ServerList } from './servers/server-list.ts';
import { ServerPages } from './servers/server-pages.ts';
import { answerServerPages, draftFolder } from './servers/server-requests.ts';
import { proxyConfig } from './sessions/proxy.ts';
import { ServerSessions } from './sessions/server-sessions.ts';
import { type Diagnostics, describeApp, Troubles } from './settings/diagnostics.ts';
import { SettingsStore } from './settings/shell-settings.ts';
import { setStartAtLogin } from './settings/start-at-login.ts';
import { findNewerVersion } from './settings/updates.ts';
import { answerShellPages } from './shell-requests.ts';
import { appMenu } from './windows/app-menu.ts';
import { offerContextMenu } from './windows/context-menu.ts';
import { MainWindow } from './windows/main-window.ts';
import { QuestionWindows } from './windows/question-window.ts';
import { QuickTaskWindows } from './windows/quick-task-window.ts';
import { ServerView } from './windows/server-view.ts';
import { openSignInWindow } from './windows/sign-in-window.ts';

/** What the shell is told of the machine it runs on. */
export interface ShellOptions {
  readonly managed: ManagedSettings;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly systemVersion: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  /** What the system starts at sign-in. */
  readonly program: string;
  readonly configFolder: string;
  /** The person's profile of this app. */
  readonly folder: string;
  /** The built files of the app. */
  readonly files: {
    readonly pages: string;
    readonly preloads: string;
    readonly dictionaries: string;
    readonly icon: string;
  };
  readonly insecureLocalhost: boolean;
  readonly hidden: boolean;
  now(): number;
  readSystemQuiet(): Promise<boolean>;
}

const searchKeys = 'CommandOrControl+Alt+K';
const askForUpdatesAfter = 24 * 3_600_000;
/** A session of its own for the shell's pages, which stores nothing. */
const ownPartition = 'kontor-shell';

/** The running app. Everything is put together here; each part is tested by itself. */
export class Shell {
  readonly #api: ElectronApi;
  readonly #options: ShellOptions;
  readonly #troubles = new Troubles();
  readonly #settings: SettingsStore;
  readonly #servers: ServerList;
  readonly #pages = new ServerPages();
  readonly #secrets: Secrets;
  readonly #questions: QuestionWindows;
  readonly #person: PersonQuestions;
  readonly #sessions: ServerSessions;
  readonly #quiet: Quiet;
  readonly #badge: Badge;
  readonly #notes: NoteCentre;
  readonly #quickTasks: QuickTaskWindows;
  readonly #outside: OutsideLinks;
  readonly #window: MainWindow;
  readonly #views = new Map<string, ServerView>();
  #tray: Tray | null = null;
  #overlay: 'add-server' | 'settings' | null = null;
  #quitting = false;

  /** To be made once the app is ready. */
  constructor(api: ElectronApi, options: ShellOptions) {
    this.#api = api;
    this.#options = options;
    const { managed, folder, platform } = options;
    const window = () => (this.#window?.window.isDestroyed() === false ? this.#window.window : null);
    const language = () => this.#settings.language;
    this.#settings = new SettingsStore(folder, managed, api.app.getLocale().startsWith('de') ? 'de' : 'en');
    this.#servers = new ServerList(folder, managed);
    this.#secrets = openSecrets(api.safeStorage, platform);
    const session = api.session.fromPartition(ownPartition);
    denyAllPermissions(session);
    serveOwnFiles(session.protocol, { app: options.files.pages });
    this.#questions = new QuestionWindows(api, { session, preload: this.#preload('shell'), parent: window });
    this.#person = new PersonQuestions(api, { language, window: () => this.#window.window });
    this.#sessions = new ServerSessions(api, {
      servers: this.#servers,
      settings: this.#settings,
      managed,
      platform,
      dictionaries: options.files.dictionaries,
      window,
      ask: (question) => this.#questions.ask(question),
      now: options.now,
    });
    this.#outside = outsideLinks(api, { language, window });
    this.#quiet = new Quiet({
      wished: () => this.#settings.value.doNotDisturb,
      readSystem: options.readSystemQuiet,
      power: api.powerMonitor,
    });
    this.#badge = new Badge(api, {
      platform,
      language,
      window,
      tray: () => this.#tray,
      changed: () => this.#changed(),
    });
    this.#notes = new NoteCentre(api, {
      platform,
      quiet: this.#quiet,
      listener: {
        happened: (serverId, event) => {
          if (event.kind === 'open') this.#goTo(serverId);
          this.#pages.tell(serverId, 'notification', event);
        },
        told: () => {
          if (!this.#window.window.isFocused() && !this.#quiet.now) this.#window.window.flashFrame(true);
        },
      },
    });
    this.#quickTasks = new QuickTaskWindows(api);
    this.#window = new MainWindow(api, {
      session,
      preload: this.#preload('shell'),
      icon: options.files.icon,
      settings: this.#settings,
      staysInTray: () => !this.#quitting && this.#tray !== null && this.#settings.value.closeToTray,
      focusChanged: () => this.#attentionChanged(),
    });
    this.#answer();
    this.#watch();
    this.#apply();
  }

  /** Shows the app; `hidden` at the start of the system's session leaves it in the tray. */
  start(link: DeepLink | null): void {
    const { current } = this.#servers;
    for (const server of this.#servers.list()) if (server.id !== current?.id) this.#viewOf(server);
    if (current) this.#viewOf(current);
    this.#changed();
    if (!this.#options.hidden || link) this.#window.show();
    if (link) void this.follow(link);
    this.#quiet.start();
    void this.#lookForUpdates();
    setInterval(() => void this.#lookForUpdates(), askForUpdatesAfter).unref();
  }

  /** The app was started once more, or its icon pressed. */
  show(): void {
    this.#window.show();
  }

  /** Goes where a `kontor://` link leads; a server that is not known is added only when the person wants it. */
  async follow(link: DeepLink): Promise<void> {
    this.#window.show();
    if (!this.#servers.findByHost(link.host)) await addByLink(link, this.#api, this.#adding());
    const server = this.#servers.findByHost(link.host);
    if (!server) return;
    this.#goTo(server.id);
    this.#pages.tell(server.id, 'open', { path: link.path });
  }

  prepareToQuit(): void {
    this.#quitting = true;
  }

  get state(): ShellState {
    const view = this.#currentView();
    return shellState.parse({
      language: this.#settings.language,
      version: this.#api.app.getVersion(),
      servers: this.#servers.list().map(({ id, name, origin, managed }) => ({
        id,
        name,
        host: hostOf(origin),
        unread: this.#badge.of(id),
        managed,
      })),
      current: this.#servers.current?.id ?? null,
      screen: this.#screen(view),
      settings: this.#settings.value,
      fixed: this.#settings.fixed,
      mayAddServers: this.#servers.mayAdd,
    });
  }

  diagnostics(): Diagnostics {
    const { managed, platform, arch, systemVersion, versions } = this.#options;
    return describeApp({
      version: this.#api.app.getVersion(),
      platform,
      arch,
      systemVersion,
      versions,
      packaged: this.#api.app.isPackaged,
      managed,
      settings: this.#settings.value,
      language: this.#settings.language,
      servers: this.#servers.list().length,
      keepsSecrets: this.#secrets.available,
      secretBackend: platform === 'linux' ? this.#api.safeStorage.getSelectedStorageBackend() : 'system',
      troubles: this.#troubles.counts,
    });
  }

  #preload(name: 'server' | 'shell'): string {
    return `${this.#options.files.preloads}/${name}.cjs`;
  }

  #screen(view: ServerView | null): Screen {
    if (this.#overlay) return { kind: this.#overlay };
    return view?.screen ?? { kind: 'welcome' };
  }

  #currentView(): ServerView | null {
    return this.#views.get(this.#servers.current?.id ?? '') ?? null;
  }

  #viewOf(server: Server): ServerView {
    const known = this.#views.get(server.id);
    if (known) return known;
    const { session } = this.#sessions.of(server);
    const view = new ServerView(this.#api, {
      server,
      session,
      preload: this.#preload('server'),
      now: this.#options.now,
      openOutside: (address) => void this.#outside.open(address),
      signIn: (address) => void this.#signIn(server, address),
      changed: () => this.#changed(),
      askToReload: () => this.#askToReload(server),
      zoomed: (zoom) => this.#servers.change(server.id, { zoom }),
    });
    this.#views.set(server.id, view);
    this.#pages.add({ serverId: server.id, origin: server.origin, contents: view.contents, quickTask: false });
    offerContextMenu(view.contents, this.#api, () => this.#settings.language);
    view.load();
    return view;
  }

  #goTo(serverId: string): void {
    const server = this.#servers.find(serverId);
    if (!server) return;
    this.#overlay = null;
    this.#viewOf(server);
    this.#servers.choose(serverId);
    this.#window.show();
    this.#changed();
  }

  /** Shows what is now true: which page lies on top, and what the shell's own page is told. */
  #changed(): void {
    const view = this.#currentView();
    const state = this.state;
    this.#window.layOut(state.screen.kind === 'server' && view ? view.view : null, state.servers.length > 1);
    const { webContents } = this.#window.window;
    if (!webContents.isDestroyed() && originOf(webContents.getURL()) === ownOrigin)
      webContents.send(eventChannel('shell', 'state'), state);
    this.#showMenus();
  }

  #showMenus(): void {
    const { Menu } = this.#api;
    const { language, servers, mayAddServers } = this.state;
    this.#tray?.setContextMenu(
      Menu.buildFromTemplate(
        trayMenu(
          { language, servers, quiet: this.#settings.value.doNotDisturb },
          {
            show: () => this.#window.show(),
            newTask: () => this.#openQuickTask(this.#servers.current?.id ?? ''),
            search: () => this.#search(),
            setQuiet: (doNotDisturb) => this.#settings.change({ doNotDisturb }),
            choose: (id) => this.#goTo(id),
            quit: () => this.#api.app.quit(),
          },
        ),
      ),
    );
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        appMenu(
          { language, platform: this.#options.platform, mayAddServers, packaged: this.#api.app.isPackaged },
          {
            addServer: () => this.#show('add-server'),
            settings: () => this.#show('settings'),
            reload: () => this.#currentView()?.reload(),
            zoom: (step) => this.#currentView()?.zoom(step),
            quit: () => this.#api.app.quit(),
          },
        ),
      ),
    );
  }

  #show(what: 'add-server' | 'settings' | 'server'): void {
    this.#overlay = what === 'server' || (what === 'add-server' && !this.#servers.mayAdd) ? null : what;
    this.#window.show();
    this.#changed();
  }

  #attention(serverId: string) {
    const focused = this.#window.window.isFocused() && this.#servers.current?.id === serverId && !this.#quiet.locked;
    return { focused, doNotDisturb: this.#quiet.now };
  }

  #attentionChanged(): void {
    if (this.#window.window.isFocused()) this.#window.window.flashFrame(false);
    this.#pages.tellReady('attention', ({ serverId }) => this.#attention(serverId));
  }

  #search(): void {
    const { current } = this.#servers;
    if (!current) return;
    this.#goTo(current.id);
    this.#pages.tell(current.id, 'search', {});
  }

  #openQuickTask(serverId: string): void {
    const server = this.#servers.find(serverId);
    if (!server) return;
    this.#quickTasks.open(server, {
      session: this.#sessions.of(server).session,
      preload: this.#preload('server'),
      pages: this.#pages,
      openOutside: (address) => void this.#outside.open(address),
    });
  }

  async #signIn(server: Server, address: string): Promise<void> {
    const url = URL.parse(address);
    const local = this.#options.insecureLocalhost && url?.protocol === 'http:';
    if (url?.protocol !== 'https:' && !local) return;
    const agreed = await this.#person.signIn(server, address);
    const { session } = this.#sessions.of(server);
    if (!agreed) return;
    openSignInWindow(this.#api, {
      session,
      address,
      serverOrigin: server.origin,
      parent: this.#window.window,
      returned: (back) => this.#viewOf(server).load(back.slice(server.origin.length)),
    });
  }

  #askToReload(server: Server): Promise<boolean> {
    this.#troubles.add('unresponsive');
    return this.#person.reload(server);
  }

  #adding(): AddServerOptions {
    const { session } = this.#api;
    return {
      servers: this.#servers,
      insecureLocalhost: this.#options.insecureLocalhost,
      // In a session that keeps nothing, by the same proxy as all others.
      fetch: (address, init) => session.fromPartition(ownPartition).fetch(String(address), init),
      language: () => this.#settings.language,
      window: () => this.#window.window,
    };
  }

  async #addServer(address: string) {
    const problem = await addServer(address, this.#adding());
    const { current } = this.#servers;
    if (problem === null && current) this.#goTo(current.id);
    return problem;
  }

  async #removeServer(id: string): Promise<void> {
    const server = this.#servers.find(id);
    if (!server || server.managed) return;
    const agreed = await this.#person.removal(server);
    if (!agreed || !this.#servers.remove(id)) return;
    const view = this.#views.get(id);
    this.#views.delete(id);
    this.#quickTasks.close(id);
    this.#notes.closeAll(id);
    this.#badge.set(id, 0);
    if (view) {
      this.#window.remove(view.view);
      view.close();
    }
    rmSync(draftFolder(this.#options.folder, id), { recursive: true, force: true });
    await this.#sessions.forget(server);
    const { current } = this.#servers;
    if (current) this.#viewOf(current);
    this.#changed();
  }

  async #lookForUpdates(): Promise<void> {
    const { managed } = this.#options;
    if (managed.updates === 'off' || managed.updateAddress === undefined) return;
    const { fetch } = this.#adding();
    const newer = await findNewerVersion(fetch, managed.updateAddress, this.#api.app.getVersion());
    if (!newer || newer.version === this.#settings.toldVersion) return;
    this.#settings.keepToldVersion(newer.version);
    if (await this.#person.update(newer.version)) await this.#api.shell.openExternal(newer.page);
  }

  #answer(): void {
    const { ipcMain: ipc, app } = this.#api;
    const failed = (request: string) => this.#troubles.add(`request.${request}`);
    answerShellPages({
      ipc,
      kindOf: (id) => {
        if (id === this.#window.window.webContents.id) return 'main';
        return this.#questions.questionOf(id) ? 'question' : undefined;
      },
      state: () => this.state,
      addServer: (address) => this.#addServer(address),
      removeServer: (id) => this.#removeServer(id),
      chooseServer: (id) => this.#goTo(id),
      show: (what) => this.#show(what),
      retry: () => this.#currentView()?.reload(),
      changeSettings: (change) => this.#settings.change(change),
      copyDiagnostics: () => {
        this.#api.clipboard.writeText(JSON.stringify(this.diagnostics(), null, 2));
      },
      questionOf: (id) => this.#questions.questionOf(id),
      answer: (id, answer) => this.#questions.answer(id, answer),
      failed,
    });
    answerServerPages({
      ipc,
      pages: this.#pages,
      badge: this.#badge,
      notes: this.#notes,
      settings: this.#settings,
      secrets: this.#secrets,
      folder: this.#options.folder,
      version: app.getVersion(),
      platform: this.#options.platform,
      abilities: noteAbilities(this.#api, this.#options.platform),
      attention: (serverId) => this.#attention(serverId),
      sessionOf: (serverId) => this.#sessions.of(this.#known(serverId)).session,
      screenShareOf: (serverId) => this.#sessions.of(this.#known(serverId)).screenShare,
      openQuickTask: (serverId) => this.#openQuickTask(serverId),
      diagnostics: () => this.diagnostics(),
      failed,
    });
    answerConnections(app, {
      isServer: (address, contents) => this.#isServer(address, contents),
      ask: (question) => this.#questions.ask(question),
      distrusted: () => this.#troubles.add('certificate'),
    });
    app.on('render-process-gone', () => this.#troubles.add('renderer'));
    app.on('child-process-gone', () => this.#troubles.add('process'));
  }

  #known(serverId: string): Server {
    const server = this.#servers.find(serverId);
    if (!server) throw new Error('this server was removed');
    return server;
  }

  #isServer(address: string, contents: WebContents | null): boolean {
    const server = this.#servers.findByOrigin(originOf(address));
    return server !== undefined && contents !== null && this.#sessions.serverOf(contents.session) === server.id;
  }

  #watch(): void {
    this.#quiet.onChange(() => this.#attentionChanged());
    this.#settings.onChange(() => this.#apply());
  }

  /** Makes the settings true. */
  #apply(): void {
    const { app, globalShortcut, session, Tray, nativeImage } = this.#api;
    const { settings, managed } = { settings: this.#settings.value, managed: this.#options.managed };
    if (!this.#tray) {
      const icon = nativeImage.createFromPath(this.#options.files.icon).resize({ width: 22, height: 22 });
      this.#tray = new Tray(icon);
      this.#tray.on('click', () => this.#window.show());
    }
    if (app.isPackaged) {
      const { platform, program, configFolder } = this.#options;
      setStartAtLogin(app, { platform, program, configFolder }, settings.startAtLogin);
    }
    globalShortcut.unregister(searchKeys);
    if (settings.searchShortcut && !globalShortcut.register(searchKeys, () => this.#search()))
      this.#troubles.add('shortcut');
    void session.fromPartition(ownPartition).setProxy(proxyConfig(managed.proxy));
    this.#sessions.checkSpelling();
    this.#badge.show();
    this.#attentionChanged();
    this.#changed();
  }
}
