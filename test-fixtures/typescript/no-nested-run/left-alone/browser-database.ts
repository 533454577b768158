/** The database of a browser, whose requests tell by events how they ended. */
function toPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('No reason was given.'));
  });
}

export function openDatabase(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => request.result.createObjectStore('notes');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error(`${name} cannot be opened.`));
    request.onblocked = () => reject(new Error(`${name} is open elsewhere.`));
  });
}

export async function readNote(database: IDBDatabase, id: string): Promise<string | undefined> {
  const store = database.transaction('notes').objectStore('notes');
  const note: unknown = await toPromise(store.get(id));
  return typeof note === 'string' ? note : undefined;
}
