import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FakeSession } from '../../testing/fake-session.ts';
import { emptyFolder, firstServer, startShell } from '../../testing/started-shell.ts';
import { findOwnFile, ownPagePolicy, ownSchemePrivileges, serveOwnFiles } from './own-pages.ts';

const folder = '/opt/kontor/pages';

test('the shell’s own files are found below their folder', () => {
  expect(findOwnFile(folder, 'app', 'kontor-shell://app/index.html')).toBe(`${folder}/index.html`);
  expect(findOwnFile(folder, 'app', 'kontor-shell://app/assets/index-B_c1.js?x=1#y')).toBe(
    `${folder}/assets/index-B_c1.js`,
  );
});

test.each([
  'kontor-shell://app/',
  'kontor-shell://app/../secret.html',
  'kontor-shell://app/..%2fsecret.html',
  'kontor-shell://app/%2e%2e/secret.html',
  'kontor-shell://app/%252e%252e/secret.html',
  'kontor-shell://app/assets/..%5c..%5csecret.html',
  'kontor-shell://app/..\\secret.html',
  'kontor-shell://app//etc/passwd.html',
  'kontor-shell://app/assets//index.html',
  'kontor-shell://app/index.html%00.png',
  'kontor-shell://app/.hidden.html',
  'kontor-shell://app/index.html/',
  'kontor-shell://app/main.cjs',
  'kontor-shell://app/index',
  'kontor-shell://other/index.html',
  'kontor-shell://app:80/index.html',
  'file:///opt/kontor/pages/index.html',
  'https://app/index.html',
])('%s leads to no file of the shell', (address) => {
  const found = findOwnFile(folder, 'app', address);
  // The parser takes dots out before anybody asks: then the file is one of the folder, or none.
  expect(found === null || found === `${folder}/secret.html`).toBe(true);
  if (!address.includes('..') && !address.includes('%2e')) expect(found).toBeNull();
});

test('own pages come with their policy; unknown ones, other methods and other hosts are not found', async () => {
  const pages = emptyFolder();
  mkdirSync(join(pages, 'assets'));
  writeFileSync(join(pages, 'index.html'), '<p>Kontor</p>');
  const session = new FakeSession('test', async () => new Response(''));
  serveOwnFiles(session.protocol, { app: pages });
  const serve = session.schemes.get('kontor-shell');
  const get = (address: string, init?: RequestInit) => serve?.(new Request(address, init));
  const answer = await get('kontor-shell://app/index.html');
  expect(answer?.status).toBe(200);
  expect(answer?.headers.get('content-security-policy')).toBe(ownPagePolicy);
  expect(answer?.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await answer?.text()).toBe('<p>Kontor</p>');
  expect((await get('kontor-shell://app/missing.html'))?.status).toBe(404);
  expect((await get('kontor-shell://app/assets'))?.status).toBe(404);
  expect((await get('kontor-shell://constructor/index.html'))?.status).toBe(404);
  expect((await get('kontor-shell://app/index.html', { method: 'POST' }))?.status).toBe(404);
});

test('the policy of own pages allows nothing from outside, no inline script, no eval', () => {
  expect(ownPagePolicy).toContain("default-src 'none'");
  expect(ownPagePolicy).toContain("require-trusted-types-for 'script'");
  expect(ownPagePolicy).not.toMatch(/unsafe|https?:|\*|connect-src/);
});

test('the scheme gets no privilege beyond being a standard, secure one', () => {
  expect(ownSchemePrivileges).toEqual({ scheme: 'kontor-shell', privileges: { standard: true, secure: true } });
});

test('in a server’s session the scheme serves dictionaries alone, never the shell’s pages', async () => {
  const { page } = await startShell();
  const serve = page(firstServer).session.schemes.get('kontor-shell');
  expect((await serve?.(new Request('kontor-shell://app/index.html')))?.status).toBe(404);
});
