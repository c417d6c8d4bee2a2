import { createHash } from 'node:crypto';
import { isKontorError, type Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Links, Organisation, People } from '@kontor/plugin-api/server';
import type { Core } from '../../core.ts';
import type { Accounts } from '../accounts/index.ts';
import type { Mail } from '../mail/index.ts';
import { countAnswers, insertAnswer, isAnswered } from './answer-store.ts';
import { type ReceivedMail, readMail } from './read-mail.ts';
import type { FoundAddress, ReplyAddresses } from './reply-addresses.ts';
import { noticeTexts, refusedText, tooLongText } from './reply-notice.ts';
import type { ReplyRegistry } from './reply-registry.ts';
import { isProven } from './sender-check.ts';
import type { InboundSettingsService, InboundWay } from './settings-service.ts';

/** What became of a message; `later` asks to come again, as too much came from this person. */
export type Taken = 'stored' | 'repeated' | 'refused' | 'ignored' | 'later' | 'not-ours';

export interface IntakeParts {
  readonly accounts: Pick<Accounts, 'findInUse'>;
  readonly people: Pick<People, 'findPersons'>;
  readonly links: Pick<Links, 'findCards'>;
  readonly mail: Pick<Mail, 'send' | 'isConfigured'>;
  readonly organisation: () => Pick<Organisation, 'get'>;
}

const hourMs = 3_600_000;
/** Answers of one person within an hour. */
const mostAnswers = 60;
/** Mails to one person about their answers within a day: two programs that answer each other end here. */
const mostNotices = 10;
/** Addresses for answers in one message. */
const mostAddresses = 5;

/** What a mail server knows of a message beside the message. */
export interface Envelope {
  /** Null where the sender wants no answer (RFC 5321 section 4.5.5); undefined where nobody knows it any more. */
  readonly from: string | null | undefined;
  /** Undefined where the headers have to say it. */
  readonly to: readonly string[] | undefined;
}

interface Answer {
  readonly way: InboundWay;
  readonly address: FoundAddress;
  readonly mail: ReceivedMail;
  readonly key: Buffer;
}

/** A refusal that rolls back what was begun. */
class Refused extends Error {
  readonly sentence: Sentence;
  constructor(sentence: Sentence) {
    super('an answer by mail is refused');
    this.sentence = sentence;
  }
}

/**
 * Says answers that come by mail where they belong, each once however often it comes: that it came is committed with what
 * became of it. What it throws means that it has to come again.
 */
export class ReplyIntake {
  readonly #core: Core;
  readonly #settings: InboundSettingsService;
  readonly #addresses: ReplyAddresses;
  readonly #registry: ReplyRegistry;
  readonly #parts: IntakeParts;

  constructor(
    core: Core,
    own: { settings: InboundSettingsService; addresses: ReplyAddresses; registry: ReplyRegistry },
    parts: IntakeParts,
  ) {
    this.#core = core;
    this.#settings = own.settings;
    this.#addresses = own.addresses;
    this.#registry = own.registry;
    this.#parts = parts;
  }

  /** Whether mail to this address is for us. */
  async knows(address: string): Promise<boolean> {
    return this.#core.database.transaction(async (tx) => {
      const way = await this.#settings.find(tx);
      return way !== undefined && (await this.#addresses.find(tx, way.mailbox, address)) !== undefined;
    });
  }

  async take(raw: Uint8Array, { from, to }: Envelope): Promise<Taken> {
    const mail = await readMail(raw);
    const { way, found } = await this.#findAddresses(to ?? mail.recipients);
    if (!way || found.length === 0) return 'not-ours';
    // RFC 3834 section 2: nobody's programs are answered, and what nobody wrote is nobody's answer.
    if (from === null || mail.isAutomatic || this.#isOwn(mail)) return 'ignored';
    const taken: Taken[] = [];
    for (const address of found) {
      taken.push(await this.#answer({ way, address, mail, key: keyOf(address, mail, raw) }));
    }
    return (['later', 'stored', 'refused'] as const).find((each) => taken.includes(each)) ?? 'repeated';
  }

  async #findAddresses(recipients: readonly string[]) {
    return this.#core.database.transaction(async (tx) => {
      const way = await this.#settings.find(tx);
      const found = new Map<string, FoundAddress>();
      for (const recipient of way ? new Set(recipients) : []) {
        const address = way && (await this.#addresses.find(tx, way.mailbox, recipient));
        if (address && found.size < mostAddresses) found.set(address.name, address);
      }
      return { way, found: [...found.values()] };
    });
  }

  /** Something sends us what we sent. */
  #isOwn({ messageId }: ReceivedMail): boolean {
    const host = new URL(this.#core.config.url).hostname;
    return messageId !== undefined && /^<[0-9a-f-]{36}@/.test(messageId) && messageId.endsWith(`@${host}>`);
  }

  async #answer(answer: Answer): Promise<Taken> {
    try {
      return await this.#core.database.transaction((tx) => this.#say(tx, answer));
    } catch (failure) {
      const sentence = failure instanceof Refused ? failure.sentence : sentenceOf(failure);
      if (!sentence) throw failure;
      return this.#core.database.transaction((tx) => this.#refuse(tx, answer, sentence));
    }
  }

  async #say(tx: Tx, answer: Answer): Promise<Taken> {
    const { address, mail, key, way } = answer;
    const { person, ref } = address;
    if (await isAnswered(tx, key)) return 'repeated';
    const receivedAt = this.#core.clock.now();
    const since = new Date(receivedAt.getTime() - hourMs);
    if ((await countAnswers(tx, person, { since })) >= mostAnswers) return 'later';
    const account = await this.#parts.accounts.findInUse(tx, person);
    if (!account) throw new Refused(noticeTexts.gone);
    if (!isFrom(mail, account.email, way.trusted)) throw new Refused(noticeTexts['other-sender']);
    if (address.isExpired) throw new Refused(noticeTexts.expired);
    const taker = this.#registry.find(ref);
    if (!taker) throw new Refused(noticeTexts.gone);
    if (mail.text === '') throw new Refused(noticeTexts.unreadable);
    if (mail.text.length > taker.longest) throw new Refused(tooLongText(taker.longest));
    const told = mail.attachments > 0;
    // From here on nobody else takes the same: they wait, and find it.
    if (!(await insertAnswer(tx, { key, person, receivedAt, stored: true, told }))) return 'repeated';
    if (told) await this.#tell(tx, answer, noticeTexts['without-attachments']);
    await taker.reply(tx, actorOf(account.account, person), { ref, text: mail.text, id: idOf(key) });
    return 'stored';
  }

  async #refuse(tx: Tx, answer: Answer, sentence: Sentence): Promise<Taken> {
    const row = { key: answer.key, person: answer.address.person, receivedAt: this.#core.clock.now() };
    if (!(await insertAnswer(tx, { ...row, stored: false, told: true }))) return 'repeated';
    await this.#tell(tx, answer, sentence);
    return 'refused';
  }

  /** To the address that the person has with us, never to the one that a message names. */
  async #tell(tx: Tx, { address: { person, ref } }: Answer, sentence: Sentence): Promise<void> {
    const { accounts, people, links, mail, organisation } = this.#parts;
    const since = new Date(this.#core.clock.now().getTime() - 24 * hourMs);
    if ((await countAnswers(tx, person, { since, told: true })) > mostNotices) return;
    const [found] = await people.findPersons(tx, [person]);
    if (!found || found.email === null || !(await mail.isConfigured(tx))) return;
    const account = await accounts.findInUse(tx, person);
    const { name, language: common } = await organisation().get(tx);
    const language = account?.language ?? found.language ?? common;
    const shown = (await this.#registry.find(ref)?.findShown?.(tx, ref)) ?? ref;
    const [card] = account ? await links.findCards(tx, actorOf(account.account, person), [shown]) : [];
    await mail.send(tx, {
      to: found.email,
      template: 'reply-notice',
      values: {
        name: found.name,
        organisation: name,
        text: sentence[language],
        link: `${this.#core.config.url}${card?.path ?? ''}`,
      },
      language,
    });
  }
}

function isFrom({ from, authentication }: ReceivedMail, email: string | null, trusted: string | undefined): boolean {
  const [author] = from;
  if (author === undefined || from.length > 1 || author !== email?.toLowerCase()) return false;
  return trusted === undefined || isProven(authentication, trusted, author);
}

/** What the person can act on; a fault that will pass is none, and the message comes again. */
function sentenceOf(failure: unknown): Sentence | undefined {
  if (!isKontorError(failure) || failure.kind === 'unavailable' || failure.kind === 'rate-limited') return undefined;
  return failure.kind === 'not-found' ? noticeTexts.gone : refusedText(failure.sentence);
}

/** The same for a message that comes again, whoever passes it on; one without an id is known by all of it. */
function keyOf({ name }: FoundAddress, { messageId }: ReceivedMail, raw: Uint8Array): Buffer {
  const hash = createHash('sha256').update(`${name}\n`);
  return (messageId === undefined ? hash.update(raw) : hash.update(messageId)).digest();
}

/** A UUID that somebody made up (RFC 9562 section 5.8), the same for the same key. */
function idOf(key: Buffer): string {
  const bytes = Buffer.from(key.subarray(0, 16));
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function actorOf(account: string, person: string): Actor {
  return { account, person, session: 'mail', roles: new Set() };
}
