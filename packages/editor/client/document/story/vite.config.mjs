import { reactAriaLocales } from '@kontor/ui/vite';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// One document alone, to look at: npx vite --config packages/editor/client/document/story/vite.config.mjs
export default defineConfig({
  root: import.meta.dirname,
  plugins: [reactAriaLocales(), react(), tailwind()],
  build: { outDir: '../../../../../dist/editor-story', emptyOutDir: true, assetsInlineLimit: 0 },
});
