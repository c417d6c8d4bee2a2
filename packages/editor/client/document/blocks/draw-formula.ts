/**
 * A formula as KaTeX draws it, with MathML for screen readers; a wrong one with its fault in red. KaTeX comes when the
 * first formula stands in a page. It builds nodes and is given no HTML, so that it works under Trusted Types; what could
 * load or run something (`\includegraphics`, `\href`) is off.
 */
export async function drawFormula(source: string, isBlock: boolean): Promise<HTMLElement> {
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  const drawn = document.createElement('span');
  katex.render(source, drawn, {
    displayMode: isBlock,
    throwOnError: false,
    trust: false,
    strict: 'ignore',
    maxSize: 20,
    maxExpand: 500,
    errorColor: 'var(--k-danger)',
  });
  return drawn;
}
