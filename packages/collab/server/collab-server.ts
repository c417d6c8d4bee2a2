import type { Database, Tx } from '@kontor/database';
import { type CollabRight, collabCloseCodes } from '../shared/index.ts';
import { Announcer } from './announcer.ts';
import type { CollabLog } from './collab-log.ts';
import { compact, isDueForCompaction } from './compaction.ts';
import { Connection, type Surroundings, type Wires } from './connection.ts';
import { Documents } from './documents.ts';
import { GroupCommit, type LossReason } from './group-commit.ts';
import { type CollabLimits, type CollabTimes, collabLimits, collabTimes } from './limits.ts';
import { Outgoing } from './outgoing.ts';
import { hearOutsideChanges } from './outside-changes.ts';
import type { SharedDocument } from './shared-document.ts';
import type { Participant, SharedNoun } from './shared-noun.ts';
import { createStoredDocuments, type StoredDocuments } from './stored-documents.ts';
import { sweepVersions } from './versions/version-sweep.ts';

export interface CollabServerOptions<Who extends Participant> {
  readonly database: Database;
  readonly log: CollabLog;
  /** The name under which others see somebody. */
  readonly findName: (tx: Tx, who: Who) => Promise<string>;
  readonly limits?: Partial<CollabLimits>;
  readonly times?: Partial<CollabTimes>;
}

interface Seat<Who extends Participant> {
  readonly who: Who;
  readonly name: string;
  readonly noun: SharedNoun<Who>;
  /** Rights changed while they were being asked. */
  isStale: boolean;
}

/** Shared Yjs documents over websockets, stored durably; docs/specs/collab.md says what it guarantees. */
export class CollabServer<Who extends Participant> {
  readonly stored: StoredDocuments;
  readonly #options: CollabServerOptions<Who>;
  readonly #limits: CollabLimits;
  readonly #times: CollabTimes;
  readonly #nouns = new Map<string, SharedNoun<Who>>();
  readonly #seats = new Map<Connection, Seat<Who>>();
  readonly #documents: Documents;
  readonly #commits: GroupCommit;
  readonly #announcer: Announcer;
  readonly #compacting = new Set<SharedDocument>();
  readonly #around: Surroundings;
  #heartbeat: NodeJS.Timeout | undefined;
  #unlisten: (() => Promise<void>) | undefined;
  #stopSweeping: (() => Promise<void>) | undefined;
  #isStopping = false;

  constructor(options: CollabServerOptions<Who>) {
    const { database, log } = options;
    this.#options = options;
    this.#limits = { ...collabLimits, ...options.limits };
    this.#times = { ...collabTimes, ...options.times };
    this.stored = createStoredDocuments({
      limit: this.#limits.document,
      announce: (tx, name, authors) => this.#announce(tx, name, authors),
    });
    this.#announcer = new Announcer({ database, log, everyMs: this.#times.announce });
    this.#documents = new Documents({
      database,
      limits: this.#limits,
      times: this.#times,
      beforeUnload: (document) => this.#settle(document),
    });
    this.#commits = new GroupCommit({
      database,
      times: this.#times,
      onCommitted: (document) => this.#committed(document),
      onLost: (document, reason, failure) => this.#lost(document, reason, failure),
    });
    this.#around = {
      limits: this.#limits,
      outgoing: new Outgoing(),
      commit: (update) => this.#commits.add(update),
      findRelief: () =>
        this.#commits.bytes > this.#limits.pendingBytes ? (listener) => this.#commits.onRelief(listener) : undefined,
      spoilt: (document) => this.#discard(document, collabCloseCodes.reload),
      closed: (connection) => this.#closed(connection),
    };
  }

  /** A kind of document; before the server starts. */
  provide(noun: SharedNoun<Who>): void {
    if (this.#nouns.has(noun.noun)) throw new Error(`The documents of ${noun.noun} are provided twice`);
    this.#nouns.set(noun.noun, noun);
  }

  async start(): Promise<void> {
    await this.#announcer.catchUp((name) => this.#findNoun(name));
    this.#unlisten = await hearOutsideChanges({
      ...this.#options,
      documents: this.#documents,
      discard: (document, code) => this.#discard(document, code),
    });
    this.#stopSweeping = sweepVersions({
      ...this.#options,
      everyMs: this.#times.sweep,
      announce: (tx, name, authors) => this.#announce(tx, name, authors),
    });
    this.#heartbeat = setInterval(() => {
      for (const connection of this.#seats.keys()) connection.beat();
    }, this.#times.heartbeat);
    this.#heartbeat.unref();
  }

  /** What everybody has said is committed before this resolves; clients come back to the next server. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#heartbeat);
    // Service restart (IANA registry of close codes).
    for (const connection of this.#seats.keys()) connection.close(1012);
    await this.#commits.settled();
    for (const document of this.#documents.list()) {
      await this.#settle(document);
      this.#documents.discard(document);
    }
    this.#announcer.stop();
    await this.#stopSweeping?.();
    await this.#unlisten?.();
  }

  /** Connections, and documents in memory. */
  get figures(): { readonly connections: number; readonly documents: number; readonly pendingBytes: number } {
    return { connections: this.#seats.size, documents: this.#documents.count, pendingBytes: this.#commits.bytes };
  }

  /** Serves a websocket whose caller is signed in and comes from our own pages. `schema` is what the client says it writes. */
  connect(wires: Wires, who: Who, { name, schema = 0 }: { readonly name: string; readonly schema?: number }): void {
    const connection = new Connection(wires, who, this.#around);
    const noun = this.#findNoun(name);
    if (this.#isStopping) connection.close(1012);
    else if (!noun) connection.close(collabCloseCodes.notFound);
    else if (schema < (noun.mergesFrom ?? 0)) connection.close(collabCloseCodes.outdated);
    else if (this.#isTooMuch(who, name)) connection.close(collabCloseCodes.tooMany);
    else {
      const seat = { who, name, noun, isStale: false };
      this.#seats.set(connection, seat);
      this.#seat(connection, seat)
        .catch((failure: unknown) => {
          this.#options.log.warn({ document: name, failure: String(failure) }, 'a shared document could not be opened');
          connection.close(collabCloseCodes.unavailable);
        })
        .finally(() => {
          if (!connection.isOpen) this.#seats.delete(connection);
        });
    }
  }

  /** Rights may have changed: asks anew for everybody who is connected, and closes those who lost theirs (C14). */
  async recheck(): Promise<void> {
    for (const seat of this.#seats.values()) seat.isStale = true;
    await this.#options.database.transaction(async (tx) => {
      for (const [connection, seat] of this.#seats) {
        if (!connection.document || !connection.isOpen) continue;
        const right = await this.#ask(tx, seat);
        if (right === undefined) connection.close(collabCloseCodes.forbidden);
        else connection.changeRight(right);
      }
    });
  }

  /** These sessions are over. */
  endSessions(sessions: ReadonlySet<string>): void {
    for (const [connection, { who }] of this.#seats) {
      if (sessions.has(who.session)) connection.close(collabCloseCodes.sessionEnded);
    }
  }

  /** What somebody may do with a document; nothing where there is none for them. */
  async findRight(tx: Tx, who: Pick<Who, 'person'>, name: string): Promise<CollabRight | undefined> {
    const noun = this.#findNoun(name);
    return noun?.authorise(tx, who, name.slice(noun.noun.length + 1));
  }

  async #announce(tx: Tx, name: string, authors: readonly string[]): Promise<void> {
    const noun = this.#findNoun(name);
    await noun?.onCommitted(tx, name.slice(noun.noun.length + 1), authors);
  }

  #findNoun(name: string): SharedNoun<Who> | undefined {
    const [plugin, noun, id] = name.split('/');
    return id === undefined ? undefined : this.#nouns.get(`${plugin}/${noun}`);
  }

  #isTooMuch(who: Who, name: string): boolean {
    const seats = [...this.#seats.values()];
    if (seats.filter((seat) => seat.who.account === who.account).length >= this.#limits.connectionsPerAccount)
      return true;
    if (seats.filter((seat) => seat.name === name).length >= this.#limits.connectionsPerDocument) return true;
    return this.#documents.isFull && !this.#documents.find(name);
  }

  async #seat(connection: Connection, seat: Seat<Who>): Promise<void> {
    const { database, findName } = this.#options;
    let right: CollabRight | undefined;
    let shownName = '';
    do {
      seat.isStale = false;
      [right, shownName] = await database.transaction(async (tx) => [
        await this.#ask(tx, seat),
        await findName(tx, seat.who),
      ]);
      if (right === undefined) return connection.close(collabCloseCodes.notFound);
    } while (seat.isStale);
    // The noun's own kind of actor is that of all its connections.
    const document = await this.#documents.open(seat.name, seat.noun as SharedNoun<never>);
    if (document === 'deleted') return connection.close(collabCloseCodes.notFound);
    if (document.isDiscarded) return connection.close(collabCloseCodes.reload);
    if (seat.isStale) return this.#seat(connection, seat);
    if (!connection.isToBeHeard) return this.#documents.rest(document);
    connection.begin(document, right, shownName);
  }

  #ask(tx: Tx, { who, name, noun }: Seat<Who>): Promise<CollabRight | undefined> {
    return noun.authorise(tx, who, name.slice(noun.noun.length + 1));
  }

  #closed(connection: Connection): void {
    // Until it is seated it stays on the list, so that a session that ends meanwhile silences it.
    if (!connection.document) return;
    this.#seats.delete(connection);
    this.#documents.rest(connection.document);
  }

  #committed(document: SharedDocument): void {
    if (document.isDiscarded) return;
    this.#announcer.schedule(document);
    if (isDueForCompaction(document)) void this.#compact(document);
    this.#documents.rest(document);
  }

  /** Off the path of those who write: they may go on meanwhile (C10). */
  async #compact(document: SharedDocument): Promise<void> {
    if (this.#compacting.has(document)) return;
    this.#compacting.add(document);
    try {
      const exists = await compact(this.#options.database, document);
      if (!exists) this.#discard(document, collabCloseCodes.notFound);
    } catch (failure) {
      this.#options.log.warn({ document: document.name, failure: String(failure) }, 'a document was not compacted');
    } finally {
      this.#compacting.delete(document);
    }
  }

  /** Before it is let go: what is due later is done now, as far as the database lets us. */
  async #settle(document: SharedDocument): Promise<void> {
    if (document.isDiscarded) return;
    if (document.tail.size > 0) await this.#compact(document);
    this.#announcer.forget(document);
  }

  #lost(document: SharedDocument, reason: LossReason, failure?: unknown): void {
    if (document.isDiscarded) return;
    const codes = {
      away: collabCloseCodes.unavailable,
      failed: collabCloseCodes.reload,
      deleted: collabCloseCodes.notFound,
    };
    if (reason !== 'deleted') {
      const fields = { document: document.name, failure: String(failure) };
      this.#options.log.error(
        fields,
        'a shared document could not be stored; its clients come back with what they have',
      );
    }
    this.#discard(document, codes[reason]);
  }

  #discard(document: SharedDocument, code: number): void {
    this.#announcer.forget(document);
    this.#documents.discard(document);
    for (const connection of document.connections) connection.close(code);
  }
}
