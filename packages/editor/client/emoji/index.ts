export { allEmoji, findEmoji, withEmoji } from './emoji-codes.ts';
