/** The words that something is said about. */
export function Quote({ text }: { readonly text: string }) {
  return (
    <blockquote className="line-clamp-3 border-s-2 border-border ps-2 text-sm text-muted [overflow-wrap:anywhere]">
      {text}
    </blockquote>
  );
}
