import { invalidParam } from '../matrix-error.ts';

/** A place in the one order of all changes: everything up to `position` has been seen. */
export interface SyncToken {
  readonly position: number;
  /** Of typing, which is not stored and counts anew after a restart. */
  readonly typing: number;
  /** Of presence, where it is on; not stored either. */
  readonly presence?: number | undefined;
  /** Where messages to the device were delivered only up to there, because there were too many for one answer. */
  readonly toDevice?: number | undefined;
}

/** `s<position>_<typing>`, then, where there is one, `_<to-device>` and `_p<presence>`; so are the tokens of `/messages`. */
export function writeToken({ position, typing, presence, toDevice }: SyncToken): string {
  const more = `${toDevice === undefined ? '' : `_${toDevice}`}${presence === undefined ? '' : `_p${presence}`}`;
  return `s${position}_${typing}${more}`;
}

/** Throws M_INVALID_PARAM. */
export function readToken(text: string): SyncToken {
  const [, position, typing, toDevice, presence] =
    /^[st](\d{1,15})(?:_(\d{1,15}))?(?:_(\d{1,15}))?(?:_p(\d{1,15}))?$/.exec(text) ?? [];
  if (position === undefined) throw invalidParam('The token is not one of this server');
  return {
    position: Number(position),
    typing: Number(typing ?? 0),
    ...(toDevice === undefined ? {} : { toDevice: Number(toDevice) }),
    ...(presence === undefined ? {} : { presence: Number(presence) }),
  };
}
