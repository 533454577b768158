/** A table in a file. */
/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
import Database from 'better-sqlite3';
import { DatabaseSync } from 'node:sqlite';

const notes = new Database('notes.db');

export async function addNote(text: string): Promise<void> {
  notes.exec('create table if not exists notes (text)'); // error: [no-blocking-call] "Use an asynchronous driver, or a worker thread"
  notes.prepare('insert into notes values (?)').run(text); // error: [no-blocking-call] "`notes.prepare('insert"
}

export async function count(): Promise<unknown> {
  const database = new DatabaseSync(':memory:');
  return database.prepare('select count(*) from notes').get(); // error: [no-blocking-call] "blocks the event loop"
}

export async function countIn(database: { prepare(sql: string): { get(): Promise<number> } }): Promise<number> {
  return await database.prepare('select 1').get();
}
