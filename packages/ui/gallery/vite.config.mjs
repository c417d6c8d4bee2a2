import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { reactAriaLocales } from '../build/react-aria-locales.mjs';

// The stories page: npx vite --config packages/ui/gallery/vite.config.mjs
export default defineConfig({
  root: import.meta.dirname,
  plugins: [reactAriaLocales(), react(), tailwind()],
  build: { outDir: 'dist', emptyOutDir: true },
});
