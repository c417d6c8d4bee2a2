const longest = 80;

/** What a page of this message may be called: its first sentence that says something, or as many whole words as fit. */
export function proposedTitle(line: string): string {
  const [sentence = line.trim().replace(/[.!?:]$/, '')] = /^.{20,}?(?=[.!?:](?:\s|$)|$)/.exec(line.trim()) ?? [];
  if (sentence.length <= longest) return sentence;
  const cut = sentence.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()} …`;
}
