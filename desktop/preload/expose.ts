import type { IpcRenderer } from 'electron';
import { z } from 'zod';
import { type BridgeContract, type BridgeName, envelope, eventChannel, requestChannel } from '../shared/channels.ts';

// It would try to compile functions, which the policy of the pages forbids.
z.config({ jitless: true });

type Listener = (payload: unknown) => void;

/**
 * Makes the object that a page gets: one function for each request and `on` for the events, nothing else. What the
 * page gives and what the main process answers is checked here, too. Nothing of Electron leaves this function.
 */
export function makeBridge(
  ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>,
  name: BridgeName,
  contract: BridgeContract,
) {
  const calls = Object.entries(contract.requests).map(([request, { input, output }]) => [
    request,
    async (given?: unknown) => {
      const sent = input.safeParse(given);
      if (!sent.success) throw new Error(`${request}: input`);
      const answer = envelope.parse(await ipc.invoke(requestChannel(name, request), sent.data));
      if (!answer.ok) throw new Error(`${request}: ${answer.code}`);
      return output.parse(answer.value);
    },
  ]);
  const on = (event: string, listener: Listener) => {
    const schema = Object.hasOwn(contract.events, event) ? contract.events[event] : undefined;
    if (!schema || typeof listener !== 'function') throw new Error(`no event ${String(event).slice(0, 40)}`);
    const pass = (_event: unknown, payload: unknown) => {
      const parsed = schema.safeParse(payload);
      if (parsed.success) listener(parsed.data);
    };
    ipc.on(eventChannel(name, event), pass);
    return () => {
      ipc.removeListener(eventChannel(name, event), pass);
    };
  };
  return Object.freeze({ ...Object.fromEntries(calls), on });
}
