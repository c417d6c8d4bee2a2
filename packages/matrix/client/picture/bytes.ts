export type Bytes = Uint8Array<ArrayBuffer>;

/** What was read is no picture of this kind, or ends too early. */
export class BrokenPicture extends Error {}

/** Whether the letters stand at this place. */
export function hasLetters(bytes: Uint8Array, letters: string, at = 0): boolean {
  return at + letters.length <= bytes.length && lettersAt(bytes, at, letters.length) === letters;
}

export function lettersAt(bytes: Uint8Array, at: number, count: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + count));
}

export function bytesOf(letters: string): Bytes {
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

/** The bytes from `at` to `end`; throws `BrokenPicture` where there are fewer. */
export function slice(bytes: Bytes, at: number, end: number): Bytes {
  if (end > bytes.length || end < at) throw new BrokenPicture();
  return bytes.subarray(at, end);
}

export function join(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function numberOf(bytes: Uint8Array, at: number, isLittle = false): number {
  if (at + 4 > bytes.length) throw new BrokenPicture();
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, isLittle);
}

export function fourBytes(value: number, isLittle = false): Bytes {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value, isLittle);
  return new Uint8Array(view.buffer);
}
