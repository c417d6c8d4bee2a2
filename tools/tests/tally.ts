/** What a suite came to; each failed test by its full name. */
export interface Tally {
  passed: number;
  skipped: number;
  readonly failed: string[];
}

export function addUp(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    skipped: tallies.reduce((sum, { skipped }) => sum + skipped, 0),
    failed: tallies.flatMap(({ failed }) => failed),
  };
}

/** The closing line, and before it every failed test, so that nobody has to search for them. */
export function closing({ passed, failed, skipped }: Tally): string {
  const names = failed.length > 0 ? ['', 'Failed:', ...failed.map((name) => `  ✗ ${name}`), ''] : [''];
  return [...names, `${passed} passed, ${failed.length} failed, ${skipped} skipped`].join('\n');
}
