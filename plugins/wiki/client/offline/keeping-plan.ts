export interface KeepingState {
  /** As the server lists them. */
  readonly pages: readonly { readonly page: string; readonly stamp: string }[];
  /** What is here, by page. */
  readonly known: ReadonlyMap<string, string>;
  /** Pages that are here in part only. */
  readonly missing: ReadonlySet<string>;
}

/** Which pages have to be fetched, those first that are here as they were, and which have to go. */
export function planKeeping({ pages, known, missing }: KeepingState): { wanted: string[]; gone: string[] } {
  const listed = new Set(pages.map(({ page }) => page));
  const due = pages.filter(({ page, stamp }) => known.get(page) !== stamp || missing.has(page));
  const [here, others] = [due.filter(({ page }) => known.has(page)), due.filter(({ page }) => !known.has(page))];
  return {
    wanted: [...here, ...others].map(({ page }) => page),
    gone: [...known.keys()].filter((page) => !listed.has(page)),
  };
}
