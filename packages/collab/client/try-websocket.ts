import type { DocumentSocket, DocumentSocketClass } from './document-socket.ts';

/** On the slowest line that is usable a websocket opens within this time; a proxy that swallows it never answers. */
const openWithinMs = 5_000;

/** Calls back with an open websocket, or with nothing where none gets through; the answer ends the attempt. */
export function tryWebsocket(
  Socket: DocumentSocketClass,
  url: string,
  settled: (socket: DocumentSocket | undefined) => void,
): () => void {
  const socket = new Socket(url);
  socket.binaryType = 'arraybuffer';
  const release = () => {
    clearTimeout(timer);
    socket.onopen = null;
    socket.onclose = null;
    // In Node an error without a listener ends the process.
    socket.onerror = () => undefined;
  };
  const fail = () => {
    release();
    socket.close();
    settled(undefined);
  };
  const timer = setTimeout(fail, openWithinMs);
  socket.onclose = fail;
  socket.onerror = fail;
  socket.onopen = () => {
    release();
    settled(socket);
  };
  return () => {
    release();
    socket.close();
  };
}
