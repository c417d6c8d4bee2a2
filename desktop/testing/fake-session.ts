import { EventEmitter } from 'node:events';

/** The signature of each handler is Electron's; what a test calls it with is its own matter. */
// biome-ignore lint/suspicious/noExplicitAny: handlers are stored by name and called as the test says.
type Handler = (...given: any[]) => any;

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/** A session that remembers what was set, and refuses what the app must never touch. */
export class FakeSession extends EventEmitter {
  readonly partition: string;
  readonly handlers = new Map<string, Handler | null>();
  readonly schemes = new Map<string, (request: Request) => Promise<Response>>();
  readonly calls: { readonly name: string; readonly given: readonly unknown[] }[] = [];
  readonly #fetch: Fetch;

  constructor(partition: string, fetch: Fetch) {
    super();
    this.partition = partition;
    this.#fetch = fetch;
  }

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
      if (this.schemes.has(scheme)) throw new Error(`${scheme} has a handler already`);
      this.schemes.set(scheme, handler);
    },
  };

  /** Changing headers would be a way to lose the policy of a server's pages. */
  get webRequest(): never {
    throw new Error('the app must leave requests and headers as they are');
  }

  setPermissionRequestHandler = this.#keeper('permission-request');
  setPermissionCheckHandler = this.#keeper('permission-check');
  setDevicePermissionHandler = this.#keeper('device-permission');
  setUSBProtectedClassesHandler = this.#keeper('usb');
  setDisplayMediaRequestHandler = this.#keeper('display-media');
  setProxy = async (config: unknown) => this.#note('setProxy', config);
  setSpellCheckerDictionaryDownloadURL = (url: string) => this.#note('setSpellCheckerDictionaryDownloadURL', url);
  setSpellCheckerLanguages = (languages: string[]) => this.#note('setSpellCheckerLanguages', languages);
  setSpellCheckerEnabled = (on: boolean) => this.#note('setSpellCheckerEnabled', on);
  addWordToSpellCheckerDictionary = (word: string) => this.#note('addWordToSpellCheckerDictionary', word);
  clearStorageData = async () => this.#note('clearStorageData');
  clearCache = async () => this.#note('clearCache');
  clearAuthCache = async () => this.#note('clearAuthCache');
  fetch = (address: string, init?: RequestInit) => this.#fetch(address, init);

  /** What was called under this name, in order. */
  callsOf(name: string): unknown[] {
    return this.calls.filter((call) => call.name === name).map(({ given }) => given[0]);
  }

  /** Asks as Chromium does; true: allowed. */
  requestPermission(permission: string, details: Record<string, unknown>): Promise<boolean> {
    const handler = this.handlers.get('permission-request');
    return new Promise((resolve) => handler?.({}, permission, resolve, { isMainFrame: true, ...details }));
  }

  checkPermission(permission: string, origin: string, details: Record<string, unknown> = {}): boolean {
    return this.handlers.get('permission-check')?.(null, permission, origin, {
      isMainFrame: true,
      requestingUrl: origin,
      ...details,
    });
  }

  #note(name: string, ...given: unknown[]): void {
    this.calls.push({ name, given });
  }

  #keeper(name: string) {
    return (handler: Handler | null) => {
      this.handlers.set(name, handler);
    };
  }
}
