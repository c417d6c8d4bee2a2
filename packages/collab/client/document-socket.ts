/** What y-websocket uses of a websocket. */
export interface DocumentSocket {
  binaryType?: string;
  readonly OPEN: number;
  readonly readyState: number;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: ArrayBuffer | Uint8Array }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  send(frame: Uint8Array): void;
  close(): void;
}

export type DocumentSocketClass = new (url: string) => DocumentSocket;

export const readyStates = { connecting: 0, open: 1, closed: 3 } as const;

/** The connection ended without a word (RFC 6455, 7.4.1); whoever had it comes back. */
export const lostCode = 1006;
