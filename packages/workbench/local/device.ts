import { type Disposable, Disposables, type Language } from '@kontor/base';
import type { ApiError, Call, KeptFinds, OfflineKeeper, UnsentTexts } from '@kontor/plugin-api/client';
import { getOrganisation, getSession, type Route, type SessionState } from '@kontor/schema';
import type { UnsavedInput } from '@kontor/ui';
import type { QueryClient } from '@tanstack/react-query';
import type { LiveFolder } from '../live/live-folder.ts';
import { DeviceSearch } from '../offline-search/offline-search.ts';
import { DeviceOutbox, type Settled } from '../outbox/device-outbox.ts';
import { showPending } from '../outbox/pending-overlay.ts';
import { AppUpdates } from './app-updates.ts';
import { CopyKeeper } from './copy-keeper.ts';
import { afterFirstScreen } from './first-quiet.ts';
import { forgetPhotos, KeptPhotos } from './kept-photos.ts';
import { forgetCopies, type LocalDatabase, readAll, unlessWiped, writeFact } from './local-database.ts';
import type { OfflineKeeping } from './offline-keeping.ts';
import { forgetPluginData, listUnsentTexts } from './plugin-data.ts';
import { rememberPerson } from './remembered-person.ts';
import { UnsentTextSending } from './unsent-texts.ts';

/** What a start without the server begins with. */
const startRoutes: readonly Route[] = [getSession, getOrganisation];

export interface DeviceParts {
  readonly database: LocalDatabase;
  readonly call: Call;
  readonly session: SessionState;
  readonly queries: QueryClient;
  readonly folder: LiveFolder;
  /** What this window would lose by showing another version. */
  readonly unsaved: UnsavedInput;
  /** Who sends what waits of shared documents. */
  readonly unsent: readonly UnsentTexts[];
  /** Who brings here what the person chose to have here. */
  readonly keepers: readonly OfflineKeeper[];
  /** What can be found in what is kept. */
  readonly finds: readonly KeptFinds[];
  readonly language: () => Language;
  readonly onUnauthenticated: (failure: ApiError) => void;
}

/** What this browser does for the person beside showing screens: it keeps copies, and sends what waits. */
export class Device implements Disposable {
  readonly database: LocalDatabase;
  readonly outbox: DeviceOutbox;
  readonly copies: CopyKeeper;
  readonly updates: AppUpdates;
  readonly search: DeviceSearch;
  readonly #photos: KeptPhotos;
  readonly #texts: UnsentTextSending;
  #keepings: readonly OfflineKeeping[] = [];
  readonly #parts: DeviceParts;
  readonly #running = new Disposables();
  #isOnline = true;
  readonly #refused = new Set<(settled: Settled) => void>();

  constructor(parts: DeviceParts) {
    const { database, call, session, queries, folder, language, onUnauthenticated } = parts;
    this.#parts = parts;
    this.database = database;
    this.updates = new AppUpdates(parts.unsaved);
    this.copies = new CopyKeeper({
      database,
      queries,
      routeOf: (name) => startRoutes.find((route) => route.name === name),
    });
    this.#photos = new KeptPhotos({ person: session.person.id, visible: () => listPictures(database) });
    const onRefreshed = () => void this.#photos.tidy();
    this.search = new DeviceSearch({ database, call, finds: parts.finds, onRefreshed });
    this.#texts = new UnsentTextSending(session.person.id, parts.unsent);
    this.outbox = new DeviceOutbox({
      database,
      person: session.person.id,
      account: session.account.id,
      language,
      onSettled: (settled) => this.#settle(settled),
      onUnauthenticated,
    });
    this.#running.add(showPending(queries, folder, this.outbox));
    this.#running.add(() => this.outbox.dispose());
    this.#running.add(() => this.copies.dispose());
    this.#running.add(this.updates);
    this.#running.add(this.search);
    this.#running.add(this.#photos);
  }

  /** `screen` is the code of the first screen, which is not to be held up. */
  async start(screen: Promise<unknown>): Promise<void> {
    const { queries } = this.#parts;
    this.copies.start();
    const first = { screen, isFetching: () => queries.isFetching() > 0 };
    this.updates.start(first);
    const bringTexts = () => {
      this.#sendTexts();
      void this.#keepOffline();
    };
    this.#running.add(afterFirstScreen(first, bringTexts));
    this.search.start();
    this.#photos.start();
    await this.remember(this.#parts.session);
    await this.outbox.start();
  }

  /** Says whether the server can be reached. Back again, what waits is sent, and what was withdrawn meanwhile goes. */
  setOnline(isOnline: boolean): void {
    const isBack = isOnline && !this.#isOnline;
    this.#isOnline = isOnline;
    this.outbox.setOnline(isOnline);
    for (const keeping of this.#keepings) keeping.setOnline(isOnline);
    if (!isBack) return;
    void this.search.refresh();
    this.#sendTexts();
  }

  /** The server said that something happened; nothing named: it may be anything. */
  hear(kind?: string): void {
    for (const keeping of this.#keepings) kind === undefined ? keeping.wake() : keeping.hear(kind);
  }

  /**
   * What is kept stays readable for as long as this session can last. Nobody is remembered where that cannot be written:
   * this browser was wiped meanwhile, and nothing comes back.
   */
  async remember(session: SessionState): Promise<void> {
    const until = Date.parse(session.expiresAt);
    const isKept = await unlessWiped(writeFact(this.database, 'readable-until', until).then(() => true));
    if (isKept) rememberPerson(session.person.id);
  }

  /** Deletes what was opened and can be found here, but for what the next start needs, and what waits to be sent. */
  async clear(): Promise<void> {
    await unlessWiped(forgetCopies(this.database));
    await forgetPhotos({ of: this.#parts.session.person.id });
    await forgetPluginData({ of: this.#parts.session.person.id });
    this.copies.writeAgain(startRoutes.map(({ name }) => name));
    await this.copies.flush();
    await this.remember(this.#parts.session);
    // What was chosen to be here comes again.
    this.hear();
  }

  /** Refs of shared documents with text of the person that was not sent; nothing where the browser does not tell. */
  async listUnsentTexts(): Promise<string[]> {
    return await listUnsentTexts(this.#parts.session.person.id).catch(() => []);
  }

  /** Whether something waits here for a place that another app shared (W6). */
  async hasShared(): Promise<boolean> {
    const { listShared } = await import('../share/shared-store.ts');
    return ((await unlessWiped(listShared(this.#parts.session.person.id))) ?? []).length > 0;
  }

  /** Told of every change that was refused while nobody waited for it. */
  onRefused(listener: (settled: Settled) => void): () => void {
    this.#refused.add(listener);
    return () => this.#refused.delete(listener);
  }

  async dispose(): Promise<void> {
    await this.#running.dispose();
  }

  #sendTexts(): void {
    // What cannot be sent now waits: for the connection, the next start, or whoever opens the document.
    if (this.#isOnline) this.#texts.send().catch(() => undefined);
  }

  /** What is kept offline comes last of all, and so does the code that sees to it. */
  async #keepOffline(): Promise<void> {
    const { call, database, keepers, session } = this.#parts;
    // Without it nothing more comes; what is here is here. The next start tries again.
    const part = await import('./start-keeping.ts').catch(() => undefined);
    this.#keepings = part?.startKeeping({ call, database, keepers, person: session.person.id }) ?? [];
    for (const keeping of this.#keepings) this.#running.add(keeping);
    for (const keeping of this.#keepings) keeping.setOnline(this.#isOnline);
  }

  #settle(settled: Settled): void {
    const { queries, folder } = this.#parts;
    for (const name of settled.entry.refreshes) void queries.invalidateQueries({ queryKey: [name] });
    // What was shown instead of the answer may differ from it; who waits for the answer shows it.
    if (settled.refusal || !settled.isAwaited) folder.renew(settled.entry.expects.map(({ kind }) => kind));
    if (settled.refusal && !settled.isAwaited) for (const listener of this.#refused) listener(settled);
  }
}

/** Photos that everybody may see, of the people whom this device knows. */
async function listPictures(database: LocalDatabase): Promise<string[]> {
  return (await readAll(database, 'documents')).flatMap(({ picture }) => picture ?? []);
}
