import type { HomeModel } from '@/api/schema';

export interface Step {
  title: string;
  description: string;
  action: string;
  to: string;
  done: boolean;
}

/** The way of a new seller from an empty account to the first sale. */
export function stepsOf(home: HomeModel): Step[] {
  return [
    {
      title: 'Bring in your products',
      description: 'From a Shopify, WooCommerce or plain CSV file, pictures included.',
      action: 'Import products',
      to: '/imports',
      done: home.products > 0,
    },
    {
      title: 'Connect a channel',
      description: 'Sign in to your shop there; what is already listed is matched by SKU.',
      action: 'Connect a channel',
      to: '/connections',
      done: home.connections > 0,
    },
    {
      title: 'Publish',
      description: 'Choose products and put them on every connected channel at once.',
      action: 'Choose products',
      to: '/products',
      done: home.activeListings > 0,
    },
    {
      title: 'Make your first sale',
      description: 'The order arrives here, and the stock is told to every channel.',
      action: 'See orders',
      to: '/orders',
      done: home.ordersToday > 0 || home.ordersToShip > 0 || home.salesByDay.some((day) => day.orders > 0),
    },
  ];
}
