// SPDX-License-Identifier: EUPL-1.2
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const junit = process.env.DREMPEL_JUNIT;

export default defineConfig({
  test: {
    dir: fileURLToPath(new URL('./browser', import.meta.url)),
    globals: true,
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './browser/support/tally.ts', ...(junit ? ['junit'] : [])],
    ...(junit ? { outputFile: { junit } } : {}),
  },
});
