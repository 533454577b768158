/** A generator that closes its source. */
export function* numbers(): Generator<number> {
  try {
    yield 1;
    yield 2;
  } finally {
    console.log('closed');
  }
}

export function firstNumber(): number {
  for (const number of numbers()) return number;
  return 0;
}
