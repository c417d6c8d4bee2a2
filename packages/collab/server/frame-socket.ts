/** What a connection needs of a websocket, and what stands in for one where none gets through has, too. */
export interface FrameSocket {
  readonly OPEN: number;
  readonly readyState: number;
  /** Bytes that were sent and have not left yet. */
  readonly bufferedAmount: number;
  on(event: 'message', heard: (frame: Buffer, isBinary: boolean) => void): unknown;
  on(event: 'pong' | 'close' | 'error', happened: () => void): unknown;
  send(frame: Uint8Array): void;
  /** Asks for a sign of life: `pong`. */
  ping(): void;
  /** Nothing more is read. */
  pause(): void;
  resume(): void;
  close(code: number): void;
  /** Without a word, as there is nobody to hear it. */
  terminate(): void;
}
