import { expect, test } from 'vitest';
import type { FakeContents } from '../../testing/fake-contents.ts';
import type { FakeElectron } from '../../testing/fake-electron.ts';
import { firstServer, secondServer, startShell } from '../../testing/started-shell.ts';

function event() {
  const made = {
    prevented: false,
    preventDefault: () => {
      made.prevented = true;
    },
  };
  return made;
}

/** The page of the last question that was asked. */
async function nextQuestion(fake: FakeElectron, windows: number): Promise<FakeContents> {
  await expect.poll(() => fake.windows.length).toBe(windows);
  const contents = fake.windows.at(-1)?.webContents;
  if (!contents) throw new Error('no question');
  return contents;
}

test('a certificate that does not prove the server is refused, without a way around', async () => {
  const { fake, page, shell } = await startShell();
  const happened = event();
  let trusted: boolean | null = null;
  fake.app.emit(
    'certificate-error',
    ...[happened, page(firstServer), firstServer, 'net::ERR_CERT_AUTHORITY_INVALID', {}],
    (given: boolean) => {
      trusted = given;
    },
  );
  expect(trusted).toBe(false);
  expect(fake.dialogs).toEqual([]);
  expect(shell.diagnostics()).toMatchObject({ 'trouble.certificate': 1 });
});

const certificates = [
  { subjectName: 'Anna Amt', issuerName: 'Stadt CA', validExpiry: 1_800_000_000 },
  { subjectName: 'Anna Amt (alt)', issuerName: 'Stadt CA', validExpiry: 1_700_000_000 },
];

function requestCertificate(
  fake: FakeElectron,
  contents: FakeContents | null,
  address: string,
  list: object[] = certificates,
) {
  const happened = event();
  const given: unknown[] = [];
  fake.app.emit('select-client-certificate', happened, contents, address, list, (one: unknown) =>
    given.push(one ?? null),
  );
  return { happened, given };
}

test('a client certificate goes only to the person’s own server, and only the one they chose', async () => {
  const { fake, page } = await startShell();
  const { happened, given } = requestCertificate(fake, page(firstServer), `${firstServer}/`);
  expect(happened.prevented).toBe(true);
  const question = await nextQuestion(fake, 2);
  expect(await fake.invoke(question, 'kontor:shell:call:question')).toMatchObject({
    value: {
      question: { kind: 'certificate', certificates: [{ subject: 'Anna Amt' }, { subject: 'Anna Amt (alt)' }] },
    },
  });
  await fake.invoke(question, 'kontor:shell:call:answer', { kind: 'choice', index: 1 });
  await expect.poll(() => given).toEqual([certificates[1]]);
});

test('no certificate goes elsewhere, to another server’s session, or without being chosen', async () => {
  const { fake, page } = await startShell({
    managed: { servers: [{ address: firstServer }, { address: secondServer }] },
  });
  for (const [contents, address] of [
    [page(firstServer), 'https://elsewhere.example/'],
    [page(secondServer), `${firstServer}/`],
    [fake.windows[0]?.webContents ?? null, `${firstServer}/`],
    [null, `${firstServer}/`],
  ] as const) {
    const { happened, given } = requestCertificate(fake, contents, address);
    expect(happened.prevented).toBe(true);
    expect(given).toEqual([null]);
  }
  expect(fake.windows).toHaveLength(1);
  const { given } = requestCertificate(fake, page(firstServer), `${firstServer}/`);
  await nextQuestion(fake, 2);
  fake.windows[1]?.close();
  await expect.poll(() => given).toEqual([null]);
});

function requestSignIn(fake: FakeElectron, info: object) {
  const happened = event();
  const given: unknown[][] = [];
  const full = { isProxy: true, scheme: 'basic', host: 'proxy.stadt.example', port: 3128, realm: 'Internet', ...info };
  fake.app.emit('login', happened, null, { url: firstServer }, full, (...answer: unknown[]) => given.push(answer));
  return { happened, given };
}

test('a proxy gets the name and password that the person types, and only a proxy', async () => {
  const { fake } = await startShell();
  const { given } = requestSignIn(fake, {});
  const question = await nextQuestion(fake, 2);
  expect(await fake.invoke(question, 'kontor:shell:call:question')).toMatchObject({
    value: { question: { kind: 'proxy-sign-in', host: 'proxy.stadt.example:3128', again: false } },
  });
  await fake.invoke(question, 'kontor:shell:call:answer', { kind: 'sign-in', name: 'anna', password: 'geheim' });
  await expect.poll(() => given).toEqual([['anna', 'geheim']]);

  const server = requestSignIn(fake, { isProxy: false });
  expect(server.happened.prevented).toBe(true);
  expect(server.given).toEqual([[]]);
});

test('a wrong password for the proxy is asked for again, three times in all', async () => {
  const { fake } = await startShell();
  for (let count = 1; count <= 3; count++) {
    const { given } = requestSignIn(fake, {});
    const question = await nextQuestion(fake, count + 1);
    expect(await fake.invoke(question, 'kontor:shell:call:question')).toMatchObject({
      value: { question: { again: count > 1 } },
    });
    await fake.invoke(question, 'kontor:shell:call:answer', { kind: 'sign-in', name: 'anna', password: 'falsch' });
    await expect.poll(() => given.length).toBe(1);
  }
  expect(requestSignIn(fake, {}).given).toEqual([[]]);
});

test('a question’s window may answer its question and nothing else', async () => {
  const { fake } = await startShell();
  requestSignIn(fake, {});
  const question = await nextQuestion(fake, 2);
  for (const [name, input] of [
    ['state', undefined],
    ['addServer', 'https://elsewhere.example'],
    ['removeServer', 'x'],
    ['changeSettings', {}],
    ['copyDiagnostics', undefined],
  ] as const)
    expect(await fake.invoke(question, `kontor:shell:call:${name}`, input)).toEqual({ ok: false, code: 'failed' });
  expect(await fake.invoke(question, 'kontor:shell:call:answer', { kind: 'choice', index: -1 })).toEqual({
    ok: false,
    code: 'input',
  });
});

test.each([
  [undefined, { mode: 'system' }],
  [{ mode: 'direct' }, { mode: 'direct' }],
  [
    { mode: 'fixed', rules: 'proxy.stadt.example:3128', bypass: '<local>' },
    { mode: 'fixed_servers', proxyRules: 'proxy.stadt.example:3128', proxyBypassRules: '<local>' },
  ],
  [
    { mode: 'script', address: 'https://stadt.example/proxy.pac' },
    { mode: 'pac_script', pacScript: 'https://stadt.example/proxy.pac' },
  ],
] as const)('every session uses the proxy that is set (%#)', async (proxy, expected) => {
  const { fake, page } = await startShell({
    managed: { servers: [{ address: firstServer }], ...(proxy && { proxy }) },
  });
  expect(page(firstServer).session.callsOf('setProxy')).toEqual([expected]);
  expect(fake.session('kontor-shell').callsOf('setProxy')).toEqual([expected]);
});
