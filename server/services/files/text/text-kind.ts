/** How a file is read for its words. */
export type TextKind = 'pdf' | 'office' | 'html' | 'plain';

const officeTypes = /^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument)\./;
const officeNames = /\.(docx|docm|dotx|xlsx|xlsm|xltx|pptx|pptm|ppsx|potx|odt|ott|ods|ots|odp|otp)$/i;
const plainNames = /\.(txt|text|md|markdown|csv|tsv|log|adoc|rst|vtt|srt|ics|vcf|eml)$/i;

/** By what the bytes are, and where these do not say, by the name; nothing for what holds no words. */
export function kindOfText({ name, mediaType }: { readonly name: string; readonly mediaType: string }) {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return 'html';
  if (officeTypes.test(mediaType)) return 'office';
  if (mediaType === 'application/zip' && officeNames.test(name)) return 'office';
  if (mediaType.startsWith('text/')) return 'plain';
  // Texts of old programs are no UTF-8, which is all that is told from the bytes.
  return mediaType === 'application/octet-stream' && plainNames.test(name) ? 'plain' : undefined;
}

/** Pictures that people paste are called `image.png`; all else is looked for by its name at least. */
export function isFindable({ mediaType }: { readonly mediaType: string }): boolean {
  return !mediaType.startsWith('image/');
}
