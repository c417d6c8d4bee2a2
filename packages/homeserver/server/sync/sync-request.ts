import type { Core } from '../homeserver-core.ts';
import type { Viewer } from '../rooms/client-event.ts';
import type { SyncFilter } from './filter.ts';
import type { SyncToken } from './sync-token.ts';

/** One look at what is there for somebody: everything after `from` up to `until`. */
export interface SyncRequest {
  readonly core: Core;
  readonly viewer: Viewer;
  readonly filter: SyncFilter;
  /** Nothing on a first sync. */
  readonly from: SyncToken | undefined;
  readonly until: SyncToken;
  readonly fullState: boolean;
  readonly useStateAfter: boolean;
  /** Under which name the state stands: clients that ask by the experimental name of MSC4222 look for it there. */
  readonly stateField: 'state' | 'state_after' | 'org.matrix.msc4222.state_after';
}

/** A part of the answer as JSON. */
export interface Section {
  readonly name: string;
  readonly text: string;
  /** Whether it is worth answering a waiting client for. */
  readonly isNews: boolean;
  /** See `SyncToken`. */
  readonly toDevice?: number | undefined;
}

/** One kind of change, outside of rooms: a file in this folder each. */
export type SyncStream = (request: SyncRequest) => Promise<Section | undefined>;

export function objectOf(fields: readonly (readonly [name: string, text: string])[]): string {
  return `{${fields.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

export function eventsOf(texts: readonly string[]): string {
  return `{"events":[${texts.join(',')}]}`;
}
