/** So many of the newest are kept in any case. */
const newest = 30;
const hour = 60 * 60_000;
const day = 24 * hour;
/** Of those that are younger than the first, one is kept for each span of the second. */
const spans: readonly (readonly [younger: number, each: number])[] = [
  [7 * day, hour],
  [365 * day, day],
  [Number.POSITIVE_INFINITY, 30 * day],
];
/** Bytes of all automatic versions of a document together. */
const mostBytes = 64 * 1024 * 1024;

export interface KeptVersion {
  readonly id: number;
  readonly at: Date;
  readonly bytes: number;
  /** It has a label, and is kept for good. */
  readonly isNamed: boolean;
}

/** Which automatic versions go, so that a document's stay bounded (C22). The versions are given newest first. */
export function thinVersions(versions: readonly KeptVersion[], now: Date): readonly number[] {
  const taken = new Set<string>();
  let bytes = 0;
  return versions
    .filter(({ isNamed }) => !isNamed)
    .filter((version, index) => {
      const slot = slotOf(version.at, now);
      const isOneTooMany = index >= newest && taken.has(slot);
      taken.add(slot);
      if (isOneTooMany) return true;
      bytes += version.bytes;
      return index > 0 && bytes > mostBytes;
    })
    .map(({ id }) => id);
}

function slotOf(at: Date, now: Date): string {
  const age = now.getTime() - at.getTime();
  const each = spans.find(([younger]) => age < younger)?.[1] ?? day;
  return `${each}:${Math.floor(at.getTime() / each)}`;
}
