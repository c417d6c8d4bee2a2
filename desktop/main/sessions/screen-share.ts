import type { DesktopCapturerSource, Session } from 'electron';
import type { Answer, Question } from '../../shared/shell-bridge.ts';
import type { ElectronApi } from '../electron-api.ts';
import { hostOf, originOf } from '../origins.ts';

const choiceHolds = 60_000;
const pictureSize = { width: 320, height: 200 };

export interface ScreenShareOptions {
  /** The only origin that may show a screen. */
  readonly origin: string;
  ask(question: Question): Promise<Answer>;
  now(): number;
}

/**
 * Which screen or window a page gets is chosen by the person each time, in a window of the app: a page never sees the
 * list. A choice made beforehand (`choose`) holds for one capture within a minute.
 */
export class ScreenShare {
  readonly #api: Pick<ElectronApi, 'desktopCapturer'>;
  readonly #options: ScreenShareOptions;
  #chosen: { readonly source: DesktopCapturerSource; readonly at: number } | null = null;

  constructor(session: Session, api: Pick<ElectronApi, 'desktopCapturer'>, options: ScreenShareOptions) {
    this.#api = api;
    this.#options = options;
    session.setDisplayMediaRequestHandler(({ frame, securityOrigin, videoRequested, userGesture }, callback) => {
      const isOwn = frame !== null && frame.parent === null && originOf(securityOrigin) === options.origin;
      if (!isOwn || !videoRequested || !userGesture) return callback(null);
      void this.#take().then(
        (source) => callback(source ? { video: { id: source.id, name: source.name } } : null),
        () => callback(null),
      );
    });
  }

  /** False: the person chose none. */
  async choose(): Promise<boolean> {
    const source = await this.#ask();
    this.#chosen = source ? { source, at: this.#options.now() } : null;
    return source !== null;
  }

  async #take(): Promise<DesktopCapturerSource | null> {
    const chosen = this.#chosen;
    this.#chosen = null;
    return chosen && this.#options.now() - chosen.at <= choiceHolds ? chosen.source : this.#ask();
  }

  async #ask(): Promise<DesktopCapturerSource | null> {
    const found = await this.#api.desktopCapturer.getSources({
      types: ['screen', 'window'],
      thumbnailSize: pictureSize,
    });
    const sources = found.slice(0, 100);
    const answer = await this.#options.ask({
      kind: 'screen',
      host: hostOf(this.#options.origin),
      sources: sources.map(({ id, name, thumbnail }) => ({
        name: name.slice(0, 300),
        kind: id.startsWith('screen:') ? ('screen' as const) : ('window' as const),
        picture: thumbnail.isEmpty() ? '' : thumbnail.toDataURL(),
      })),
    });
    return answer.kind === 'choice' ? (sources[answer.index] ?? null) : null;
  }
}
