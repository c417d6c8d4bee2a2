import type { ISearchRequestBody, ISearchResponse } from 'matrix-js-sdk/lib/@types/search.js';
import { SearchOrderBy } from 'matrix-js-sdk/lib/@types/search.js';
import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { ChatMessage } from './message.ts';
import { isShown, readMessage } from './message-reader.ts';

export interface FoundMessages {
  readonly messages: readonly ChatMessage[];
  /** How many there are, as far as the homeserver knows. */
  readonly count: number;
  /** The words that were found, for marking them. */
  readonly words: readonly string[];
  /** Gives the next page; absent after the last one. */
  readonly next: string | undefined;
}

/** Messages of a room in which these words stand, the newest first ("Searches", `POST /search`); what is encrypted is not found. */
export async function searchRoom(
  sdk: MatrixClient,
  room: string,
  words: string,
  page?: string,
): Promise<FoundMessages> {
  const body: ISearchRequestBody = {
    search_categories: {
      room_events: {
        search_term: words,
        keys: ['content.body'],
        order_by: SearchOrderBy.Recent,
        filter: { rooms: [room], types: ['m.room.message'], limit: 20 },
      },
    },
  };
  const answer: ISearchResponse = await sdk.search({ body, ...(page !== undefined && { next_batch: page }) });
  const { results = [], count = 0, highlights = [], next_batch: next } = answer.search_categories.room_events;
  const known = sdk.getRoom(room);
  const map = sdk.getEventMapper();
  const events = results.map(({ result }) => map(result)).filter((event) => isShown(event) && !event.isRedacted());
  return {
    messages: known ? events.map((event) => readMessage(known, event, event.getId() ?? '', sdk.getSafeUserId())) : [],
    count,
    words: highlights,
    next,
  };
}
