import type { Page } from '@playwright/test';

/** What a first load was like for the person before the screen; times in milliseconds. */
export interface Vitals {
  readonly largestPaint: number;
  readonly shift: number;
  readonly longestTask: number;
  /** What tasks took beyond 50 ms each, as Lighthouse counts it. */
  readonly blocking: number;
}

interface Kept {
  largestPaint: number;
  shift: number;
  readonly tasks: number[];
  readonly interactions: number[];
}

declare global {
  /** What `watchVitals` has put into the page. */
  var kontorVitals: Kept;
}

/** Entries that the browser reports beyond what the DOM's types say. */
interface ShiftEntry extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** Has the browser note, from the start of each page, what `readVitals` and `readInteraction` tell. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept: Kept = { largestPaint: 0, shift: 0, tasks: [], interactions: [] };
    globalThis.kontorVitals = kept;
    const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
        type,
        buffered: true,
        ...(type === 'event' && { durationThreshold: 16 }),
      });
    watch('largest-contentful-paint', (entry) => {
      kept.largestPaint = entry.startTime;
    });
    watch('layout-shift', (entry) => {
      const { value, hadRecentInput } = entry as ShiftEntry; // the type that was asked for
      if (!hadRecentInput) kept.shift += value;
    });
    watch('longtask', (entry) => kept.tasks.push(entry.duration));
    watch('event', (entry) => {
      if ('interactionId' in entry && Number(entry.interactionId) > 0) kept.interactions.push(entry.duration);
    });
  });
}

export async function readVitals(page: Page): Promise<Vitals> {
  const { largestPaint, shift, tasks } = await page.evaluate(() => globalThis.kontorVitals);
  const blocking = tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
  return { largestPaint, shift, longestTask: Math.max(0, ...tasks), blocking };
}

/** From the click to the next picture; 0 where it took less than the 16 ms that browsers report. */
export async function readInteraction(page: Page): Promise<number> {
  return Math.max(0, ...(await page.evaluate(() => globalThis.kontorVitals.interactions)));
}
