/** At these hours a morning and an afternoon of work begin. */
const [morning, afternoon] = [8, 15] as const;
const hourMs = 3_600_000;

type LaterName = 'inAnHour' | 'afternoon' | 'tomorrow';

/** Moments that are offered, by this device's clock and time zone; the afternoon as long as it is some way off. */
export function laterTimes(now: Date): readonly { readonly name: LaterName; readonly at: Date }[] {
  const inAnHour = new Date(now.getTime() + hourMs);
  const today = atHour(now, 0, afternoon);
  return [
    { name: 'inAnHour', at: inAnHour },
    ...(today > inAnHour ? [{ name: 'afternoon', at: today } as const] : []),
    { name: 'tomorrow', at: atHour(now, 1, morning) },
  ];
}

/** `08:30` on a day (`2026-12-24`); nothing for what is no moment. */
export function momentOf(day: string, time: string): Date | undefined {
  const at = new Date(`${day}T${time}:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** The times of a day that are offered: each half hour. */
export const halfHours: readonly string[] = Array.from({ length: 48 }, (_none, at) => {
  return `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`;
});

function atHour(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}
