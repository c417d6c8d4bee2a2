import { invalidParam } from '../matrix-error.ts';

/** A place in the one order of all changes: everything up to `position` has been seen. */
export interface SyncToken {
  readonly position: number;
  /** Of typing, which is not stored and counts anew after a restart. */
  readonly typing: number;
  /** Where messages to the device were delivered only up to there, because there were too many for one answer. */
  readonly toDevice?: number | undefined;
}

/** `s<position>_<typing>` or `s<position>_<typing>_<to-device>`; also the tokens of `/messages` are written so. */
export function writeToken({ position, typing, toDevice }: SyncToken): string {
  return `s${position}_${typing}${toDevice === undefined ? '' : `_${toDevice}`}`;
}

/** Throws M_INVALID_PARAM. */
export function readToken(text: string): SyncToken {
  const [, position, typing, toDevice] = /^[st](\d{1,15})(?:_(\d{1,15}))?(?:_(\d{1,15}))?$/.exec(text) ?? [];
  if (position === undefined) throw invalidParam('The token is not one of this server');
  const token = { position: Number(position), typing: Number(typing ?? 0) };
  return toDevice === undefined ? token : { ...token, toDevice: Number(toDevice) };
}
