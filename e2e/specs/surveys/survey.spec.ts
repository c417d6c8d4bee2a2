import { expect, test } from '../../fixtures/index.ts';
import { uniqueWord } from '../../fixtures/people.ts';
import type { CallSession } from '../../fixtures/session.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { SurveysPage } from '../../pages/surveys-page.ts';

test.describe.configure({ timeout: 240_000 });

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
const answering = 5;

test('five answer on the phone and there are results; of four nothing shows, and nobody is named to whoever reads the line', async ({
  people,
}) => {
  const admin = await people.session('admin');
  const space = await makeSpace(admin, 'open');
  const sessions: CallSession[] = [];
  for (let count = 0; count < answering; count += 1) {
    const { login, password } = await people.colleague();
    const session = await people.newSession(login, password);
    await session.call('POST', `/api/spaces/${space.id}/join`, {});
    sessions.push(session);
  }
  const made: { id: string; own: SurveysPage }[] = [];
  for (const title of [uniqueWord('Klima'), uniqueWord('Umbau')]) {
    const own = new SurveysPage(await people.open('admin', '/surveys', phone));
    await own.make({ title, question: 'Passt es so?', space: space.name });
    made.push({ id: new URL(own.page.url()).pathname.split('/').at(-1) ?? '', own });
  }
  const [whole, few] = made;
  if (!whole || !few) throw new Error('Two surveys were made');

  for (const [index, session] of sessions.entries()) {
    const page = await people.open(session, `/surveys/${whole.id}`, phone);
    const sent = page.waitForRequest('**/api/survey-answers');
    await new SurveysPage(page).answer(index === 0 ? 'Nein' : 'Ja');
    const headers = await (await sent).allHeaders();
    expect(Object.keys(headers).filter((name) => /cookie|kontor|idempotency|authorization|referer/.test(name))).toEqual(
      [],
    );
    if (index === 0) continue;
    await page.goto(`/surveys/${few.id}`);
    await new SurveysPage(page).answer('Ja');
    await page.context().close();
  }

  await few.own.end();
  await expect(few.own.page.getByText('Zu wenige Antworten')).toBeVisible();
  await whole.own.end();
  await expect(whole.own.page.getByText('5 Personen haben geantwortet')).toBeVisible();
  await expect(whole.own.page.getByText('4 (80 %)')).toBeVisible();
  await expect(whole.own.page.getByText('1 (20 %)')).toBeVisible();
});

test('a ticket is good on one device: there it waits with what was said, elsewhere it is explained', async ({
  people,
}) => {
  const { login, password } = await people.colleague();
  const session = await people.newSession(login, password);
  const page = await people.open(session, '/', phone);
  await page.getByRole('link', { name: /Pausen und Kantine/ }).click();
  await page.getByRole('button', { name: 'Umfrage beginnen' }).click();
  await page.locator('label').filter({ hasText: 'Draußen' }).click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('button', { name: 'Ruhe nach oben' }).click();
  await expect(page.getByText('Ihre Reihenfolge ist gewählt.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Draußen' })).toBeChecked();

  const elsewhere = await people.open(session, new URL(page.url()).pathname, phone);
  await expect(elsewhere.getByText('Ihr Stimmzettel ist schon ausgegeben')).toBeVisible();
});
