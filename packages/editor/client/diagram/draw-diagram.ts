import { type DrawAnswer, type Drawing, largestSource, readAnswer } from './frame-talk.ts';

/** Why there is no drawing: the source is wrong (`reason` says how), too long, took too long, or nothing came to draw it. */
export class DiagramFailure extends Error {
  readonly kind: 'wrong' | 'large' | 'slow' | 'away';
  readonly reason: string;

  constructor(kind: DiagramFailure['kind'], reason = '') {
    super(`A diagram was not drawn: ${kind} ${reason}`);
    this.kind = kind;
    this.reason = reason;
  }
}

const address = '/diagram.html';
/** Mermaid comes with the first diagram, over a slow line perhaps. */
const readyWithinMs = 30_000;
const drawnWithinMs = 10_000;
/** Mermaid takes a good deal of memory; it comes back from the browser's cache. */
const idleMs = 60_000;
const mostKept = 40;

/** Drawings by their sources, the newest last. */
const kept = new Map<string, Drawing>();
let frame: Promise<HTMLIFrameElement> | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;
let orders = 0;
let queue: Promise<unknown> = Promise.resolve();

/** Draws one diagram after the other, in the one frame of this window; throws `DiagramFailure`. */
export function drawDiagram(source: string): Promise<Drawing> {
  const drawing = queue.then(() => kept.get(source) ?? drawNow(source));
  queue = drawing.catch(() => undefined);
  return drawing;
}

async function drawNow(source: string): Promise<Drawing> {
  if (source.length > largestSource) throw new DiagramFailure('large');
  if (!navigator.onLine && !frame) throw new DiagramFailure('away');
  clearTimeout(idle);
  frame ??= openFrame();
  const opened = await frame;
  orders += 1;
  const order = orders;
  const answer = hear(opened, drawnWithinMs, (said) => said.kind !== 'ready' && said.order === order);
  // An origin of its own has no name that one could send to; there is nobody else in this frame.
  opened.contentWindow?.postMessage({ kind: 'draw', order, source }, '*');
  const said = await answer.catch(() => fail(opened, 'slow'));
  idle = setTimeout(() => close(opened), idleMs);
  if (said.kind !== 'drawn') throw new DiagramFailure('wrong', said.kind === 'failed' ? said.reason : '');
  keep(source, said);
  return said;
}

/** Drawn in it, but never seen: what is shown is a picture, which can neither run nor load anything. */
async function openFrame(): Promise<HTMLIFrameElement> {
  const opened = document.createElement('iframe');
  opened.setAttribute('sandbox', 'allow-scripts');
  opened.className = 'k-diagram-frame';
  opened.inert = true;
  opened.ariaHidden = 'true';
  opened.tabIndex = -1;
  opened.title = 'Mermaid';
  opened.src = address;
  const ready = hear(opened, readyWithinMs, ({ kind }) => kind === 'ready');
  document.body.append(opened);
  await ready.catch(() => fail(opened, 'away'));
  return opened;
}

function close(opened: HTMLIFrameElement): void {
  opened.remove();
  frame = undefined;
}

function fail(opened: HTMLIFrameElement, kind: DiagramFailure['kind']): never {
  close(opened);
  throw new DiagramFailure(kind);
}

/** What the frame says, and nobody else. */
function hear(
  opened: HTMLIFrameElement,
  withinMs: number,
  isWanted: (answer: DrawAnswer) => boolean,
): Promise<DrawAnswer> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const timer = setTimeout(() => {
      over.abort();
      reject(new Error('The frame did not answer'));
    }, withinMs);
    const listen = ({ data, source, origin }: MessageEvent) => {
      if (source !== opened.contentWindow || origin !== 'null') return;
      const answer = readAnswer(data);
      if (!answer || !isWanted(answer)) return;
      clearTimeout(timer);
      over.abort();
      resolve(answer);
    };
    window.addEventListener('message', listen, { signal: over.signal });
  });
}

function keep(source: string, drawing: Drawing): void {
  kept.set(source, drawing);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}
