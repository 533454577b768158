/** Methods that Nest calls, of requests, messages and on time. */
import { execFileSync } from 'node:child_process';
import { Controller, Get, Injectable, Post } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { Cron, Interval, Timeout } from '@nestjs/schedule';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';

@Controller('reports')
export class Reports {
  constructor() {
    execFileSync('report', ['--warm-up']);
  }

  @Get()
  list(): string {
    return execFileSync('report', ['--list'], { encoding: 'utf8' }); // error: [no-blocking-call] "`execFileSync()` blocks"
  }

  @Post()
  create(name: string): string {
    return this.render(name); // error: [no-blocking-call] "`this.render()` blocks"
  }

  @MessagePattern('report')
  answer(name: string): string {
    return execFileSync('report', [name], { encoding: 'utf8' }); // error: [no-blocking-call] "`execFileSync()` blocks"
  }

  render(name: string): string {
    return execFileSync('report', [name], { encoding: 'utf8' });
  }
}

@Injectable()
export class Jobs {
  onModuleInit(): void {
    execFileSync('report', ['--migrate']);
  }

  @Cron('0 3 * * *')
  clean(): void {
    execFileSync('report', ['--clean']); // error: [no-blocking-call] "`execFileSync()` blocks"
  }

  @Interval(10_000)
  poll(): void {
    execFileSync('report', ['--poll']); // error: [no-blocking-call] "`execFileSync()` blocks"
  }

  @Timeout(1000)
  warmUp(): void {
    execFileSync('report', ['--cache']);
  }
}

@WebSocketGateway()
export class Live {
  @SubscribeMessage('render')
  render(name: string): Buffer {
    return execFileSync('report', [name]); // error: [no-blocking-call] "`execFileSync()` blocks"
  }
}

/** A decorator of one's own of that name. */
const Get2 = (): MethodDecorator => () => {};
export class Plain {
  @Get2()
  get(): Buffer {
    return execFileSync('report');
  }
}
