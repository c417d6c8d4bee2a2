import type { usePlace } from '@kontor/plugin-api/client';

/** A task opened beside what is on the screen, which stays as it is. */
export function beside({ path, search }: Pick<ReturnType<typeof usePlace>, 'path' | 'search'>, task: string): string {
  return `${path}?${new URLSearchParams({ ...search, task })}`;
}
