import { expect, test } from 'vitest';
import { readMetadata } from './page-metadata.ts';

const read = (page: string, type = 'text/html; charset=utf-8') =>
  readMetadata({ content: Buffer.from(page), type }).fields;

test('reads what a page says of itself', () => {
  const page = `<title>Bauamt</title><meta content='Sperrung &amp; Umleitung' property="og:title">
    <meta name="description" content="Bis&nbsp;Freitag &#8211; dann frei">`;
  expect(read(page)).toEqual({ 'og:title': 'Sperrung & Umleitung', 'og:description': 'Bis Freitag – dann frei' });
});

test('takes the title where there is nothing else, and no markup', () => {
  expect(read('<title>Rathaus &lt;b&gt;</title><meta property="og:image" content="http://10.0.0.1/x.png">')).toEqual({
    'og:title': 'Rathaus <b>',
  });
});

test('reads other charsets, and pages that name one that there is not', () => {
  const content = Buffer.from('<title>Straße</title>', 'latin1');
  expect(readMetadata({ content, type: 'text/html; charset=iso-8859-1' }).fields).toEqual({ 'og:title': 'Straße' });
  expect(read('<title>Straße</title>', 'text/html; charset=nonsense')).toEqual({ 'og:title': 'Straße' });
});

test('is done soon with a page that is made to hold it up', () => {
  const started = performance.now();
  read(`${'<meta '.repeat(200_000)}${'<title'.repeat(100_000)}`);
  expect(performance.now() - started).toBeLessThan(2000);
});
