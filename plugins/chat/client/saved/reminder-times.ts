/** At this hour a day of work begins for reminders. */
const morning = 8;
const hourMs = 3_600_000;

/** Moments that are offered, by this device's clock and time zone. */
export function reminderTimes(now: Date): Readonly<Record<'inAnHour' | 'tomorrow' | 'nextWeek', Date>> {
  // Sunday is 0: the next Monday is one to seven days away.
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return {
    inAnHour: new Date(now.getTime() + hourMs),
    tomorrow: morningIn(now, 1),
    nextWeek: morningIn(now, untilMonday),
  };
}

/** The morning of a day; nothing for what is no day. */
export function morningOf(day: string): Date | undefined {
  const at = new Date(`${day}T${String(morning).padStart(2, '0')}:00:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function morningIn(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
}
