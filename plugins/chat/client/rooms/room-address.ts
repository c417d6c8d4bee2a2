/** The address of a room, or of a thread in it. */
export function roomAddress(room: string, thread?: string): string {
  return withThread(`/chat/${encodeURIComponent(room)}`, thread);
}

/** The address of a message in a room, or in a thread; the message with which a thread began is one of the room. */
export function messageAddress(room: string, message: string, thread?: string): string {
  if (thread === message) return messageAddress(room, message);
  return withThread(`/chat/${encodeURIComponent(room)}/${encodeURIComponent(message)}`, thread);
}

function withThread(base: string, thread: string | undefined): string {
  return thread === undefined ? base : `${base}?thread=${encodeURIComponent(thread)}`;
}
