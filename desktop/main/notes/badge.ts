import type { Language } from '@kontor/base';
import type { BrowserWindow, Tray } from 'electron';
import { desktopTexts } from '../desktop-messages.ts';
import type { ElectronApi } from '../electron-api.ts';
import { drawOverlay } from './overlay-picture.ts';

export interface BadgeTargets {
  readonly platform: NodeJS.Platform;
  language(): Language;
  window(): BrowserWindow | null;
  tray(): Tray | null;
  /** Called after each change. */
  changed(): void;
}

/**
 * How much is unread on all servers together, where each system shows it: on the dock, over the taskbar's icon, in the
 * title and on the launcher of Linux, and in words at the tray.
 */
export class Badge {
  readonly #api: Pick<ElectronApi, 'app' | 'nativeImage'>;
  readonly #targets: BadgeTargets;
  readonly #counts = new Map<string, number>();

  constructor(api: Pick<ElectronApi, 'app' | 'nativeImage'>, targets: BadgeTargets) {
    this.#api = api;
    this.#targets = targets;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  of(serverId: string): number {
    return this.#counts.get(serverId) ?? 0;
  }

  set(serverId: string, count: number): void {
    if (count === 0) this.#counts.delete(serverId);
    else this.#counts.set(serverId, count);
    this.show();
    this.#targets.changed();
  }

  /** Also called when the window, the tray or the language is a new one. */
  show(): void {
    const { platform, language, window, tray } = this.#targets;
    const texts = desktopTexts(language());
    const { total } = this;
    const open = window();
    if (platform === 'win32')
      open?.setOverlayIcon(
        total === 0 ? null : this.#api.nativeImage.createFromBitmap(drawOverlay(total), { width: 16, height: 16 }),
        total === 0 ? '' : texts('unreadOverlay', { count: total }),
      );
    else this.#api.app.setBadgeCount(total);
    open?.setTitle(platform === 'linux' && total > 0 ? `(${total}) Kontor` : 'Kontor');
    tray()?.setToolTip(texts('trayUnread', { count: total }));
  }
}
