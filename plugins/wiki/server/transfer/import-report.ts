/** What could not be brought in as it was meant, each by the file and the address that stands there. */
export interface ImportFinding {
  readonly kind: 'link' | 'place' | 'picture' | 'front matter';
  readonly path: string;
  readonly address: string;
}

const meanings: Readonly<Record<ImportFinding['kind'], string>> = {
  link: 'link that leads nowhere; its words stay',
  place: 'no such heading there; the link leads to the page',
  picture: 'picture that is not there; its description stays',
  'front matter': 'lines before the text that cannot be read; left out',
};

/** One line for each, in the order of the files. */
export function describeFinding({ kind, path, address }: ImportFinding): string {
  return `${path}: ${address === '' ? '(empty address)' : address}: ${meanings[kind]}`;
}

export function countFindings(findings: readonly ImportFinding[]): string {
  const count = (kind: ImportFinding['kind']) => findings.filter((each) => each.kind === kind).length;
  return `${count('link')} links, ${count('place')} places and ${count('picture')} pictures could not be resolved.`;
}
