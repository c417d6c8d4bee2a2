import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerAbove, answerOf } from './answer-text.ts';
import { textOfHtml } from './html-text.ts';

const said = 'Ja, das passt.\n\nIch bringe die Unterlagen mit.';

describe('plain text: what was written stays, what was quoted goes', () => {
  const histories: Readonly<Record<string, string>> = {
    'Thunderbird, German':
      'Am 26.11.26 um 10:03 schrieb Stadt Musterhausen:\n> Guten Tag Ayşe,\n>\n> Bernd hat kommentiert.\n',
    'Thunderbird, English': 'On 11/26/26 10:03, Stadt Musterhausen wrote:\n> Hello\n',
    'Gmail, German, over two lines':
      'Am Do., 26. Nov. 2026 um 10:03 Uhr schrieb Stadt Musterhausen <\nkontor@stadt.example>:\n\n> Guten Tag\n',
    'Gmail, English': 'On Thu, Nov 26, 2026 at 10:03 AM Stadt Musterhausen <kontor@stadt.example> wrote:\n\n> Hello\n',
    'Gmail on a telephone':
      'Stadt Musterhausen <kontor@stadt.example> schrieb am Do., 26. Nov. 2026, 10:03:\n\n> Guten Tag\n',
    'Apple Mail, German':
      '> Am 26.11.2026 um 10:03 schrieb Stadt Musterhausen <kontor@stadt.example>:\n> \n> Guten Tag\n',
    'Apple Mail, English': 'On 26. Nov 2026, at 10:03, Stadt Musterhausen <kontor@stadt.example> wrote:\n\n\n> Hello\n',
    'Outlook, German':
      'Von: Stadt Musterhausen <kontor@stadt.example>\nGesendet: Donnerstag, 26. November 2026 10:03\nAn: Yilmaz, Ayşe\nBetreff: Neuer Kommentar\n\nGuten Tag\n',
    'Outlook, English':
      'From: Stadt Musterhausen <kontor@stadt.example>\nSent: Thursday, November 26, 2026 10:03 AM\nTo: Ayşe\nSubject: New comment\n\nHello\n',
    'Outlook with a line':
      '________________________________\nVon: Stadt\nGesendet: heute\nAn: Ayşe\nBetreff: x\n\nGuten Tag\n',
    'Outlook on a telephone':
      '\n________________________________\nFrom: Stadt <kontor@stadt.example>\nSent: Thursday\nTo: Ayşe\nSubject: x\n\nHello',
    'Outlook, bold':
      '*Von:* Stadt Musterhausen <kontor@stadt.example>\n*Gesendet:* Donnerstag, 26. November 2026 10:03\n*An:* Ayşe\n*Betreff:* x\n\nGuten Tag',
    'old Outlook, German': '-----Ursprüngliche Nachricht-----\nVon: Stadt\n\nGuten Tag\n',
    'Outlook, many recipients, no subject':
      'Von: Stadt <k@s.example>\nGesendet: heute\nAn: A <a@s.example>; B <b@s.example>;\n C <c@s.example>;\n D <d@s.example>\nCc: E\nBetreff:\n\nGuten Tag\n',
    'Outlook on a Mac': 'Am 26.11.26, 10:03 schrieb "Stadt" <kontor@stadt.example>:\n\n    Guten Tag\n',
    'old Outlook, English': '-----Original Message-----\nFrom: Stadt\n\nHello\n',
    'Outlook for a message with attachments': '-------- Weitergeleitete Nachricht --------\nBetreff: x\n',
    'GMX in the browser':
      'Gesendet: Donnerstag, 26. November 2026 um 10:03 Uhr\nVon: "Stadt" <kontor@stadt.example>\nAn: a@stadt.example\nBetreff: x\n\nGuten Tag',
    'our own line': `${answerAbove.de}\n\nGuten Tag\n`,
    'our own line, quoted': `> ${answerAbove.en}\n> Hello\n`,
    'nothing at all': '',
  };
  test.each(Object.entries(histories))('%s', (_name, history) => {
    expect(answerOf(`${said}\n\n${history}`)).toBe(said);
    expect(answerOf(`${said}\r\n\r\n${history.replaceAll('\n', '\r\n')}`)).toBe(said);
  });

  test('an answer between what is quoted, and below it', () => {
    const text =
      'Am 26.11.26 um 10:03 schrieb Stadt:\n> Kommen Sie?\n\nJa.\n\n> Auch Bernd?\n\nDas weiß ich nicht.\n\n-- \nAyşe Yilmaz\nAmt 41\n';
    expect(answerOf(text)).toBe('Ja.\n\nDas weiß ich nicht.');
  });

  test('signatures go, and what telephones add', () => {
    for (const end of [
      '-- \nAyşe Yilmaz\nAmt 41',
      '--\nAyşe',
      'Von meinem iPhone gesendet',
      'Sent from my iPhone',
      'Gesendet mit der GMX Mail App',
      'Diese Nachricht wurde von meinem Android-Gerät mit GMX Mail gesendet.',
      'Von Outlook für Android herunterladen',
      'Get Outlook for iOS<https://aka.ms/o0ukef>',
    ]) {
      expect(answerOf(`${said}\n\n${end}\n`), end).toBe(said);
    }
  });

  test('what only looks like history stays', () => {
    for (const text of [
      'Von: Haus zu Haus sind es drei Minuten.',
      'Von: 10 Uhr\nBis: 12 Uhr\nOrt: Rathaus',
      'Am 03.05.2026 um 10:00 schrieb der Bürgermeister:\nAlles wie besprochen.',
      'Von: Rathaus\nAn: Feuerwehr\nDatum: 3.5.\n\nSo steht es im Plan.',
      'Am Montag schrieb ich Ihnen schon dazu: bitte warten.',
      'Zwei Dinge:\n- Haushalt\n- Ferien',
      'a -- b',
      'On the whole: yes',
      'Er wird morgen gesendet',
    ]) {
      expect(answerOf(text)).toBe(text);
    }
  });

  test('what is nothing but history is no answer', () => {
    expect(answerOf('> Guten Tag\n> Bernd hat kommentiert.\n')).toBe('');
    expect(answerOf('Am 26.11.26 um 10:03 schrieb Stadt:\n> Guten Tag')).toBe('');
    expect(answerOf('')).toBe('');
  });
});

describe('HTML without plain text', () => {
  const read = (html: string) => answerOf(textOfHtml(html));

  test('Outlook on a desk', () => {
    expect(
      read(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><style><!-- p.MsoNormal {margin:0cm} --></style>
        <!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit"/></xml><![endif]--></head><body lang=DE><div class=WordSection1>
        <p class=MsoNormal>Ja, das passt.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <p class=MsoNormal>Gr&uuml;&szlig;e &amp; Dank<o:p></o:p></p>
        <div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Von:</b> Stadt<br><b>Gesendet:</b> heute</p></div>
        <p class=MsoNormal>Guten Tag</p></div></body></html>`).replace(/\n+/g, '\n'),
    ).toBe('Ja, das passt.\nGrüße & Dank');
  });

  test('Outlook in the browser and on a telephone', () => {
    expect(
      read(
        '<div>Ja.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Von:</b> Stadt</div><div>Alt</div>',
      ),
    ).toBe('Ja.');
    expect(read('<div>Ja.</div><div id="mail-editor-reference-message-container"><div>Alt</div></div>')).toBe('Ja.');
  });

  test('Gmail, Thunderbird and Apple Mail', () => {
    expect(
      read(
        '<div dir="ltr">Ja.<div>Danke</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Am Do., 26. Nov. 2026 um 10:03&nbsp;Uhr schrieb Stadt &lt;<a href="mailto:k@s.example">k@s.example</a>&gt;:<br></div><blockquote class="gmail_quote"><p>Guten Tag</p></blockquote></div>',
      ),
    ).toBe('Ja.\nDanke');
    expect(
      read(
        '<p>Ja.</p><div class="moz-cite-prefix">Am 26.11.26 um 10:03 schrieb Stadt:<br></div><blockquote type="cite"><p>Guten Tag</p></blockquote><p>Und danke.</p>',
      ),
    ).toBe('Ja.\n\nUnd danke.');
    expect(
      read(
        'Ja.<br><div><br><blockquote type="cite"><div>Am 26.11.2026 um 10:03 schrieb Stadt &lt;k@s.example&gt;:</div><br><div>Guten Tag</div></blockquote></div>',
      ),
    ).toBe('Ja.');
  });

  test('lists, preformatted text and what is not to be seen', () => {
    expect(read('<ul><li>eins<li>zwei</ul><pre>a\n  b</pre><script>x()</script><style>p{}</style>')).toBe(
      '- eins\n- zwei\na\n  b',
    );
  });
});

describe('whatever comes', () => {
  test('no text makes it fail, and nothing is made up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        expect(answerOf(text).length).toBeLessThanOrEqual(text.length);
      }),
    );
    const pieces = fc.constantFrom(
      '<',
      '>',
      '</',
      'blockquote',
      'div',
      ' id="',
      '"',
      'pre',
      '&',
      'x',
      ';',
      '<!--',
      '\n',
      'p',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 300 }), (parts) => typeof textOfHtml(parts.join('')) === 'string'),
    );
  });

  test('texts that are built to be slow are read in little time', () => {
    // Of this process, and not of what else the machine does meanwhile.
    const begin = process.cpuUsage();
    for (const text of [
      'Am '.repeat(100_000),
      'Am x schrieb '.repeat(50_000),
      'Am x schrieb\n'.repeat(50_000),
      `${'a '.repeat(200_000)}:`,
      'Von: a\n'.repeat(50_000),
      '> '.repeat(200_000),
      '-'.repeat(300_000),
      'von meinem '.repeat(50_000),
    ]) {
      answerOf(text);
    }
    for (const html of [
      '<blockquote>'.repeat(20_000),
      '<b>'.repeat(60_000) + '</i>'.repeat(40_000),
      '<p'.repeat(100_000),
      '<div a="'.repeat(30_000),
      '<!--'.repeat(50_000),
      '&'.repeat(200_000),
      '<br>'.repeat(60_000),
      `${'<i>'.repeat(30_000)}${'</x>'.repeat(30_000)}`,
    ]) {
      answerOf(textOfHtml(html));
    }
    const { user, system } = process.cpuUsage(begin);
    expect((user + system) / 1_000).toBeLessThan(8_000);
  });
});
