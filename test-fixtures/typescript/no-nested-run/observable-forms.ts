/** Streams of values from the network. */
import { forkJoin, from, fromEvent, type Observable } from 'rxjs';
import { concatMap, tap } from 'rxjs/operators';

declare const clicks: Observable<string>;
declare function save(text: string): Observable<number>;
declare function refresh(): Observable<void>;

export class Editor {
  start(): void {
    clicks.subscribe((text) => {
      save(text).subscribe({ // error: [no-nested-run] "A subscription inside a subscription"
        complete: () => refresh().subscribe(), // error: [no-nested-run] "A subscription inside a subscription"
      });
    });
  }

  startOnce(): void {
    fromEvent(document, 'click').subscribe(async () => {
      await Promise.resolve();
      save('clicked').subscribe(); // error: [no-nested-run] "A subscription inside a subscription"
    });
  }

  startProperly(): void {
    clicks
      .pipe(
        concatMap((text) => save(text)),
        tap(() => console.log('saved')),
        concatMap(() => refresh()),
      )
      .subscribe();
    forkJoin([save('a'), from(['b'])]).subscribe(console.log);
  }
}
