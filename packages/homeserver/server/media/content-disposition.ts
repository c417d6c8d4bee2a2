/** What no name has: a header would end there. */
const control = /\p{Cc}/gu;

/** `attachment; filename=plan.txt` (RFC 6266): a name in other letters as RFC 8187 writes it. */
export function contentDisposition(isInline: boolean, name: string | undefined): string {
  const kind = isInline ? 'inline' : 'attachment';
  const plain = (name ?? '').replaceAll(control, '').slice(0, 255).toWellFormed();
  if (plain === '') return kind;
  if (/^[\w.+-]+$/.test(plain)) return `${kind}; filename=${plain}`;
  if (/^[\w.+() -]+$/.test(plain)) return `${kind}; filename="${plain}"`;
  const encoded = encodeURIComponent(plain).replaceAll(/['()*!]/g, percentEncoded);
  return `${kind}; filename*=utf-8''${encoded}`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
