interface Page<T> {
  items: T[];
  next_cursor?: string;
}

/** Every item of a listing: a page is asked for when the one before is used up. */
export async function* all<T>(page: (cursor: { cursor?: string }) => PromiseLike<Page<T>>): AsyncGenerator<T, void, undefined> {
  let cursor: string | undefined;
  do {
    const { items, next_cursor } = await page(cursor === undefined ? {} : { cursor });
    yield* items;
    if (next_cursor !== undefined && next_cursor === cursor) throw new Error('the listing does not move on: it gave the same cursor twice');
    cursor = next_cursor;
  } while (cursor !== undefined);
}
