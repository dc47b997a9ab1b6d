/**
 * Calls `make` once. Written with a pure annotation before the call, it lets a bundler drop a schema nobody uses together with
 * everything inside it; the annotation on a plain `z.looseObject({ … })` would not cover the calls among its arguments.
 */
export function define<T>(make: () => T): T {
  return make()
}
