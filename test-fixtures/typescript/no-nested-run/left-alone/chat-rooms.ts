/** Subscriptions side by side, and subjects that hand on what comes. */
import { BehaviorSubject, Subject, type Observable, type Subscription } from 'rxjs';

interface Message {
  readonly room: string;
  readonly text: string;
}

export class ChatRooms {
  readonly #rooms = new Map<string, Subject<Message>>();
  readonly #latest = new BehaviorSubject<Message | undefined>(undefined);
  readonly #subscriptions: Subscription[] = [];

  constructor(messages: Observable<Message>, errors: Observable<Error>) {
    this.#subscriptions.push(
      messages.subscribe((message) => {
        this.#latest.next(message);
        this.room(message.room).next(message);
      }),
      errors.subscribe((error) => console.error(error)),
    );
  }

  room(name: string): Subject<Message> {
    const room = this.#rooms.get(name) ?? new Subject<Message>();
    this.#rooms.set(name, room);
    return room;
  }

  onLatest(show: (message: Message | undefined) => void): Subscription {
    return this.#latest.subscribe(show);
  }

  close(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
  }
}
