import { askEarly, keepInstallOffer, showKeptTheme } from '@kontor/workbench/early';

/** The page asks for this small file beside the large ones; it runs first, and nothing is painted before. */
const storage = () => window.localStorage;

showKeptTheme(document.documentElement, storage);
keepInstallOffer(window);
export const fetchEarly = askEarly(window.fetch.bind(window), storage);
