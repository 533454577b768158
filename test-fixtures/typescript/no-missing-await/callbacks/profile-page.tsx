/** A page that loads what it shows. */
declare function useEffect(effect: () => void | (() => void), dependencies: readonly unknown[]): void;
declare function useState<T>(initial: T): [T, (value: T) => void];
declare function loadProfile(id: string): Promise<{ name: string }>;
declare function saveProfile(id: string, name: string): Promise<void>;
declare global {
  namespace JSX {
    interface IntrinsicElements {
      button: { onClick?: () => void; children?: string };
      form: { action?: () => void | Promise<void>; children?: unknown };
    }
  }
}

export function ProfilePage({ id }: { id: string }) {
  const [name, setName] = useState('');

  useEffect(async () => { // error: [no-missing-await] "`useEffect()` drops the promise"
    setName((await loadProfile(id)).name);
  }, [id]);

  useEffect(() => {
    (async () => { // error: [no-missing-await] "returns a promise that is neither awaited nor handled"
      setName((await loadProfile(id)).name);
    })();
  }, [id]);

  useEffect(() => {
    let isCurrent = true;
    loadProfile(id).then(
      (profile) => {
        if (isCurrent) setName(profile.name);
      },
      () => setName('nobody'),
    );
    return () => {
      isCurrent = false;
    };
  }, [id]);

  return (
    <form action={async () => saveProfile(id, name)}>
      <button onClick={async () => saveProfile(id, name)}>Save</button> {/* // error: [no-missing-await] "`onClick` drops the promise" */}
      <button onClick={() => setName('')}>Clear</button>
    </form>
  );
}
