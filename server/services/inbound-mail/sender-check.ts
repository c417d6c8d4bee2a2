/**
 * Whether the organisation's gateway found that the message is of the domain it says (RFC 8601, by `dmarc=pass`, or by a
 * DKIM signature or an SPF result of exactly that domain). The gateway has to remove such headers that came from
 * outside under its name; of those with its name the newest alone counts.
 */
export function isProven(authentication: readonly string[], trusted: string, from: string): boolean {
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  const said = authentication.map(withoutComments).find((value) => serverOf(value) === trusted.toLowerCase());
  if (said === undefined) return false;
  const results = said
    .split(';')
    .slice(1)
    .map((result) => result.trim().toLowerCase());
  const names = (result: string, property: string) => {
    const value = new RegExp(`\\b${property}=(?:[^\\s;@]*@)?"?([^\\s;"]+)`).exec(result)?.[1];
    return value === domain;
  };
  return results.some(
    (result) =>
      (/^dmarc\s*=\s*pass\b/.test(result) && names(result, 'header\\.from')) ||
      (/^dkim\s*=\s*pass\b/.test(result) && (names(result, 'header\\.d') || names(result, 'header\\.i'))) ||
      (/^spf\s*=\s*pass\b/.test(result) && names(result, 'smtp\\.mailfrom')),
  );
}

function serverOf(value: string): string | undefined {
  return /^\s*"?([^\s;"]+)"?(?:\s+\d+)?\s*;/.exec(value)?.[1]?.toLowerCase();
}

/** Comments nest, and can say anything. */
function withoutComments(value: string): string {
  let depth = 0;
  let kept = '';
  for (const sign of value.slice(0, 4_000)) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += sign;
  }
  return kept;
}
