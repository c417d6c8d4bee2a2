import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(m?js|css|html|svg|json|webmanifest|wasm)$/;
const smallest = 1024;
/** Beyond, the last steps of compression take half a minute and save a few percent. */
const large = 2_000_000;

/** Lays `.br` and `.gz` beside every text file of the build, which the server sends to browsers that take them. */
export function precompress(): Plugin {
  return {
    name: 'kontor-precompress',
    apply: 'build',
    writeBundle: {
      // After the service worker has been built.
      sequential: true,
      order: 'post',
      handler: async ({ dir: folder }) => {
        if (folder === undefined) return;
        const names = await readdir(folder, { recursive: true });
        for (const name of names.filter((each) => compressible.test(each))) await compress(join(folder, name));
      },
    },
  };
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < smallest) return;
  const quality = content.length > large ? 9 : constants.BROTLI_MAX_QUALITY;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 24 };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}
