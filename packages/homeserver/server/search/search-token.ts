import { isObject } from '../json.ts';
import { invalidParam } from '../matrix-error.ts';

/** Where the next page of a search begins, and the one group it is of, if it is of one. */
export interface SearchToken {
  /** Only what is before this position. */
  readonly before: number;
  readonly skip: number;
  readonly group?: readonly [key: 'room_id' | 'sender', value: string] | undefined;
}

export const firstPage: SearchToken = { before: Number.MAX_SAFE_INTEGER, skip: 0 };

export function writeSearchToken({ before, skip, group }: SearchToken): string {
  return Buffer.from(JSON.stringify({ before, skip, group })).toString('base64url');
}

/** Throws M_INVALID_PARAM. */
export function readSearchToken(text: string): SearchToken {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (isObject(value) && isPlace(value.before) && isPlace(value.skip)) {
      const { before, skip, group } = value;
      if (group === undefined) return { before, skip };
      const [key, name] = Array.isArray(group) ? group : [];
      if ((key === 'room_id' || key === 'sender') && typeof name === 'string')
        return { before, skip, group: [key, name] };
    }
  } catch {
    // Told below, like everything that is no token.
  }
  throw invalidParam('The token is not one of this server');
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
