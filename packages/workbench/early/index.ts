export { askEarly } from './early-answers.ts';
export { keepInstallOffer } from './install-offer.ts';
export { showKeptTheme } from './kept-theme.ts';
