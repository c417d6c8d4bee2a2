import type { JsonObject } from '../json.ts';
import type { SyncRequest } from '../sync/sync-request.ts';
import type { News } from './news.ts';
import type { ShownRoom } from './sliding-room.ts';

export interface ExtensionRequest {
  readonly request: SyncRequest;
  readonly options: JsonObject;
  readonly news: News | undefined;
  /** Rooms of this answer. */
  readonly shown: ReadonlyMap<string, ShownRoom>;
  /** Rooms within the lists' ranges, and those that are subscribed to, that one is in. */
  readonly watched: readonly string[];
}

export interface Extension {
  readonly text: string;
  readonly isNews: boolean;
}

/** What an answer holds beside rooms, where the client has enabled it. */
export type ReadExtension = (of: ExtensionRequest) => Promise<Extension | undefined>;
