/** Prices that come again and again. */
import { timer, type Observable } from 'rxjs';

declare function price(symbol: string): Observable<number>;

export function watch(symbols: Observable<string>): void {
  symbols.subscribe({
    next(symbol) {
      timer(0, 1000).subscribe(() => { // error: [no-nested-run] "A subscription inside a subscription"
        price(symbol).subscribe(console.log); // error: [no-nested-run] "A subscription inside a subscription"
      });
    },
  });
}
