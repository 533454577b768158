/** A list whose thunks, as those of Redux Toolkit, tell failures in what they fulfil. */
interface Outcome<T> {
  readonly payload?: T;
  readonly error?: string;
}
/** Before version 2 of the toolkit. */
interface ThunkPromise<T> extends Promise<Outcome<T>> {
  abort(reason?: string): void;
  unwrap(): Promise<T>;
}
type SafePromise<T> = Promise<T> & { __linterBrands: 'SafePromise' };
interface Todo {
  readonly id: number;
}
interface Dispatch {
  <T>(thunk: { run(): Promise<T> }): ThunkPromise<T>;
  <T>(load: () => Promise<T>): SafePromise<Outcome<T>>;
}
declare const todos: { load(): Promise<Todo[]>; save(todo: Todo): { run(): Promise<Todo> } };
declare function useEffect(effect: () => void | (() => void), on: unknown[]): void;
declare function useShortcut(key: string, action: () => void): void;
declare function log(text: string): void;

export function TodoList({ dispatch, todo }: { dispatch: Dispatch; todo: Todo }) {
  useEffect(() => {
    dispatch(todos.load);
    todos.load(); // error: [no-missing-await] "`todos.load()` returns a promise"
  }, [dispatch]);

  const save = async () => {
    const { error } = await dispatch(todos.save(todo));
    if (!error) await dispatch(todos.load);
  };
  const saveOrFail = async () => {
    await dispatch(todos.save(todo)).unwrap();
  };

  useShortcut('s', save);
  useShortcut('f', saveOrFail); // error: [no-missing-await] "`useShortcut()` drops the promise"

  return (
    <form>
      <button onClick={() => dispatch(todos.load)}>reload</button>
      <button onClick={() => void dispatch(todos.save(todo)).then(() => log('saved'))}>save</button>
      <button
        onClick={() => {
          dispatch(todos.save(todo));
          dispatch(todos.save(todo)).unwrap(); // error: [no-missing-await] "neither awaited nor handled"
        }}
      >
        save twice
      </button>
    </form>
  );
}

declare global {
  namespace JSX {
    interface IntrinsicElements {
      button: { onClick(): void; children: unknown };
      form: { children: unknown };
    }
  }
}
