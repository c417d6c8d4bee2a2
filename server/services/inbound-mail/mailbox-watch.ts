import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImapFlow, MailboxObject } from 'imapflow';
import type { Core } from '../../core.ts';
import { mailboxName, openMailbox } from './mailbox-connection.ts';
import { findLastUid, writePosition } from './mailbox-store.ts';
import { largestMail } from './read-mail.ts';
import type { ReplyIntake, Taken } from './reply-intake.ts';
import type { InboundWay } from './settings-service.ts';

/** Where answers lie that have been taken. */
const filedIn = 'Kontor';
/** A server that tells nothing is asked so often. */
const lookEveryMs = 5 * 60_000;
const firstPauseMs = 1_000;
const longestPauseMs = 5 * 60_000;
/** A message on which something fails again and again is passed by. */
const mostAttempts = 5;

/**
 * Reads answers from a mailbox as they come. How far it has read is committed after each message; one that comes again,
 * because the process ended in between or the mailbox was made anew, is known by its id. What is no answer stays as it lies.
 */
export class MailboxWatch {
  readonly #core: Pick<Core, 'database' | 'log'>;
  readonly #intake: ReplyIntake;
  readonly #way: InboundWay;
  readonly #stopping = new AbortController();
  readonly #attempts = new Map<number, number>();
  readonly #done: Promise<void>;
  #looks = 0;
  #state = { ok: true, detail: 'connecting' };

  constructor(core: Pick<Core, 'database' | 'log'>, intake: ReplyIntake, way: InboundWay) {
    this.#core = core;
    this.#intake = intake;
    this.#way = way;
    this.#done = this.#run();
  }

  state(): { readonly ok: boolean; readonly detail: string } {
    return this.#state;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    let pauseMs = firstPauseMs;
    while (!signal.aborted) {
      const before = this.#looks;
      try {
        await this.#connect();
      } catch (failure) {
        if (signal.aborted) return;
        this.#state = { ok: false, detail: 'the mailbox cannot be read' };
        // What the server says may name the mailbox, so the log gets its class alone.
        const code = failure instanceof Error && 'code' in failure ? String(failure.code) : 'failed';
        this.#core.log.warn({ code }, 'the mailbox for answers cannot be read; it is tried again');
      }
      // One that worked begins anew at once, one that fails ever later.
      pauseMs = this.#looks > before ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      await pause(pauseMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    }
  }

  /** Until the connection ends. */
  async #connect(): Promise<void> {
    const { signal } = this.#stopping;
    const { client, mailbox } = await openMailbox(this.#way, signal);
    // What comes while it reads is not told a second time.
    const news = { arrived: false };
    client.on('exists', () => {
      news.arrived = true;
    });
    try {
      while (client.usable && !signal.aborted) {
        news.arrived = false;
        await this.#catchUp(client, mailbox);
        this.#looks += 1;
        this.#state = { ok: true, detail: 'reading a mailbox' };
        if (!news.arrived) await rest(client, signal);
      }
    } finally {
      client.close();
    }
  }

  async #catchUp(client: ImapFlow, { uidValidity }: MailboxObject): Promise<void> {
    const { url, user } = this.#way;
    const place = { mailbox: `${user}@${url.host}/${mailboxName(url)}`, validity: String(uidValidity) };
    const { database } = this.#core;
    let lastUid = await database.transaction((tx) => findLastUid(tx, place));
    // `*` is the last one, also where it has been read.
    const found = (await client.search({ uid: `${lastUid + 1}:*` }, { uid: true })) || [];
    const uids = found.filter((uid) => uid > lastUid).sort((one, other) => one - other);
    let isWaiting = false;
    for (const uid of uids) {
      if (this.#stopping.signal.aborted) return;
      const taken = await this.#take(client, uid);
      // One that has to come again is read again, with all behind it, which are known by then.
      isWaiting ||= taken === 'later';
      if (isWaiting) continue;
      lastUid = uid;
      await database.transaction((tx) => writePosition(tx, { ...place, lastUid }));
    }
  }

  async #take(client: ImapFlow, uid: number): Promise<Taken> {
    const attempts = (this.#attempts.get(uid) ?? 0) + 1;
    this.#attempts.set(uid, attempts);
    if (attempts > mostAttempts) {
      this.#core.log.error({ uid }, 'a message in the mailbox for answers cannot be taken and is passed by');
      return 'not-ours';
    }
    // Of a huge message the beginning: the text comes before what is attached.
    const message = await client.fetchOne(String(uid), { source: { maxLength: largestMail } }, { uid: true });
    const raw = message ? message.source : undefined;
    const taken = raw ? await this.#intake.take(raw, { from: undefined, to: undefined }) : 'not-ours';
    this.#attempts.delete(uid);
    if (taken !== 'not-ours' && taken !== 'later') await file(client, uid);
    return taken;
  }
}

/** Out of the way for whoever looks into the mailbox. Where the server cannot do so, it is marked as read. */
async function file(client: ImapFlow, uid: number): Promise<void> {
  const range = String(uid);
  await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
  const move = () => client.messageMove(range, filedIn, { uid: true });
  if (await move().catch(() => false)) return;
  await client.mailboxCreate(filedIn).catch(() => undefined);
  await move().catch(() => undefined);
}

/** Until something comes, the connection ends, or it is time to look. */
async function rest(client: ImapFlow, signal: AbortSignal): Promise<void> {
  const waking = new AbortController();
  const wait = { signal: AbortSignal.any([signal, waking.signal]) };
  const idle = client.idle().catch(() => undefined);
  const never = () => undefined;
  await Promise.race([
    once(client, 'exists', wait).catch(never),
    once(client, 'close', wait).catch(never),
    pause(lookEveryMs, undefined, wait).catch(never),
  ]);
  waking.abort();
  if (!client.usable) return;
  // Any command ends the idling.
  await client.noop();
  await idle;
}
