import { type Language, newId, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Links, Organisation } from '@kontor/plugin-api/server';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import type { AccountContact, Accounts } from '../accounts/index.ts';
import type { Mail, MailMessage } from '../mail/index.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import { findNews } from './news-store.ts';
import type { EntryRow } from './notification-store.ts';
import type { UnsubscribeLinks } from './unsubscribe.ts';

/** The address to which an answer about an object goes, if there is one: it says who answers, and what. */
export type ReplyAddressFor = (person: string, ref: Ref) => Promise<string | undefined>;

const sendNews = {
  name: 'notifications.mail',
  data: z.object({
    id: z.string(),
    what: z.enum(['digest', 'at-once']),
    person: z.string(),
    notifications: z.array(z.string()),
  }),
  // Hours, as every mail.
  attempts: 30,
};
type News = z.output<typeof sendNews.data>;

/** Objects, and lines about each, at most. */
const mostItems = 30;
const mostLines = 3;

type NewsMessage = Extract<MailMessage, { readonly template: 'news' }>;

interface Composed extends Pick<NewsMessage, 'to' | 'language' | 'unsubscribe'> {
  /** What an answer answers to, where it is one thing. */
  readonly answered: Ref | undefined;
  readonly values: Omit<NewsMessage['values'], 'canAnswer'>;
}

export interface NewsMailParts {
  readonly policies: PolicyReader;
  readonly mail: Pick<Mail, 'deliver'>;
  readonly links: Pick<Links, 'findCards'>;
  readonly accounts: () => Pick<Accounts, 'listContacts'>;
  readonly organisation: () => Pick<Organisation, 'get'>;
  readonly unsubscribe: UnsubscribeLinks;
  readonly replyAddressFor?: ReplyAddressFor | undefined;
}

/**
 * Mails about what is in an inbox. Queued are ids alone; the message is made up when it goes, of what is still unread and
 * of titles that its reader may see at that moment. When nothing is left, nothing goes.
 */
export class NewsMail {
  readonly #core: Core;
  readonly #parts: NewsMailParts;

  constructor(core: Core, parts: NewsMailParts) {
    this.#core = core;
    this.#parts = parts;
    core.jobs.define(sendNews, async (news, signal) => {
      const composed = await core.database.transaction((tx) => this.#compose(tx, news));
      if (composed) await parts.mail.deliver(news.id, await this.#address(news, composed), signal);
    });
  }

  async queue(tx: Tx, news: Omit<News, 'id'>): Promise<void> {
    await this.#core.jobs.enqueue(tx, sendNews, { ...news, id: newId() });
  }

  async #compose(tx: Tx, { what, person, notifications }: News): Promise<Composed | undefined> {
    const { accounts, organisation, policies, unsubscribe } = this.#parts;
    const [contact] = await accounts().listContacts(tx, [person]);
    if (!contact?.email || !(await policies.read(tx)).notificationMails) return undefined;
    const own = await organisation().get(tx);
    const language = contact.language ?? own.language;
    const items = await this.#listItems(tx, contact, await findNews(tx, person, notifications), language);
    const [first] = items;
    if (!first) return undefined;
    return {
      answered: items.length === 1 ? first.answered : undefined,
      to: contact.email,
      values: {
        what,
        organisation: own.name,
        items: items.slice(0, mostItems).map(({ answered: _answered, ...item }) => item),
        more: Math.max(0, items.length - mostItems),
        inbox: `${this.#core.config.url}/inbox`,
        settings: `${this.#core.config.url}/settings/notifications`,
      },
      language,
      unsubscribe: await unsubscribe.linkFor({ person, what }),
    };
  }

  async #address({ what, person }: News, { answered, values, ...message }: Composed): Promise<MailMessage> {
    const isOne = what === 'at-once' && answered !== undefined;
    const replyTo = isOne ? await this.#parts.replyAddressFor?.(person, answered) : undefined;
    return { ...message, template: 'news', values: { ...values, canAnswer: replyTo !== undefined }, replyTo };
  }

  /** By object, as the inbox shows them: newest first. */
  async #listItems(tx: Tx, contact: AccountContact, entries: readonly EntryRow[], language: Language) {
    const { person, account, roles } = contact;
    const actor = { account, person, session: '', roles: new Set(roles) };
    const byRef = Map.groupBy(entries, ({ ref }) => ref);
    const cards = byRef.size === 0 ? [] : await this.#parts.links.findCards(tx, actor, [...byRef.keys()]);
    const cardOf = new Map(cards.map((card) => [card.ref, card]));
    return [...byRef].flatMap(([ref, about]) => {
      const card = cardOf.get(ref);
      if (!card) return [];
      const texts = [...new Set(about.map(({ text }) => text[language]))];
      const lines = texts.length > mostLines ? [...texts.slice(0, mostLines), '…'] : texts;
      // Of one object it may be another thread than that of the last entry: the newest is meant.
      const answered = about[0]?.reply_to ?? ref;
      return [{ answered, title: card.title, url: `${this.#core.config.url}${card.path}`, lines }];
    });
  }
}
