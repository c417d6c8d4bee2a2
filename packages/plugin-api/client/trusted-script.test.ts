import { expect, test } from 'vitest';
import { checkScriptAddress } from './trusted-script.ts';

test('only the service worker and files of the build become scripts', () => {
  for (const address of ['/service-worker.js', '/assets/pdf.worker.min-CkF3n2_a.mjs', '/assets/part-12345678.js'])
    expect(checkScriptAddress(address)).toBe(address);
  const foreign = [
    'https://elsewhere.example/assets/part.js',
    '//elsewhere.example/assets/part.js',
    '/assets/../api/files/1.js',
    '/assets/deep/part.js',
    '/api/files/part.js',
    '/_matrix/client/v1/media/download/a/b.js',
    'blob:https://here.example/1',
    'data:text/javascript,1',
    '/assets/part.js?x=/service-worker.js',
  ];
  for (const address of foreign) expect(() => checkScriptAddress(address), address).toThrow('no script of Kontor');
});
