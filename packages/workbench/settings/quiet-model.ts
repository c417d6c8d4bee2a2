/** Every quarter of a day, `00:00` to `23:45`. */
export const allQuarters: readonly string[] = Array.from({ length: 96 }, (_none, at) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(at / 4))}:${two((at % 4) * 15)}`;
});

/** Short names of the days, Monday first. */
export function weekdayNames(language: string): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_none, at) => format.format(new Date(Date.UTC(2024, 0, at + 1))));
}
