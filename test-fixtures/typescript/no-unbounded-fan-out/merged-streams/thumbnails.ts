// Pictures that are loaded by streams, of which some take whatever comes at once.
import { from, fromEvent, type Observable } from 'rxjs';
import { bufferCount, concatMap, filter, mergeMap, take, toArray } from 'rxjs/operators';

const load = async (url: string): Promise<Blob> => (await fetch(url)).blob();

export function loadAll(urls: string[]): Observable<Blob[]> {
  return from(urls).pipe(
    filter((url) => url.endsWith('.png')),
    mergeMap((url) => load(url)), // error: [no-unbounded-fan-out] "`mergeMap()` starts `load()` for every element of `urls`"
    toArray(),
  );
}

export function loadEach(urls: ReadonlySet<string>): Observable<number> {
  return from(urls).pipe(
    mergeMap(async (url) => { // error: [no-unbounded-fan-out] "for every element of `urls`"
      const picture = await load(url);
      return picture.size;
    }),
  );
}

export function loadSome(urls: string[]): Observable<Blob[]> {
  return from(urls).pipe(
    mergeMap((url) => load(url), 4),
    toArray(),
  );
}

export function loadInTurn(urls: string[]): Observable<Blob> {
  return from(urls).pipe(concatMap((url) => load(url)));
}

export function loadFirst(urls: string[]): Observable<Blob> {
  return from(urls).pipe(
    take(5),
    mergeMap((url) => load(url)),
  );
}

export function loadInGroups(urls: string[]): Observable<Blob[]> {
  return from(urls).pipe(
    bufferCount(10),
    concatMap((group) => from(group).pipe(mergeMap((url) => load(url)), toArray())),
  );
}

export function loadLatest(find: () => Promise<string>): Observable<Blob> {
  return from(find()).pipe(mergeMap((url) => load(url)));
}

export function loadOnClick(button: object): Observable<Blob> {
  return fromEvent(button, 'click').pipe(mergeMap((url) => load(url)));
}

export function loadBoth(): Observable<Blob> {
  return from(['https://pictures.example/a.png', 'https://pictures.example/b.png']).pipe(mergeMap((url) => load(url)));
}
