import type { Notification } from 'electron';
import type { EventPayload, RequestOutput, RequestParsed } from '../../shared/bridge.ts';
import type { ElectronApi } from '../electron-api.ts';

export interface NoteListener {
  /** What the person did with a note of a server. */
  happened(serverId: string, event: EventPayload<'notification'>): void;
  /** Nobody looks at the app while it is told: the taskbar may flash. */
  told(serverId: string): void;
}

/** What notes can do on a system; see Electron's `Notification`. */
export function noteAbilities(api: Pick<ElectronApi, 'Notification'>, platform: NodeJS.Platform) {
  const shown = api.Notification.isSupported();
  const rich = shown && (platform === 'darwin' || platform === 'win32');
  return { shown, reply: rich, actions: rich };
}

/**
 * Native notes of all servers. A tag has one note at a time; no note insists (`critical`, `never`), so that the
 * system's do-not-disturb holds all of them back, and while the person wishes quiet none is made at all.
 */
export class NoteCentre {
  readonly #api: Pick<ElectronApi, 'Notification'>;
  readonly #platform: NodeJS.Platform;
  readonly #quiet: { readonly now: boolean };
  readonly #listener: NoteListener;
  readonly #open = new Map<string, Notification>();

  constructor(
    api: Pick<ElectronApi, 'Notification'>,
    options: { platform: NodeJS.Platform; quiet: { readonly now: boolean }; listener: NoteListener },
  ) {
    this.#api = api;
    this.#platform = options.platform;
    this.#quiet = options.quiet;
    this.#listener = options.listener;
  }

  show(serverId: string, note: RequestParsed<'notify'>): RequestOutput<'notify'> {
    const can = noteAbilities(this.#api, this.#platform);
    if (!can.shown) return 'unsupported';
    if (this.#quiet.now) return 'quiet';
    this.close(serverId, note.tag);
    const shown = new this.#api.Notification({
      title: note.title,
      body: note.body,
      silent: note.silent,
      ...(can.reply && note.reply && { hasReply: true, replyPlaceholder: note.reply.placeholder }),
      ...(can.actions && { actions: note.actions.map(({ label }) => ({ type: 'button' as const, text: label })) }),
    });
    this.#open.set(keyOf(serverId, note.tag), shown);
    this.#listen(serverId, note, shown);
    shown.show();
    this.#listener.told(serverId);
    return 'shown';
  }

  close(serverId: string, tag: string): void {
    const key = keyOf(serverId, tag);
    const open = this.#open.get(key);
    this.#open.delete(key);
    open?.close();
  }

  closeAll(serverId: string): void {
    for (const [key, open] of this.#open) {
      if (!key.startsWith(`${serverId} `)) continue;
      this.#open.delete(key);
      open.close();
    }
  }

  #listen(serverId: string, { tag, path, actions }: RequestParsed<'notify'>, shown: Notification): void {
    const happened = (event: EventPayload<'notification'>) => this.#listener.happened(serverId, event);
    shown.on('click', () => happened({ kind: 'open', tag, path }));
    shown.on('reply', ({ reply }) => {
      const text = reply.slice(0, 10_000);
      if (text.trim() !== '') happened({ kind: 'reply', tag, path, text });
    });
    shown.on('action', ({ actionIndex }) => {
      const action = actions[actionIndex];
      if (action) happened({ kind: 'action', tag, path, action: action.id });
    });
    shown.on('close', () => {
      const key = keyOf(serverId, tag);
      // One that was replaced or closed by the page is no news to it.
      if (this.#open.get(key) !== shown) return;
      this.#open.delete(key);
      happened({ kind: 'closed', tag });
    });
  }
}

function keyOf(serverId: string, tag: string): string {
  return `${serverId} ${tag}`;
}
