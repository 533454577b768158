/** What every storage offers; those who use it know only this. */
export interface Driver {
  put(key: string, value: string): Promise<void>;
  has(key: string): Promise<boolean>;
  close(done: () => void): void;
  close(): Promise<void>;
  on(event: 'full', listener: (key: string) => void): this;
}

export type DriverFactory = (url: string) => Promise<Driver>;
