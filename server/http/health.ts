import type { ComponentState, Health } from '../core.ts';

const checkTimeoutMs = 3000;

export interface HealthRegistry extends Health {
  check(): Promise<Record<string, ComponentState>>;
}

/** Collects what can be well or ill. A check that throws or takes more than three seconds counts as ill. */
export function createHealth(): HealthRegistry {
  const checks = new Map<string, () => Promise<ComponentState>>();
  return {
    add: (name, check) => checks.set(name, check),
    async check() {
      const states = await Promise.all(
        [...checks].map(async ([name, check]) => [name, await checkInTime(check)] as const),
      );
      return Object.fromEntries(states);
    },
  };
}

async function checkInTime(check: () => Promise<ComponentState>): Promise<ComponentState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ComponentState>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: 'no answer within 3 s' }), checkTimeoutMs);
  });
  const checked = check().catch((failure: unknown) => ({
    ok: false,
    detail: failure instanceof Error ? failure.message : String(failure),
  }));
  const state = await Promise.race([checked, late]);
  clearTimeout(timer);
  return state;
}
