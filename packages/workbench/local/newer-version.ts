/** The main script of a page of the shell: its name carries a hash of what it holds. */
const mainScript = /<script type="module"[^>]* src="([^"]+)"/;

/** Whether the server hands out another version of the client than the one in this window; no while it does not answer. */
export async function isOutdated(): Promise<boolean> {
  const here = document.querySelector('script[type=module][src]')?.getAttribute('src');
  try {
    const page = await fetch('/', { credentials: 'same-origin', cache: 'no-store' });
    const there = mainScript.exec(await page.text())?.[1];
    return page.ok && there !== undefined && there !== here;
  } catch {
    return false; // no connection: nobody can say
  }
}
