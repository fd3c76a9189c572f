import { expect, it } from 'vitest';
import { sumReadiness } from './readiness';

const problem = (productId: string) => ({ connectionId: 'a', productId, title: productId, field: 'price', message: 'Needs a price.' });

it('adds up what is known of each connection', () => {
  const first = [
    { connectionId: 'a', ready: 2, listed: 1, blocked: 1, problems: [problem('p1')] },
    { connectionId: 'b', ready: 4, listed: 0, blocked: 0, problems: [] },
  ];
  const second = [{ connectionId: 'a', ready: 3, listed: 0, blocked: 1, problems: [problem('p2')] }];
  expect(sumReadiness([first, second])).toEqual([
    { connectionId: 'a', ready: 5, listed: 1, blocked: 2, problems: [problem('p1'), problem('p2')] },
    first[1],
  ]);
});
