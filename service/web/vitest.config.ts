// SPDX-License-Identifier: EUPL-1.2
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The unit tests of the page lie with the other tests; they need no browser.
export default defineConfig({
  test: {
    dir: fileURLToPath(new URL('../../tests/web/unit', import.meta.url)),
    globals: true,
    environment: 'node',
  },
});
