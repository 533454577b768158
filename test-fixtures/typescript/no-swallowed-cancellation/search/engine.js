/** Plain JavaScript: who takes a signal is told by parameters. */
export async function find(text, { signal, limit = 10 }) {
  const response = await fetch(`/find?text=${text}&limit=${limit}`, { signal });
  return response.json();
}

export const rank = (rows) => rows.toSorted();

export class Index {
  async lookUp(text, { signal } = {}) {
    return find(text, { signal });
  }
}
