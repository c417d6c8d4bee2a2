import { expect, test } from '../../fixtures/index.ts';

test('an error that goes when the field is left does not move the button away from under the pointer', async ({
  people,
}) => {
  const page = await people.open('admin', '/administration/mail');
  const server = page.getByRole('textbox', { name: 'Mailserver' });
  const save = page.getByRole('button', { name: 'Speichern' });
  await server.fill('mail.auenstedt.example');
  await save.click();
  const wrong = page.getByText(/^Bitte in der Form smtp/);
  await expect(wrong).toBeVisible();
  await server.fill('');
  const box = await save.boundingBox();
  if (!box) throw new Error('The button is in view');
  const point = { x: box.x + box.width / 2, y: box.y + 4 };
  await page.mouse.move(point.x, point.y);
  await page.mouse.down();
  await expect(server).not.toBeFocused();
  // Two pictures later everything that leaving the field does is on the screen.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect((await save.boundingBox())?.y).toBe(box.y);
  await page.mouse.up();
  await expect(page.getByRole('alertdialog').filter({ hasText: 'gespeichert' })).toBeVisible();
  await expect(wrong).toBeHidden();
});
