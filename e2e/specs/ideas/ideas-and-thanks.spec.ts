import { expect, test } from '../../fixtures/index.ts';
import { uniqueWord } from '../../fixtures/people.ts';
import { ownDevice, untilKept } from '../../pages/device.ts';
import { IdeasPage } from '../../pages/ideas-page.ts';

test.describe.configure({ timeout: 120_000 });

const phone = { ...ownDevice, viewport: { width: 360, height: 740 }, hasTouch: true };

test('an idea from a phone: submitted, voted for without a network, answered by the office, and its author hears of it', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const title = `Rampe ${uniqueWord('r')}`;
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const page = await people.open(session, '/ideas/new', phone);
  const mine = new IdeasPage(page);
  await mine.submit(title, 'Am Nordeingang fehlt sie. <img src=x onerror=alert(1)>');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  // What looks like HTML is text.
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();

  const voter = await people.colleague();
  const votes = await people.newSession(voter.login, voter.password);
  const other = new IdeasPage(await people.open(votes, '/ideas', phone));
  await expect(other.vote(title)).toBeVisible();
  await untilKept(other.page);
  await other.page.context().setOffline(true);
  await other.vote(title).click();
  await expect(other.vote(title)).toHaveAttribute('aria-pressed', 'true');
  await expect(other.vote(title)).toHaveText('1');
  await other.page.context().setOffline(false);
  await expect(page.getByText('1 Stimme', { exact: true })).toBeVisible({ timeout: 60_000 });

  const office = new IdeasPage(await people.open('editor', '/ideas?show=work'));
  await office.row(title).getByRole('link', { name: title }).click();
  await office.take('Prüfen', 'Wir messen nach.');
  await office.take('Annehmen', 'Kommt im Frühjahr.');
  await expect(page.getByText('Kommt im Frühjahr.')).toBeVisible();
  await expect(page.getByText('Die Abstimmung ist zu Ende.')).toBeVisible();

  // Told on the start page until it was seen; here it has been.
  const second = await session.call<{ id: string }>('POST', '/api/ideas/ideas', {
    id: crypto.randomUUID(),
    box: (await session.call<{ boxes: { id: string }[] }>('GET', '/api/ideas/boxes')).boxes[0]?.id,
    title: `Geländer ${title}`,
    text: '',
    category: null,
  });
  const editor = await people.session('editor');
  await editor.call('POST', `/api/ideas/ideas/${second.id}/steps`, { revision: 1, state: 'review', answer: 'Ja.' });
  await page.goto('/');
  const card = page.getByRole('listitem').filter({ hasText: `Geländer ${title}` });
  await expect(card).toContainText('Antwort auf Ihre Idee');
  await card.getByRole('link').click();
  await expect(page.getByText('Ja.', { exact: true })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(card).toHaveCount(0);
});

test('an idea without a name: its receipt stays on the device and answers for its author', async ({ people }) => {
  const title = `Drucker ${uniqueWord('d')}`;
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const page = await people.open(session, '/ideas/new');
  const mine = new IdeasPage(page);
  await mine.submit(title, 'Bitte leiser.', { anonymous: true });
  await expect(mine.dialog).toContainText('Ihr Beleg');
  await mine.dialog.getByRole('button', { name: 'Zur Idee' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('Ohne Namen', { exact: false }).first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Antwort ohne Namen' }).click();
  await page.keyboard.type('Im zweiten Stock.');
  await page.getByRole('main').getByRole('button', { name: 'Senden' }).click();

  const office = await people.open('editor', '/ideas?show=work');
  await office.getByRole('link', { name: title }).click();
  await expect(office.getByText('Im zweiten Stock.')).toBeVisible();
  await expect(office.getByText('Wer die Idee eingereicht hat')).toBeVisible();
  expect(await office.getByRole('main').innerText()).not.toContain(colleague.familyName);

  await page.goto('/ideas?show=mine');
  await expect(page.getByRole('region', { name: 'Ohne Namen eingereicht' })).toContainText(title);
});

test('a thanks is asked for before others see it, and hidden again when its receiver likes', async ({ people }) => {
  const [giver, taker] = [await people.colleague(), await people.colleague()];
  const text = `Danke fürs Aushelfen ${uniqueWord('t')}`;
  const giving = new IdeasPage(
    await people.open(await people.newSession(giver.login, giver.password), '/ideas/thanks'),
  );
  await giving.thank(taker.name, text);
  await expect(giving.page.getByRole('region', { name: 'Von Ihnen' })).toContainText('Nur für die Bedankten sichtbar');

  const taking = await people.open(await people.newSession(taker.login, taker.password), '/');
  await taking.getByRole('link', { name: `${giver.name} dankt Ihnen: Dürfen es andere sehen?` }).click();
  const own = taking.getByRole('region', { name: 'Dank an Sie' });
  await expect(own).toContainText(text);
  const stream = giving.page.getByRole('region', { name: 'Was andere zeigen' });
  await expect(stream.filter({ hasText: text })).toHaveCount(0);
  await own.getByRole('button', { name: 'Ja, zeigen' }).click();
  await expect(stream).toContainText(text);
  await own.getByRole('button', { name: 'Weiteres zu diesem Dank' }).click();
  await taking.getByRole('menuitem', { name: 'Nicht mehr zeigen' }).click();
  await expect(stream.filter({ hasText: text })).toHaveCount(0);
  await expect(own).toContainText('Nur für Sie');
});
