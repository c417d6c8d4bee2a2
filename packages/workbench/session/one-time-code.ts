/** The code in the fragment of a one-time link (`#code=…`), which is never sent to a server by itself. */
export function codeInFragment(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, '')).get('code')?.trim() ?? '';
}
