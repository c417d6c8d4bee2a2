/** A place that somebody opened, as they will recognise it. */
export interface RecentPlace {
  readonly path: string;
  readonly title: string;
  /** Milliseconds. */
  readonly at: number;
}

const most = 12;
const keptMs = 30 * 24 * 60 * 60_000;

/** Pages of settings and the like are found by their names; what counts are people, spaces, offices, pages. */
const notPlaces = /^\/(settings|administration|legal)(\/|$)/;

/** Whether an address is of one thing, and not of a list or a page of the frame. */
export function isPlace(path: string, params: Readonly<Record<string, string>>): boolean {
  return !notPlaces.test(path) && Object.values(params).some((value) => value !== '');
}

/** The places after one was opened: it comes first, once; old ones go. */
export function withVisit(places: readonly RecentPlace[], visit: RecentPlace): RecentPlace[] {
  const others = places.filter(({ path, at }) => path !== visit.path && visit.at - at < keptMs);
  return [visit, ...others].slice(0, most);
}

/** What was kept, as far as it can be read and is not too old. */
export function readPlaces(kept: unknown, person: string, now: number): RecentPlace[] {
  if (typeof kept !== 'object' || kept === null || !('person' in kept) || kept.person !== person) return [];
  if (!('places' in kept) || !Array.isArray(kept.places)) return [];
  return kept.places.filter((place) => isRecentPlace(place) && now - place.at < keptMs).slice(0, most);
}

function isRecentPlace(value: unknown): value is RecentPlace {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    /^\/(?!\/)/.test(value.path) &&
    'title' in value &&
    typeof value.title === 'string' &&
    'at' in value &&
    typeof value.at === 'number'
  );
}
