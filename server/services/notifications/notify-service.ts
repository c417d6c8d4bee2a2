import { parseRef, type Ref, type Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type {
  AudienceToken,
  Links,
  NewNotification,
  NotificationKind,
  Notifications,
  Permissions,
  WithdrawnNotifications,
} from '@kontor/plugin-api/server';
import { inboxChanged, notificationNotFound } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { InPlaceService } from './in-place-service.ts';
import { settleInPlaceOf } from './in-place-store.ts';
import { insertEntries, settleEntries, withdrawEntries } from './notification-store.ts';
import { findHeldUntil } from './quiet-service.ts';
import type { ReachService } from './reach-service.ts';
import { findChoices, findChoicesOf, setChoice } from './setting-store.ts';
import { findLevels } from './space-choice-store.ts';

export interface NotificationParts {
  readonly permissions: Pick<Permissions, 'findTokens'>;
  readonly links: Pick<Links, 'findAudience' | 'findCards'>;
  readonly reach: Pick<ReachService, 'plan'>;
  readonly inPlace: () => Pick<InPlaceService, 'route' | 'announce'>;
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
    const tokens = (await this.#parts.links.findAudience(tx, [notification.ref])).get(notification.ref) ?? [];
    const space = notification.space ?? spaceOf(notification.ref, tokens);
    const persons = await this.#whoSees(tx, tokens, await this.#whoListens(tx, kind, space, wanting));
    if (persons.length === 0) return;
    const { ref, text, dedupeKey, causedBy, replyTo, renews = false } = notification;
    const createdAt = this.#core.clock.now();
    const { timeZone } = this.#core.config;
    const heldUntil = await findHeldUntil(tx, kind.kind, persons, { now: createdAt, timeZone });
    const entries = {
      persons,
      heldUntil,
      kind: kind.kind,
      ref,
      text,
      dedupeKey,
      createdAt,
      causedBy,
      replyTo,
      renews,
      space,
    };
    const added = await insertEntries(tx, entries);
    await this.#parts.reach.plan(
      tx,
      added.filter(({ person }) => !heldUntil.has(person)),
    );
    const items = added.map(({ id, person }) => ({
      payload: { person, notifications: [id] },
      audience: { persons: [person] },
    }));
    await this.#core.events.appendMany(tx, inboxChanged, items, { actor: undefined });
    if (kind.reachesSubstitute) await this.#parts.inPlace().route(tx, added);
  }

  async settle(
    tx: Tx,
    { person, ref, kinds }: { readonly person: string; readonly ref: Ref; readonly kinds: readonly string[] },
  ): Promise<void> {
    await this.#parts.inPlace().announce(tx, await settleInPlaceOf(tx, { person, ref, kinds }));
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

  async listSettings(tx: Tx, person: string): Promise<KindSetting[]> {
    const choices = await findChoicesOf(tx, person);
    return [...this.#kinds.values()].map(({ kind, label, on }) => {
      const choice = choices.get(kind);
      return { kind, label, on: choice?.on ?? on, push: choice?.push ?? true, mail: choice?.mail ?? false };
    });
  }

  async setSetting(tx: Tx, person: string, setting: Parameters<typeof setChoice>[2]): Promise<void> {
    if (!this.#kinds.has(setting.kind)) throw notificationNotFound();
    await setChoice(tx, person, setting);
  }

  async #whoWants(tx: Tx, kind: NotificationKind, persons: readonly string[]): Promise<string[]> {
    if (persons.length === 0) return [];
    const choices = await findChoices(tx, kind.kind, persons);
    return persons.filter((person) => choices.get(person)?.on ?? kind.on);
  }

  /** Who wants nothing from the space, or only what is meant for themselves, is left out. */
  async #whoListens(
    tx: Tx,
    { personal }: NotificationKind,
    space: string | null,
    persons: readonly string[],
  ): Promise<readonly string[]> {
    if (space === null || persons.length === 0) return persons;
    const levels = await findLevels(tx, space, persons);
    return persons.filter((person) => {
      const level = levels.get(person) ?? 'all';
      return level === 'all' || (level === 'mentions' && personal === true);
    });
  }

  /** Kinds that reach who stands in. */
  substituteKinds(): string[] {
    return [...this.#kinds.values()].flatMap(({ kind, reachesSubstitute }) => (reachesSubstitute ? [kind] : []));
  }

  /** What the kinds are called. */
  labels(): ReadonlyMap<string, Sentence> {
    return new Map([...this.#kinds.values()].map(({ kind, label }) => [kind, label]));
  }

  async #whoSees(tx: Tx, needed: readonly AudienceToken[], persons: readonly string[]): Promise<string[]> {
    if (persons.length === 0 || needed.length === 0) return [];
    const held = await this.#parts.permissions.findTokens(tx, persons);
    return persons.filter((person) => needed.some((token) => held.get(person)?.has(token)));
  }
}

export interface KindSetting {
  readonly kind: string;
  readonly label: Sentence;
  readonly on: boolean;
  readonly push: boolean;
  readonly mail: boolean;
}

/** The space that an object is or lies in, as far as its audience tells. */
function spaceOf(ref: Ref, tokens: readonly AudienceToken[]): string | null {
  const { module, noun, id } = parseRef(ref) ?? {};
  if (module === 'spaces' && noun === 'space' && id !== undefined) return id;
  const spaces = tokens.flatMap((token) => (token.startsWith('space:') ? [token.slice('space:'.length)] : []));
  return spaces.length === 1 ? (spaces[0] ?? null) : null;
}
