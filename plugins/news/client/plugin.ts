import { defineClientPlugin } from '@kontor/plugin-api/client';

/** News that reach the people whom they concern. */
export const newsPlugin = defineClientPlugin({
  id: 'news',
  register() {
    return undefined;
  },
});
