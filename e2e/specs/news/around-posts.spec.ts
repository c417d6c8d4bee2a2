import { expect, test } from '../../fixtures/index.ts';
import { uniqueWord } from '../../fixtures/people.ts';
import { ownDevice, untilKept } from '../../pages/device.ts';
import { makeChannel, PostTalk, writePost } from '../../pages/post-talk.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test.describe.configure({ timeout: 120_000 });

const phone = { ...ownDevice, viewport: { width: 360, height: 740 }, hasTouch: true };

test('on a phone somebody comments, reacts and answers without a network; an editor hides a comment and says why', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const [one, two] = [await people.colleague(), await people.colleague()];
  const [editor, reader] = [
    await people.newSession(one.login, one.password),
    await people.newSession(two.login, two.password),
  ];
  const channel = await makeChannel(await people.session('admin'), uniqueWord('Bad'), one.id);
  const desk = await people.open(editor, '/news');
  const post = await writePost(desk, channel, 'Das Freibad öffnet', 'Ab Mai.');
  const atDesk = new PostTalk(desk);

  const page = await people.open(reader, `/news/${post}`, phone);
  const talk = new PostTalk(page);
  await talk.say('<img src=x onerror=alert(1)> Ab wann genau?');
  await talk.react('👍');
  await expect(page.getByRole('button', { name: `👍 von ${two.name}` })).toHaveAttribute('aria-pressed', 'true');
  // Live, without loading again, and as words.
  await expect(atDesk.thread('<img src=x onerror=alert(1)> Ab wann genau?')).toBeVisible();
  await expect(desk.getByRole('button', { name: `👍 von ${two.name}` })).toHaveAttribute('aria-pressed', 'false');
  await atDesk.answer('Ab wann genau?', 'Am ersten Samstag.');
  await expect(talk.thread('Am ersten Samstag.')).toBeVisible();

  await untilKept(page);
  await page.context().setOffline(true);
  await talk.answer('Ab wann genau?', 'Danke, gut zu wissen!');
  const waiting = talk.thread('Danke, gut zu wissen!');
  await expect(waiting.getByText('Wartet')).toBeVisible();
  await page.reload();
  await expect(talk.thread('Danke, gut zu wissen!')).toBeVisible();
  await page.context().setOffline(false);
  await expect(atDesk.thread('Danke, gut zu wissen!')).toBeVisible({ timeout: 30_000 });
  await expect(atDesk.comments.getByText('Danke, gut zu wissen!')).toHaveCount(1);

  await atDesk.choose(two.name, 'Ausblenden');
  await desk.getByRole('dialog').getByRole('textbox', { name: 'Begründung' }).fill('Kein Programmtext bitte');
  await desk.getByRole('dialog').getByRole('button', { name: 'Ausblenden' }).click();
  await expect(talk.comments.getByText(/ausgeblendet; andere sehen ihn nicht.*Kein Programmtext/)).toBeVisible();
  const other = new PostTalk(await people.open('newhire', `/news/${post}`));
  await expect(other.comments.getByText('Die Redaktion hat diesen Kommentar ausgeblendet.')).toBeVisible();
  await expect(other.comments.getByText('onerror')).toHaveCount(0);
  await expect(other.thread('Am ersten Samstag.')).toBeVisible();
});

test('a poll is made where the post is written, voted in, and says nothing before five have voted', async ({
  people,
}) => {
  const one = await people.colleague();
  const editor = await people.newSession(one.login, one.password);
  const channel = await makeChannel(await people.session('admin'), uniqueWord('Fest'), one.id);
  const desk = await people.open(editor, '/news');
  const post = await writePost(desk, channel, 'Sommerfest', 'Wann passt es?');
  await desk.goto(`/news/${post}?show=write`);
  await desk.getByRole('button', { name: 'Umfrage hinzufügen' }).click();
  const form = desk.getByRole('region', { name: 'Umfrage im Beitrag' });
  await form.getByRole('textbox', { name: 'Frage' }).fill('An welchem Tag?');
  await form.getByRole('textbox', { name: 'Antwort 1' }).fill('Freitag');
  await form.getByRole('textbox', { name: 'Antwort 2' }).fill('Samstag');
  await form.getByRole('button', { name: 'Umfrage speichern' }).click();
  await expect(desk.getByText('Umfrage gespeichert')).toBeVisible();

  const page = await people.open('homeoffice', `/news/${post}`, { viewport: { width: 360, height: 740 } });
  const poll = page.getByRole('region', { name: 'Umfrage' });
  await poll.getByText('Samstag').click();
  await poll.getByRole('button', { name: 'Abstimmen' }).click();
  await expect(poll.getByText('Ihre Wahl')).toBeVisible();
  await expect(poll.getByText('Noch keine fünf Stimmen')).toBeVisible();
  const { poll: read } = await editor.call<{ poll: { choices: { id: string; text: string }[] } }>(
    'GET',
    `/api/news/posts/${post}/poll`,
  );
  const [friday] = read.choices;
  const voters = [
    await people.session('editor'),
    await people.session('newhire'),
    await people.session('admin'),
    editor,
  ];
  for (const voter of voters)
    await voter.call('PUT', `/api/news/posts/${post}/poll/vote`, { choices: [friday?.id], blind: crypto.randomUUID() });
  await page.reload();
  await expect(poll.getByText('5 Stimmen')).toBeVisible();
  await poll.getByRole('button', { name: 'Stimme ändern' }).click();
  const radio = poll.getByRole('radio', { name: 'Freitag' });
  await radio.waitFor({ state: 'attached' });
  await poll.getByText('Freitag').click();
  await expect(radio).toBeChecked();
  await poll.getByRole('button', { name: 'Abstimmen' }).click();
  await expect(poll.getByRole('listitem').filter({ hasText: 'Freitag' })).toContainText('5');
});

test('a feed address is made, read by a program, and revoked; a post is made public, read by a stranger, and withdrawn', async ({
  people,
  watch,
  kontor,
}) => {
  watch.allow(/404/, 'the post is gone in the end');
  const [one, two] = [await people.colleague(), await people.colleague(['administrator'])];
  const [editor, admin] = [
    await people.newSession(one.login, one.password),
    await people.newSession(two.login, two.password),
  ];
  const channel = await makeChannel(admin, uniqueWord('Rathaus'), one.id);
  const page = await people.open(editor, '/news');
  const post = await writePost(page, channel, 'Neue Öffnungszeiten', 'Montags bis 18 Uhr.');
  await page.goto(`/news/channel/${channel}`);
  await page.getByRole('button', { name: 'Als Feed abonnieren' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ihr Passwort').fill(one.password);
  await dialog.getByRole('button', { name: 'Geheime Adresse erstellen' }).click();
  const address = await dialog.locator('code').innerText();
  const read = async (at = address) => {
    const answer = await fetch(at);
    return { status: answer.status, text: await answer.text() };
  };
  const feed = await read();
  expect(feed.status).toBe(200);
  expect(feed.text).toContain('Montags bis 18 Uhr.');
  await dialog.getByRole('link', { name: 'App-Passwörter in den Einstellungen' }).click();
  await page.getByRole('button', { name: 'Entfernen' }).click();
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await expect.poll(async () => (await read()).status).toBe(401);

  const policies = await admin.call<{ revision: number }>('GET', '/api/organisation/policies');
  const {
    uploadMegabytesAtMost: _most,
    secondFactorSince: _since,
    staffCouncil: _council,
    ...settings
  } = policies as Record<string, unknown>;
  await admin.call('PUT', '/api/organisation/policies', { ...settings, publicNews: true });
  await admin.call('PUT', `/api/news/public-channels/${channel}`, { allowed: true });
  await page.goto(`/news/${post}`);
  await page.getByRole('button', { name: 'Öffentlich machen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Öffentlich machen' }).click();
  await expect(page.getByText('Ohne Anmeldung zu lesen.')).toBeVisible();
  const stranger = await people.openStranger(`/public/news/${post}`);
  await expect(stranger.getByRole('heading', { level: 1, name: 'Neue Öffnungszeiten' })).toBeVisible();
  await expect(stranger.getByText('Montags bis 18 Uhr.')).toBeVisible();
  expect(await stranger.context().cookies()).toEqual([]);
  expect(await findBarriers(stranger)).toEqual([]);
  await editor.call('PUT', `/api/news/posts/${post}/withdrawn`, { withdrawn: true });
  expect((await stranger.reload())?.status()).toBe(404);
  expect((await read(`${kontor.url}/public/news.atom`)).text).not.toContain('Neue Öffnungszeiten');
});
