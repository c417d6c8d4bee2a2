const key = 'kontor.person';

/** Id of the person who uses this browser and has not said that others do too; nothing where storage is blocked. */
export function rememberedPerson(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberPerson(person: string): void {
  try {
    localStorage.setItem(key, person);
  } catch {
    // Blocked storage: the next start asks the server first.
  }
}

export function forgetPerson(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Blocked storage holds nothing.
  }
}
