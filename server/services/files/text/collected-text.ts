import { textBounds } from './text-bounds.ts';

/** Thrown by `CollectedText` when there is enough. */
export class EnoughText extends Error {}

/** The words of a file, part by part, up to the bound. */
export class CollectedText {
  #parts: string[] = [];
  #length = 0;

  /** Throws `EnoughText` when no more is taken. */
  add(part: string): void {
    const rest = textBounds.characters - this.#length;
    this.#parts.push(part.slice(0, rest));
    this.#length += part.length;
    if (this.#length >= textBounds.characters) throw new EnoughText();
  }

  /** Storable, without control characters, with single spaces. */
  toString(): string {
    return (
      this.#parts
        .join('')
        .toWellFormed()
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has.
        .replace(/[\u0000-\u0008\u000e-\u001f\u00ad]/g, '')
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n[\n ]*/g, '\n')
        .trim()
    );
  }
}
