/** Somebody named in a text: the words, which stand in it with `@` before them, and who is meant. */
export interface Mention {
  readonly name: string;
  readonly userId: string;
}
