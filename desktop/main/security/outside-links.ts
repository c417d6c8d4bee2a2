import type { Language } from '@kontor/base';
import type { BrowserWindow } from 'electron';
import { desktopTexts } from '../desktop-messages.ts';
import { askYesNo } from '../dialogs.ts';
import type { ElectronApi } from '../electron-api.ts';

export interface OutsideLinks {
  /** Asks, and opens by the system's own program; anything but https and mailto is refused without a question. */
  open(address: string): Promise<void>;
}

/** What leads out of the app. One question at a time: a page that opens hundreds gets one dialog. */
export function outsideLinks(
  { dialog, shell }: Pick<ElectronApi, 'dialog' | 'shell'>,
  options: { language(): Language; window(): BrowserWindow | null },
): OutsideLinks {
  let asking = false;
  return {
    async open(address) {
      const url = URL.parse(address);
      if (asking || !url || !isAllowed(url)) return;
      asking = true;
      try {
        const texts = desktopTexts(options.language());
        const mail = url.protocol === 'mailto:';
        const agreed = await askYesNo({ dialog }, options.window(), {
          message: mail ? texts('outsideMail') : texts('outsideTitle', { host: url.host }),
          detail: readable(url),
          yes: texts('open'),
          no: texts('cancel'),
        });
        if (agreed) await shell.openExternal(url.href);
      } finally {
        asking = false;
      }
    },
  };
}

function isAllowed(url: URL): boolean {
  if (url.protocol === 'mailto:') return true;
  return url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '';
}

function readable({ href }: URL): string {
  return href.length > 300 ? `${href.slice(0, 300)} …` : href;
}
