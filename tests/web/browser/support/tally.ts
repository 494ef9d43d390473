// SPDX-License-Identifier: EUPL-1.2
import type { TestModule } from 'vitest/node';

/** The last line: how many tests passed and failed. */
export default class Tally {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((test) => test.result().state === 'passed').length;
      const bad = tests.filter((test) => test.result().state === 'failed').length;
      failed += bad > 0 || module.ok() ? bad : 1;
    }
    process.on('exit', () => console.log(`${passed} passed, ${failed} failed`));
  }
}
