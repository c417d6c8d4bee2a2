export {
  type Body,
  type BodyNode,
  inBlocks,
  isSafeAddress,
  linkOf,
  meantBy,
  type TableCell,
  type TaskItem,
  tight,
} from './body/body-node.ts';
export { readHtml } from './body/html-reader.ts';
export { htmlOf } from './body/html-writer.ts';
export { readMarkdown } from './body/markdown.ts';
export { markdownOf } from './body/markdown-writer.ts';
export type { Mention } from './body/mention.ts';
export { mentionedIn, roomWord } from './body/mentioned.ts';
export { plainTextOf } from './body/plain-text.ts';
export * from './power-levels.ts';
export { type OutgoingText, type TextContent, textContentOf } from './text-content.ts';
