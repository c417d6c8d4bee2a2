import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Frames that travel together over HTTP where no websocket gets through (C29), in either direction. */
export interface Piece {
  readonly frames: readonly Uint8Array[];
  /** The connection is closed after these frames, with this code. */
  readonly closeCode: number | undefined;
}

/** Frames of one piece at most: many tiny ones cost more than their bytes. */
const mostFrames = 1_000;

/** The code of closing, 0 without it, and then each frame with its length before it. */
export function encodePiece({ frames, closeCode = 0 }: Piece): Uint8Array<ArrayBuffer> {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, closeCode);
    for (const frame of frames) encoding.writeVarUint8Array(encoder, frame);
  });
}

/** Nothing when the bytes are no piece, or too many frames. */
export function decodePiece(bytes: Uint8Array): Piece | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const closeCode = decoding.readVarUint(decoder) || undefined;
    const frames: Uint8Array[] = [];
    while (decoding.hasContent(decoder) && frames.length < mostFrames) {
      frames.push(decoding.readVarUint8Array(decoder));
    }
    return decoding.hasContent(decoder) ? undefined : { frames, closeCode };
  } catch {
    // It ends too early, or a length in it is none.
    return undefined;
  }
}

/** The first of the frames that leave together: so many that they stay below `bytes`, but one at least. */
export function takeFirst(frames: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let size = 0;
  const end = frames.findIndex((frame, index) => {
    size += frame.length;
    return index > 0 && size > bytes;
  });
  return frames.slice(0, Math.min(end < 0 ? frames.length : end, mostFrames));
}
