/** Its object: the places that are free, or the own sign-up; null where more has changed, or it is somebody else's. */
interface GatheringEvent {
  readonly payload: { readonly gathering: string };
  readonly object: Readonly<Record<string, unknown>> | null;
}

/**
 * A gathering, or its line in a list, after something happened; undefined where the event alone cannot tell. What comes
 * with an event are fields of it as they are now (`plugin.ts` of the server), so twice changes nothing more.
 */
export function foldGathering<Copy extends { readonly id: string }>(
  copy: Copy,
  { payload, object }: GatheringEvent,
): Copy | undefined {
  if (payload.gathering !== copy.id) return copy;
  return object ? { ...copy, ...object } : undefined;
}
