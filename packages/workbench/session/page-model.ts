/** The pages before the shell. */
export type EntryPage = 'sign-in' | 'reset' | 'welcome' | 'setup';

/** Which page an address means; any address may show the sign-in, because the server answers with it when nobody is signed in. */
export function entryPageOf(pathname: string, isSetUp: boolean): EntryPage {
  if (pathname === '/setup' || !isSetUp) return 'setup';
  if (pathname === '/welcome') return 'welcome';
  if (pathname === '/password-reset') return 'reset';
  return 'sign-in';
}
