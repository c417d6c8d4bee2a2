/** `:short:` codes that people write by heart, German ones beside the usual English. */
const codes: Readonly<Record<string, string>> = {
  '+1': '👍',
  thumbsup: '👍',
  daumen: '👍',
  '-1': '👎',
  thumbsdown: '👎',
  ok: '👌',
  clap: '👏',
  applaus: '👏',
  pray: '🙏',
  danke: '🙏',
  thanks: '🙏',
  wave: '👋',
  hallo: '👋',
  muscle: '💪',
  handshake: '🤝',
  eyes: '👀',
  smile: '😄',
  lachen: '😄',
  grin: '😁',
  joy: '😂',
  slight_smile: '🙂',
  wink: '😉',
  zwinkern: '😉',
  blush: '😊',
  heart_eyes: '😍',
  thinking: '🤔',
  denken: '🤔',
  neutral_face: '😐',
  confused: '😕',
  disappointed: '😞',
  cry: '😢',
  traurig: '😢',
  sweat_smile: '😅',
  astonished: '😲',
  tired: '😫',
  sleeping: '😴',
  sunglasses: '😎',
  shrug: '🤷',
  heart: '❤️',
  herz: '❤️',
  green_heart: '💚',
  blue_heart: '💙',
  tada: '🎉',
  feiern: '🎉',
  cake: '🎂',
  kuchen: '🎂',
  coffee: '☕',
  kaffee: '☕',
  tea: '🍵',
  tee: '🍵',
  pizza: '🍕',
  mittag: '🍽️',
  sun: '☀️',
  sonne: '☀️',
  rain: '🌧️',
  regen: '🌧️',
  snow: '❄️',
  fire: '🔥',
  rocket: '🚀',
  star: '⭐',
  sparkles: '✨',
  bulb: '💡',
  idee: '💡',
  idea: '💡',
  check: '✅',
  white_check_mark: '✅',
  erledigt: '✅',
  x: '❌',
  warning: '⚠️',
  achtung: '⚠️',
  question: '❓',
  frage: '❓',
  exclamation: '❗',
  info: 'ℹ️',
  hourglass: '⏳',
  alarm_clock: '⏰',
  calendar: '📅',
  termin: '📅',
  memo: '📝',
  notiz: '📝',
  pushpin: '📌',
  paperclip: '📎',
  mail: '✉️',
  phone: '📞',
  telefon: '📞',
  computer: '💻',
  printer: '🖨️',
  lock: '🔒',
  key: '🔑',
  bug: '🐛',
  construction: '🚧',
  house: '🏠',
  office: '🏢',
  rathaus: '🏛️',
  bike: '🚲',
  rad: '🚲',
  bus: '🚌',
  train: '🚆',
  bahn: '🚆',
  four_leaf_clover: '🍀',
  glueck: '🍀',
};

export interface EmojiCode {
  readonly code: string;
  readonly sign: string;
}

/** Codes that begin with what was typed, each sign once. */
export function findEmoji(typed: string, most: number): readonly EmojiCode[] {
  const found = new Map<string, EmojiCode>();
  for (const [code, sign] of Object.entries(codes))
    if (code.startsWith(typed.toLowerCase()) && !found.has(sign)) found.set(sign, { code, sign });
  return [...found.values()].slice(0, most);
}

/** Each sign once. */
export function allEmoji(): readonly EmojiCode[] {
  return findEmoji('', Number.POSITIVE_INFINITY);
}

/** Whole codes in a text become what they mean; all else stays, also within code. */
export function withEmoji(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((piece, at) =>
      at % 2 === 1
        ? piece
        : piece.replace(/(?<![\w:]):([\w+-]{1,30}):(?![\w:])/g, (whole, code: string) =>
            Object.hasOwn(codes, code) ? (codes[code] ?? whole) : whole,
          ),
    )
    .join('');
}
