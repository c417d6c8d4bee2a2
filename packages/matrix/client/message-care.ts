import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { captionContent } from './captions.ts';

/** What is done about messages that are there already. */
export class MessageCare {
  readonly #sdk: MatrixClient;

  constructor(sdk: MatrixClient) {
    this.#sdk = sdk;
  }

  /** Says what is in a file of the person's own, or with an empty text nothing any more. */
  async writeCaption(room: string, message: string, text: string): Promise<void> {
    await this.#sdk.sendMessage(room, null, captionContent(this.#sdk, { room, message, text }));
  }

  /** Tells whoever runs the homeserver that something is wrong with a message. */
  async report(room: string, message: string, reason: string): Promise<void> {
    await this.#sdk.reportEvent(room, message, -100, reason);
  }
}
