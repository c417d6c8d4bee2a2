import { ClientEvent, type MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { Observable } from './observable.ts';

/** What the homeserver says of a page on the web ("Content repository", `preview_url`). */
export interface LinkPreview {
  readonly title: string;
  readonly text: string;
  readonly site: string;
  /** Only for `Chat.fetchFile`; the homeserver has brought it here. */
  readonly picture: string | undefined;
}

interface Settings {
  readonly isOff: boolean;
  /** Messages of which the person wants to see no preview, the latest last. */
  readonly hidden: readonly string[];
}

declare module 'matrix-js-sdk/lib/@types/event.js' {
  interface AccountDataEvents {
    'app.kontor.link_previews': { readonly off?: boolean; readonly hidden?: string[] };
  }
}

/** Account data, which the homeserver gives to the person's own devices alone. */
const type = 'app.kontor.link_previews';
const mostHidden = 200;
/** Pages that are asked for at the same time. */
const mostAtOnce = 3;
const longest = { title: 200, text: 300, site: 80 } as const;

/** Previews of pages on the web. They are asked of the homeserver: this device goes to no page by itself. */
export class LinkPreviews {
  readonly settings: Observable<Settings>;
  readonly #sdk: MatrixClient;
  readonly #known = new Map<string, Promise<LinkPreview | undefined>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(sdk: MatrixClient) {
    this.#sdk = sdk;
    this.settings = new Observable(this.#read());
    const read = () => this.settings.set(this.#read());
    sdk.on(ClientEvent.AccountData, (event) => {
      if (event.getType() === type) read();
    });
    sdk.on(ClientEvent.Sync, (state) => {
      if (state === 'PREPARED') read();
    });
  }

  /** Nothing where there is nothing to say of the page, where nobody may look at it, or in an encrypted room. */
  find(room: string, url: string): Promise<LinkPreview | undefined> {
    const found = this.#sdk.getRoom(room);
    // Which pages are spoken of in an encrypted room is nobody else's business.
    if (!found || found.hasEncryptionStateEvent()) return Promise.resolve(undefined);
    const known = this.#known.get(url);
    if (known) return known;
    const asked = this.#inTurn(async () => readPreview(await this.#sdk.getUrlPreview(url, Date.now())));
    // Where it failed, it is asked for again when somebody looks again.
    const preview = asked.catch(() => void this.#known.delete(url));
    this.#known.set(url, preview);
    return preview;
  }

  /** For the person alone, on all their devices. */
  async setOff(off: boolean): Promise<void> {
    await this.#write({ ...this.settings.value, isOff: off });
  }

  async hide(message: string): Promise<void> {
    const hidden = [...this.settings.value.hidden.filter((each) => each !== message), message];
    await this.#write({ ...this.settings.value, hidden: hidden.slice(-mostHidden) });
  }

  async #write(settings: Settings): Promise<void> {
    this.settings.set(settings);
    await this.#sdk.setAccountData(type, { off: settings.isOff, hidden: [...settings.hidden] });
  }

  #read(): Settings {
    const { off, hidden } = Object(this.#sdk.getAccountData(type)?.getContent());
    const ids = Array.isArray(hidden) ? hidden.filter((id) => typeof id === 'string') : [];
    return { isOff: off === true, hidden: ids };
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= mostAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

/** Whatever a page says of itself is text, and its picture one that the homeserver keeps. */
export function readPreview(answer: unknown): LinkPreview | undefined {
  const given = Object(answer);
  const textOf = (name: string, most: number): string => {
    const value: unknown = given[name];
    return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, most) : '';
  };
  const title = textOf('og:title', longest.title);
  const picture: unknown = given['og:image'];
  if (title === '') return undefined;
  return {
    title,
    text: textOf('og:description', longest.text),
    site: textOf('og:site_name', longest.site),
    picture: typeof picture === 'string' && /^mxc:\/\/[^/?#\s]+\/[\w-]+$/.test(picture) ? picture : undefined,
  };
}
