import type { Language } from '@kontor/base';
import type { BrowserWindow } from 'electron';
import { desktopTexts } from './desktop-messages.ts';
import { askYesNo } from './dialogs.ts';
import type { ElectronApi } from './electron-api.ts';
import { hostOf } from './origins.ts';
import type { Server } from './servers/server-list.ts';

interface Around {
  language(): Language;
  window(): BrowserWindow;
}

/** What the shell does only when the person agrees, each asked by a dialog of the system on the main window. */
export class PersonQuestions {
  readonly #api: Pick<ElectronApi, 'dialog'>;
  readonly #around: Around;

  constructor(api: Pick<ElectronApi, 'dialog'>, around: Around) {
    this.#api = api;
    this.#around = around;
  }

  /** Whether to sign in for a server at another address. */
  signIn(server: Server, address: string): Promise<boolean> {
    const texts = this.#texts;
    return askYesNo(this.#api, this.#around.window(), {
      message: texts('signInTitle', { host: hostOf(address) }),
      detail: texts('signInHelp', { server: hostOf(server.origin) }),
      yes: texts('open'),
      no: texts('cancel'),
    });
  }

  /** Whether to load a page anew that does not answer. */
  reload(server: Server): Promise<boolean> {
    const texts = this.#texts;
    return askYesNo(this.#api, this.#around.window(), {
      message: texts('unresponsiveTitle', { name: server.name }),
      detail: texts('unresponsiveHelp'),
      yes: texts('reload'),
      no: texts('wait'),
      careful: true,
    });
  }

  removal(server: Server): Promise<boolean> {
    const texts = this.#texts;
    return askYesNo(this.#api, this.#around.window(), {
      message: texts('removeTitle', { name: server.name }),
      detail: texts('removeHelp'),
      yes: texts('remove'),
      no: texts('cancel'),
      careful: true,
    });
  }

  /** Whether to open the page of a newer version. */
  update(version: string): Promise<boolean> {
    const texts = this.#texts;
    return askYesNo(this.#api, this.#around.window(), {
      message: texts('updateTitle', { version }),
      detail: texts('updateHelp'),
      yes: texts('updateOpen'),
      no: texts('later'),
    });
  }

  get #texts() {
    return desktopTexts(this.#around.language());
  }
}
