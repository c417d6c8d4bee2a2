import type { CallInputOf, EventDefinition, OutputOf, Route } from '@kontor/schema';
import type { Call } from './call.ts';

/**
 * Brings to this device, in the background, what the person chose to have there without a connection (rules K1 to K5 of
 * docs/specs/offline.md). What they chose are rows of the store `groups` in the database of `useLocalData`.
 */
export interface OfflineKeeper {
  /** The plugin's id, as `useLocalData` is given it. */
  readonly plugin: string;
  /** Events after which something of it may be another. */
  readonly after: readonly EventDefinition[];
  /**
   * Its code comes only where something was chosen. It is called at the start, with the connection, after events, now and
   * then, and after every choice; in one window of a browser, and never twice at a time.
   */
  load(): Promise<(tools: KeepingTools) => Promise<void>>;
}

export interface KeepingTools {
  /** The name of `useLocalData`. */
  readonly database: string;
  readonly call: Call;
  readonly answers: KeptAnswers;
  /**
   * Has exactly these pictures on this device, by their addresses, as far as they fit: what else it kept so goes. Each has an
   * address of its own for ever.
   */
  keepPictures(addresses: readonly string[], signal: AbortSignal): Promise<void>;
  /** Aborted when the window is left or the connection is lost. */
  readonly signal: AbortSignal;
  /** Has views in all windows look again how far it is. */
  tell(): void;
}

/** The answers of GET routes that are here as part of a group: shown without a connection like any that was opened. */
export interface KeptAnswers {
  keep<Called extends Route>(
    group: string,
    route: Called,
    answers: readonly { readonly input: CallInputOf<Called>; readonly answer: OutputOf<Called> }[],
  ): Promise<void>;
  /** Wipes them: the person may not see them any more. */
  forget<Called extends Route>(route: Called, inputs: readonly CallInputOf<Called>[]): Promise<void>;
  /** Which of these are not here. */
  findMissing<Called extends Route>(
    route: Called,
    inputs: readonly CallInputOf<Called>[],
  ): Promise<readonly CallInputOf<Called>[]>;
  /** What is part of other groups is ordinary from now on: what nobody has looked at goes. */
  keepOnly(groups: readonly string[]): Promise<void>;
}

/** What windows tell each other: the person has chosen something, or something has come. */
type KeepingNews = 'chosen' | 'came';

const channelOf = (database: string) => new BroadcastChannel(`${database}-groups`);

/** Calls back with what other views and windows say about the groups of a database; the answer stops that. */
export function hearOfKeeping(database: string, listener: (news: KeepingNews) => void): () => void {
  const channel = channelOf(database);
  channel.onmessage = ({ data }: MessageEvent<KeepingNews>) => listener(data);
  return () => channel.close();
}

/** Says it to all windows, this one too. */
export function tellOfKeeping(database: string, news: KeepingNews): void {
  const channel = channelOf(database);
  channel.postMessage(news);
  channel.close();
}
