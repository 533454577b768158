/** A page of Angular, whose router and whose hooks tell errors to its handler. */
import { inject, type OnInit } from '@angular/core';
import { Router } from '@angular/router';

interface Closable {
  close(): void;
}

class Prices {
  async load(): Promise<number[]> {
    const response = await fetch('/prices');
    return (await response.json()) as number[];
  }
}

export class Checkout implements OnInit, Closable {
  private readonly router = inject(Router);
  private readonly prices = inject(Prices);
  total = 0;

  constructor(private readonly other: Router) {}

  async ngOnInit(): Promise<void> {
    const prices = await this.prices.load();
    this.total = prices.reduce((sum, one) => sum + one, 0);
    this.router.navigate(['/checkout']);
  }

  async close(): Promise<void> { // error: [no-missing-await] "`Closable.close`"
    await this.prices.load();
    this.router.navigate(['/']);
  }

  back(): void {
    this.other.navigateByUrl('/basket');
    this.other.initialize(); // error: [no-missing-await] "`this.other.initialize()`"
    this.prices.load(); // error: [no-missing-await] "`this.prices.load()`"
  }
}
