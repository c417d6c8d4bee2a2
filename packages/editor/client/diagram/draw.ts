import mermaid from 'mermaid';
import { largestSource } from './frame-talk.ts';

const themes = { light: 'default', dark: 'dark' } as const;
/** Arrows and lines. */
const mostEdges = 300;
let drawn = 0;

/** A diagram as SVG that stands alone; throws what Mermaid has against the source. */
export async function draw(
  source: string,
  theme: keyof typeof themes,
): Promise<{ readonly svg: string; readonly width: number; readonly height: number }> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: themes[theme],
    maxTextSize: largestSource,
    maxEdges: mostEdges,
    suppressErrorRendering: true,
    // As a picture it has no fonts but those of the device, and no HTML.
    fontFamily: 'system-ui, sans-serif',
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
  });
  drawn += 1;
  const holder = document.createElement('div');
  document.body.replaceChildren(holder);
  const { svg } = await mermaid.render(`diagram-${drawn}`, source, holder);
  const place = document.createElement('div');
  place.innerHTML = svg;
  const picture = place.querySelector('svg');
  if (!picture) throw new Error('Nothing was drawn');
  const { width, height } = picture.viewBox.baseVal;
  picture.setAttribute('width', String(Math.ceil(width)));
  picture.setAttribute('height', String(Math.ceil(height)));
  document.body.replaceChildren();
  return { svg: new XMLSerializer().serializeToString(picture), width, height };
}
