export { codeClasses } from './code-classes.ts';
export { type CodeKind, type CodePiece, highlight } from './highlight.ts';
