/** A client that gives up quietly. */
import axios from 'axios';

export async function getUser(id: string, signal: AbortSignal): Promise<unknown> {
  try {
    const { data } = await axios.get(`/users/${id}`, { signal });
    return data;
  } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `axios.get()`"
    console.error(error);
    return null;
  }
}

export async function getUserOrCancel(id: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await axios.get(`/users/${id}`, { signal });
  } catch (error) {
    if (axios.isCancel(error)) throw error;
    return null;
  }
}
