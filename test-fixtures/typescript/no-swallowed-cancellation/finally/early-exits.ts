/** Ways out of `finally`. */
declare function copy(from: string, signal: AbortSignal): Promise<number>;
declare function tidy(): Promise<void>;

export async function copied(from: string, signal: AbortSignal): Promise<number> {
  let count = 0;
  try {
    count = await copy(from, signal);
  } finally {
    return count; // error: [no-swallowed-cancellation] "`return` in `finally` drops the error"
  }
}

export async function copyAll(all: readonly string[], signal: AbortSignal): Promise<void> {
  for (const from of all) {
    try {
      await copy(from, signal);
    } finally {
      if (from === '') continue; // error: [no-swallowed-cancellation] "`continue` in `finally` drops the error"
    }
  }
}

export async function copyUntil(all: readonly string[], signal: AbortSignal): Promise<void> {
  outer: for (const from of all) {
    for (const part of from) {
      try {
        await copy(part, signal);
      } finally {
        if (part === '.') break outer; // error: [no-swallowed-cancellation] "`break` in `finally` drops the error"
      }
    }
  }
}

export async function copyAndTidy(from: string, signal: AbortSignal): Promise<number> {
  try {
    return await copy(from, signal);
  } finally {
    for (const step of [1, 2]) {
      if (step > 1) break;
      await tidy();
    }
  }
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } finally {
    return undefined;
  }
}
