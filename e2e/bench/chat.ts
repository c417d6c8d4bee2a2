import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { type Browser, chromium, type Page } from '@playwright/test';
import { useCookies } from '../fixtures/cookies.ts';
import { startKontor } from '../fixtures/kontor-server.ts';
import { demoPassword, signInByCall } from '../fixtures/session.ts';
import { ChatPage } from '../pages/chat-page.ts';
import { joinAudience } from './chat-audience.ts';

const audience = 200;
const messages = 100;
const pauseMs = 300;
const goalMs = 150;
const space = { name: 'Digitalisierung', slug: 'digitalisierung' };
const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

/**
 * From the Enter of one person to the picture on the screen of another, in two browsers in one room: first alone, then
 * with 200 more members of the room who are connected, each with a session of their own, and hear of every message.
 */
async function run(): Promise<void> {
  const kontor = await startKontor({ demo: true });
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const end = new AbortController();
  try {
    console.log(`${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}, ${messages} messages each`);
    const writer = await openRoom(browser, kontor.url, 'editor');
    const reader = await openRoom(browser, kontor.url, 'homeoffice');
    console.log(`alone: ${describeTimes(await talk(writer, reader))}`);
    const heard = await joinAudience(kontor.url, { space: space.slug, people: audience, signal: end.signal });
    const before = heard();
    const times = await talk(writer, reader);
    console.log(`with ${audience} others: ${describeTimes(times)}; goal p95 ${goalMs} ms`);
    console.log(`each of the others heard ${((heard() - before) / audience).toFixed(1)} of ${messages} messages`);
  } finally {
    end.abort();
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

/** Milliseconds that each message took. Both pages read the clock of this machine. */
async function talk(writer: ChatPage, reader: ChatPage): Promise<number[]> {
  const times: number[] = [];
  for (let number = 0; number < messages; number += 1) {
    const text = `Nachricht ${crypto.randomUUID()}`;
    await writer.field.fill(text);
    const [seen, pressed] = await Promise.all([whenSeen(reader.page, text), whenSent(writer)]);
    times.push(seen - pressed);
    // The load: people write one after the other, not as fast as they can.
    await writer.page.waitForTimeout(pauseMs);
  }
  return times;
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

function describeTimes(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  slowest ${(sorted.at(-1) ?? 0).toFixed(0)} ms`;
}

await run();
