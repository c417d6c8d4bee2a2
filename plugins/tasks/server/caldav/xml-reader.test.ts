import { describe, expect, it } from 'vitest';
import { readXml } from './xml-reader.ts';

describe('XML of a program', () => {
  it('is read with its namespaces, whatever their prefixes', () => {
    const root = readXml(
      '<?xml version="1.0"?><x:a xmlns:x="DAV:" n="1"><b xmlns="urn:b">1 &lt; &#50;<![CDATA[&]]></b></x:a>',
    );
    expect(root).toMatchObject({ namespace: 'DAV:', name: 'a', attributes: { n: '1' } });
    expect(root?.children).toMatchObject([{ namespace: 'urn:b', name: 'b', text: '1 < 2&' }]);
  });

  it('that is damaged is none', () => {
    for (const text of ['', 'no', '<a', '<a><b></a>', '<a>', '<a/><b/>', '<x:a/>', '<a>&foo;</a>']) {
      expect(readXml(text), text).toBeUndefined();
    }
  });

  it('with entities of its own is refused unread', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>';
    expect(readXml(bomb)).toBeUndefined();
    expect(readXml('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toBeUndefined();
  });

  it('that is very deep or has very many elements is refused soon', () => {
    const started = performance.now();
    expect(readXml('<a>'.repeat(170_000))).toBeUndefined();
    expect(readXml(`<a>${'<b/>'.repeat(100_000)}</a>`)).toBeUndefined();
    expect(readXml(`<a>${'<b/>'.repeat(19_000)}</a>`)?.children).toHaveLength(19_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
