/** JSON of an answer; tests look into it with `expect`. */
// biome-ignore lint/suspicious/noExplicitAny: answers are data of the server under test, which the tests judge.
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}
