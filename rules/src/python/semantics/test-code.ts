/**
 * Whether a file holds tests, by the names that pytest and unittest look for
 * (https://docs.pytest.org/en/stable/explanation/goodpractices.html#conventions-for-python-test-discovery).
 * A runner runs one test at a time: nobody waits for an event loop that one of them blocks.
 */
export function isTestCode(path: string): boolean {
  return /(?:^|[\\/])(?:test_[^\\/]*|[^\\/]*_test|conftest)\.py$/u.test(path);
}
