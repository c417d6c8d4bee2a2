/** Every quarter of a day, `00:00` to `23:45`. */
export const allQuarters: readonly string[] = Array.from({ length: 96 }, (_none, at) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(at / 4))}:${two((at % 4) * 15)}`;
});

/** Every full hour, `0` as `00:00`. */
export const hoursOfDay: readonly { readonly id: string; readonly label: string }[] = Array.from(
  { length: 24 },
  (_none, hour) => ({ id: String(hour), label: `${String(hour).padStart(2, '0')}:00` }),
);

/** Names of the days, Monday first. */
export function weekdayNames(language: string, length: 'short' | 'long' = 'short'): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_none, at) => format.format(new Date(Date.UTC(2024, 0, at + 1))));
}
