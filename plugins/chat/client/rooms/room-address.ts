/** The address of a room, or of a thread in it. */
export function roomAddress(room: string, thread?: string): string {
  const base = `/chat/${encodeURIComponent(room)}`;
  return thread === undefined ? base : `${base}?thread=${encodeURIComponent(thread)}`;
}
