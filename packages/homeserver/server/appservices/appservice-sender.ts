import { setTimeout as delay } from 'node:timers/promises';
import type { AppserviceConfig } from '../config.ts';
import type { Core } from '../homeserver-core.ts';
import { type AppserviceRow, findAppservice, putAppservice } from '../storage/appservice-table.ts';
import { AppserviceInterest } from './appservice-interest.ts';
import { askService } from './appservice-request.ts';
import { EphemeralNews } from './ephemeral-news.ts';
import { readNews } from './room-news.ts';
import { ToDeviceNews, toDeviceEvent } from './to-device-news.ts';

const shortestPauseMs = 500;
const longestPauseMs = 60_000;
/** Where nothing was the service's business, its place is written down so often. */
const mostUnwritten = 5_000;

/**
 * Tells one application service what happens ("Pushing events"): in order, one transaction at a time, each until the service
 * has taken it, under the same number. What a transaction reaches over is written down before it is sent, so that after
 * a restart it is made once more and the service can tell that it knows it.
 */
export class AppserviceSender {
  readonly #core: Core;
  readonly #service: AppserviceConfig;
  readonly #interest: AppserviceInterest;
  readonly #ephemeral: EphemeralNews;
  readonly #toDevice: ToDeviceNews;
  readonly #stopping = new AbortController();
  readonly #unlisten: () => void;
  readonly #onFailure: (failure: unknown) => void;
  #row: AppserviceRow;
  /** Of the row as it is stored. */
  #written: number;
  #isRunning = false;
  #finished: Promise<void> = Promise.resolve();

  private constructor(
    core: Core,
    service: AppserviceConfig,
    row: AppserviceRow,
    onFailure: (failure: unknown) => void,
  ) {
    this.#onFailure = onFailure;
    this.#core = core;
    this.#service = service;
    this.#row = row;
    this.#written = row.position;
    this.#interest = new AppserviceInterest(core, service);
    this.#ephemeral = new EphemeralNews(core, service, this.#interest);
    this.#toDevice = new ToDeviceNews(core, service);
    const unlisten = core.outputs.listen((output) => {
      this.#interest.hear(output);
      this.#wake();
    });
    const unlistenEphemeral = this.#ephemeral.onNews(() => this.#wake());
    this.#unlisten = () => {
      unlisten();
      unlistenEphemeral();
    };
    this.#wake();
  }

  /** A service that is new here is told of what happens from now on. */
  static async start(
    core: Core,
    service: AppserviceConfig,
    onFailure: (failure: unknown) => void,
  ): Promise<AppserviceSender> {
    const { position } = core.writer;
    const row = await core.database.transaction(async (tx) => {
      const known = await findAppservice(tx, service.id);
      const fresh = { position, until: position, transaction_id: 0 };
      if (!known) await putAppservice(tx, service.id, fresh);
      return known ?? fresh;
    });
    return new AppserviceSender(core, service, row, onFailure);
  }

  async stop(): Promise<void> {
    this.#unlisten();
    this.#stopping.abort();
    await this.#finished;
    // Until now it was enough to know the place roughly: what is passed over again is still nobody's business.
    if (this.#written !== this.#row.position) await this.#write();
  }

  #wake(): void {
    if (this.#isRunning || this.#stopping.signal.aborted) return;
    this.#isRunning = true;
    this.#finished = this.#run().finally(() => {
      this.#isRunning = false;
    });
  }

  async #run(): Promise<void> {
    // What is committed together is sent together.
    await new Promise((resolve) => setImmediate(resolve));
    let pause = shortestPauseMs;
    while (!this.#stopping.signal.aborted) {
      try {
        if (!(await this.#step())) break;
        pause = shortestPauseMs;
      } catch (failure) {
        if (this.#stopping.signal.aborted) return;
        // The database is away: what was to be sent is made anew and sent under the same number.
        this.#onFailure(failure);
        await this.#rest(pause);
        pause = Math.min(pause * 2, longestPauseMs);
      }
    }
  }

  /** Sends one transaction, or passes over what is nobody's business; whether there may be more. */
  async #step(): Promise<boolean> {
    const { position, until } = this.#row;
    const isAgain = until > position;
    const news = await readNews(this.#core, this.#interest, position, isAgain ? until : this.#core.writer.position);
    const ephemeral = isAgain ? [] : await this.#ephemeral.take(position, news.until);
    const messages = await this.#toDevice.list(position, news.until);
    if (news.events.length + ephemeral.length + messages.length === 0 && !isAgain) {
      this.#row = { ...this.#row, position: news.until, until: news.until };
      if (news.until - this.#written > mostUnwritten) await this.#write();
      return news.until < this.#core.writer.position;
    }
    if (!isAgain) {
      this.#row = { ...this.#row, until: news.until, transaction_id: this.#row.transaction_id + 1 };
      await this.#write();
    }
    await this.#send(bodyOf(news.events, ephemeral, messages.map(toDeviceEvent)));
    await this.#toDevice.taken(messages);
    this.#row = { ...this.#row, position: this.#row.until };
    return true;
  }

  /** Resolves once the service has taken it; throws when we are stopping. */
  async #send(body: string): Promise<void> {
    for (let pause = shortestPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      this.#stopping.signal.throwIfAborted();
      const { status } = await askService(this.#service, {
        method: 'PUT',
        path: `/transactions/${this.#row.transaction_id}`,
        body,
        skipVerify: this.#core.config.skipVerify,
        signal: this.#stopping.signal,
      });
      if (status >= 200 && status < 300) return;
      await this.#rest(pause);
    }
  }

  async #rest(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { ref: false, signal: this.#stopping.signal }).catch(() => undefined);
  }

  async #write(): Promise<void> {
    await this.#core.database.transaction((tx) => putAppservice(tx, this.#service.id, this.#row));
    this.#written = this.#row.position;
  }
}

/** With what is ephemeral also under the names that it had as a proposal. */
function bodyOf(events: readonly string[], ephemeral: readonly string[], messages: readonly string[]): string {
  const more = (name: string, texts: readonly string[]) =>
    texts.length === 0 ? '' : `,"${name}":[${texts}],"de.sorunome.msc2409.${name}":[${texts}]`;
  return `{"events":[${events}]${more('ephemeral', ephemeral)}${more('to_device', messages)}}`;
}
