import { defineClientPlugin } from '@kontor/plugin-api/client';

/** Knowledge of spaces: pages in a tree, written together, each with somebody to ask. */
export const wikiPlugin = defineClientPlugin({ id: 'wiki', register() {} });
