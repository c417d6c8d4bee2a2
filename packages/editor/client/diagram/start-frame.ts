import { draw } from './draw.ts';
import { type DrawAnswer, type DrawOrder, readOrder } from './frame-talk.ts';

/**
 * Draws what the page around this frame orders. The frame has an origin of its own (`sandbox`), so that whatever a
 * diagram might get to run would find nothing here: no cookies, no storage, no page, and no network.
 */
export function startDiagramFrame(): void {
  const page = new URL(window.location.href).origin;
  const tell = (answer: DrawAnswer) => window.parent.postMessage(answer, page);
  let last = Promise.resolve();
  window.addEventListener('message', ({ data, source, origin }) => {
    if (source !== window.parent || origin !== page) return;
    const order = readOrder(data);
    if (order) last = last.then(() => obey(order).then(tell));
  });
  tell({ kind: 'ready' });
}

async function obey({ order, source }: DrawOrder): Promise<DrawAnswer> {
  try {
    const light = await draw(source, 'light');
    const dark = await draw(source, 'dark');
    return { kind: 'drawn', order, light: light.svg, dark: dark.svg, width: light.width, height: light.height };
  } catch (failure) {
    return { kind: 'failed', order, reason: failure instanceof Error ? failure.message : String(failure) };
  }
}
