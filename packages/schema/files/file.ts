import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { id } from '../fields.ts';

/** What an upload (`POST /api/files`, multipart, one part) is answered with. */
export const uploadedFile = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int(),
});
export type UploadedFile = z.output<typeof uploadedFile>;

export const fileNotFound = defineError('files.not_found', 'not-found', {
  de: 'Diese Datei gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This file does not exist, or you have no access.',
});
export const fileTooLarge = defineError('files.too_large', 'too-large', {
  de: 'Die Datei ist zu groß. Die Grenze steht in den Einzelheiten.',
  en: 'The file is too large. The limit is in the details.',
});
export const fileQuotaFull = defineError('files.quota_full', 'too-large', {
  de: 'Ihr Speicherplatz für noch nicht angehängte Dateien ist voll. Bitte warten Sie oder entfernen Sie Dateien.',
  en: 'Your space for files that are not attached yet is full. Please wait or remove files.',
});
export const fileTotalFull = defineError('files.total_full', 'too-large', {
  de: 'Ihr Speicherplatz für Dateien ist voll. Bitte entfernen Sie welche, die niemand mehr braucht, oder wenden Sie sich an die Administration.',
  en: 'Your space for files is full. Please remove some that nobody needs any more, or ask an administrator.',
});
export const fileMissing = defineError('files.missing', 'input', {
  de: 'Die Anfrage enthält keine Datei.',
  en: 'The request holds no file.',
});
export const fileAttachRefused = defineError('files.attach_refused', 'forbidden', {
  de: 'Hier dürfen Sie keine Datei anhängen, weil Sie den Inhalt nur lesen dürfen. Bitte wenden Sie sich an die Verantwortlichen.',
  en: 'You may not attach a file here because you may only read. Please ask the owners.',
});
export const fileIncomplete = defineError('files.incomplete', 'input', {
  de: 'Die Datei ist nicht vollständig angekommen, weil die Übertragung abbrach. Bitte laden Sie sie noch einmal hoch.',
  en: 'The file did not arrive completely because the transfer broke off. Please upload it again.',
});
