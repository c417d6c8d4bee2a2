import { invalidParam } from '../matrix-error.ts';

/** A place in the one order of all changes: everything up to `position` has been seen. */
export interface SyncToken {
  readonly position: number;
  /** Of typing, which is not stored and counts anew after a restart. */
  readonly typing: number;
}

/** `s<position>_<typing>`; also the tokens of `/messages` are written so. */
export function writeToken({ position, typing }: SyncToken): string {
  return `s${position}_${typing}`;
}

/** Throws M_INVALID_PARAM. */
export function readToken(text: string): SyncToken {
  const [, position, typing] = /^[st](\d{1,15})(?:_(\d{1,15}))?$/.exec(text) ?? [];
  if (position === undefined) throw invalidParam('The token is not one of this server');
  return { position: Number(position), typing: Number(typing ?? 0) };
}
