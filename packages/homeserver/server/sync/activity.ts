import type { Output } from '../rooms/output-log.ts';

/** Who is remembered; everybody else comes after them. */
const mostPeople = 2_000;

/** Who has said or read something lately. Only for the order in which people are told, and nobody is told of it. */
export class Activity {
  /** The latest at the end. */
  readonly #people = new Map<string, number>();
  #count = 0;

  note(output: Output): void {
    const userId =
      output.kind === 'event' ? output.event.sender : output.kind === 'receipt' ? output.userId : undefined;
    if (userId === undefined) return;
    this.#count += 1;
    this.#people.delete(userId);
    this.#people.set(userId, this.#count);
    const [oldest] = this.#people.keys();
    if (this.#people.size > mostPeople && oldest !== undefined) this.#people.delete(oldest);
  }

  latestFirst(userIds: readonly string[]): readonly string[] {
    const at = (userId: string) => this.#people.get(userId) ?? 0;
    return [...userIds].sort((one, other) => at(other) - at(one));
  }
}
