/** Streams that are joined by operators. */
import { combineLatest, fromEvent, switchMap, type Observable } from 'rxjs';

declare function find(text: string): Observable<string[]>;

export function search(input: HTMLInputElement, limits: Observable<number>): void {
  const typed = fromEvent(input, 'input');
  combineLatest([typed, limits])
    .pipe(switchMap(() => find(input.value)))
    .subscribe((rows) => console.log(rows.length));
}
