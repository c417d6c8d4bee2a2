import type { Registry } from '@kontor/plugin-api/client';

/**
 * Begins to fetch the code of the screen that the address asks for, while the server is still asked who is here. Resolves
 * when it is no longer on its way.
 */
export async function prepareScreen({ routes }: Registry, path: string): Promise<void> {
  const asked = path.split('/').filter(Boolean);
  const route = routes.find(({ path: pattern }) => {
    const parts = pattern.split('/').filter(Boolean);
    const least = parts.filter((part) => !part.startsWith('{-')).length;
    return (
      asked.length >= least &&
      asked.length <= parts.length &&
      asked.every((part, index) => part === parts[index] || /^(\{-)?\$/.test(parts[index] ?? ''))
    );
  });
  // Whether it comes is the router's business, which asks for it again.
  await route?.load().catch(() => undefined);
}
