/** Handlers of requests that answer with what they were told to load. */
interface Post {
  title: string;
}

async function loadPost(slug: string | null): Promise<Post | null> {
  const response = await fetch(`https://cms.example.com/${slug}`);
  return response.ok ? ((await response.json()) as Post) : null;
}

async function loadPosts(): Promise<Post[]> {
  return (await (await fetch('https://cms.example.com')).json()) as Post[];
}

function slugOf(request: Request): string | null {
  return new URL(request.url).searchParams.get('slug');
}

export async function GET(request: Request): Promise<Response> {
  return Response.json(loadPost(slugOf(request))); // error: [no-missing-await] "it is written as `{}`"
}

export async function HEAD(request: Request): Promise<Response> {
  return Response.json(await loadPost(slugOf(request)));
}

export async function POST(request: Request): Promise<Response> {
  const slug = slugOf(request);
  return Response.json(
    {
      slug,
      post: loadPost(slug), // error: [no-missing-await] "it is written as `{}`"
      others: [loadPosts()], // error: [no-missing-await] "it is written as `{}`"
    },
    { status: 201 },
  );
}

export async function PUT(request: Request): Promise<Response> {
  const slugs = (await request.json()) as [string, string];
  return Response.json({ posts: slugs.map(loadPost) }); // error: [no-missing-await] "each is written as `{}`"
}

export async function PATCH(request: Request): Promise<Response> {
  const slugs: [string, string] = await request.json();
  return Response.json({ posts: await Promise.all(slugs.map(loadPost)) });
}
