const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** The day (`2026-11-28`) on which a moment falls where the city of the tests lives; near midnight it is not that of UTC. */
export function dayOf(moment: Date): string {
  return format.format(moment);
}

/** The day so many days from now. */
export function dayFromToday(days = 0): string {
  return dayOf(new Date(Date.now() + days * 86_400_000));
}
