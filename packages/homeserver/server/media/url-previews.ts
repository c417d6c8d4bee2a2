import { forbidden, invalidParam, MatrixError } from '../matrix-error.ts';
import { type FetchOptions, fetchPage } from '../outgoing/fetch-page.ts';
import { PrivateAddress } from '../outgoing/private-address.ts';
import { readMetadata } from './page-metadata.ts';
import type { PreviewPictures } from './preview-pictures.ts';

export type Preview = Readonly<Record<string, string | number>>;

export interface PreviewWish {
  readonly language: string;
  /** Who asks: the picture of the page will have been brought here by them. */
  readonly userId: string;
}

const mostKept = 500;
const keptForMs = 60 * 60 * 1000;
const mostBytes = 5 * 1024 * 1024;
/** Pages that are fetched at the same time. */
const mostAtOnce = 20;

/** What links lead to, remembered for an hour. */
export class UrlPreviews {
  readonly #kept = new Map<string, { readonly preview: Promise<Preview>; readonly until: number }>();
  readonly #pictures: PreviewPictures;
  readonly #resolve: FetchOptions['resolve'];
  #running = 0;

  /** Hosts are found in the public internet, unless `resolve` says otherwise. */
  constructor(pictures: PreviewPictures, resolve?: FetchOptions['resolve']) {
    this.#pictures = pictures;
    this.#resolve = resolve;
  }

  /** Throws M_INVALID_PARAM for what is no address, M_FORBIDDEN for one that is not public, M_UNKNOWN where nobody answers. */
  of(address: string, { language, userId }: PreviewWish): Promise<Preview> {
    const url = readAddress(address);
    const key = `${language} ${url.href}`;
    const known = this.#kept.get(key);
    if (known && known.until > Date.now()) return known.preview;
    this.#kept.delete(key);
    const preview = this.#fetch(url, { language, userId });
    // What failed is asked for again.
    preview.catch(() => this.#kept.delete(key));
    this.#kept.set(key, { preview, until: Date.now() + keptForMs });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return preview;
  }

  async #fetch(url: URL, { language, userId }: PreviewWish): Promise<Preview> {
    if (this.#running >= mostAtOnce)
      throw new MatrixError(429, 'M_LIMIT_EXCEEDED', 'Too many pages are being looked at', { retry_after_ms: 2000 });
    this.#running += 1;
    try {
      const options = { mostBytes, language, resolve: this.#resolve };
      const page = await fetchPage(url, { ...options, wanted: /^(text\/html|application\/xhtml\+xml)\b/i });
      if (!page) return {};
      const { fields, picture } = readMetadata(page);
      const address = picture === undefined ? null : URL.parse(picture, page.url.href);
      return { ...fields, ...(address ? await this.#pictures.of(address, userId, options) : {}) };
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
