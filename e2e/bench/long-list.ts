import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { findRunningPostgres } from '@kontor/database/embedded';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { Client } from 'pg';
import { useCookies } from '../fixtures/cookies.ts';
import { makeDataFolder } from '../fixtures/data-folders.ts';
import { startKontorOn } from '../fixtures/kontor-server.ts';
import { type CallSession, demoPassword, signInByCall } from '../fixtures/session.ts';

const tasks = 50_000;
const sections = 10;
const openings = 15;
const scrollMs = 6_000;
const paintGoalMs = 300;
/** A frame that takes longer is seen as a jerk: at 60 Hz three were left out. */
const jerkMs = 50;
const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

/**
 * A list of fifty thousand tasks in a browser: from the press on its name until its first rows are on the screen, server
 * included, and how evenly frames come while somebody scrolls; as fast as this machine is, and at a quarter of that.
 */
async function run(count = tasks): Promise<void> {
  const data = await makeDataFolder({ demo: true });
  const kontor = await startKontorOn(data.folder, { demo: true });
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  console.log(`${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}, ${count} tasks`);
  try {
    const editor = await signInByCall(kontor.url, 'editor', demoPassword);
    const database = new Client({ connectionString: findRunningPostgres(data.folder) });
    await database.connect();
    const { spaces } = await editor.call<{ spaces: { id: string; slug: string }[] }>('GET', '/api/spaces');
    const space = spaces.find(({ slug }) => slug === 'digitalisierung')?.id;
    if (space === undefined) throw new Error('The demo city has no space for it');
    await makeList(editor, database, space, 'Alles', count);
    await makeList(editor, database, space, 'Wenig', 20);
    await database.end();
    const context = await browser.newContext({
      baseURL: kontor.url,
      locale: 'de-DE',
      viewport: { width: 1350, height: 940 },
    });
    await useCookies(context, kontor.url, editor.cookie);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.goto('/tasks');
    for (const slower of [1, 4]) {
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
      await openOften(page, 'Wenig', slower);
      await openOften(page, 'Alles', slower);
      await scroll(page, devtools, slower);
    }
  } finally {
    await browser.close();
    await kontor.stop();
    await data.remove();
  }
}

/** Straight into its table: how tasks come there is not what is measured. */
async function makeList(
  editor: CallSession,
  database: Client,
  space: string,
  title: string,
  count: number,
): Promise<void> {
  const list = randomUUID();
  const named = Array.from({ length: sections }, (_, index) => ({
    id: randomUUID(),
    title: `Abschnitt ${index + 1}`,
    rank: `a${index}`,
  }));
  await editor.call('POST', '/api/tasks/lists', { id: list, title, place: { kind: 'space', id: space } });
  for (const section of named) await editor.call('POST', `/api/tasks/lists/${list}/sections`, section);
  await database.query(
    `insert into tasks_tasks (id, list, section, rank, title, note, state, due_on, priority, labels, checklist, created_at, created_by)
     select gen_random_uuid(), $1, ($2::uuid[])[1 + (number - 1) * $3::int / $4::int], 'b' || lpad(number::text, 6, '0'),
            'Vorgang ' || number || ' prüfen und dem Fachdienst vorlegen', '', 'open',
            case when number % 4 > 0 then current_date + (number % 90 - 20) end, number % 4, '["Fachdienst"]', '[]', now(), $5
       from generate_series(1, $4::int) number`,
    [list, named.map(({ id }) => id), sections, count, editor.person.id],
  );
  await database.query('analyze tasks_tasks');
}

async function openOften(page: Page, title: string, slower: number): Promise<void> {
  const times: number[] = [];
  for (let opening = 0; opening < openings; opening += 1) {
    await page.getByRole('link', { name: 'Mein Tag' }).first().click();
    await page.waitForURL('**/tasks');
    // What the screen before still does is not part of the opening.
    await page.waitForTimeout(600);
    times.push(await open(page, title));
  }
  console.log(`${slower}x slower, opening “${title}”: ${describe(times)} ms (goal ${paintGoalMs})`);
}

/** Milliseconds from the press until the frame in which the first task stands. */
async function open(page: Page, title: string): Promise<number> {
  const link = page.getByRole('link', { name: title, exact: true }).first();
  const box = await link.boundingBox();
  if (!box) throw new Error(`No link to ${title}`);
  await page.evaluate(() => {
    const opened = new Promise<number>((resolve) => {
      const begin = ({ timeStamp }: PointerEvent) => {
        const look = () =>
          document.querySelector('main')?.textContent?.includes('Vorgang 1 prüfen')
            ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)))
            : requestAnimationFrame(look);
        look();
      };
      addEventListener('pointerdown', begin, { once: true, capture: true });
    });
    Object.assign(globalThis, { opened });
  });
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  return page.evaluate(() => (globalThis as unknown as { opened: Promise<number> }).opened);
}

async function scroll(page: Page, devtools: CDPSession, slower: number): Promise<void> {
  const list = await page.getByRole('listbox', { name: 'Alles' }).boundingBox();
  if (!list) throw new Error('The list is not on the screen');
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(globalThis, { frames });
    const note = (now: number) => {
      frames.push(now);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const end = Date.now() + scrollMs;
  while (Date.now() < end)
    await devtools.send('Input.synthesizeScrollGesture', {
      x: list.x + list.width / 2,
      y: list.y + list.height / 2,
      yDistance: -4_000,
      speed: 3_000,
      gestureSourceType: 'mouse',
    });
  const frames = await page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames.splice(0));
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const jerks = gaps.filter((gap) => gap > jerkMs).length;
  const rows = await page.getByRole('listbox', { name: 'Alles' }).getByRole('option').allInnerTexts();
  console.log(
    `${slower}x slower, scrolling: frames ${describe(gaps)} ms, ${jerks} of ${gaps.length} longer than ${jerkMs} ms; now at ${rows[10]?.slice(0, 14)}`,
  );
}

function describe(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
  return `p50 ${at(0.5)}  p95 ${at(0.95)}  most ${(sorted.at(-1) ?? 0).toFixed(0)}`;
}

const [count] = process.argv.slice(2);
await run(count === undefined ? tasks : Number(count));
