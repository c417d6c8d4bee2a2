export { docxOfText } from './docx-of-text.ts';
export { odtOfText } from './odt-of-text.ts';
export type { OfficeChapter, OfficePicture, OfficeText } from './office-text.ts';
