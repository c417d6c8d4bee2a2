/** Whether `If-None-Match` names this tag; weak ones too, as RFC 9110 (13.1.2) compares them: compressing makes them weak. */
export function listsTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
