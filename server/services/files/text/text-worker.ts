import { parentPort, workerData } from 'node:worker_threads';
import { CollectedText, EnoughText } from './collected-text.ts';
import { html, MarkupReader } from './read-markup.ts';
import { readOffice } from './read-office.ts';
import { readPlain } from './read-plain.ts';
import type { TextJob } from './read-text.ts';

// Given by `readText` alone.
const { kind, content } = workerData as TextJob;
// What the readers have to say about a file is of no interest, and a file could make them say it a million times.
for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) console[name] = () => undefined;

const text = new CollectedText();
try {
  if (kind === 'pdf') await readPages();
  else if (kind === 'office') await readOffice(content, text);
  else if (kind === 'html') readHtml();
  else readPlain(content, text);
} catch (failure) {
  if (!(failure instanceof EnoughText)) throw failure;
}
parentPort?.postMessage(text.toString());

async function readPages(): Promise<void> {
  // The reader loads a native canvas where it finds one; nothing is drawn here, and no such code is to meet any file.
  Object.defineProperty(process, 'getBuiltinModule', {
    value: () => {
      throw new Error('Nothing is drawn here');
    },
  });
  const { readPdf } = await import('./read-pdf.ts');
  await readPdf(content, text);
}

function readHtml(): void {
  const reader = new MarkupReader(html, text);
  reader.write(new TextDecoder().decode(content));
  reader.end();
}
