import { z } from 'zod';

const latest = z.object({
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  page: z.url({ protocol: /^https$/ }).max(500),
});
export type Latest = z.infer<typeof latest>;

/**
 * Asks the address that the IT department gave whether there is a newer version. Sends nothing but the request itself;
 * whatever goes wrong counts as "no". Nothing is ever downloaded or installed.
 */
export async function findNewerVersion(
  fetch: typeof globalThis.fetch,
  address: string,
  own: string,
): Promise<Latest | null> {
  try {
    const answer = await fetch(address, {
      credentials: 'omit',
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
    });
    const text = answer.ok ? (await answer.text()).slice(0, 10_000) : '';
    const found = latest.safeParse(JSON.parse(text));
    return found.success && isNewer(found.data.version, own) ? found.data : null;
  } catch {
    return null;
  }
}

/** Compares by number, part by part. */
export function isNewer(version: string, own: string): boolean {
  const [one, other] = [version, own].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (const [index, part] of (one ?? []).entries()) {
    const mine = other?.[index] ?? 0;
    if (part !== mine) return part > mine;
  }
  return false;
}
