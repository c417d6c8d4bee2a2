import { z } from 'zod';

const roomEvent = z.object({
  type: z.string(),
  event_id: z.string(),
  room_id: z.string(),
  sender: z.string(),
  origin_server_ts: z.number(),
  state_key: z.string().optional(),
  content: z.record(z.string(), z.unknown()),
});

/** An event of a room, as a homeserver pushes it. */
export type PushedEvent = z.output<typeof roomEvent>;

/** The body of `PUT /_matrix/app/v1/transactions/{txnId}` ("Pushing events"). What is no event of a room is passed by. */
export const transaction = z.object({
  events: z.array(z.unknown()).transform((events) => events.flatMap((event) => roomEvent.safeParse(event).data ?? [])),
});
