import { expect, test } from 'vitest';
import { pathOfLink } from './open-link.ts';

const origin = 'https://kontor.stadt.example:8443';

test.each([
  ['web+kontor:/wiki/page/0199', '/wiki/page/0199'],
  ['web+kontor://kontor.stadt.example:8443/tasks?show=calendar#x', '/tasks?show=calendar#x'],
  ['WEB+KONTOR://Kontor.Stadt.Example:8443', '/'],
])('%s opens %s', (link, path) => {
  expect(pathOfLink(link, origin)).toBe(path);
});

test.each([
  'web+kontor://anders.example/wiki/page/0199',
  'web+kontor://kontor.stadt.example/wiki/page/0199',
  'web+kontor:////anders.example/x',
  'web+kontor:/\\anders.example/x',
  'web+kontor:/\t/anders.example/x',
  'web+kontor:javascript:alert(1)',
  'javascript:alert(1)',
  'https://kontor.stadt.example:8443/tasks',
  '',
])('%j opens nothing', (link) => {
  expect(pathOfLink(link, origin)).toBeUndefined();
});
