import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { mayMeasure, readPrivately, ruleOn } from './measuring-doors.ts';

const none = { presence: false, receipts: false, typing: false };
const all = { presence: true, receipts: true, typing: true };
const client = '/_matrix/client/v3';
const room = `${client}/rooms/!a%3Ab`;

describe('what would tell what somebody does', () => {
  test('is answered in front of the homeserver: presence and typing', () => {
    expect(ruleOn('PUT', `${client}/presence/%40a%3Ab/status`, none)).toEqual({ answer: {} });
    expect(ruleOn('GET', `${client}/presence/%40a%3Ab/status`, none)).toEqual({ answer: { presence: 'offline' } });
    expect(ruleOn('PUT', `${room}/typing/%40a%3Ab`, none)).toEqual({ answer: {} });
  });

  test('goes on as something private: receipts and markers', () => {
    const path = `${room}/receipt/m.read.private/%24e`;
    expect(ruleOn('POST', `${room}/receipt/m.read/%24e`, none)).toEqual({ path });
    expect(ruleOn('POST', `${room}/receipt/m%2Eread/%24e`, none)).toEqual({ path });
    expect(ruleOn('POST', path, none)).toEqual({});
    expect(ruleOn('POST', `${room}/read_markers`, none)).toEqual({ isReadPrivately: true });
  });

  test('asking for news does not make anybody be there', () => {
    expect(ruleOn('GET', `${client}/sync?since=s1&set_presence=online&timeout=0`, none)).toEqual({
      path: `${client}/sync?since=s1&timeout=0&set_presence=offline`,
    });
    expect(ruleOn('GET', `${client}/sync`, none)).toEqual({ path: `${client}/sync?set_presence=offline` });
    const sliding = '/_matrix/client/unstable/org.matrix.simplified_msc3575/sync';
    expect(ruleOn('POST', `${sliding}?pos=1`, none)).toEqual({ path: `${sliding}?pos=1&set_presence=offline` });
  });

  test('disguises do not help', () => {
    expect(mayMeasure(`${client}/%70resence/%40a%3Ab/status`)).toBe(true);
    expect(ruleOn('PUT', `${room}/%74yping/%40a%3Ab`, none)).toEqual({ answer: {} });
  });

  test('what the organisation allows passes, and everything else', () => {
    for (const path of [`${client}/presence/%40a%3Ab/status`, `${room}/typing/%40a%3Ab`, `${client}/sync`])
      expect(ruleOn('PUT', path, all)).toEqual({});
    expect(ruleOn('POST', `${room}/receipt/m.read/%24e`, all)).toEqual({});
    expect(mayMeasure(`${room}/send/m.room.message/1`)).toBe(false);
    expect(mayMeasure(`${room}/messages?dir=b`)).toBe(false);
  });
});

describe('a body that says what was read', () => {
  const rewrite = (body: string) => text(Readable.from([Buffer.from(body)]).pipe(readPrivately()));

  test('says it to the homeserver alone', async () => {
    const said = JSON.parse(await rewrite('{"m.fully_read":"$a","m.read":"$b"}'));
    expect(said).toEqual({ 'm.fully_read': '$a', 'm.read.private': '$b' });
    expect(JSON.parse(await rewrite('{"m.read":"$a","m.read.private":"$b"}'))).toEqual({ 'm.read.private': '$b' });
  });

  test('says nothing where it is none', async () => {
    expect(await rewrite('[1')).toBe('{}');
  });
});
