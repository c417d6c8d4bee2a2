import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { CollectedText } from './collected-text.ts';
import { textBounds } from './text-bounds.ts';

/** The text of a PDF as its pages hold it; one that is locked with a password, or a scan, has none. */
export async function readPdf(content: Uint8Array, text: CollectedText): Promise<void> {
  const task = getDocument({
    data: content,
    verbosity: VerbosityLevel.ERRORS,
    // No fonts are drawn and nothing is fetched.
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
  });
  const document = await task.promise;
  for (let number = 1; number <= Math.min(document.numPages, textBounds.pages); number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ('str' in item) text.add(item.hasEOL ? `${item.str}\n` : item.str);
    text.add('\n');
    page.cleanup();
  }
}
