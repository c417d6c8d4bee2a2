/** Where a key moves the active row of a list; `page` is the number of rows in view. */
export interface ListMovement {
  readonly key: string;
  /** The active row, -1 for none. */
  readonly index: number;
  readonly count: number;
  readonly page: number;
}

/** The row that becomes active (WAI-ARIA listbox pattern), or nothing when the key does not move. */
export function moveInList({ key, index, count, page }: ListMovement): number | undefined {
  if (count === 0) return undefined;
  const within = (target: number) => Math.max(0, Math.min(count - 1, target));
  switch (key) {
    case 'ArrowDown':
      return within(index + 1);
    case 'ArrowUp':
      return index < 0 ? count - 1 : within(index - 1);
    case 'PageDown':
      return within(index + Math.max(1, page - 1));
    case 'PageUp':
      return within(index - Math.max(1, page - 1));
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** The next row from `index` on, around the end, whose text begins with what was typed; nothing when none does. */
export function findByPrefix(
  texts: { at(index: number): string; count: number },
  index: number,
  typed: string,
): number | undefined {
  const wanted = typed.toLocaleLowerCase();
  for (let step = 0; step < texts.count; step += 1) {
    const candidate = (Math.max(0, index) + step) % texts.count;
    if (texts.at(candidate).toLocaleLowerCase().startsWith(wanted)) return candidate;
  }
  return undefined;
}
