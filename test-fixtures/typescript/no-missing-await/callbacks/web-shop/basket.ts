/** The basket of a shop: packages show what goes wrong in their promises by themselves. */
import { QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { mutate, preload } from 'swr';
import useSWRInfinite from 'swr/infinite';
import { useRouter, type Router } from 'vue-router';

async function loadBasket(): Promise<string[]> {
  const response = await fetch('/basket');
  return (await response.json()) as string[];
}

function useBasket() {
  return useQuery({ queryKey: ['basket'], queryFn: loadBasket });
}

const client = new QueryClient();

preload('/basket', loadBasket);

export function useHistory(): { more: () => void; refresh: () => void } {
  const { size, setSize } = useSWRInfinite((index) => `/orders?page=${index}`, loadBasket);
  const more = (): void => {
    setSize(size + 1);
  };
  const refresh = (): void => {
    mutate('/orders', loadBasket()); // error: [no-missing-await] "`mutate()`"
  };
  return { more, refresh };
}

export function useOrder(): { again: () => void; order: () => Promise<void> } {
  const queries = useQueryClient();
  const { refetch } = useBasket();
  const navigate = useNavigate();
  const again = (): void => {
    refetch();
    client.prefetchQuery({ queryKey: ['basket'], queryFn: loadBasket });
    queries.fetchQuery({ queryKey: ['basket'], queryFn: loadBasket }); // error: [no-missing-await] "`queries.fetchQuery()`"
  };
  const order = async (): Promise<void> => {
    await fetch('/order', { method: 'POST' });
    queries.invalidateQueries({ queryKey: ['basket'] });
    navigate('/thanks');
  };
  return { again, order };
}

export function onKey(button: HTMLElement, refetch = useBasket().refetch): void {
  const basket = useBasket();
  button.addEventListener('click', () => basket.refetch());
  button.addEventListener('keydown', () => loadBasket()); // error: [no-missing-await] "`button.addEventListener()`"
  button.addEventListener('blur', async () => { // error: [no-missing-await] "`button.addEventListener()`"
    await refetch();
  });
}

export function openMenu(client: QueryClient): void {
  const router = useRouter();
  router.push('/menu');
  router.isReady(); // error: [no-missing-await] "`router.isReady()`"
  client.invalidateQueries();
}

export function fillIn(form: HTMLElement, basket: UseQueryResult<string[]>, show: (error: unknown) => void): void {
  const { handleSubmit, reset } = useForm<{ name: string }>();
  const save = async (values: { name: string }): Promise<void> => {
    await fetch('/names', { method: 'POST', body: values.name });
  };
  const saveSafely = async (values: { name: string }): Promise<void> => {
    try {
      await save(values);
    } catch (error) {
      show(error);
    }
  };
  form.addEventListener('submit', handleSubmit(saveSafely));
  form.addEventListener('reset', handleSubmit(() => reset(), show));
  form.addEventListener('change', handleSubmit(save)); // error: [no-missing-await] "`form.addEventListener()`"
  basket.refetch();
}

/** What a component was given. */
export function leave({ client: given, router }: { client: QueryClient; router: Router }): void {
  given.invalidateQueries({ queryKey: ['basket'] });
  router.push('/');
  given.fetchQuery({ queryKey: ['basket'], queryFn: loadBasket }); // error: [no-missing-await] "`given.fetchQuery()`"
}
