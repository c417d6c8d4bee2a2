import { defineClientPlugin } from '@kontor/plugin-api/client';

export const surveysPlugin = defineClientPlugin({ id: 'surveys', register() {} });
