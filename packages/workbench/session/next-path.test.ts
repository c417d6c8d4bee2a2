import { describe, expect, it } from 'vitest';
import { nextPath, signInAddress } from './next-path.ts';

const at = (pathname: string, search = '') => ({ origin: 'https://kontor.example', pathname, search });

describe('nextPath', () => {
  it('goes back to the page that was asked for', () => {
    expect(nextPath(at('/people/7', '?tab=team'))).toBe('/people/7?tab=team');
    expect(nextPath(at('/sign-in.html', '?next=%2Finbox%3Fshow%3Dlater'))).toBe('/inbox?show=later');
  });

  it('goes to the start page from its own pages', () => {
    for (const page of ['/sign-in.html', '/welcome', '/setup', '/password-reset']) expect(nextPath(at(page))).toBe('/');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n//evil.example',
    '',
    'inbox',
  ])('never leaves the site for next=%j', (wanted) => {
    const next = nextPath(at('/sign-in.html', `?next=${encodeURIComponent(wanted)}`));
    expect(new URL(next, 'https://kontor.example').origin).toBe('https://kontor.example');
    expect(next).toBe('/');
  });

  it('is undone by signInAddress', () => {
    const address = new URL(signInAddress('/spaces/digitalisierung?x=1&y=2'), 'https://kontor.example');
    expect(nextPath(address)).toBe('/spaces/digitalisierung?x=1&y=2');
    expect(signInAddress('/')).toBe('/sign-in.html');
  });
});
