import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NotificationConstructorOptions,
  WebPreferences,
} from 'electron';
import type { ElectronApi } from '../main/electron-api.ts';
import type { Envelope } from '../shared/channels.ts';
import { FakeContents, type FakeFrame } from './fake-contents.ts';
import { FakeSession, type Fetch } from './fake-session.ts';
import { FakeView, FakeWindow } from './fake-windows.ts';

/** A note that was made; `shown` is false until the app shows it. */
export class FakeNotification extends EventEmitter {
  readonly options: NotificationConstructorOptions;
  state: 'made' | 'shown' | 'closed' = 'made';

  constructor(options: NotificationConstructorOptions) {
    super();
    this.options = options;
  }

  show = () => {
    this.state = 'shown';
  };
  close = () => {
    this.state = 'closed';
    this.emit('close', {});
  };
}

type IpcHandler = (event: unknown, input: unknown) => Promise<Envelope>;

/** What a test may set before the app starts. */
export interface FakeOptions {
  readonly fetch?: Fetch;
  readonly isPackaged?: boolean;
  readonly locale?: string;
  readonly storageBackend?: 'basic_text' | 'gnome_libsecret' | 'unknown';
  readonly encryption?: boolean;
  readonly notifications?: boolean;
  /** False: another one runs already. */
  readonly firstInstance?: boolean;
}

/** Electron without Electron: it records what the app does, and plays what the system and pages do. */
export class FakeElectron {
  /** What was called of `app` and others, by name, in order. */
  readonly calls: { readonly name: string; readonly given: readonly unknown[] }[] = [];
  readonly windows: FakeWindow[] = [];
  readonly views: FakeView[] = [];
  readonly notes: FakeNotification[] = [];
  readonly opened: string[] = [];
  readonly dialogs: MessageBoxOptions[] = [];
  /** The answers of the person to dialogs, in order; without one the dialog is cancelled. */
  readonly answers: number[] = [];
  readonly failing = new Map<string, string>();
  readonly clipboard: string[] = [];
  readonly trays: { menu: MenuItemConstructorOptions[]; toolTip: string }[] = [];
  readonly shortcuts = new Map<string, () => void>();
  appMenu: MenuItemConstructorOptions[] = [];
  sources: { id: string; name: string }[] = [];
  readonly app: EventEmitter;
  readonly power = new EventEmitter();
  readonly #sessions = new Map<string, FakeSession>();
  readonly #ipc = new Map<string, IpcHandler>();
  readonly #options: FakeOptions;

  constructor(options: FakeOptions = {}) {
    this.#options = options;
    this.app = Object.assign(new EventEmitter(), {
      isPackaged: options.isPackaged ?? true,
      enableSandbox: this.#recorder('enableSandbox'),
      requestSingleInstanceLock: () => options.firstInstance ?? true,
      setAsDefaultProtocolClient: this.#recorder('setAsDefaultProtocolClient'),
      setBadgeCount: this.#recorder('setBadgeCount'),
      setLoginItemSettings: this.#recorder('setLoginItemSettings'),
      quit: this.#recorder('quit'),
      whenReady: () => this.#ready(),
      getLocale: () => options.locale ?? 'de',
      getVersion: () => '1.2.3',
    });
  }

  /** The part of Electron that the app uses. The fake has only that, so the types cannot agree. */
  get api(): ElectronApi {
    return this.#make() as unknown as ElectronApi;
  }

  callsOf(name: string): (readonly unknown[])[] {
    return this.calls.filter((call) => call.name === name).map(({ given }) => given);
  }

  session(partition: string): FakeSession {
    const known = this.#sessions.get(partition);
    if (known) return known;
    const made = new FakeSession(partition, this.#options.fetch ?? (async () => new Response('', { status: 404 })));
    this.#sessions.set(partition, made);
    this.app.emit('session-created', made);
    return made;
  }

  get sessions(): FakeSession[] {
    return [...this.#sessions.values()];
  }

  get channels(): string[] {
    return [...this.#ipc.keys()].sort();
  }

  /** A page calls; `frame` is the frame in which it does. */
  async invoke(contents: FakeContents, channel: string, input?: unknown, frame?: FakeFrame | null): Promise<Envelope> {
    const handler = this.#ipc.get(channel);
    if (!handler) throw new Error(`nobody answers ${channel}`);
    const senderFrame = frame === undefined ? contents.mainFrame : frame;
    return structuredClone(await handler({ sender: contents, senderFrame }, structuredClone(input)));
  }

  #ready(): Promise<void> {
    this.calls.push({ name: 'ready', given: [] });
    return Promise.resolve();
  }

  #contents(preferences: WebPreferences = {}): FakeContents {
    // Only sessions of this fake are ever given.
    const session = (preferences.session as unknown as FakeSession | undefined) ?? this.session('default');
    const contents = new FakeContents(preferences, session, this.failing);
    this.app.emit('web-contents-created', {}, contents);
    return contents;
  }

  #recorder(name: string) {
    return (...given: unknown[]) => {
      this.calls.push({ name, given });
      return true;
    };
  }

  #answer(options: MessageBoxOptions): number {
    this.dialogs.push(options);
    return this.answers.shift() ?? options.cancelId ?? 0;
  }

  #make() {
    const fake = this;
    const { encryption = true, storageBackend = 'gnome_libsecret', notifications = true } = this.#options;
    const area = { workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } };
    const picture = { resize: () => picture, isEmpty: () => true, toDataURL: () => '' };
    return {
      app: this.app,
      powerMonitor: this.power,
      BrowserWindow: class extends FakeWindow {
        constructor(options: BrowserWindowConstructorOptions) {
          super(options, fake.#contents(options.webPreferences));
          fake.windows.push(this);
        }
      },
      WebContentsView: class extends FakeView {
        constructor({ webPreferences }: { webPreferences?: WebPreferences }) {
          super(fake.#contents(webPreferences));
          fake.views.push(this);
        }
      },
      Notification: class extends FakeNotification {
        static isSupported = () => notifications;
        constructor(options: NotificationConstructorOptions) {
          super(options);
          fake.notes.push(this);
        }
      },
      Tray: class extends EventEmitter {
        readonly #shown = { menu: [] as MenuItemConstructorOptions[], toolTip: '' };
        constructor() {
          super();
          fake.trays.push(this.#shown);
        }
        setContextMenu = (menu: { template: MenuItemConstructorOptions[] }) => {
          this.#shown.menu = menu.template;
        };
        setToolTip = (text: string) => {
          this.#shown.toolTip = text;
        };
      },
      Menu: {
        buildFromTemplate: (template: MenuItemConstructorOptions[]) => ({ template, popup: () => undefined }),
        setApplicationMenu: (menu: { template: MenuItemConstructorOptions[] }) => {
          this.appMenu = menu.template;
        },
      },
      clipboard: { writeText: (text: string) => void this.clipboard.push(text) },
      desktopCapturer: { getSources: async () => this.sources.map((source) => ({ ...source, thumbnail: picture })) },
      dialog: {
        showMessageBox: async (...given: unknown[]) => ({ response: this.#answer(given.at(-1) as MessageBoxOptions) }),
        showMessageBoxSync: (...given: unknown[]) => this.#answer(given.at(-1) as MessageBoxOptions),
      },
      globalShortcut: {
        register: (keys: string, act: () => void) => this.shortcuts.set(keys, act) !== undefined,
        unregister: (keys: string) => this.shortcuts.delete(keys),
      },
      ipcMain: {
        handle: (channel: string, handler: IpcHandler) => {
          if (this.#ipc.has(channel)) throw new Error(`${channel} has a handler already`);
          this.#ipc.set(channel, handler);
        },
      },
      nativeImage: { createFromPath: () => picture, createFromBitmap: this.#recorder('createFromBitmap') },
      protocol: { registerSchemesAsPrivileged: this.#recorder('registerSchemesAsPrivileged') },
      safeStorage: {
        isEncryptionAvailable: () => encryption,
        getSelectedStorageBackend: () => storageBackend,
        encryptString: (text: string) => Buffer.from(text).map((byte) => byte ^ 0x5a),
        decryptString: (sealed: Buffer) => Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString(),
      },
      screen: { getAllDisplays: () => [area], getPrimaryDisplay: () => area },
      session: { fromPartition: (partition: string) => this.session(partition) },
      shell: {
        openExternal: async (url: string) => this.opened.push(url),
        showItemInFolder: this.#recorder('showItemInFolder'),
      },
    };
  }
}
