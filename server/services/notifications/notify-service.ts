import type { Ref, Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type {
  Links,
  NewNotification,
  NotificationKind,
  Notifications,
  Permissions,
  WithdrawnNotifications,
} from '@kontor/plugin-api/server';
import { inboxChanged, notificationNotFound } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { insertEntries, settleEntries, withdrawEntries } from './notification-store.ts';
import { quietUntil } from './quiet-service.ts';
import { findQuiet } from './quiet-store.ts';
import { findChoices, findChoicesOf, setChoice } from './setting-store.ts';

export interface NotificationParts {
  readonly permissions: Pick<Permissions, 'findTokens'>;
  readonly links: Pick<Links, 'findAudience' | 'findCards'>;
}

/** Decides who is told of something, and writes it into their inboxes; a few queries however many they are. */
export class NotifyService implements Notifications {
  readonly #core: Core;
  readonly #parts: NotificationParts;
  readonly #kinds = new Map<string, NotificationKind>();

  constructor(core: Core, parts: NotificationParts) {
    this.#core = core;
    this.#parts = parts;
  }

  defineKind(kind: NotificationKind): void {
    if (this.#kinds.has(kind.kind)) throw new Error(`The notification kind ${kind.kind} is defined twice`);
    this.#kinds.set(kind.kind, kind);
  }

  async notify(tx: Tx, notification: NewNotification): Promise<void> {
    const kind = this.#kinds.get(notification.kind);
    if (!kind) throw new Error(`The notification kind ${notification.kind} is not defined`);
    const others = new Set(notification.persons.filter((person) => person !== notification.causedBy));
    const wanting = await this.#whoWants(tx, kind, [...others]);
    const persons = await this.#whoSees(tx, notification, wanting);
    if (persons.length === 0) return;
    const { ref, text, dedupeKey, causedBy, replyTo, renews = false } = notification;
    const createdAt = this.#core.clock.now();
    const heldUntil = await this.#findHeld(tx, kind, persons);
    const entries = { persons, heldUntil, kind: kind.kind, ref, text, dedupeKey, createdAt, causedBy, replyTo, renews };
    const added = await insertEntries(tx, entries);
    const items = added.map(({ id, person }) => ({
      payload: { person, notifications: [id] },
      audience: { persons: [person] },
    }));
    await this.#core.events.appendMany(tx, inboxChanged, items, { actor: undefined });
  }

  async settle(
    tx: Tx,
    { person, ref, kinds }: { readonly person: string; readonly ref: Ref; readonly kinds: readonly string[] },
  ): Promise<void> {
    const notifications = await settleEntries(tx, person, ref, kinds);
    if (notifications.length === 0) return;
    const audience = { persons: [person] };
    await this.#core.events.append(tx, inboxChanged, { person, notifications }, audience, { actor: undefined });
  }

  async withdraw(tx: Tx, withdrawn: WithdrawnNotifications): Promise<void> {
    const entries = await withdrawEntries(tx, withdrawn);
    const items = [...Map.groupBy(entries, ({ person }) => person)].map(([person, own]) => ({
      payload: { person, notifications: own.map(({ id }) => id) },
      audience: { persons: [person] },
    }));
    await this.#core.events.appendMany(tx, inboxChanged, items, { actor: undefined });
  }

  async listSettings(tx: Tx, person: string): Promise<NotificationKind[]> {
    const choices = await findChoicesOf(tx, person);
    return [...this.#kinds.values()].map((kind) => ({ ...kind, on: choices.get(kind.kind) ?? kind.on }));
  }

  async setSetting(tx: Tx, person: string, kind: string, on: boolean): Promise<void> {
    if (!this.#kinds.has(kind)) throw notificationNotFound();
    await setChoice(tx, person, kind, on);
  }

  async #whoWants(tx: Tx, kind: NotificationKind, persons: readonly string[]): Promise<string[]> {
    if (persons.length === 0) return [];
    const choices = await findChoices(tx, kind.kind, persons);
    return persons.filter((person) => choices.get(person) ?? kind.on);
  }

  /** Kinds that somebody marked come at once, whatever the hour. */
  async #findHeld(tx: Tx, { kind }: NotificationKind, persons: readonly string[]): Promise<Map<string, Date>> {
    const { clock, config } = this.#core;
    const held = new Map<string, Date>();
    for (const [person, quiet] of await findQuiet(tx, persons)) {
      const until = quiet.always.includes(kind) ? undefined : quietUntil(quiet, clock.now(), config.timeZone);
      if (until) held.set(person, until);
    }
    return held;
  }

  /** What the kinds are called. */
  labels(): ReadonlyMap<string, Sentence> {
    return new Map([...this.#kinds.values()].map(({ kind, label }) => [kind, label]));
  }

  async #whoSees(tx: Tx, { ref }: NewNotification, persons: readonly string[]): Promise<string[]> {
    if (persons.length === 0) return [];
    const needed = (await this.#parts.links.findAudience(tx, [ref])).get(ref) ?? [];
    if (needed.length === 0) return [];
    const held = await this.#parts.permissions.findTokens(tx, persons);
    return persons.filter((person) => needed.some((token) => held.get(person)?.has(token)));
  }
}
