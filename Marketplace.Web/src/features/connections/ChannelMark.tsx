import { Avatar } from '@mantine/core';

const colours: Record<string, string> = {
  etsy: 'orange',
  ebay: 'blue',
  shopify: 'lime',
  woocommerce: 'grape',
  vinted: 'teal',
  whatsapp: 'green',
  meta: 'indigo',
};

/** A channel's initial in its colour; the channels' logos are theirs. */
export function ChannelMark({ channel, name, size = 40 }: { channel: string; name: string; size?: number }) {
  return (
    <Avatar color={colours[channel] ?? 'gray'} variant="filled" radius="md" size={size} aria-hidden>
      {name.charAt(0).toUpperCase()}
    </Avatar>
  );
}
