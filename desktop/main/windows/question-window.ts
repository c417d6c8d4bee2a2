import type { BrowserWindow, Session } from 'electron';
import type { Answer, Question } from '../../shared/shell-bridge.ts';
import type { ElectronApi } from '../electron-api.ts';
import { ownOrigin } from '../origins.ts';
import { guardNavigation } from '../security/navigation.ts';
import { pagePreferences } from '../security/page-preferences.ts';

export interface QuestionWindowOptions {
  readonly session: Session;
  readonly preload: string;
  parent(): BrowserWindow | null;
}

const sizes: Readonly<Record<Question['kind'], { width: number; height: number }>> = {
  'proxy-sign-in': { width: 440, height: 420 },
  certificate: { width: 520, height: 460 },
  screen: { width: 760, height: 600 },
};

/**
 * Questions that a system dialog cannot ask, one after the other, each in a small window with a page of the shell.
 * Closing the window is the answer "cancel".
 */
export class QuestionWindows {
  readonly #api: Pick<ElectronApi, 'BrowserWindow'>;
  readonly #options: QuestionWindowOptions;
  readonly #open = new Map<number, { readonly question: Question; answer(answer: Answer): void }>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(api: Pick<ElectronApi, 'BrowserWindow'>, options: QuestionWindowOptions) {
    this.#api = api;
    this.#options = options;
  }

  ask(question: Question): Promise<Answer> {
    const answered = this.#last.then(() => this.#show(question));
    this.#last = answered.catch(() => undefined);
    return answered;
  }

  /** What the page of this window is to ask; undefined for any other page. */
  questionOf(contentsId: number): Question | undefined {
    return this.#open.get(contentsId)?.question;
  }

  answer(contentsId: number, answer: Answer): void {
    this.#open.get(contentsId)?.answer(answer);
  }

  #show(question: Question): Promise<Answer> {
    const { session, preload, parent } = this.#options;
    const above = parent();
    const window = new this.#api.BrowserWindow({
      ...sizes[question.kind],
      ...(above && { parent: above, modal: true }),
      title: 'Kontor',
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      autoHideMenuBar: true,
      webPreferences: pagePreferences({ session, preload }),
    });
    const { id } = window.webContents;
    guardNavigation(window.webContents, { origin: ownOrigin, childWindow: null, openOutside: () => undefined });
    return new Promise((resolve) => {
      const answer = (given: Answer) => {
        this.#open.delete(id);
        resolve(given);
        if (!window.isDestroyed()) window.destroy();
      };
      this.#open.set(id, { question, answer });
      window.once('closed', () => answer({ kind: 'cancel' }));
      void window.loadURL(`${ownOrigin}/question.html`).catch(() => answer({ kind: 'cancel' }));
    });
  }
}
