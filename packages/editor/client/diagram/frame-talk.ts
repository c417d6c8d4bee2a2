/** Characters of a source: what is longer nobody reads as a picture, and drawing it would take long. */
export const largestSource = 20_000;
/** Characters of a drawing. */
const largestDrawing = 2_000_000;
const largestReason = 500;
/** Pixels of either side. */
const largestSide = 20_000;

/** What a page says to the frame. */
export interface DrawOrder {
  readonly kind: 'draw';
  readonly order: number;
  readonly source: string;
}

/** The same diagram for a light and for a dark page, as SVG, and how large it is by itself, in pixels. */
export interface Drawing {
  readonly light: string;
  readonly dark: string;
  readonly width: number;
  readonly height: number;
}

/** What the frame says to the page: that it is there, or what has become of an order. */
export type DrawAnswer =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'drawn'; readonly order: number } & Drawing)
  | { readonly kind: 'failed'; readonly order: number; readonly reason: string };

/** Nothing when it is no order; neither side trusts the other. */
export function readOrder(data: unknown): DrawOrder | undefined {
  if (!isRecord(data) || data.kind !== 'draw' || !isNumber(data.order, Number.MAX_SAFE_INTEGER)) return undefined;
  return isText(data.source, largestSource) ? { kind: 'draw', order: data.order, source: data.source } : undefined;
}

/** Nothing when it is no answer. */
export function readAnswer(data: unknown): DrawAnswer | undefined {
  if (!isRecord(data)) return undefined;
  if (data.kind === 'ready') return { kind: 'ready' };
  const { kind, order, light, dark, width, height, reason } = data;
  if (!isNumber(order, Number.MAX_SAFE_INTEGER)) return undefined;
  if (kind === 'failed') {
    return { kind, order, reason: typeof reason === 'string' ? reason.slice(0, largestReason) : '' };
  }
  if (kind !== 'drawn' || !isNumber(width, largestSide) || !isNumber(height, largestSide)) return undefined;
  if (!isText(light, largestDrawing) || !isText(dark, largestDrawing)) return undefined;
  return { kind, order, light, dark, width, height };
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isNumber(value: unknown, most: number): value is number {
  return typeof value === 'number' && value > 0 && value <= most;
}
