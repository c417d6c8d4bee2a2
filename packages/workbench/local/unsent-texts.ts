import { nameOfLocalData, type UnsentTexts } from '@kontor/plugin-api/client';
import { listTextsIn } from './plugin-data.ts';

/**
 * Has texts of shared documents sent that wait on this device, whether or not somebody opens them again: whoever wrote in
 * a train and closed the page has it with the others as soon as any page of Kontor is open with a connection. One
 * window does it at a time.
 */
export class UnsentTextSending {
  readonly #person: string;
  readonly #senders: readonly UnsentTexts[];

  constructor(person: string, senders: readonly UnsentTexts[]) {
    this.#person = person;
    this.#senders = senders;
  }

  /** Resolves when all was tried. What does not come through waits for the next time. */
  async send(): Promise<void> {
    for (const { plugin, load } of this.#senders) {
      const database = nameOfLocalData(this.#person, plugin);
      if ((await listTextsIn(database)).length === 0) continue;
      await navigator.locks.request(`${database}-unsent`, { ifAvailable: true }, async (lock) => {
        if (lock) await (await load())(database);
      });
    }
  }
}
