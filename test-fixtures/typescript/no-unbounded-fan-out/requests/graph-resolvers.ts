/** Resolvers that a list of results is made with. */
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

export const resolvers = {
  async authors(parent: { posts: { authorId: number }[] }): Promise<unknown> {
    return await Promise.all(parent.posts.map(({ authorId }) => prisma.user.findUnique({ where: { id: authorId } }))); // error: [no-unbounded-fan-out] "starts `prisma.user.findUnique()`"
  },

  async authorsTogether(parent: { posts: { authorId: number }[] }): Promise<unknown> {
    return await prisma.user.findMany({ where: { id: { in: parent.posts.map(({ authorId }) => authorId) } } });
  },

  async names(parent: { posts: { title: string }[] }): Promise<string[]> {
    return await Promise.all(parent.posts.map(async ({ title }) => title.trim()));
  },
};
