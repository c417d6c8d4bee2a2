import { ApplicationService, MatrixAdministration, MatrixAway, type Registration } from '@kontor/matrix/server';
import type { ComponentState, Core } from '../../core.ts';
import { HomeserverProcess, type HomeserverRules } from './homeserver-process.ts';
import type { Intake } from './intake.ts';
import { IntakeListener } from './intake-listener.ts';
import { loadRegistration, writeRegistration } from './registration-file.ts';
import { fixServerName } from './server-name.ts';

/** Whoever waits for the homeserver at the start waits no longer. */
const patienceMs = 15_000;
const retryMs = 2_000;

/** The homeserver that the settings name: brought up, reached, watched. */
export class HomeserverConnection {
  readonly #core: Core;
  readonly #intake: Intake;
  readonly #readRules: () => Promise<HomeserverRules>;
  readonly #onReady: () => void;
  readonly #firstReady = Promise.withResolvers<void>();
  #serverName: string | undefined;
  #registration: Registration | undefined;
  #matrix: ApplicationService | undefined;
  #process: HomeserverProcess | undefined;
  #listener: IntakeListener | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** `readRules`: what our own homeserver has to keep to. `onReady`: it takes requests (again). */
  constructor(
    core: Core,
    parts: {
      readonly intake: Intake;
      readonly readRules: () => Promise<HomeserverRules>;
      readonly onReady: () => void;
    },
  ) {
    this.#core = core;
    this.#intake = parts.intake;
    this.#readRules = parts.readRules;
    this.#onReady = parts.onReady;
  }

  get url(): string | undefined {
    const { homeserver } = this.#core.config;
    if (homeserver.kind === 'external') return homeserver.url;
    return this.#process?.url;
  }

  /** What the homeserver has to show us. */
  get hsToken(): string | undefined {
    return this.#registration?.hsToken;
  }

  get serverName(): string {
    if (this.#serverName === undefined) throw new MatrixAway('There is no homeserver');
    return this.#serverName;
  }

  get matrix(): ApplicationService {
    if (!this.#matrix) throw new MatrixAway('There is no homeserver');
    return this.#matrix;
  }

  /** Of a homeserver that somebody else runs and lets us administer. */
  get administration(): MatrixAdministration | undefined {
    const { homeserver } = this.#core.config;
    if (homeserver.kind !== 'external' || homeserver.adminToken === undefined) return undefined;
    return new MatrixAdministration({ url: () => homeserver.url }, homeserver.adminToken);
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts what is to be started and goes on without waiting for it; see `settled`. Throws a `ConfigError`. */
  async begin(): Promise<void> {
    const { config, database } = this.#core;
    if (config.homeserver.kind === 'off') return this.#firstReady.resolve();
    const serverName = await database.transaction((tx) => fixServerName(tx, config));
    this.#serverName = serverName;
    this.#registration = loadRegistration(config, serverName);
    this.#matrix = new ApplicationService({ url: () => this.url }, this.#registration.asToken);
    if (config.homeserver.kind === 'embedded') await this.#startOwn(serverName, this.#registration);
    else this.#greet();
  }

  /** The organisation may have decided otherwise. */
  async renewRules(): Promise<void> {
    await this.#process?.renewRules();
  }

  /** Resolves once it takes requests, or has been waited for long enough. */
  async settled(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([this.#firstReady.promise, late]);
    clearTimeout(timer);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    this.#firstReady.resolve();
    await this.#process?.stop();
    await this.#listener?.close();
  }

  async check(): Promise<ComponentState> {
    const { kind } = this.#core.config.homeserver;
    if (kind === 'off') return { ok: true, detail: 'off' };
    // A command of the command line starts none.
    if (this.#serverName === undefined) return { ok: true, detail: `${kind}, runs with the server` };
    await this.matrix.whoAmI();
    return { ok: true, detail: `${kind}, ${this.#serverName}` };
  }

  async #startOwn(serverName: string, registration: Registration): Promise<void> {
    const { config, database, log } = this.#core;
    const onFailure = (failure: unknown) => log.error({ failure: String(failure) }, 'a transaction was not taken');
    this.#listener = await IntakeListener.open(this.#intake, onFailure);
    const registrationFile = writeRegistration(config, { ...registration, url: this.#listener.url });
    const onReady = () => this.#greet();
    const { dataFolder: folder } = config;
    const readRules = this.#readRules;
    const options = { serverName, databaseUrl: database.url, registrationFile, folder, log, readRules, onReady };
    this.#process = new HomeserverProcess(options);
    this.#process.start();
  }

  /** Makes our own user known and says that the homeserver is there; until it is, tries again. */
  #greet(): void {
    this.#makeServiceUser().then(
      () => {
        this.#firstReady.resolve();
        if (!this.#isStopped) this.#onReady();
      },
      (failure: unknown) => {
        if (this.#isStopped) return;
        this.#core.log.warn({ failure: String(failure) }, 'the homeserver is not to be reached yet');
        this.#retry = setTimeout(() => this.#greet(), retryMs).unref();
      },
    );
  }

  async #makeServiceUser(): Promise<void> {
    await this.matrix.register(this.#registration?.senderLocalpart ?? '');
    await this.matrix.setDisplayName(await this.matrix.whoAmI(), 'Kontor');
  }
}
