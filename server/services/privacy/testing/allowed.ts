/** A finding that is none, with its reason: `*` stands for any letters. Whoever adds one has to convince a staff council. */
export type Allowed = Readonly<Record<string, string>>;

export interface Judged {
  /** Found and not allowed. */
  readonly open: string[];
  /** Allowed, and no longer found: the list is kept as short as the truth. */
  readonly stale: string[];
}

export function judge(findings: readonly string[], allowed: Allowed): Judged {
  const patterns = Object.keys(allowed).map((text) => ({ text, pattern: patternOf(text) }));
  return {
    open: findings.filter((finding) => !patterns.some(({ pattern }) => pattern.test(finding))),
    stale: patterns.filter(({ pattern }) => !findings.some((each) => pattern.test(each))).map(({ text }) => text),
  };
}

function patternOf(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\w.]*')}$`);
}
