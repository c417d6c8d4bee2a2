/** Pictures within pasted HTML that lie in it as data: Outlook, Word and others bring theirs along so. */
const inHtml = /data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=\s]+)/g;
/** All of them together; more is left out. */
const mostBytes = 40_000_000;

/** The pictures as files, by the address that stands in the HTML. */
export function picturesOf(html: string): ReadonlyMap<string, File> {
  const found = new Map<string, File>();
  let bytes = 0;
  for (const [address, type = '', data = ''] of html.matchAll(inHtml)) {
    if (found.has(address)) continue;
    bytes += data.length;
    if (bytes > mostBytes) break;
    const file = fileOf(type, data, found.size + 1);
    if (file) found.set(address, file);
  }
  return found;
}

function fileOf(type: string, data: string, at: number): File | undefined {
  try {
    const content = Uint8Array.from(atob(data.replace(/\s/g, '')), (sign) => sign.charCodeAt(0));
    return new File([content], `${at}.${type.slice('image/'.length)}`, { type });
  } catch {
    return undefined;
  }
}
