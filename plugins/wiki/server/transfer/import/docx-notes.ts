/**
 * HTML as mammoth writes it, with the notes of its foot where they are called: `<span data-footnote>` is what a note is
 * in our documents.
 */
export function withNotes(html: string): string {
  const notes = new Map<string, string>();
  const text = html.replace(
    /<li id="((?:foot|end)note-[\w-]+)">([\s\S]*?)<\/li>/g,
    (_all, id: string, inner: string) => {
      const words = inner
        .replace(/<a href="#(?:foot|end)note-ref-[^"]*">[^<]*<\/a>/g, '')
        .replace(/<\/p>\s*<p[^>]*>/g, '<br>');
      notes.set(id, words.replace(/<\/?p[^>]*>/g, '').trim());
      return '';
    },
  );
  if (notes.size === 0) return html;
  const call = /<sup><a href="#((?:foot|end)note-[\w-]+)"[^>]*>\[?\w+\]?<\/a><\/sup>/g;
  return text.replace(/<ol>\s*<\/ol>/g, '').replace(call, (all, id: string) => {
    const note = notes.get(id);
    return note === undefined ? all : `<span data-footnote>${note}</span>`;
  });
}
