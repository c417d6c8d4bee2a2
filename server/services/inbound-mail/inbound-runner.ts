import type { Core } from '../../core.ts';
import { MailboxWatch } from './mailbox-watch.ts';
import type { ReplyIntake } from './reply-intake.ts';
import type { InboundSettingsService, InboundWay } from './settings-service.ts';
import { listenForMail } from './smtp-listener.ts';

interface Running {
  /** One line without secrets, and whether answers arrive. */
  state(): { readonly ok: boolean; readonly detail: string };
  /** The port of a listener. */
  readonly port?: number;
  stop(): Promise<void>;
}

/** Runs the one way that is set, and another one as soon as another is set. */
export class InboundRunner {
  readonly #core: Core;
  readonly #settings: InboundSettingsService;
  readonly #intake: ReplyIntake;
  #running: Running | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(core: Core, settings: InboundSettingsService, intake: ReplyIntake) {
    this.#core = core;
    this.#settings = settings;
    this.#intake = intake;
  }

  /** Begins, or begins anew; one after the other, whoever asks. It never fails: what does not work is its state. */
  restart(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#end();
      const way = await this.#core.database.transaction((tx) => this.#settings.find(tx));
      this.#running = way && (await this.#begin(way));
    });
    return this.#turn;
  }

  stop(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#end());
    return this.#turn;
  }

  check(): { readonly ok: boolean; readonly detail: string } {
    return this.#running?.state() ?? { ok: true, detail: 'off' };
  }

  get port(): number | undefined {
    return this.#running?.port;
  }

  async #end(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.stop();
  }

  async #begin(way: InboundWay): Promise<Running> {
    const { config, log } = this.#core;
    if (/^imaps?:$/.test(way.url.protocol)) return new MailboxWatch(this.#core, this.#intake, way);
    try {
      const listener = await listenForMail(way.url, { intake: this.#intake, tls: config.tls, log });
      const detail = `listening on port ${listener.port}`;
      return { state: () => ({ ok: true, detail }), port: listener.port, stop: () => listener.stop() };
    } catch (failure) {
      const detail = `cannot listen: ${failure instanceof Error && 'code' in failure ? failure.code : 'failed'}`;
      log.error({ failure: String(failure) }, 'answers by mail cannot be listened for');
      return { state: () => ({ ok: false, detail }), stop: async () => undefined };
    }
  }
}
