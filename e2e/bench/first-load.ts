import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { useCookies } from '../fixtures/cookies.ts';
import { startKontor } from '../fixtures/kontor-server.ts';
import { readInteraction, readVitals, type Vitals, watchVitals } from '../fixtures/page-vitals.ts';
import { type DemoLogin, demoPassword, signInByCall } from '../fixtures/session.ts';

const runs = 5;
const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

/** Quality goal K1. Longest task and blocking have none: they say where the time goes. */
const forms = [
  {
    name: 'phone',
    says: 'slow 4G (1.6 Mbit/s, 150 ms), CPU four times slower',
    context: { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1.75 },
    slows: true,
    goals: { largestPaint: 2500, interaction: 200, shift: 0.01 },
  },
  {
    name: 'desk',
    says: 'as this machine is',
    context: { viewport: { width: 1350, height: 940 } },
    slows: false,
    goals: { largestPaint: 1000, interaction: 50, shift: 0.01 },
  },
] as const;
type Form = (typeof forms)[number];

interface Measured {
  readonly name: string;
  readonly path: string;
  readonly login?: DemoLogin;
  /** The button that is pressed once. */
  readonly button: string;
}

const search = 'Suchen';
const screens: readonly Measured[] = [
  { name: 'sign-in', path: '/sign-in.html', button: 'Anzeigen' },
  { name: 'legal', path: '/legal/accessibility', button: 'English' },
  { name: 'home', path: '/', login: 'editor', button: search },
  { name: 'inbox', path: '/inbox', login: 'editor', button: search },
  { name: 'spaces', path: '/spaces', login: 'editor', button: search },
  { name: 'people', path: '/people', login: 'editor', button: search },
  { name: 'org-chart', path: '/org-chart', login: 'editor', button: search },
  { name: 'settings', path: '/settings/data', login: 'editor', button: search },
  { name: 'administration', path: '/administration/people', login: 'admin', button: search },
];

type Loaded = Vitals & { readonly interaction: number; readonly scriptBytes: number };

/**
 * Each main screen, or those that are named, opened for the first time, with an empty cache, as a phone and as a desk
 * would.
 */
async function run(names: readonly string[]): Promise<void> {
  const wanted = screens.filter(({ name }) => names.length === 0 || names.includes(name));
  const kontor = await startKontor({ demo: true });
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  console.log(`${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}, medians of ${runs} first loads`);
  try {
    for (const form of forms) {
      const { largestPaint, interaction, shift } = form.goals;
      console.log(`\n${form.name}: ${form.says}; goals LCP ${largestPaint} ms, INP ${interaction} ms, CLS ${shift}`);
      console.log(rowOf(['screen', 'LCP', 'CLS', 'longest', 'blocking', 'INP', 'JS kB']));
      for (const screen of wanted) {
        const loads: Loaded[] = [];
        for (let count = 0; count < runs; count += 1) loads.push(await load(browser, kontor.url, screen, form));
        console.log(rowOf(describe(screen.name, loads, form)));
      }
    }
  } finally {
    await browser.close();
    await kontor.stop();
  }
}

async function load(browser: Browser, url: string, screen: Measured, form: Form): Promise<Loaded> {
  const context = await browser.newContext({ baseURL: url, locale: 'de-DE', ...form.context });
  if (screen.login) await useCookies(context, url, (await signInByCall(url, screen.login, demoPassword)).cookie);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const scriptBytes = await countScriptBytes(devtools);
  if (form.slows) await slowDown(devtools);
  await watchVitals(page);
  await page.goto(screen.path);
  const button = page.getByRole('button', { name: screen.button }).first();
  await button.waitFor();
  await untilStill(page);
  const vitals = await readVitals(page);
  const bytes = scriptBytes();
  await button.click();
  await page.waitForTimeout(form.slows ? 2000 : 500); // the event is reported with the picture after it
  const interaction = await readInteraction(page);
  await context.close();
  return { ...vitals, interaction, scriptBytes: bytes };
}

/** Slow 4G as Lighthouse has it for phones, and a processor a quarter as fast. */
async function slowDown(devtools: CDPSession): Promise<void> {
  const bytesPerSecond = 1_600_000 / 8;
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: 750_000 / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Counts what scripts weigh on the line, compressed. */
async function countScriptBytes(devtools: CDPSession): Promise<() => number> {
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  return () => bytes;
}

/** Until nothing was fetched or painted anew for a second and a half; the live connection stays open. */
async function untilStill(page: Page): Promise<void> {
  const count = () => page.evaluate(() => performance.getEntriesByType('resource').length + kontorVitals.largestPaint);
  let before = await count();
  for (let still = 0; still < 3; ) {
    await page.waitForTimeout(500);
    const now = await count();
    still = now === before ? still + 1 : 0;
    before = now;
  }
}

function describe(name: string, loads: readonly Loaded[], { goals }: Form): readonly string[] {
  const of = (measure: keyof Loaded) => median(loads.map((each) => each[measure]));
  const judge = (value: number, goal: number, digits = 0) => `${value.toFixed(digits)}${value > goal ? ' !' : ''}`;
  return [
    name,
    judge(of('largestPaint'), goals.largestPaint),
    judge(of('shift'), goals.shift, 3),
    of('longestTask').toFixed(0),
    of('blocking').toFixed(0),
    judge(of('interaction'), goals.interaction),
    (of('scriptBytes') / 1000).toFixed(0),
  ];
}

function rowOf([name = '', ...values]: readonly string[]): string {
  return name.padEnd(16) + values.map((value) => value.padStart(10)).join('');
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

await run(process.argv.slice(2));
