import { expect, test } from 'vitest';
import { findTrigger } from './trigger.ts';

test('a slash, an at, a number sign and a colon begin a list of suggestions where a word may begin', () => {
  expect(findTrigger('/')).toEqual({ kind: 'block', typed: '', length: 1 });
  expect(findTrigger('Text /tab')).toEqual({ kind: 'block', typed: 'tab', length: 4 });
  expect(findTrigger('/fußnote')).toEqual({ kind: 'block', typed: 'fußnote', length: 8 });
  expect(findTrigger('(@Jörg Mü')).toEqual({ kind: 'person', typed: 'Jörg Mü', length: 8 });
  expect(findTrigger('siehe #Haus')).toEqual({ kind: 'object', typed: 'Haus', length: 5 });
  expect(findTrigger('gut :kaf')).toEqual({ kind: 'emoji', typed: 'kaf', length: 4 });
});

test('paths, addresses, times and headings begin none', () => {
  for (const before of ['und/oder', '1/2', 'http://', 'post@stadt', '12:30', '#', '## ', '/ ', 'a:bc', '/tmp/x'])
    expect(findTrigger(before), before).toBeUndefined();
});
