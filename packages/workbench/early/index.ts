export { askEarly } from './early-answers.ts';
export { showKeptTheme } from './kept-theme.ts';
