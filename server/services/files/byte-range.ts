/** The part of `size` bytes that a `Range` header asks for: nothing for the whole, `unsatisfiable` for 416. */
export type WantedRange = { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined;

/**
 * Reads a single `bytes` range (RFC 9110 section 14.2). Several ranges and other units are answered with the whole, as
 * the RFC allows.
 */
export function readRange(header: string | undefined, size: number): WantedRange {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return undefined;
  return start >= size ? 'unsatisfiable' : { start, end };
}
