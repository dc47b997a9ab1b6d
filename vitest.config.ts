import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    typecheck: { enabled: false },
    // Builds, installations and other processes are among the tests, and two cores may have to do.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
