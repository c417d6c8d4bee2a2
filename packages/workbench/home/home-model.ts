/** By the clock of the device. */
export function greetingAt(moment: Date): 'morning' | 'day' | 'evening' {
  const hour = moment.getHours();
  if (hour < 11) return 'morning';
  return hour < 18 ? 'day' : 'evening';
}

const dayMs = 24 * 60 * 60_000;

/** The week of the calendar (ISO 8601): the one that has the year's first Thursday is the first. */
export function weekOf(moment: Date): number {
  const day = Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  const thursday = new Date(day + (4 - (moment.getDay() || 7)) * dayMs);
  return Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / dayMs + 1) / 7);
}
