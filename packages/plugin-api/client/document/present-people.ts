export interface Present {
  readonly id: string;
  readonly name: string;
}

/** Pure: everybody but oneself, each once however many windows they have. */
export function listPresent(states: ReadonlyMap<number, unknown>, own: string): Present[] {
  const people = new Map<string, Present>();
  for (const state of states.values()) {
    const { user } = state as { user?: { id?: unknown; name?: unknown } }; // as the server writes it (C13)
    if (typeof user?.id === 'string' && typeof user.name === 'string' && user.id !== own)
      people.set(user.id, { id: user.id, name: user.name });
  }
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name, 'de'));
}
