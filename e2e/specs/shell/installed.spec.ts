import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

interface Manifest {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
  readonly theme_color: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string }[];
  readonly screenshots: readonly { readonly src: string; readonly sizes: string }[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string }[];
}

test('Kontor is installed under the organisation’s name, in the language of whoever installs it', async ({
  people,
}) => {
  const page = await people.open('editor');
  const { name, accent } = await (await page.request.get('/api/organisation')).json();
  const read = async (language: string): Promise<Manifest> => {
    const answer = await page.request.get('/manifest.webmanifest', {
      headers: { 'accept-language': language, cookie: '' },
    });
    expect(answer.headers()['content-type']).toContain('application/manifest+json');
    return answer.json();
  };
  const [german, english] = [await read('de-DE'), await read('en-GB')];
  expect(german).toMatchObject({ id: '/', lang: 'de', name: `${name} · Kontor`, theme_color: accent });
  expect(english).toMatchObject({ id: '/', lang: 'en', name: `${name} · Kontor` });
  expect(german.shortcuts.map((shortcut) => shortcut.name)).toEqual([
    'Neue Nachricht',
    'Neue Aufgabe',
    'Suchen',
    'Mein Tag',
  ]);
  expect(english.shortcuts.map((shortcut) => shortcut.name)).toEqual(['New message', 'New task', 'Search', 'My day']);
  for (const { src, sizes } of [...german.icons, ...german.screenshots]) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (sizes !== 'any') expect(size, src).toBe(sizes);
  }
  const devtools = await page.context().newCDPSession(page);
  const { errors } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
});

test('the shortcuts begin a message or a task, and lead to search and “My day”', async ({ people }) => {
  const page = await people.open('editor', '/share?new=task');
  await expect(
    page.getByRole('dialog', { name: 'Neue Aufgabe' }).getByRole('textbox', { name: 'Titel' }),
  ).toBeVisible();
  await page.goto('/share?new=message');
  const message = page.getByRole('dialog', { name: 'Als Nachricht senden' });
  await expect(message.getByRole('textbox', { name: 'Nachricht' })).toBeVisible({ timeout: 40_000 });
  await message.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(new Shell(page).heading(/Guten/)).toBeVisible();
  await page.goto('/search');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/tasks');
  await expect(new Shell(page).heading('Mein Tag')).toBeVisible();
});

test('a protocol link opens its place here and nothing elsewhere', async ({ people }) => {
  const page = await people.open('editor', '/');
  const { host } = new URL(page.url());
  await page.goto(`/open?link=${encodeURIComponent(`web+kontor://${host}/spaces/digitalisierung`)}`);
  await expect(page).toHaveURL(/\/spaces\/digitalisierung$/);
  await page.goto(`/open?link=${encodeURIComponent('web+kontor://anders.example/spaces')}`);
  await expect(page.getByRole('heading', { name: 'Dieser Link führt nicht zu Kontor' })).toBeAttached();
});

test('the icon has the number of what is unread, and loses it with signing out', async ({ people, watch }) => {
  watch.allow(/401|WebSocket/, 'the session is over');
  const colleague = await people.colleague();
  const page = await people.openStranger('/');
  await recordBadge(page);
  await page.reload();
  await new SignInPage(page).signIn(colleague.login, colleague.password);
  await new Shell(page).expectSignedIn();
  await expect.poll(() => readBadge(page)).toBe(0);
  const admin = await people.session('admin');
  const tell = { id: crypto.randomUUID(), place: { kind: 'person', id: admin.person.id }, title: 'Einladungen' };
  const { id: list } = await admin.call<{ id: string }>('POST', '/api/tasks/lists', tell);
  const assignees = [{ kind: 'person', id: colleague.id }];
  await admin.call('POST', '/api/tasks/tasks', { id: crypto.randomUUID(), list, title: 'Für Sie', assignees });
  await expect.poll(() => readBadge(page)).toBeGreaterThan(0);
  await new Shell(page).signOut();
  await new SignInPage(page).expectShown();
  expect(await readBadge(page)).toBe(0);
});

test('the browser’s offer to install waits in the settings, can be put away, and is taken there', async ({
  people,
}) => {
  const page = await people.open('newhire', '/settings/device', { serviceWorkers: 'allow' });
  const section = page.getByRole('region', { name: 'Kontor als App' });
  await expect(section).toContainText('im Menü Ihres Browsers');
  const isHeldBack = await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    const prompt = async () => {
      document.documentElement.dataset.prompted = 'yes';
      return { outcome: 'dismissed' };
    };
    window.dispatchEvent(Object.assign(offer, { prompt }));
    return offer.defaultPrevented;
  });
  expect(isHeldBack).toBe(true);
  await section.getByRole('button', { name: 'Nicht mehr anbieten' }).click();
  await expect(section).toHaveCount(0);
  await page.getByRole('button', { name: 'Die Installation wieder anbieten' }).click();
  await section.getByRole('button', { name: 'Kontor installieren' }).click();
  await expect(page.getByText('Kontor ist nicht installiert.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-prompted', 'yes');
});

/** Browsers without a screen have no icons: what would be shown is noted where signing out leaves it. */
async function recordBadge(page: Page): Promise<void> {
  await page.exposeFunction('noteBadge', (count: number) => badges.set(page, count));
  await page.addInitScript(() => {
    const note = (window as unknown as { noteBadge(count: number): Promise<void> }).noteBadge; // exposed above
    Object.assign(navigator, { setAppBadge: (count: number) => note(count), clearAppBadge: () => note(0) });
  });
}

const badges = new WeakMap<Page, number>();
const readBadge = async (page: Page) => badges.get(page);
