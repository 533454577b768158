/** Leaving `finally` early drops what is on its way. */
declare function load(id: string): Promise<string>;
declare function close(): void;

export async function returns(id: string): Promise<string> {
  try {
    return await load(id);
  } finally {
    return ''; // error: [no-swallowed-cancellation] "`return` in `finally` drops the error"
  }
}

export async function breaks(ids: string[]): Promise<void> {
  for (const id of ids) {
    try {
      await load(id);
    } finally {
      break; // error: [no-swallowed-cancellation] "`break` in `finally`"
    }
  }
}

export async function continues(ids: string[]): Promise<void> {
  for (const id of ids) {
    try {
      await load(id);
    } catch (error) {
      console.error(error);
      throw error;
    } finally {
      if (id === '') continue; // error: [no-swallowed-cancellation] "`continue` in `finally`"
      close();
    }
  }
}

// --- left alone

export async function cleans(id: string): Promise<string> {
  try {
    return await load(id);
  } finally {
    close();
  }
}

export async function breaksInside(ids: string[]): Promise<void> {
  try {
    await load('');
  } finally {
    for (const id of ids) {
      if (id === '') break;
    }
  }
}

export async function returnsInCallback(ids: string[]): Promise<void> {
  try {
    await load('');
  } finally {
    ids.forEach((id) => {
      if (id === '') return;
      close();
    });
  }
}

export function nothingAwaited(text: string): unknown {
  try {
    return JSON.parse(text);
  } finally {
    close();
  }
}
