import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Inbox } from '../../pages/inbox.ts';

const owner = 'Katrin Schubert';

test('pointing at a name shows the card, with ways to write, call and find the person', async ({ people }) => {
  const page = await people.open('homeoffice', '/spaces/digitalisierung?tab=members');
  const name = page.getByRole('grid', { name: 'Mitglieder' }).getByRole('link', { name: owner });
  await page.mouse.move(1, 1);
  await name.hover();
  const card = page.getByRole('dialog', { name: owner });
  await expect(card.getByRole('link', { name: `E-Mail an ${owner} schreiben` })).toHaveAttribute('href', /^mailto:/);
  await expect(card.getByRole('link', { name: new RegExp(`${owner} anrufen`) })).toHaveAttribute('href', /^tel:/);
  await expect(card.getByRole('link', { name: 'Schreiben', exact: true })).toBeVisible();
  await card.getByRole('button', { name: 'Wo?' }).click();
  await expect(card.getByText(/Auenstedt/)).toBeVisible();
  await page.mouse.move(1, 1);
  await expect(card).toBeHidden();
});

test('the card opens by keyboard without taking the focus, and closes with Escape', async ({ people }) => {
  const page = await people.open('homeoffice', '/spaces/digitalisierung?tab=members');
  const name = page.getByRole('grid', { name: 'Mitglieder' }).getByRole('link', { name: owner });
  await page.getByRole('tab', { name: 'Mitglieder' }).focus();
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(name).toBeFocused({ timeout: 100 });
  }).toPass({ intervals: [0] });
  const card = page.getByRole('dialog', { name: owner });
  const inside = card.getByRole('link', { name: owner, exact: true });
  await expect(inside).toBeVisible();
  await expect(name).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(inside).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await name.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: owner })).toBeVisible();
});

test('on a phone a long press opens the card as a sheet', async ({ people }) => {
  const page = await people.open('homeoffice', '/spaces/digitalisierung?tab=members', {
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  const name = page.getByRole('grid', { name: 'Mitglieder' }).getByRole('link', { name: owner });
  await name.scrollIntoViewIfNeeded();
  const box = await name.boundingBox();
  const touch = await page.context().newCDPSession(page);
  const point = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 10 };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  const card = page.getByRole('dialog', { name: owner });
  await expect(card).toBeVisible();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const sheet = await card.boundingBox();
  expect(sheet?.width).toBe(360);
  expect(Math.round((sheet?.y ?? 0) + (sheet?.height ?? 0))).toBe(780);
  // Longer than a preview stays once the pointer has left it.
  await page.waitForTimeout(600);
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: 'Schließen' }).first().click();
  await expect(card).toBeHidden();

  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await expect(card).toBeVisible();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const search = await page.getByRole('button', { name: 'Suchen oder springen' }).boundingBox();
  await page.touchscreen.tap((search?.x ?? 0) + 20, (search?.y ?? 0) + 10);
  await expect(card).toBeHidden();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('whoever is named in the inbox has a card, and their name leads to their entry', async ({ people }) => {
  const space = await makeSpace(await people.session('editor'), 'on-request');
  const newhire = await people.session('newhire');
  await newhire.call('POST', `/api/spaces/${space.id}/requests`, { note: '' });
  const page = await people.open('editor', '/inbox');
  const name = new Inbox(page).about(space.name).getByRole('link', { name: newhire.person.name });
  await page.mouse.move(1, 1);
  await name.hover();
  const card = page.getByRole('dialog', { name: newhire.person.name });
  await expect(card.getByRole('link', { name: `E-Mail an ${newhire.person.name} schreiben` })).toBeVisible();
  await name.click();
  await expect(page.getByRole('heading', { level: 1, name: newhire.person.name })).toBeVisible();
});

test('pointing at a name in the list of people shows the card, and Escape closes it', async ({ people }) => {
  const page = await people.open('homeoffice', `/people?q=${encodeURIComponent(owner)}`);
  const name = page.getByRole('listbox', { name: 'Personen' }).getByText(owner).first();
  await page.mouse.move(1, 1);
  await name.hover();
  const card = page.getByRole('dialog', { name: owner });
  await expect(card.getByRole('link', { name: 'Schreiben', exact: true })).toBeVisible();
  await card.getByRole('button', { name: 'Wo?' }).click();
  await expect(card.getByText(/Auenstedt/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(page).toHaveURL(/\/people\?q=/);
  await name.click();
  await expect(page.getByRole('heading', { level: 1, name: owner })).toBeVisible();
  await expect(card).toBeHidden();
});

test('whoever is named in the audit log has a card', async ({ people }) => {
  const colleague = await people.colleague();
  const admin = await people.session('admin');
  await admin.call('PATCH', `/api/accounts/${colleague.account}`, { suspended: true });
  const page = await people.open('admin', '/administration/audit');
  const entry = page.getByRole('row').filter({ hasText: `hat das Konto von ${colleague.name} gesperrt` });
  await page.mouse.move(1, 1);
  await entry.getByRole('link', { name: colleague.name }).hover();
  await expect(page.getByRole('dialog', { name: colleague.name }).getByRole('button', { name: 'Wo?' })).toBeVisible();
});
