import { parentPort, workerData } from 'node:worker_threads';
import { docxOfText, odtOfText } from '@kontor/editor/office';
import type { OfficeJob } from './office-thread.ts';

// Given by `writeOffice` alone.
const { format, text } = workerData as OfficeJob;
parentPort?.postMessage(format === 'docx' ? await docxOfText(text) : odtOfText(text));
