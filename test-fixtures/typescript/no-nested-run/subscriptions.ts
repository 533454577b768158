/** Subscriptions inside of subscriptions. */
import { interval, type Observable } from 'rxjs';
import { mergeMap, switchMap } from 'rxjs/operators';

declare function loadUser(id: number): Observable<string>;

interval(1000).subscribe((id) => {
  loadUser(id).subscribe((user) => console.log(user)); // error: [no-nested-run] "Use `switchMap`"
  //           ^^^^^^^^^
});

interval(1000).subscribe({
  next: (id) => {
    loadUser(id).subscribe(console.log); // error: [no-nested-run] "inside a subscription"
  },
  error: () => {},
});

interval(1000).subscribe(function (id) {
  if (id > 3) loadUser(id).pipe().subscribe(); // error: [no-nested-run] "inside a subscription"
});

interval(1000).subscribe((id) => {
  setTimeout(() => {
    loadUser(id).subscribe(); // error: [no-nested-run] "inside a subscription"
  });
});

// --- left alone

interval(1000)
  .pipe(switchMap((id) => loadUser(id)))
  .subscribe((user) => console.log(user));

interval(1000)
  .pipe(mergeMap((id) => loadUser(id)))
  .subscribe();

export function listen(source: Observable<number>): void {
  source.subscribe();
  loadUser(1).subscribe();
}
