/** What the server says of a component, as a text of `system-messages.ts` with its values. */
export type SystemDetail =
  | { readonly text: 'detail.embedded' | 'detail.external' | 'detail.noEngine' }
  | { readonly text: 'detail.ownMatrix' | 'detail.otherMatrix' | 'detail.off' }
  | { readonly text: 'detail.events'; readonly values: { readonly waiting: number; readonly failed: number } }
  | { readonly text: 'detail.jobs' | 'detail.builtIn' | 'detail.engine'; readonly values: { readonly count: number } }
  | { readonly text: 'detail.mailbox' | 'detail.noMailbox' | 'detail.connecting' }
  | { readonly text: 'detail.listening'; readonly values: { readonly port: string } }
  | { readonly text: 'detail.noAnswer'; readonly values: { readonly seconds: number } };

type Numbers = readonly number[];

/** The server writes its details for its log, in English and in these words. */
const sentences: readonly { readonly pattern: RegExp; readonly read: (numbers: Numbers) => SystemDetail }[] = [
  { pattern: /^embedded PostgreSQL$/, read: () => ({ text: 'detail.embedded' }) },
  { pattern: /^external PostgreSQL$/, read: () => ({ text: 'detail.external' }) },
  {
    pattern: /^(\d+) unstamped, slowest handler (\d+) behind, (\d+) failed$/,
    read: ([unstamped = 0, behind = 0, failed = 0]) => ({
      text: 'detail.events',
      values: { waiting: unstamped + behind, failed },
    }),
  },
  {
    // Which of them failed stands in the table of jobs.
    pattern: /^(\d+) waiting or running(?:, failed in the last days: .+)?$/,
    read: ([count = 0]) => ({ text: 'detail.jobs', values: { count } }),
  },
  {
    pattern: /^(?:built-in: )?built-in, (\d+) documents, \d+ terms$/,
    read: ([count = 0]) => ({ text: 'detail.builtIn', values: { count } }),
  },
  {
    pattern: /^(?:Meilisearch: )?Meilisearch, (\d+) documents$/,
    read: ([count = 0]) => ({ text: 'detail.engine', values: { count } }),
  },
  { pattern: /^(?:Meilisearch: )?Meilisearch does not answer$/, read: () => ({ text: 'detail.noEngine' }) },
  { pattern: /^embedded, \S+$/, read: () => ({ text: 'detail.ownMatrix' }) },
  { pattern: /^external, \S+$/, read: () => ({ text: 'detail.otherMatrix' }) },
  { pattern: /^reading a mailbox$/, read: () => ({ text: 'detail.mailbox' }) },
  { pattern: /^the mailbox cannot be read$/, read: () => ({ text: 'detail.noMailbox' }) },
  { pattern: /^connecting$/, read: () => ({ text: 'detail.connecting' }) },
  {
    pattern: /^listening on port (\d+)$/,
    read: ([port = 0]) => ({ text: 'detail.listening', values: { port: String(port) } }),
  },
  { pattern: /^off$/, read: () => ({ text: 'detail.off' }) },
  {
    pattern: /^no answer within (\d+) s$/,
    read: ([seconds = 0]) => ({ text: 'detail.noAnswer', values: { seconds } }),
  },
];

/** Nothing for what is not foreseen, such as the message of a failure: that is shown as it is. */
export function readDetail(detail: string): SystemDetail | undefined {
  for (const { pattern, read } of sentences) {
    const found = pattern.exec(detail);
    if (found) return read(found.slice(1).map(Number));
  }
  return undefined;
}
