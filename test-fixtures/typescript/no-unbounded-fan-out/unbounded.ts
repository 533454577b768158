/** One connection, process or open file for every element, all at once. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import axios from 'axios';
import { execa } from 'execa';
import got from 'got';
import pMap from 'p-map';
import { Pool } from 'pg';

const s3 = new S3Client({});
const pool = new Pool();

interface User {
  id: string;
}

export async function fetchAll(urls: string[]): Promise<Response[]> {
  return Promise.all(urls.map((url) => fetch(url))); // error: [no-unbounded-fan-out] "`Promise.all()` starts `fetch()` for every element of `urls` at once"
  //     ^^^^^^^^^^^
}

export async function fetchTexts(urls: string[]): Promise<string[]> {
  return Promise.all( // error: [no-unbounded-fan-out] "an asynchronous operation"
    urls.map(async (url) => {
      const response = await fetch(url);
      return response.text();
    }),
  );
}

export async function settleAll(urls: readonly string[]): Promise<unknown> {
  return Promise.allSettled(urls.map((url) => axios.get(url))); // error: [no-unbounded-fan-out] "`Promise.allSettled()` starts `axios.get()`"
}

export async function firstOf(urls: string[]): Promise<Response> {
  return Promise.any(urls.map((url) => fetch(url))); // error: [no-unbounded-fan-out] "`Promise.any()`"
}

export async function fastestOf(urls: Set<string>): Promise<Response> {
  return Promise.race(Array.from(urls, (url) => fetch(url))); // error: [no-unbounded-fan-out] "`Promise.race()`"
}

export async function fetchSpread(urls: Set<string>): Promise<Response[]> {
  return await Promise.all([...urls].map((url) => fetch(url))); // error: [no-unbounded-fan-out] "for every element of `[...urls]`"
}

export async function fetchReference(urls: URL[]): Promise<unknown> {
  return Promise.all(urls.map(got)); // error: [no-unbounded-fan-out] "starts `got()`"
}

export async function fetchFiltered(users: User[]): Promise<unknown> {
  return Promise.all(users.filter(({ id }) => id !== '').map(({ id }) => fetch(`/users/${id}`))); // error: [no-unbounded-fan-out] "fetch()"
}

export async function fetchStored(urls: string[]): Promise<Response[]> {
  const requests = urls.map((url) => fetch(url));
  return Promise.all(requests); // error: [no-unbounded-fan-out] "`Promise.all()` starts `fetch()`"
}

export async function fetchPushed(urls: string[]): Promise<Response[]> {
  const requests: Promise<Response>[] = [];
  for (const url of urls) requests.push(fetch(url));
  return Promise.all(requests); // error: [no-unbounded-fan-out] "for every element of `urls`"
}

export async function fetchPushedIf(users: User[]): Promise<unknown> {
  const requests: Promise<unknown>[] = [];
  for (const user of users) {
    if (user.id) {
      requests.push(axios.post('/users', user));
    }
  }
  await Promise.allSettled(requests); // error: [no-unbounded-fan-out] "starts `axios.post()`"
  return users;
}

export async function fetchFrom(urls: string[]): Promise<unknown> {
  return Array.fromAsync(urls.map((url) => fetch(url))); // error: [no-unbounded-fan-out] "`Array.fromAsync()`"
}

export function notifyAll(users: User[]): void {
  for (const user of users) void fetch(`/notify/${user.id}`); // error: [no-unbounded-fan-out] "waits for none"
}

export function notifyEach(users: User[]): void {
  for (const user of users) {
    void notify(user); // error: [no-unbounded-fan-out] "starts `notify()`"
  }
}

async function notify(user: User): Promise<void> {
  await axios.post(`/notify/${user.id}`);
}

export async function notifyThrough(users: User[]): Promise<void> {
  await Promise.all(users.map((user) => notify(user))); // error: [no-unbounded-fan-out] "starts `notify()`"
}

export async function notifyChained(users: User[]): Promise<unknown> {
  return Promise.all(users.map((user) => notify(user).catch(() => undefined))); // error: [no-unbounded-fan-out] "starts `notify()`"
}

export async function upload(keys: string[]): Promise<unknown> {
  return Promise.all(keys.map((key) => s3.send(toCommand(key)))); // error: [no-unbounded-fan-out] "starts `s3.send()`"
}

declare function toCommand(key: string): never;

export async function query(ids: string[]): Promise<unknown> {
  return Promise.all(ids.map((id) => pool.query('select $1', [id]))); // error: [no-unbounded-fan-out] "starts `pool.query()`"
}

export async function spawn(files: string[]): Promise<unknown> {
  return Promise.all(files.map((file) => execa('convert', [file]))); // error: [no-unbounded-fan-out] "starts `execa()`"
}

export async function readFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return Promise.all(names.map((name) => readFile(name, 'utf8'))); // error: [no-unbounded-fan-out] "starts `readFile()` for every element of `names`"
}

export async function mapAll(urls: string[]): Promise<unknown> {
  return pMap(urls, (url) => fetch(url)); // error: [no-unbounded-fan-out] "`pMap()` starts `fetch()`"
}

export async function fetchMany(count: number): Promise<unknown> {
  const ids = await loadIds(count);
  return Promise.all(ids.map(async (id) => (await fetch(`/items/${id}`)).json())); // error: [no-unbounded-fan-out] "an asynchronous operation"
}

declare function loadIds(count: number): Promise<string[]>;

const SIZE = 500;
export async function largeChunk(urls: string[]): Promise<unknown> {
  return Promise.all(urls.slice(0, SIZE).map((url) => fetch(url))); // error: [no-unbounded-fan-out] "fetch()"
}

export async function conditional(urls: string[]): Promise<unknown> {
  return Promise.all(urls.map((url) => (url.startsWith('/') ? fetch(url) : null))); // error: [no-unbounded-fan-out] "fetch()"
}

export const later = promisify(execFile);

declare function inGroups(urls: readonly string[], size?: number): string[][];
declare function linksOf(urls: readonly string[], depth: number): string[][];

/** Groups that are large, or as large as they happen to be; a one is no size. */
export async function grouped(urls: readonly string[]): Promise<void> {
  for (const group of inGroups(urls, 500)) await Promise.all(group.map((url) => fetch(url))); // error: [no-unbounded-fan-out] "for every element of `group`"
  for (const group of inGroups(urls)) await Promise.all(group.map((url) => fetch(url))); // error: [no-unbounded-fan-out] "for every element of `group`"
  for (const links of linksOf(urls, 1)) await Promise.all(links.map((url) => fetch(url))); // error: [no-unbounded-fan-out] "for every element of `links`"
}
