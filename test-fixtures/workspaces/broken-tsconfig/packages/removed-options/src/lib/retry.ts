export async function retry<T>(times: number, task: () => Promise<T>): Promise<T> {
  for (let left = times; left > 1; left -= 1) {
    try {
      return await task();
    } catch (error) {
      console.warn(error);
    }
  }
  return task();
}
