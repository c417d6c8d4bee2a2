import { isObject, type Json, type JsonObject } from '../json.ts';
import { creatorsOf, type StateView } from './state-view.ts';

/** Creators of rooms of version 12 and later stand above every level. */
const aboveAll = Number.POSITIVE_INFINITY;

/** Who may do what in a room ("m.room.power_levels"; room version 12, "Room creators have infinite power"). */
export class PowerLevels {
  readonly #content: JsonObject | undefined;
  readonly #creators: readonly string[];
  readonly #creatorsStandAbove: boolean;

  constructor(content: JsonObject | undefined, creators: readonly string[], creatorsStandAbove: boolean) {
    this.#content = content;
    this.#creators = creators;
    this.#creatorsStandAbove = creatorsStandAbove;
  }

  static of(state: StateView): PowerLevels {
    const content = state.find('m.room.power_levels', '')?.content;
    return new PowerLevels(content, creatorsOf(state), state.version.creatorsRule);
  }

  levelOf(userId: string): number {
    if (this.#creatorsStandAbove && this.#creators.includes(userId)) return aboveAll;
    if (!this.#content) return this.#creators.includes(userId) ? 100 : 0;
    return levelIn(this.#content.users, userId) ?? integer(this.#content.users_default) ?? 0;
  }

  toSend(type: string, isState: boolean): number {
    const named = levelIn(this.#content?.events, type);
    if (named !== undefined) return named;
    if (!isState) return integer(this.#content?.events_default) ?? 0;
    return this.#content ? (integer(this.#content.state_default) ?? 50) : 0;
  }

  to(act: 'invite' | 'kick' | 'ban' | 'redact'): number {
    return integer(this.#content?.[act]) ?? (act === 'invite' ? 0 : 50);
  }

  toNotify(whom: string): number {
    return levelIn(this.#content?.notifications, whom) ?? 50;
  }

  may(userId: string, act: 'invite' | 'kick' | 'ban' | 'redact'): boolean {
    return this.levelOf(userId) >= this.to(act);
  }

  maySend(userId: string, type: string, isState: boolean): boolean {
    return this.levelOf(userId) >= this.toSend(type, isState);
  }
}

function levelIn(levels: Json | undefined, name: string): number | undefined {
  return isObject(levels) && Object.hasOwn(levels, name) ? integer(levels[name]) : undefined;
}

function integer(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
