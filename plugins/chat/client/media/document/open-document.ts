import { trustedScriptAddress } from '@kontor/plugin-api/client';
import { getDocument, type PDFDocumentProxy, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import faxAddress from 'pdfjs-dist/wasm/jbig2.wasm?url';
import jpegAddress from 'pdfjs-dist/wasm/openjpeg.wasm?url';
import coloursAddress from 'pdfjs-dist/wasm/qcms_bg.wasm?url';

/** What scanners and printers put into documents and the browser itself cannot draw. */
const decoders: Readonly<Record<string, string>> = {
  'jbig2.wasm': faxAddress,
  'openjpeg.wasm': jpegAddress,
  'qcms_bg.wasm': coloursAddress,
};

/** Gives the library our own files instead of addresses that it makes up. */
class OwnFiles {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const address = Object.hasOwn(decoders, filename) ? decoders[filename] : undefined;
    if (address === undefined) throw new Error(`${filename} is not part of Kontor`);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${filename} did not come: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

export interface OpenDocument {
  readonly document: PDFDocumentProxy;
  close(): void;
}

/**
 * Reads a PDF in a worker of its own. Only its pages are drawn: no scripts, forms, links or files in it do anything, and
 * nothing is loaded for it from elsewhere.
 */
export async function openDocument(file: Blob): Promise<OpenDocument> {
  const port = new Worker(trustedScriptAddress(workerAddress), { type: 'module' });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    worker,
    BinaryDataFactory: OwnFiles,
    wasmUrl: '/',
    useWorkerFetch: false,
    useSystemFonts: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = () => {
    // What it still reads is of no interest any more.
    task.destroy().catch(() => undefined);
    worker.destroy();
    port.terminate();
  };
  try {
    return { document: await task.promise, close };
  } catch (failure) {
    close();
    throw failure;
  }
}
