/** For comparing what people type with names: letters of any case are equal, with and without accents. */
export function foldCase(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('de');
}
