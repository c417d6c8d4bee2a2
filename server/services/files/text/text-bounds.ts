/** What is read of one file at most; whatever needs more has no text, or the text up to there. */
export const textBounds = {
  /** Bytes of a file. */
  fileBytes: 64 * 1024 * 1024,
  /** Characters of its text; also as much as a page is found by. */
  characters: 200_000,
  /** Parts of an archive that are looked at. */
  entries: 10_000,
  /** Bytes of an archive as they are unpacked, one after the other. */
  unpackedBytes: 256 * 1024 * 1024,
  /** Elements within elements. */
  depth: 500,
  pages: 2_000,
  milliseconds: 20_000,
  /** Of the thread: objects on its heap, and what lies beside it, such as unpacked streams. */
  heapMegabytes: 256,
  bufferBytes: 384 * 1024 * 1024,
} as const;
