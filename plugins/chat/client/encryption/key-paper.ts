/** A sheet with the key in a window of its own, which is printed and goes. */
export function printKey(title: string, text: string, key: string): void {
  const sheet = window.open('', '_blank', 'width=640,height=480');
  if (!sheet) return;
  const { document: paper } = sheet;
  paper.title = title;
  const parts = [
    ['h1', title],
    ['p', text],
    ['pre', key],
  ] as const;
  for (const [name, content] of parts) {
    const part = paper.createElement(name);
    part.textContent = content;
    paper.body.append(part);
  }
  paper.body.style.font = '16px/1.5 sans-serif';
  sheet.addEventListener('afterprint', () => sheet.close());
  sheet.print();
}

/** Four groups of four in a line, so that it is read aloud and typed without losing one's place. */
export function linesOfKey(key: string): readonly string[] {
  const groups = key.split(' ');
  return Array.from({ length: Math.ceil(groups.length / 4) }, (_, at) => groups.slice(at * 4, at * 4 + 4).join(' '));
}

/** What is asked for to make sure that it was kept. */
export function endOfKey(key: string): string {
  return key.replaceAll(' ', '').slice(-4);
}
