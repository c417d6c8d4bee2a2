/**
 * A formula in MathML, which browsers draw and screen readers read by themselves; a wrong one with its fault in red.
 * KaTeX, which reads LaTeX, comes when the first formula stands in a page. It builds nodes and is given no HTML, so that
 * it works under Trusted Types; its fonts and styles, over a megabyte, stay away. What could load or run something
 * (`\includegraphics`, `\href`) is off.
 */
export async function drawFormula(source: string, isBlock: boolean): Promise<HTMLElement> {
  const { default: katex } = await import('katex');
  const drawn = document.createElement('span');
  katex.render(source, drawn, {
    output: 'mathml',
    displayMode: isBlock,
    throwOnError: false,
    trust: false,
    strict: 'ignore',
    maxSize: 20,
    maxExpand: 500,
    errorColor: '#b42318',
  });
  return drawn;
}
