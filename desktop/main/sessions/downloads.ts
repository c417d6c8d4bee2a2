import { basename } from 'node:path';
import type { Language } from '@kontor/base';
import type { BrowserWindow, DownloadItem, Session } from 'electron';
import { desktopTexts } from '../desktop-messages.ts';
import type { ElectronApi } from '../electron-api.ts';

/** Kinds of files that a system runs rather than shows, or that lead there. */
const dangerous = new Set(
  (
    'apk app appimage application bat bin chm cmd com command cpl csh deb desktop dll dmg exe gadget hta img inf ins ' +
    'iso jar js jse ksh lnk mde msc msi msp mst paf pif pkg ps1 psm1 py rb reg rpm run scf scr sct sh svg sys url vb ' +
    'vbe vbs vhd vhdx webloc ws wsc wsf wsh xbap xll zsh docm dotm xlsm xltm xlam pptm potm ppam ppsm sldm'
  ).split(' '),
);

export function isDangerousFile(name: string): boolean {
  // Windows drops dots and blanks at the end of a name.
  const extension = /\.([^.]+)$/.exec(name.replace(/[. ]+$/, ''))?.[1] ?? '';
  return dangerous.has(extension.toLowerCase());
}

/**
 * The name offered for a download: without folders, control characters, signs that reverse the direction of writing
 * (`gpj.exe` read backwards), and signs that a system forbids.
 */
export function safeFileName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[<>:"/|?*]/g, '_')
    .replace(/^\.+|[. ]+$/g, '')
    .slice(-150);
  return plain === '' ? 'download' : plain;
}

export interface DownloadOptions {
  /** False: the IT department forbids keeping files. */
  readonly allowed: boolean;
  language(): Language;
  window(): BrowserWindow | null;
}

/**
 * Every download asks where to; one that could run as a program asks whether, before that. Nothing is opened: a note at
 * the end shows the file in its folder when pressed.
 */
export function manageDownloads(
  session: Session,
  api: Pick<ElectronApi, 'dialog' | 'Notification' | 'shell'>,
  options: DownloadOptions,
): void {
  session.on('will-download', (event, item) => {
    const texts = desktopTexts(options.language());
    const name = safeFileName(item.getFilename());
    if (!options.allowed) {
      event.preventDefault();
      tell(texts('downloadsForbidden'), '');
      return;
    }
    if (isDangerousFile(name) && !mayKeep(name)) return event.preventDefault();
    item.setSaveDialogOptions({ defaultPath: name });
    item.once('done', (_event, state) => finished(item, state));
  });

  // Electron needs the answer before the event ends, so this one dialog waits.
  function mayKeep(name: string): boolean {
    const texts = desktopTexts(options.language());
    const question = {
      type: 'warning' as const,
      message: texts('dangerousTitle', { name }),
      detail: texts('dangerousHelp'),
      buttons: [texts('save'), texts('cancel')],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const window = options.window();
    return (window ? api.dialog.showMessageBoxSync(window, question) : api.dialog.showMessageBoxSync(question)) === 0;
  }

  function finished(item: DownloadItem, state: 'completed' | 'cancelled' | 'interrupted'): void {
    const texts = desktopTexts(options.language());
    const name = basename(item.getSavePath() || item.getFilename());
    if (state === 'completed') tell(texts('saved', { name }), texts('savedHelp'), item.getSavePath());
    if (state === 'interrupted') tell(texts('saveFailed', { name }), '');
  }

  function tell(title: string, body: string, path?: string): void {
    if (!api.Notification.isSupported()) return;
    const note = new api.Notification({ title, body, silent: true });
    if (path !== undefined) note.on('click', () => api.shell.showItemInFolder(path));
    note.show();
  }
}
