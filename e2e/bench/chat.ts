import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { type Browser, chromium, type Page } from '@playwright/test';
import { useCookies } from '../fixtures/cookies.ts';
import { startKontor } from '../fixtures/kontor-server.ts';
import { demoPassword, signInByCall } from '../fixtures/session.ts';
import { ChatPage } from '../pages/chat-page.ts';
import { Audience, inviteAudience } from './chat-audience.ts';

const audience = 200;
const messages = 100;
const pauseMs = 300;
/** What pages fetch by themselves a while after they were opened is over by then. */
const backgroundMs = 8_000;
const goalMs = 150;
const space = { name: 'Digitalisierung', slug: 'digitalisierung' };
const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

/**
 * From the Enter of one person to the picture on the screen of another, in two browsers in one room: first alone, then
 * with 200 more members of the room who are connected, each with a session of their own, and hear of every message. Beside
 * the whole way its two halves: until the news is in the reader's browser, and from there to the picture. The browsers and
 * the others run on the machine that is measured; how long its processors worked for the others is said.
 */
async function run(): Promise<void> {
  const kontor = await startKontor({ demo: true });
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  let others: Audience | undefined;
  try {
    console.log(`${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}, ${messages} messages each`);
    const writer = await openRoom(browser, kontor.url, 'editor');
    const reader = await openRoom(browser, kontor.url, 'homeoffice');
    await settle(writer, reader);
    describe('alone', await talk(writer, reader));
    const tokens = await inviteAudience(kontor.url, space.slug, audience);
    others = await Audience.listen(kontor.url, tokens);
    await settle(writer, reader);
    const before = await others.count();
    describe(`with ${audience} others, goal p95 ${goalMs} ms`, await talk(writer, reader));
    const after = await others.count();
    const heard = (after.heard - before.heard) / audience;
    const cpuMs = (after.cpuMs - before.cpuMs) / messages;
    console.log(`each of the others heard ${heard.toFixed(1)} of ${messages} messages`);
    console.log(
      `  until they had it: ${describeTimes(after.delaysMs)}; their clients took ${cpuMs.toFixed(0)} ms CPU a message`,
    );
  } finally {
    await others?.end();
    await browser.close();
    await kontor.stop();
  }
}

async function openRoom(browser: Browser, url: string, login: 'editor' | 'homeoffice'): Promise<ChatPage> {
  const { cookie } = await signInByCall(url, login, demoPassword);
  const context = await browser.newContext({ baseURL: url, locale: 'de-DE' });
  await useCookies(context, url, cookie);
  const chat = new ChatPage(await context.newPage());
  await chat.openRoomOf(space.name);
  return chat;
}

/** A few messages that are not measured, after what pages fetch in the background when they are opened. */
async function settle(writer: ChatPage, reader: ChatPage): Promise<void> {
  await Promise.all([writer, reader].map(({ page }) => page.waitForTimeout(backgroundMs)));
  await talk(writer, reader, 5);
}

/** Of one message, in ms since its Enter. */
interface Way {
  /** The answer that tells of it is in the reader's browser. */
  readonly arrived: number;
  readonly seen: number;
}

/** Both pages read the clock of this machine. */
async function talk(writer: ChatPage, reader: ChatPage, count = messages): Promise<Way[]> {
  const ways: Way[] = [];
  for (let number = 0; number < count; number += 1) {
    const text = `Nachricht ${crypto.randomUUID()}`;
    await writer.field.fill(text);
    const [seen, pressed] = await Promise.all([whenSeen(reader.page, text), whenSent(writer)]);
    ways.push({ arrived: (await whenArrived(reader.page, seen)) - pressed, seen: seen - pressed });
    // The load: people write one after the other, not as fast as they can.
    await writer.page.waitForTimeout(pauseMs);
  }
  return ways;
}

/** When the frame was drawn that shows the text, in ms since 1970. */
function whenSeen(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        function look() {
          if (!document.querySelector('[role=log]')?.textContent.includes(wanted)) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        }
      }),
    text,
  );
}

/** When the last answer of a sync before `seen` was there, in ms since 1970. */
function whenArrived(page: Page, seen: number): Promise<number> {
  return page.evaluate((until) => {
    const syncs = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/sync?'));
    const ends = syncs.map((entry) => performance.timeOrigin + entry.startTime + entry.duration);
    performance.clearResourceTimings();
    return Math.max(...ends.filter((end) => end <= until));
  }, seen);
}

/** Sends what is written; when the key was pressed, in ms since 1970. */
async function whenSent({ page, field }: ChatPage): Promise<number> {
  const pressed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const note = ({ timeStamp }: Event) => resolve(performance.timeOrigin + timeStamp);
        document.addEventListener('keydown', note, { once: true, capture: true });
      }),
  );
  await field.press('Enter');
  return pressed;
}

function describe(what: string, ways: readonly Way[]): void {
  console.log(`${what}: ${describeTimes(ways.map(({ seen }) => seen))}; load ${loadavg()[0]?.toFixed(1)}`);
  console.log(`  until it is in the browser: ${describeTimes(ways.map(({ arrived }) => arrived))}`);
  console.log(`  from there to the picture: ${describeTimes(ways.map(({ arrived, seen }) => seen - arrived))}`);
}

function describeTimes(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  slowest ${(sorted.at(-1) ?? 0).toFixed(0)} ms`;
}

await run();
