import { type FetchOptions, fetchPage } from '../outgoing/fetch-page.ts';
import type { Media } from './media.ts';
import { pictures, plainType, sniffPicture } from './media-type.ts';
import { readSize } from './thumbnails.ts';

export type PictureFields = Readonly<Record<string, string | number>>;

/** Pictures that pages name for their previews: fetched as guarded as the pages, and served from our own media. */
export class PreviewPictures {
  readonly #media: Pick<Media, 'addPreview'>;
  readonly #serverName: string;

  constructor(media: Pick<Media, 'addPreview'>, serverName: string) {
    this.#media = media;
    this.#serverName = serverName;
  }

  /** What a preview says of its picture; nothing where there is none that could be shown. */
  async of(address: URL, userId: string, options: Omit<FetchOptions, 'wanted'>): Promise<PictureFields> {
    if (address.protocol !== 'http:' && address.protocol !== 'https:') return {};
    const found = await fetchPage(address, { ...options, wanted: /^image\// }).catch(() => undefined);
    if (!found || found.isCut) return {};
    const type = sniffPicture(found.content.subarray(0, 64));
    if (type === undefined || !pictures.has(type) || plainType(found.type) !== type) return {};
    const size = await readSize(found.content);
    if (!size) return {};
    const mediaId = await this.#media.addPreview(userId, { type, name: undefined, content: inOnePiece(found.content) });
    return {
      'og:image': `mxc://${this.#serverName}/${mediaId}`,
      'og:image:type': type,
      'og:image:width': size.width,
      'og:image:height': size.height,
      'matrix:image:size': found.content.length,
    };
  }
}

async function* inOnePiece(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
