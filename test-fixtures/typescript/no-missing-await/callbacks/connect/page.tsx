/** A page on which one connects to a program: its handlers tell by themselves what went wrong. */
/// <reference lib="dom" />
import { useCallback } from 'react';

declare const client: { connect(tab: number): Promise<{ name: string }>; leave(): Promise<void> };
declare function show(text: string): void;
declare function measure(): void;
declare global {
  namespace JSX {
    interface IntrinsicElements {
      button: { onClick?: () => void; children?: string };
      div: { children?: unknown };
    }
  }
}

export function ConnectPage({ tab }: { tab: number }) {
  const connect = useCallback(async (id: number) => {
    try {
      const { name } = await client.connect(id);
      show(`connected to ${name}`);
    } catch (error) {
      show(`not connected: ${String(error)}`);
    }
  }, []);
  const leave = useCallback(async (id: number) => {
    await client.leave();
    show(`left ${id}`);
  }, []);

  return (
    <div>
      <button onClick={() => connect(tab)}>Connect</button>
      <button onClick={() => leave(tab)}>Leave</button> {/* // error: [no-missing-await] "`onClick` drops the promise" */}
    </div>
  );
}

export function start(): void {
  document.fonts.ready.then(() => measure());
  navigator.serviceWorker.ready.then(() => show('ready'));
  navigator.serviceWorker.ready.then((worker) => worker.update()); // error: [no-missing-await] "neither awaited nor handled"
}
