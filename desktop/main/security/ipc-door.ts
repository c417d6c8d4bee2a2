import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import type { BridgeContract, BridgeName, Envelope } from '../../shared/channels.ts';
import { requestChannel } from '../../shared/channels.ts';
import { originOf } from '../origins.ts';

/** Who asks, as far as it was proven: by the page's process, its frame and the origin that this frame shows now. */
export interface Sender {
  readonly contentsId: number;
  readonly origin: string;
}

/** One function for each request of a bridge; what it gets and gives is checked by the contract. */
export type Handlers<Contract extends BridgeContract, Caller> = {
  readonly [Name in keyof Contract['requests']]: (
    input: z.output<Contract['requests'][Name]['input']>,
    caller: Caller,
  ) => z.input<Contract['requests'][Name]['output']> | Promise<z.input<Contract['requests'][Name]['output']>>;
};

export interface Door<Contract extends BridgeContract, Caller> {
  readonly ipc: Pick<IpcMain, 'handle'>;
  readonly bridge: BridgeName;
  readonly contract: Contract;
  /** Whom the shell knows under this process and origin; undefined refuses. */
  recognise(sender: Sender): Caller | undefined;
  readonly handlers: Handlers<Contract, Caller>;
  /** Told of what went wrong inside, by the name of the request alone. */
  failed(request: string, failure: unknown): void;
}

/**
 * Opens the channels of a bridge. Only the main frame of a page that `recognise` knows is answered: a frame inside it,
 * a page that has gone elsewhere, or one without a frame gets `forbidden`, whatever it sends.
 */
export function openDoor<Contract extends BridgeContract, Caller>(door: Door<Contract, Caller>): void {
  for (const [name, { input, output }] of Object.entries(door.contract.requests)) {
    // The mapped type has a handler for exactly these names; going through them by name loses that.
    const handler = door.handlers[name] as (input: unknown, caller: Caller) => unknown;
    door.ipc.handle(requestChannel(door.bridge, name), async (event, given: unknown): Promise<Envelope> => {
      const sender = senderOf(event);
      const caller = sender && door.recognise(sender);
      if (!caller) return { ok: false, code: 'forbidden' };
      const parsed = input.safeParse(given);
      if (!parsed.success) return { ok: false, code: 'input' };
      try {
        return { ok: true, value: output.parse(await handler(parsed.data, caller)) };
      } catch (failure) {
        door.failed(name, failure);
        return { ok: false, code: 'failed' };
      }
    });
  }
}

function senderOf({ sender, senderFrame }: IpcMainInvokeEvent): Sender | null {
  // Null once the frame has gone; `parent` is null only for the main frame.
  if (!senderFrame || senderFrame.parent !== null) return null;
  const origin = originOf(senderFrame.url);
  return origin === null ? null : { contentsId: sender.id, origin };
}
