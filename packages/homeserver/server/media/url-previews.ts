import { forbidden, invalidParam, MatrixError } from '../matrix-error.ts';
import { fetchPage } from '../outgoing/fetch-page.ts';
import { PrivateAddress } from '../outgoing/private-address.ts';
import { readMetadata } from './page-metadata.ts';

export type Preview = Readonly<Record<string, string>>;

const mostKept = 500;
const keptForMs = 60 * 60 * 1000;
const mostBytes = 5 * 1024 * 1024;
/** Pages that are fetched at the same time. */
const mostAtOnce = 20;

/** What links lead to, remembered for an hour. */
export class UrlPreviews {
  readonly #kept = new Map<string, { readonly preview: Promise<Preview>; readonly until: number }>();
  #running = 0;

  /** Throws M_INVALID_PARAM for what is no address, M_FORBIDDEN for one that is not public, M_UNKNOWN where nobody answers. */
  of(address: string, language: string): Promise<Preview> {
    const url = readAddress(address);
    const key = `${language} ${url.href}`;
    const known = this.#kept.get(key);
    if (known && known.until > Date.now()) return known.preview;
    this.#kept.delete(key);
    const preview = this.#fetch(url, language);
    // What failed is asked for again.
    preview.catch(() => this.#kept.delete(key));
    this.#kept.set(key, { preview, until: Date.now() + keptForMs });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return preview;
  }

  async #fetch(url: URL, language: string): Promise<Preview> {
    if (this.#running >= mostAtOnce)
      throw new MatrixError(429, 'M_LIMIT_EXCEEDED', 'Too many pages are being looked at', { retry_after_ms: 2000 });
    this.#running += 1;
    try {
      const page = await fetchPage(url, { mostBytes, wanted: /^(text\/html|application\/xhtml\+xml)\b/i, language });
      return page ? readMetadata(page) : {};
    } catch (failure) {
      if (failure instanceof PrivateAddress) throw forbidden('Only pages in the public internet are looked at');
      throw new MatrixError(502, 'M_UNKNOWN', 'The page could not be read');
    } finally {
      this.#running -= 1;
    }
  }
}

function readAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw invalidParam('This is no address of a page');
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}
