/** Where a file of a page is: the same for ever. */
export function fileAddress(file: string): string {
  return `/api/files/${file}`;
}
