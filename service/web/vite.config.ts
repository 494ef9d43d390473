// SPDX-License-Identifier: EUPL-1.2
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The page policy allows no inline script or style and no data: font, so nothing is inlined.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    sourcemap: false,
    rolldownOptions: {
      // The component bundle only exports components; what is not used can go.
      treeshake: { moduleSideEffects: (id) => !id.includes('@utrecht/component-library-react') },
    },
  },
});
