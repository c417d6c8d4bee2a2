/** Far more than anybody writes: of what is no encoded file, so many lines and bytes are read. */
const mostLines = 30_000;
const mostBytes = 2 * 1024 * 1024;

const lineFeed = 10;

/**
 * The beginning of a message, so far that reading it takes little time whatever it is built of. Files in base64 count for
 * nothing: they are read quickly, and a text may come behind them.
 */
export function beginningOf(raw: Uint8Array): Uint8Array {
  let lines = 0;
  let bytes = 0;
  for (let start = 0; start < raw.length; ) {
    const found = raw.indexOf(lineFeed, start);
    const end = found === -1 ? raw.length : found + 1;
    if (!isOfFile(raw, start, end)) {
      lines += 1;
      bytes += end - start;
      if (lines > mostLines || bytes > mostBytes) return raw.subarray(0, Math.min(end, start + mostBytes));
    }
    start = end;
  }
  return raw;
}

/** A whole line of base64 has 76 characters (RFC 2045 section 6.8), of some programs 60 or 72. */
function isOfFile(raw: Uint8Array, start: number, end: number): boolean {
  if (end - start < 60 || end - start > 80) return false;
  for (let at = start; at < end; at += 1) {
    if (!isEncoded(raw[at] ?? 0)) return false;
  }
  return true;
}

function isEncoded(sign: number): boolean {
  return (
    (sign >= 65 && sign <= 90) || // A-Z
    (sign >= 97 && sign <= 122) || // a-z
    (sign >= 47 && sign <= 57) || // slash and digits
    sign === 43 || // plus
    sign === 61 || // equals
    sign === 13 ||
    sign === lineFeed
  );
}
