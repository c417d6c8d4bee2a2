/**
 * A line of RFC 4180. Spreadsheets take what begins with one of these signs for a formula (OWASP, "CSV Injection"), so an
 * apostrophe is put before it, as they do themselves; `withoutGuard` takes it away again.
 */
export function csvLine(cells: readonly string[], separator: ',' | ';' = ','): string {
  const quoted = cells.map((cell) => {
    const safe = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(separator)}\r\n`;
}

/** What a cell said before `csvLine` wrote it. */
export function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
