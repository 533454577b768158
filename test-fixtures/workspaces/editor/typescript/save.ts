import { store } from './store';

export async function handle(): Promise<void> {
  store(1);
}
