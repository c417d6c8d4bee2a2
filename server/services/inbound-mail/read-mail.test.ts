import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestMail, readMail } from './read-mail.ts';
import { isProven } from './sender-check.ts';

const read = (lines: readonly string[]) => readMail(Buffer.from(lines.join('\r\n')));
const head = [
  'From: "Yilmaz, Ayse" <Ayse@Stadt.example>',
  'To: <a@b.example>',
  'Message-ID: <1@x>',
  'MIME-Version: 1.0',
];

describe('messages as programs write them', () => {
  test('quoted-printable, base64, old character sets and encoded names', async () => {
    const texts = [
      ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable', '', 'Gr=FC=DFe'],
      ['Content-Type: text/plain; charset=windows-1252', 'Content-Transfer-Encoding: base64', '', 'R3L832U='],
      ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', 'Grüße'],
      ['Content-Type: text/plain; charset=utf-8; format=flowed', '', 'Grüße'],
    ];
    for (const text of texts) expect((await read([...head, ...text])).text).toBe('Grüße');
    const mail = await read([
      'From: =?iso-8859-1?Q?Ay=FEe?= <ayse@stadt.example>',
      'To: undisclosed-recipients:;',
      'Delivered-To: <antwort+x@stadt.example>',
      '',
      'Hallo',
    ]);
    expect(mail).toMatchObject({
      from: ['ayse@stadt.example'],
      recipients: ['antwort+x@stadt.example'],
      text: 'Hallo',
    });
  });

  test('of plain text and HTML the plain text, of HTML alone its text', async () => {
    const both = [
      ...head,
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Klartext',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>HTML</p>',
      '--b--',
    ];
    expect((await read(both)).text).toBe('Klartext');
    expect((await read([...head, 'Content-Type: text/html; charset=utf-8', '', '<p>Nur <b>HTML</b></p>'])).text).toBe(
      'Nur HTML',
    );
  });

  test('pictures of a signature are no attachments, files and forwarded messages are', async () => {
    const part = (type: string, ...more: string[]) => ['--b', `Content-Type: ${type}`, ...more, '', 'eA=='];
    const mixed = [
      ...head,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Text',
      ...part('image/png', 'Content-ID: <logo>', 'Content-Disposition: inline'),
      ...part('application/pkcs7-signature; name=smime.p7s', 'Content-Disposition: attachment'),
      ...part('application/pdf', 'Content-Disposition: attachment; filename=a.pdf'),
      ...part('message/rfc822'),
      '--b--',
    ];
    expect(await read(mixed)).toMatchObject({ text: 'Text', attachments: 2, isAutomatic: false });
  });

  test('a text behind a big file is read, too', async () => {
    const file = Array.from({ length: 100_000 }, () => 'QUJD'.repeat(19));
    const mixed = [
      ...head,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: image/jpeg',
      'Content-Disposition: inline; filename=a.jpg',
      'Content-Transfer-Encoding: base64',
      '',
      ...file,
      '--b',
      'Content-Type: text/plain',
      '',
      'So sieht es aus.',
      '--b--',
    ];
    expect((await read(mixed)).text).toBe('So sieht es aus.');
  });

  test('what is encrypted has no text', async () => {
    const sealed = 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m';
    expect((await read([...head, `Content-Type: ${sealed}`, '', 'MIIB'])).text).toBe('');
  });

  test('a report and a note of absence are nobody’s answer', async () => {
    for (const header of [
      'Auto-Submitted: auto-replied (vacation)',
      'Auto-Submitted: auto-generated',
      'Precedence: list',
      'Return-Path: <>',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
    ]) {
      expect(await read([...head, header, '', 'Text']), header).toMatchObject({ isAutomatic: true });
    }
    for (const header of [
      'Auto-Submitted: no',
      'Precedence: first-class',
      'Return-Path: <a@b.example>',
      'X-Auto-Response-Suppress: OOF',
    ]) {
      expect(await read([...head, header, '', 'Text']), header).toMatchObject({ isAutomatic: false });
    }
  });
});

describe('whatever comes', () => {
  test('no bytes make it fail', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'From: ',
        'Content-Type: multipart/mixed; boundary=b',
        '\r\n',
        '--b',
        '--b--',
        ': ',
        '<',
        '>',
        '\0',
      ),
      fc.constantFrom('Content-Transfer-Encoding: base64', 'charset=utf-7', '=?utf-8?B?', '?=', 'message/rfc822', '='),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        expect(typeof (await readMail(Buffer.from(pieces.join('')))).text).toBe('string');
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => void (await readMail(bytes))),
    );
  });

  test('messages that are built to be slow or huge are read in little time and memory', async () => {
    const nested = (depth: number) =>
      Array.from(
        { length: depth },
        (_none, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
      ).join('');
    const before = process.memoryUsage().rss;
    const begin = performance.now();
    const messages = [
      nested(5_000),
      `${head.join('\r\n')}\r\n${'X-Y: z\r\n'.repeat(100_000)}\r\nText`,
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(30_000)}`,
      `To: ${'a@b.example, '.repeat(50_000)}\r\n\r\nText`,
      `To: ${'(('.repeat(50_000)}\r\n\r\nText`,
      `Subject: ${'=?utf-8?B?w6Q=?= '.repeat(50_000)}\r\n\r\nText`,
      `\r\n${'> zitiert\r\n'.repeat(900_000)}`,
      'x'.repeat(2 * largestMail),
      `Content-Type: text/html\r\n\r\n${'<div><blockquote>'.repeat(500_000)}`,
    ];
    for (const message of messages) expect((await readMail(Buffer.from(message))).text.length).toBeLessThan(600_000);
    expect(performance.now() - begin).toBeLessThan(20_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
  });

  test('no header of results makes the check fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(isProven([value], 'mx.stadt.example', 'a@stadt.example')).toBe(false);
      }),
    );
  });
});
